"""What a page says, as plain text, anchor by anchor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from itertools import chain

from generator.language import Words
from generator.messages import Catalogue
from generator.problems import Mark
from generator.publication import (
    Chart,
    Definition,
    Downloads,
    Link,
    LinkedPage,
    LinkList,
    Mosaic,
    Promise,
    Quantity,
    Question,
    Row,
    Section,
    Specimen,
    Task,
    Tile,
)
from generator.quantities.words import in_words
from generator.sources.markdown.nodes import Heading, LinkedProse, Prose
from generator.sources.markdown.plain import CUT, passages_of_block, words_of

WAYS = (Mosaic, LinkList, Promise, Chart, Downloads, Tile, Specimen)
"""What leads elsewhere or repeats a table: it says nothing that is not found where it comes from."""
HEADINGS = frozenset({"title", "question", "term", "entries"})


@dataclass(slots=True)
class Passage:
    """The text under one heading, being collected.  The anchor of the page itself is empty."""

    anchor: str
    title: str
    kind: str = ""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.pieces).split())


def passages_of(page: LinkedPage, catalogue: Catalogue) -> list[Passage]:
    """The page with its lead, then every section, question, task and heading that has text."""
    collector = _Collector([Passage("", page.title.text)], catalogue)
    collector.take(page.lead or Words(page.description))
    collector.take(page.head)
    collector.take(page.notices)
    for section in page.sections:
        collector.take(section)
    first, *others = collector.passages
    return [first, *(one for one in others if one.text)]


@dataclass(slots=True)
class _Collector:
    passages: list[Passage]
    catalogue: Catalogue

    def take(self, value: object) -> None:
        if isinstance(value, WAYS) or value is None:
            return
        if isinstance(value, Words):
            self.passages[-1].pieces.append(value.text)
        elif isinstance(value, Prose):
            self.take_prose(value)
        elif isinstance(value, Quantity):
            self.passages[-1].pieces.append(in_words(value, self.catalogue))
        elif isinstance(value, tuple):
            for one in value:
                self.take(one)
        elif isinstance(value, Link):
            self.take(value.label)
        elif is_dataclass(value):
            self.take_fields(value)

    def take_fields(self, value: object) -> None:
        if isinstance(value, Row) and any(isinstance(cell, Link) for cell in value.cells):
            return  # its subject has a page of its own
        above = self.passages[-1]
        passage = _begun(value)
        if passage:
            self.passages.append(passage)
        for one in fields(value):  # type: ignore[arg-type] # asked above
            if not passage or one.name not in HEADINGS:
                self.take(getattr(value, one.name))
        if passage and not isinstance(value, Section):
            self.passages.append(Passage(above.anchor, above.title, above.kind))

    def take_prose(self, prose: LinkedProse) -> None:
        anchors = {anchor for anchor, _ in prose.headings}
        for block in prose.blocks:
            if isinstance(block, Heading) and block.anchor in anchors:
                self.passages.append(Passage(block.anchor, words_of(block.inlines, " ").strip()))
            else:
                self.take_passages(passages_of_block(block))
        if prose.notes.notes:
            self.passages.append(Passage(prose.notes.anchor, prose.notes.title))
            for note in prose.notes.notes:
                self.take_passages(chain.from_iterable(map(passages_of_block, note.blocks)))

    def take_passages(self, passages: Iterable[tuple[Mark, str]]) -> None:
        self.passages[-1].pieces.extend(words.replace(CUT, "") for _, words in passages)


def _begun(value: object) -> Passage | None:
    """A passage of its own for what has a heading and an anchor."""
    match value:
        case Section() | Task():
            return Passage(value.id, value.title.text)
        case Question():
            return Passage(value.id, value.question.text, "question")
        case Definition():
            return Passage(value.id, value.term.text, "term")
    return None
