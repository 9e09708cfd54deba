"""What a page says, as plain text, anchor by anchor."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, fields, is_dataclass

from generator.language import Words
from generator.messages import Catalogue
from generator.publication import (
    Chart,
    Definition,
    Downloads,
    Link,
    LinkList,
    Mosaic,
    Page,
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
from generator.sources.markdown_file import Prose

WAYS = (Mosaic, LinkList, Promise, Chart, Downloads, Tile, Specimen)
"""What leads elsewhere or repeats a table: it says nothing that is not found where it comes from."""
HEADINGS = frozenset({"title", "question", "term", "entries"})
_HEADING = re.compile(r'<h([2-6])[^>]* id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|h\d|t[dhr]|table|caption|br|div|blockquote|pre|hr|dt|dd)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


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


def passages_of(page: Page, catalogue: Catalogue) -> list[Passage]:
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

    def take_prose(self, prose: Prose) -> None:
        markup = "".join(part for part in prose.parts if isinstance(part, str))
        anchors = {anchor for anchor, _ in prose.headings}
        at = 0
        for heading in _HEADING.finditer(markup):
            if heading[2] in anchors:
                self.passages[-1].pieces.append(_text(markup[at : heading.start()]))
                self.passages.append(Passage(heading[2], _text(heading[3])))
                at = heading.end()
        self.passages[-1].pieces.append(_text(markup[at:]))


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


def _text(markup: str) -> str:
    return html.unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", markup))).strip()
