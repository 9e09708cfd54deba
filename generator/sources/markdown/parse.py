"""Authored Markdown, read into a tree and checked.

The engine's elements become nodes, with what Markdown has no sign for: runs in other languages, captions and row
headers of tables.  All faults are noted, and a tree is given all the same, so that its links are looked at as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from generator.problems import Mark, Problems
from generator.sources.markdown import engine
from generator.sources.markdown.engine import Element
from generator.sources.markdown.inlines import InlineReader
from generator.sources.markdown.nodes import (
    Alignment,
    CodeBlock,
    Heading,
    ItemList,
    ListItem,
    Note,
    Notes,
    Prose,
    ProseBlock,
    Quotation,
    TableCell,
    Text,
    TextParagraph,
    TextTable,
    ThematicBreak,
)
from generator.sources.markdown.places import Source
from generator.sources.markdown.plain import words_of
from generator.sources.markdown.refused import Refusals
from generator.sources.markdown.rules import Placement, Rules
from generator.sources.translation_check import place_in

_NUMBER = re.compile(rb"\d{1,9}(?=[.)])")
_COLONS = (":", "：")
_NOT_IN_ANCHORS = re.compile(r"[\W_]+")


def read_markdown(text: str, placement: Placement, problems: Problems) -> Prose:
    """Read `text`, noting what may not be published."""
    return _Reader(text, placement, problems).prose()


def anchor_of(words: str) -> str:
    """The anchor of a heading: its letters and digits in lower case, other runs as one hyphen."""
    return _NOT_IN_ANCHORS.sub("-", unicodedata.normalize("NFC", words).lower()).strip("-") or "section"


class _Reader:
    """Reads the blocks of one prose; what is in them is read by `inlines`."""

    def __init__(self, text: str, placement: Placement, problems: Problems) -> None:
        self.source = Source(text, placement.mark)
        self.placement = placement
        self.problems = problems
        self.rules = Rules(placement, problems)
        self.refusals = Refusals(self.source, problems)
        self.inlines = InlineReader(self.source, self.rules, self.refusals)
        self.anchors: dict[str, None] = {}
        self.repetitions: Counter[str] = Counter()
        self.headings: list[tuple[str, str]] = []
        self.level = placement.headings - 1
        self.definitions: dict[str, Element] = {}

    def prose(self) -> Prose:
        parsed = engine.parse(self.source.text)
        blocks = self.blocks(parsed.document.children)
        notes = tuple(self.notes())
        self.refusals.whole(parsed)
        self.judge_words()
        return Prose(
            blocks,
            tuple(self.anchors),
            tuple(self.headings),
            links=tuple(self.inlines.links),
            glosses=tuple(self.inlines.glosses),
            notes=Notes(notes),
        )

    def judge_words(self) -> None:
        if self.placement.wording:
            text, start = self.source.code.blanked(self.source.lines), self.placement.mark
            self.placement.wording.judge(text, lambda at: place_in(text, start, at), self.problems)

    def blocks(self, elements: Iterable[Element]) -> tuple[ProseBlock, ...]:
        found: list[ProseBlock] = []
        for element in elements:
            if element.name == "table":
                caption = _caption_of(found[-1]) if found else None
                if caption:
                    found.pop()
                found.append(self.table(element, caption))
            elif element.name == "footnote_definition":
                self.define(element)
            elif block := self.block(element):
                found.append(block)
        return tuple(found)

    def block(self, element: Element) -> ProseBlock | None:
        mark = self.source.mark_of(element)
        if element.name == "paragraph":
            inlines = self.inlines.read(element)
            return TextParagraph(mark, inlines) if inlines else None
        if element.name in {"html_block", "html_inline"}:
            self.refusals.html(element, mark)
            return None
        read: dict[str, Callable[[Element, Mark], ProseBlock]] = {
            "heading": self.heading,
            "list": self.list,
            "block_quote": self.quotation,
            "code_block": self.code,
            "thematic_break": lambda _, mark: ThematicBreak(mark),
        }
        return read[element.name](element, mark)

    def quotation(self, element: Element, mark: Mark) -> Quotation:
        self.refusals.quotation(mark, element)
        return Quotation(mark, self.blocks(element.children))

    def code(self, element: Element, mark: Mark) -> CodeBlock:
        self.source.hold_code(element)
        self.refusals.hidden(mark, element.attributes.get("info", ""))
        return CodeBlock(mark, element.text, element.attributes.get("info", "").partition(" ")[0])

    def heading(self, element: Element, mark: Mark) -> Heading:
        level, inlines = int(element.attributes["level"]), self.inlines.read(element)
        words = words_of(inlines)
        self.rules.heading(level, self.level, words, mark)
        self.level = level
        anchor = self.unique(anchor_of(words))
        if level == self.placement.headings:
            self.headings.append((anchor, words))
        return Heading(mark, inlines, level, anchor)

    def unique(self, anchor: str) -> str:
        candidate = anchor
        while candidate in self.anchors:
            self.repetitions[anchor] += 1
            candidate = f"{anchor}-{self.repetitions[anchor] + 1}"
        self.anchors[candidate] = None
        return candidate

    def list(self, element: Element, mark: Mark) -> ItemList:
        start = int(element.attributes.get("start", "1")) if element.attributes["type"] == "ordered" else None
        numbers = self.numbers(element, start)
        items = tuple(
            ListItem(
                self.source.mark_of(item),
                self.blocks(item.children),
                {"true": True, "false": False}.get(item.attributes.get("completed", "")),
                number,
            )
            for item, number in zip(element.children, numbers, strict=True)
        )
        return ItemList(mark, items, start, element.attributes["tight"] == "true")

    def numbers(self, element: Element, start: int | None) -> Sequence[int | None]:
        """The numbers that must be said: an author who wrote 1, 2, 4 meant 4, one who wrote 1, 1, 1 meant no number."""
        nothing = [None] * len(element.children)
        if start is None:
            return nothing
        written = [_NUMBER.match(self.source.bytes_of(item.line), item.column - 1) for item in element.children]
        numbers = [int(one[0]) if one else start for one in written]
        if set(numbers) == {start}:
            return nothing
        before = [start - 1, *numbers]
        return [None if number == last + 1 else number for last, number in zip(before, numbers, strict=False)]

    def table(self, element: Element, caption: TextParagraph | None) -> TextTable:
        head, *rows = element.children
        for row in rows:
            self.refusals.row(row, len(head.children))
        alignments = tuple(cast("Alignment", cell.attributes.get("align", "")) for cell in head.children)
        table = TextTable(
            self.source.mark_of(element), caption, self.cells(head), tuple(map(self.cells, rows)), alignments
        )
        self.rules.table(table)
        return table

    def cells(self, row: Element) -> tuple[TableCell, ...]:
        return tuple(TableCell(self.source.mark_of(cell), self.inlines.read(cell)) for cell in row.children)

    def define(self, element: Element) -> None:
        label = element.attributes["label"]
        if label in self.definitions:
            self.refusals.tell(self.source.mark_of(element), "note-repeated", note=label)
        self.definitions.setdefault(label, element)

    def notes(self) -> Iterator[Note]:
        """The notes that the text refers to, and those that these refer to; others would be read by nobody."""
        read: dict[str, tuple[ProseBlock, ...]] = {}
        while waiting := [label for label in self.inlines.notes if label not in read]:
            for label in waiting:
                definition = self.definitions.get(label)
                read[label] = self.blocks(definition.children) if definition else ()
        for label, definition in self.definitions.items():
            if label not in read:
                self.refusals.tell(self.source.mark_of(definition), "note-unused", note=label)
        for label, referred in self.inlines.notes.items():
            if label in self.definitions:
                mark = self.source.mark_of(self.definitions[label])
                yield Note(mark, read[label], referred.number, referred.times)


def _caption_of(block: ProseBlock) -> TextParagraph | None:
    """A paragraph that ends in a colon, without it, as the caption of the table it stands before."""
    if not isinstance(block, TextParagraph):
        return None
    *others, last = block.inlines
    if not isinstance(last, Text) or not last.text.endswith(_COLONS):
        return None
    return TextParagraph(block.mark, (*others, Text(last.mark, last.text[:-1])))
