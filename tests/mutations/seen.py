"""What a reader of a site sees, and what stands in the cells of its downloads: without marks, hashes, provenance."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.formats.datasets import datasets
from generator.formats.html_pages import Typesetter, render
from generator.formats.page_setting import PagesToSet, site_of
from generator.formats.search_index import documents
from generator.publication import LinkedPage, Publication, Written

UNSEEN = frozenset({
    "id", "class", "for", "headers", "itemid", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns",
})  # fmt: skip
"""Attributes that only join elements to one another or to styles."""
ALIGNED = frozenset({"left", "center", "right"})
"""The styles that authors choose: where the words of a column stand."""

COMPILED: dict[int, Environment] = {}
"""The theme's templates, which are the same for all sites here: to compile them takes longer than all else."""

Tokens = tuple[str, ...]


class Seen:
    """One publication, looked at page by page, and no further than needed."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.pages = {page.path: page for page in publication.pages}
        self.looked_at: dict[str, Tokens] = {}

    @cached_property
    def setting(self) -> tuple[Typesetter, PagesToSet]:
        typesetter = Typesetter(site_of(self.publication, Written()))
        vars(typesetter)["environment"] = COMPILED.setdefault(0, typesetter.environment)
        return typesetter, PagesToSet(self.publication, Written())

    @cached_property
    def cells(self) -> tuple[object, ...]:
        return tuple(
            (one.stem, one.title, one.note, [field.title for field in one.fields], one.records)
            for one in datasets(self.publication)
        )

    @cached_property
    def searched(self) -> tuple[object, ...]:
        """What searches find pages by."""
        frames = self.publication.frames.values()
        found = ((one.language, one.parts, one.date, one.facets) for one in documents(self.publication))
        return (*found, *(frame.synonyms for frame in frames))

    def tokens_of(self, page: LinkedPage) -> Tokens:
        """The words of a page, its elements, and what their attributes say to a reader."""
        if page.path not in self.looked_at:
            typesetter, pages = self.setting
            root = LexborHTMLParser(render(pages.of(page), typesetter)).root
            self.looked_at[page.path] = tuple(_tokens(root)) if root else ()
        return self.looked_at[page.path]

    @property
    def all_tokens(self) -> list[Tokens]:
        return list(map(self.tokens_of, self.publication.pages))

    def differs_from(self, other: Seen) -> bool:
        """Whether a reader sees anything else here than there."""
        if self.pages.keys() != other.pages.keys() or self.publication.warnings != other.publication.warnings:
            return True
        changed = (page for path, page in self.pages.items() if page != other.pages[path])
        framed = (page for page in self.pages.values() if page.key == "home")
        return (
            any(self.tokens_of(page) != other.tokens_of(other.pages[page.path]) for page in chain(changed, framed))
            or self.cells != other.cells
            or self.searched != other.searched
            or self.publication.media != other.publication.media
            or (self.publication.glosses != other.publication.glosses and self.all_tokens != other.all_tokens)
        )


def _tokens(node: LexborNode) -> Iterator[str]:
    for one in node.traverse(include_text=True):
        if one.tag == "-text":
            yield "".join(one.text_content.split()) if one.text_content else ""
        elif one.tag not in {"script", "style"}:
            yield one.tag or ""
            for name, value in (one.attributes or {}).items():
                if (name not in UNSEEN and not name.startswith("data-")) or value in ALIGNED:
                    yield f"{name}={value}"
