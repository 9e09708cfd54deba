"""Each page as text alone, beside it: linear, without script, for screen readers, old telephones and slow networks.

It is set from the same publication by the same templates, but for the few in `theme/text` that take their place, and
its links lead to pages of its own kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.formats.html_pages import TEXT_VIEW, Typesetter
from generator.publication import OutputFile, Page, Publication, Written, leads_outside

_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)


def write(publication: Publication, written: Written) -> Iterable[OutputFile]:
    typesetter = TextTypesetter(publication, written)
    for page in publication.pages:
        yield OutputFile(f"{page.path}{TEXT_VIEW}", typesetter.document(page).encode())


class TextTypesetter(Typesetter):
    """The theme's templates, those for text in front."""

    def template_folders(self) -> tuple[Path, ...]:
        return self.publication.theme / "text", self.publication.theme

    def addresses(self, path: str) -> Callable[[str], str]:
        url = super().addresses(path)
        return lambda target: url(_in_text_view(target))

    def context(self, page: Page, url: Callable[[str], str]) -> dict[str, Any]:
        context = super().context(page, url)
        prose = context["prose"]
        return context | {"prose": lambda block, section: _without_tables(prose(block, section), context["t"])}


def _without_tables(prose: Markup, say: Callable[[str], str]) -> Markup:
    """The same text with each row of a table as an entry of a list, every cell behind the name of its column."""
    if "<table" not in prose:
        return prose
    text = _TABLE.sub(lambda table: _as_list(table[0], say("text_colon"), say("sentence_separator")), prose)
    return Markup(text)  # noqa: S704 - our engine's markup, taken apart and put together


def _as_list(table: str, colon: str, separator: str) -> str:
    titles, *rows = (_CELL.findall(row) for row in _ROW.findall(table))
    cells = ((title + colon + cell for title, cell in zip(titles, row, strict=True)) for row in rows)
    named = "".join(f"<p>{caption}</p>" for caption in _CAPTION.findall(table))
    return f"{named}<ul>" + "".join(f"<li>{separator.join(row)}</li>" for row in cells) + "</ul>"


def _in_text_view(target: str) -> str:
    page, sign, anchor = target.partition("#")
    if not page.endswith("/") or leads_outside(page):
        return target
    return f"{page}{TEXT_VIEW}{sign}{anchor}"
