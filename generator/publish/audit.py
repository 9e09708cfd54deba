"""Nothing lost: every text of the sources is looked for in the finished site, and where it is found is written down."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.problems import Problem
from generator.publication import Publication
from generator.sources.inventory import Atom, squeezed

RECORD = "audit.json"
_SHOWN = 60
"""Characters of a lost text in its message: enough to find it, on one line of a terminal."""
MOST_KEPT = 500
"""Texts of pages in memory, of 10 to 50 kB each: some 25 MB at most, and every page that one source's texts are on."""
MOST_LOOKED_AT = 64
"""Pages of a source that are all named as places of a text.  More would make the audit grow by texts times pages."""


def audit(folder: Path, publication: Publication) -> tuple[Problem, ...]:
    """Write `audit.json` into `folder`; give a problem for each text that is on no page and in no download."""
    finder = _Finder(folder, publication)
    found = [(atom, tuple(finder.places_of(atom))) for atom in publication.inventory]
    record = [
        {"source": f"{atom.mark.path}:{atom.mark.line}", "language": atom.language, "found": places}
        for atom, places in found
    ]
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")).replace("},{", "},\n{")
    (folder / RECORD).write_text(text + "\n", "utf-8", newline="\n")
    return tuple(_lost(atom) for atom, places in found if not places)


def _lost(atom: Atom) -> Problem:
    return Problem(atom.mark, "lost", (("text", atom.text[:_SHOWN]),))


class _Finder:
    """Looks first where a text should be: on the pages made from its file.  Each page is read once."""

    def __init__(self, folder: Path, publication: Publication) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.by_source: dict[tuple[str, str], dict[str, None]] = {}
        self.by_language: dict[str, list[str]] = {}
        for page in publication.pages:
            name, code = f"{page.path}index.html", page.language.code
            self.by_language.setdefault(code, []).append(name)
            for source in page.sources:
                carriers = self.by_source.setdefault((code, source.split("#", 1)[0]), {})
                carriers.update(dict.fromkeys((name, *page.downloads)))

    def places_of(self, atom: Atom) -> Iterator[str]:
        """Where it should be and is.  The first pages are all looked at, the others until it is found."""
        expected = tuple(self.by_source.get((atom.language, atom.mark.path), {}))
        places = [name for name in expected[:MOST_LOOKED_AT] if atom.text in self.text_of(name)]
        if not places:
            others = (name for name in expected[MOST_LOOKED_AT:] if atom.text in self.text_of(name))
            places = list(islice(others, 1))
        yield from places or self.anywhere(atom)

    def anywhere(self, atom: Atom) -> Iterable[str]:
        """The first page of the language that has it: the name of a unit, say, stands on others' pages."""
        found = (name for name in self.by_language.get(atom.language, ()) if atom.text in self.text_of(name))
        return tuple(name for name, _ in zip(found, range(1), strict=False))

    def text_of(self, name: str) -> str:
        """The words of a file; those looked at last are kept, since texts come in the order of their sources."""
        if name not in self.texts:
            if len(self.texts) >= MOST_KEPT:
                self.texts.clear()
            content = (self.folder / name).read_text("utf-8-sig")
            self.texts[name] = visible(content) if name.endswith(".html") else _cells(content)
        return self.texts[name]


def visible(markup: str) -> str:
    """The words of a page, without white space."""
    page = LexborHTMLParser(markup)
    page.strip_tags(["script"], recursive=True)
    return squeezed(page.root.text() if page.root else "")


def _cells(content: str) -> str:
    return squeezed("\n".join(cell for row in csv.reader(content.splitlines()) for cell in row))
