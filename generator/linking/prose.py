"""Prose as its author wrote it made into prose for formats: the one place where one type becomes the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.sources.markdown.nodes import (
    Emphasis,
    Foreign,
    Heading,
    Hyperlink,
    Inline,
    Inlines,
    ItemList,
    LinkedProse,
    ListItem,
    Note,
    Notes,
    Picture,
    Prose,
    ProseBlock,
    Quotation,
    SitePath,
    SourceLink,
    TableCell,
    TextParagraph,
    TextTable,
    WebAddress,
)


@dataclass(frozen=True, slots=True)
class ProseLinker:
    """`target_of` finds where a link leads; `anchor_of` gives the anchor that a heading has on its page."""

    target_of: Callable[[SourceLink], SitePath]
    anchor_of: Callable[[str], str]

    def prose(self, prose: Prose) -> LinkedProse:
        headings = tuple((self.anchor_of(anchor), words) for anchor, words in prose.headings)
        notes = tuple(Note(one.mark, self.blocks(one.blocks), one.number, one.references) for one in prose.notes.notes)
        return Prose(
            self.blocks(prose.blocks),
            tuple(map(self.anchor_of, prose.anchors)),
            headings,
            prose.tag,
            prose.links,
            prose.glosses,
            Notes(notes),
        )

    def blocks(self, blocks: tuple[ProseBlock, ...]) -> tuple[ProseBlock[SitePath], ...]:
        return tuple(map(self.block, blocks))

    def block(self, block: ProseBlock) -> ProseBlock[SitePath]:
        match block:
            case TextParagraph():
                return self.paragraph(block)
            case Heading():
                inlines = self.inlines(block.inlines)
                return Heading(block.mark, inlines, block.level, self.anchor_of(block.anchor))
            case Quotation():
                return Quotation(block.mark, self.blocks(block.blocks))
            case ItemList():
                return ItemList(block.mark, tuple(map(self.item, block.items)), block.start, block.tight)
            case TextTable():
                return self.table(block)
        return block

    def paragraph(self, paragraph: TextParagraph) -> TextParagraph[SitePath]:
        return TextParagraph(paragraph.mark, self.inlines(paragraph.inlines))

    def item(self, item: ListItem) -> ListItem[SitePath]:
        return ListItem(item.mark, self.blocks(item.blocks), item.done, item.number)

    def table(self, table: TextTable) -> TextTable[SitePath]:
        caption = self.paragraph(table.caption) if table.caption else None
        rows = tuple(map(self.cells, table.rows))
        return TextTable(table.mark, caption, self.cells(table.head), rows, table.alignments)

    def cells(self, cells: tuple[TableCell, ...]) -> tuple[TableCell[SitePath], ...]:
        return tuple(TableCell(cell.mark, self.inlines(cell.inlines)) for cell in cells)

    def inlines(self, inlines: Inlines) -> Inlines[SitePath]:
        return tuple(map(self.inline, inlines))

    def inline(self, inline: Inline) -> Inline[SitePath]:
        match inline:
            case Hyperlink():
                given = inline.target
                target = given if isinstance(given, WebAddress) else self.target_of(given)
                return Hyperlink(inline.mark, self.inlines(inline.inlines), target, inline.title, inline.tag)
            case Picture():
                target = self.target_of(inline.target)
                return Picture(inline.mark, target, inline.words, inline.title, inline.tag)
            case Foreign():
                return Foreign(inline.mark, self.inlines(inline.inlines), inline.tag)
            case Emphasis():
                return Emphasis(inline.mark, self.inlines(inline.inlines), inline.form)
        return inline
