"""The pages that every engine is given: the example site's, and so many others that look like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from generator.formats.search_index import documents, stop_phrases
from generator.publication import Publication
from generator.search.document import Document, Part
from generator.search.index import build_index
from generator.search.store import Stored
from tests.bench.distractors import distractors


@dataclass(frozen=True)
class Corpus:
    publication: Publication
    documents: tuple[Document, ...]

    @classmethod
    def of(cls, publication: Publication, pages: int, avoid: Sequence[str]) -> Corpus:
        """As many pages as asked for, or the site's own where it has more already; by language, as a site has them."""
        own = documents(publication)
        others = distractors(own, max(0, pages - len(own)), avoid)
        order = {document.language: number for number, document in enumerate(own)}
        every = sorted([*own, *others], key=lambda one: (order[one.language], one.facets["kind"], one.facets["unit"]))
        return cls(publication, tuple(every))

    @cached_property
    def index(self) -> Stored:
        """The site's own index of them, made once."""
        names = next(iter(self.publication.frames.values())).synonyms
        return build_index(self.documents, names, stop_phrases(self.publication))


def content_of(document: Document) -> str:
    """What is to be found of a page, as plain HTML: the same words for every engine."""
    first, *others = document.parts
    return _part(first, "h1") + "".join(_part(part, "h2") for part in others)


def _part(part: Part, heading: str) -> str:
    anchor = part.address.partition("#")[2] or "_top"
    paragraphs = "".join(f"<p>{escape(text)}</p>\n" for text in (part.keywords, part.text) if text)
    return f'<{heading} id="{escape(anchor)}">{escape(part.title)}</{heading}>\n{paragraphs}'
