"""What a sheet holds beside the cells that are read: hidden rows and columns, pictures, lines on each printed page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.problems import Mark, Problems

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
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
