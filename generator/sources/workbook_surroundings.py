"""What a sheet holds beside the cells that are read: hidden rows and columns, pictures, lines on each printed page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.problems import Mark, Problems
from generator.sources.number_format import hides
from generator.sources.workbook_colours import Colours

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.cell_range import MultiCellRange
    from openpyxl.worksheet.worksheet import Worksheet

_DRAWINGS = ("xl/drawings/drawing", "xl/media/")
_PRINTING_CODES = re.compile(r'&\[[^\]]*\]|&"[^"]*"|&\d+|&[A-Za-z]|[\s/|-]|\d')
"""What a line on each printed page says of itself: fonts, and the numbers of pages."""


def tell_drawings(parts: Iterable[str], name: str, told: Problems) -> None:
    """Note that a workbook of these parts holds charts, pictures or boxes of text."""
    if any(part.startswith(_DRAWINGS) for part in parts):
        told.add(Mark(name), "table-drawings-left")


def tell_surroundings(sheet: Worksheet, path: str, told: Problems) -> None:
    from openpyxl.utils import get_column_letter

    last = sheet.max_column
    rows = [str(at) for at, row in sheet.row_dimensions.items() if row.hidden or row.height == 0]
    groups = (one for one in sheet.column_dimensions.values() if one.hidden or one.width == 0)
    spans = (range(one.min or 1, min(one.max or last, last) + 1) for one in groups)
    columns = [get_column_letter(at) for span in spans for at in span]
    if rows:
        told.add(Mark(path), "table-hidden-rows", hidden=", ".join(rows))
    if columns:
        told.add(Mark(path), "table-hidden-columns", hidden=", ".join(columns))
    for text in dict.fromkeys(_printed_around(sheet)):
        told.add(Mark(path), "table-line-left", text=text)


def tell_conditional(sheet: Worksheet, colours: Colours, path: str, told: Problems) -> None:
    """Note each stretch of cells whose conditional format may hide what they hold: when it does is not reckoned."""
    for area in sheet.conditional_formatting:
        if any(_may_hide(rule, colours) for rule in area.rules) and _holds_anything(sheet, area.sqref):
            first = next(iter(area.sqref.ranges))
            told.add(Mark(path, first.min_row, first.min_col), "table-conditional", area=str(area.sqref))


def _may_hide(rule: Rule, colours: Colours) -> bool:
    """By a format without digits, by letters in the colour of the cell, or by a bar or sign in place of the number."""
    in_place = any(one is not None and one.showValue is False for one in (rule.dataBar, rule.iconSet))
    style = rule.dxf
    if style is None:
        return in_place
    is_hidden = style.numFmt is not None and hides(style.numFmt.formatCode)
    return in_place or is_hidden or (style.font is not None and colours.is_hidden(style.font, style.fill))


def _holds_anything(sheet: Worksheet, areas: MultiCellRange) -> bool:
    """Whether any cell of the areas that is within the table has a value: an area may be a whole column."""
    return any(
        cell.value is not None
        for one in areas.ranges
        for row in sheet.iter_rows(
            one.min_row, min(one.max_row, sheet.max_row), one.min_col, min(one.max_col, sheet.max_column)
        )
        for cell in row
    )


def tell_beside(cell: Cell | MergedCell, mark: Mark, told: Problems) -> None:
    """Note what hangs on a cell: a comment, a link to something else than its text names."""
    if cell.comment:
        told.add(mark, "table-comment")
    address = (cell.hyperlink.target or cell.hyperlink.location or "") if cell.hyperlink else ""
    if address and address.removeprefix("mailto:").rstrip("/") not in str(cell.value):
        told.add(mark, "table-link-left", address=address)


def _printed_around(sheet: Worksheet) -> Iterator[str]:
    lines = (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter)
    for part in (part for line in filter(None, lines) for part in (line.left, line.center, line.right)):
        if part.text and _PRINTING_CODES.sub("", part.text):
            yield " ".join(part.text.split())
