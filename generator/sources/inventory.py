"""Every text the sources hold, kept so that each can be looked for in the finished site."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.language import Gloss, Language
from generator.problems import Mark
from generator.sources.markdown_file import Prose

_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|caption|th|td|pre)>|<(?:ul|ol)>")
_TAG = re.compile(r"<[^>]*>")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Atom:
    """One text in one language, as it must be found: without white space."""

    mark: Mark
    language: str
    text: str


class Inventory:
    """The texts found so far in one run."""

    def __init__(self) -> None:
        self._atoms: list[Atom] = []
        self._glosses: dict[str, dict[str, Gloss]] = {}

    def add(self, mark: Mark, language: str, text: str) -> None:
        if bare := squeezed(text):
            self._atoms.append(Atom(mark, language, bare))

    def add_gloss(self, language: str, gloss: Gloss) -> None:
        """Words to be set apart wherever pages show texts of `language`.  The first mark they are given holds."""
        self._glosses.setdefault(language, {}).setdefault(gloss.words, gloss)

    @property
    def glosses(self) -> Mapping[str, tuple[Gloss, ...]]:
        return {code: tuple(glosses[words] for words in sorted(glosses)) for code, glosses in self._glosses.items()}

    def add_prose(self, mark: Mark, language: str, prose: Prose) -> None:
        """Each paragraph, heading, item and cell of rendered Markdown."""
        for gloss in prose.glosses:
            self.add_gloss(language, gloss)
        markup = "".join(part if isinstance(part, str) else "" for part in prose.parts)
        for block in _BLOCK_END.split(markup):
            self.add(mark, language, html.unescape(_TAG.sub("", block)) if "<" in block or "&" in block else block)

    def part_in(self, language: Language) -> Decimal:
        """How many texts there are in a language that may lack some, as a part of those in the fullest one."""
        if not language.partial or not self._atoms:
            return Decimal(1)
        counts = Counter(atom.language for atom in self._atoms)
        return Decimal(counts[language.code]) / max(counts.values())

    def __iter__(self) -> Iterator[Atom]:
        return iter(self._atoms)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


def visible(markup: str) -> str:
    """The words of a page, without white space."""
    return squeezed(html.unescape(_TAG.sub("", _SCRIPT.sub("", markup))))
