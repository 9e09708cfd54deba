"""Each page as text alone, beside it: linear, without script, for screen readers, old telephones and slow networks.

It is set from the same publication by the same templates, but for the few in `theme/text` that take their place, and
its links lead to pages of its own kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from generator.formats.html_pages import TEXT_VIEW, Typesetter
from generator.formats.page_setting import PagesToSet, PageToSet, site_of
from generator.formats.prose_html import ProseWriter, TextProseWriter
from generator.publication import OutputFile, Publication, Written, leads_outside


def write(publication: Publication, written: Written) -> Iterable[OutputFile]:
    typesetter, pages = TextTypesetter(site_of(publication, written)), PagesToSet(publication, written)
    for page in publication.pages:
        yield OutputFile(f"{page.path}{TEXT_VIEW}", render_text(pages.of(page), typesetter).encode())


def render_text(to_set: PageToSet, typesetter: TextTypesetter) -> str:
    """A whole document: the text view of one page."""
    return typesetter.document(to_set)


class TextTypesetter(Typesetter):
    """The theme's templates, those for text in front."""

    prose_writer: ClassVar[type[ProseWriter]] = TextProseWriter
    folders: ClassVar[tuple[str, ...]] = ("text/", "")

    def addresses(self, path: str) -> Callable[[str], str]:
        url = super().addresses(path)
        return lambda target: url(_in_text_view(target))


def _in_text_view(target: str) -> str:
    page, sign, anchor = target.partition("#")
    if not page.endswith("/") or leads_outside(page):
        return target
    return f"{page}{TEXT_VIEW}{sign}{anchor}"
