"""The words of authored prose without its form, for all that counts, compares or looks for words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.problems import Mark
from generator.sources.markdown.nodes import (
    Break,
    Code,
    CodeBlock,
    Inline,
    ItemList,
    NoteReference,
    Picture,
    Prose,
    ProseBlock,
    Quotation,
    TargetT,
    Text,
    TextTable,
    ThematicBreak,
)

CUT = "\0"
"""Stands for the sign of a note among words that are to be looked for on a page: they are not one there."""


def words_of(inlines: Iterable[Inline[TargetT]], line_break: str = "", note: str = "") -> str:
    """What the inlines say.  Pictures say nothing here; `note` stands for the sign of a footnote."""
    return "".join(_pieces(inlines, line_break, note))


def _pieces(inlines: Iterable[Inline[TargetT]], line_break: str, note: str) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text() | Code():
                yield inline.text
            case Break():
                yield line_break
            case NoteReference():
                yield note
            case Picture():
                pass
            case _:
                yield from _pieces(inline.inlines, line_break, note)


def passages_of_block(block: ProseBlock[TargetT]) -> Iterator[tuple[Mark, str]]:
    """The words of each paragraph, heading, cell, caption and piece of code in a block, with where it stands."""
    match block:
        case ThematicBreak():
            return
        case CodeBlock():
            yield block.mark, block.text
        case Quotation():
            yield from chain.from_iterable(map(passages_of_block, block.blocks))
        case ItemList():
            for item in block.items:
                yield from chain.from_iterable(map(passages_of_block, item.blocks))
        case TextTable():
            if block.caption:
                yield from passages_of_block(block.caption)
            for cell in chain(block.head, *block.rows):
                yield cell.mark, words_of(cell.inlines, "\n", CUT)
        case _:
            yield block.mark, words_of(block.inlines, "\n", CUT)


def all_passages(prose: Prose[TargetT]) -> Iterator[tuple[Mark, str]]:
    """The same of a whole prose, its notes at the end."""
    for block in prose.blocks:
        yield from passages_of_block(block)
    for note in prose.notes.notes:
        yield from chain.from_iterable(map(passages_of_block, note.blocks))
