"""The sheets of an XLSX workbook as cells of text: what a reader of the sheet sees, or a problem at the cell.

What is taken though one may not expect it (hidden rows, merged cells), and what is not taken (other sheets), is told.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from generator.problems import Mark, Problems
from generator.sources.number_format import section_for
from generator.sources.spreadsheet_text import restored
from generator.sources.workbook_colours import Colours, colours_of
from generator.sources.workbook_surroundings import tell_beside, tell_conditional, tell_drawings, tell_surroundings

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST_WORKBOOK = 50_000_000
"""Bytes of a workbook when unpacked: a few kilobytes of ZIP may hold gigabytes."""
FEWEST_COLUMNS = 3
"""From so many titles on a row of one cell is no row of the table: the tables that are brought have four and more."""
MOST_DIGITS = 15
"""What a workbook keeps of a number; a longer one was rounded when it was typed."""
_UNREADABLE = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, ParseError)
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_NOT_SHOWN = re.compile(r"\[[^\]]*\]|\\.|_.|\*.")
_WORDS = re.compile(r'"([^"]*)"')
Value = object


@dataclass(frozen=True, slots=True)
class SheetCell:
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sheet:
    """`path` names the file, and of further sheets the sheet."""

    path: str
    rows: tuple[tuple[SheetCell, ...], ...]


def read_workbook(path: Path, problems: Problems, told: Problems) -> tuple[Sheet, ...]:
    """The first sheet that is not hidden, and those after it that have the same titles.

    None, with a problem at its place, where the file cannot be read.
    """
    import openpyxl

    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
        size = sum(entry.file_size for entry in parts)
        if size > LARGEST_WORKBOOK:
            problems.add(Mark(path.name), "too-large", size=size, limit=LARGEST_WORKBOOK)
            return ()
        with path.open("rb") as content:
            book = openpyxl.load_workbook(content, rich_text=True)
        tell_drawings((entry.filename for entry in parts), path.name, told)
        for chart in book.chartsheets:
            told.add(Mark(path.name), "table-sheet-left", sheet=chart.title)
        sheets = _with_results(path, book.worksheets)
        return tuple(_taken(path.name, sheets, colours_of(book.loaded_theme), problems, told))
    except _UNREADABLE as error:
        problems.add(Mark(path.name), "table-syntax", detail=error)
        return ()


def _with_results(path: Path, sheets: Sequence[Worksheet]) -> list[tuple[Worksheet, Worksheet]]:
    """Each sheet that holds anything, as it was written and with the results of its formulas."""
    import openpyxl

    values = sheets
    if any(cell.data_type == "f" for sheet in sheets for row in sheet.iter_rows() for cell in row):
        with path.open("rb") as content:
            values = openpyxl.load_workbook(content, rich_text=True, data_only=True).worksheets
    return [(one, value) for one, value in zip(sheets, values, strict=True) if any(map(_is_filled, one.iter_rows()))]


def _is_filled(row: tuple[Cell | MergedCell, ...]) -> bool:
    return any(cell.value is not None for cell in row)


def _taken(
    name: str, sheets: list[tuple[Worksheet, Worksheet]], colours: Colours, problems: Problems, told: Problems
) -> Iterator[Sheet]:
    """The sheets that are read; the others are told."""
    if all(sheet.sheet_state != "visible" for sheet, _ in sheets):
        problems.add(Mark(name), "table-empty")
    titles: list[Value] = []
    for sheet, values in sheets:
        own: list[Value] = [cell.value for cell in next(sheet.iter_rows())]
        if sheet.sheet_state == "visible" and own == (titles or own):
            path = name if not titles else f"{name}#{sheet.title}"
            yield _Reader(path, sheet, values, colours, problems, told).sheet()
            titles = own
        else:
            told.add(Mark(name), "table-sheet-left", sheet=sheet.title)


@dataclass(frozen=True, slots=True)
class _Reader:
    """`values` is the same sheet with the results of its formulas."""

    path: str
    written: Worksheet
    values: Worksheet
    colours: Colours
    problems: Problems
    told: Problems

    def sheet(self) -> Sheet:
        merged = self.merged()
        rows = []
        for number, row in enumerate(self.written.iter_rows(), 1):
            marks = (self.mark(number, column) for column in range(1, len(row) + 1))
            cells = ((merged.get((mark.line, mark.column), cell), mark) for cell, mark in zip(row, marks, strict=True))
            rows.append(tuple(SheetCell(self.text(cell, mark), mark) for cell, mark in cells))
        tell_surroundings(self.written, self.path, self.told)
        tell_conditional(self.written, self.colours, self.path, self.told)
        return Sheet(self.path, tuple(rows))

    def mark(self, row: int, column: int) -> Mark:
        return Mark(self.path, row, column)

    def merged(self) -> dict[tuple[int, int], Cell | MergedCell]:
        """The cell that is shown in the place of each that was merged with it: one column holds for all its rows."""
        found: dict[tuple[int, int], Cell | MergedCell] = {}
        for area in self.written.merged_cells.ranges:
            first = self.written.cell(area.min_row, area.min_col)
            mark = self.mark(area.min_row, area.min_col)
            if first.value is None:
                continue
            if area.min_col < area.max_col and self.is_line_across(area.min_row, area.min_col, area.max_col):
                continue
            if area.min_col < area.max_col:
                self.problems.add(mark, "table-merged-across", area=area.coord)
                continue
            self.told.add(mark, "table-merged", area=area.coord)
            found.update({(row, area.min_col): first for row in range(area.min_row, area.max_row + 1)})
        return found

    def is_line_across(self, row: int, first: int, last: int) -> bool:
        """Whether merged cells have their row to themselves: a heading or a note, which is told as one."""
        cells = self.written[row]
        if any(cell.value is not None for cell in (*cells[: first - 1], *cells[last:])):
            return False
        filled = (sum(cell.value is not None for cell in cells) for cells in self.written.iter_rows())
        return next((count for count in filled if count > 1), 0) >= FEWEST_COLUMNS

    def text(self, cell: Cell | MergedCell, mark: Mark) -> str:
        """What the cell shows; a problem where a reader could take it for something else."""
        value: Value = cell.value
        tell_beside(cell, mark, self.told)
        if cell.data_type == "f":
            value = self.values.cell(mark.line, mark.column).value
            if value is None:
                self.problems.add(mark, "table-formula", formula=str(getattr(cell.value, "text", cell.value))[:40])
        if cell.data_type == "e" or (isinstance(value, str) and value.startswith("#") and cell.data_type == "f"):
            self.problems.add(mark, "table-error", error=value)
        if value is not None and cell.font.strike:
            self.problems.add(mark, "table-struck", text=str(value)[:40])
        if value is not None and self.colours.is_unseen(cell) and not self.is_styled(cell):
            self.told.add(mark, "table-unseen", text=str(value)[:40])
        return self.shown(value, cell.number_format, mark)

    def is_styled(self, cell: Cell | MergedCell) -> bool:
        """Whether the style of a table within the sheet may colour the cell."""
        from openpyxl.worksheet.cell_range import CellRange

        return any(cell.coordinate in CellRange(table.ref) for table in self.written.tables.values())

    def shown(self, value: Value, number_format: str, mark: Mark) -> str:
        from openpyxl.cell.rich_text import CellRichText

        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int | float):
            return self.number(value, number_format, mark)
        if isinstance(value, date):
            return self.date(value, number_format, mark)
        if isinstance(value, CellRichText):
            return restored(self.rich(value, mark)).strip()
        if value is not None and not isinstance(value, str):
            self.problems.add(mark, "table-date", value=value)
        return restored(_unescaped(str(value or ""))).strip()

    def number(self, value: float, number_format: str, mark: Mark) -> str:
        """The number as it is held, with its per cent sign; a format that shows another number is told."""
        number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{MOST_DIGITS}g}")
        if abs(number) >= 10**MOST_DIGITS:
            self.problems.add(mark, "table-long-number", value=f"{number:f}", most=MOST_DIGITS)
        section = section_for(number, number_format)
        if section is None or (not number and self.written.sheet_view.showZeros is False):
            self.problems.add(mark, "table-number-format", value=f"{_plain(number)}", format=number_format)
            return ""
        signs = "%" * section.percents
        number = number.scaleb(2 * section.percents)
        if (seen := section.rounded(number)) != number:
            self.told.add(mark, "table-rounded", seen=f"{seen:f}", value=f"{_plain(number)}{signs}")
        return f"{_plain(number)}{signs}"

    def date(self, value: date, number_format: str, mark: Mark) -> str:
        """As much of the date as the cell shows: its year, its month, or all."""
        shape = _WORDS.sub("", _NOT_SHOWN.sub("", number_format.partition(";")[0])).lower()
        if not ({"y", "e"} & set(shape)):
            self.problems.add(mark, "table-date", value=value)
        if isinstance(value, datetime) and value.time() != time.min:
            return value.isoformat()
        year, month, day = value.isoformat()[:10].split("-")
        return "-".join((year, *((month,) if "m" in shape else ()), *((day,) if "d" in shape else ())))

    def rich(self, value: CellRichText, mark: Mark) -> str:
        """The runs of the cell in one; digits that are set raised or lowered stay so."""
        parts = []
        for part in value:
            font = getattr(part, "font", None)
            text = _unescaped(part if isinstance(part, str) else part.text)
            if font is not None and font.strike:
                self.problems.add(mark, "table-struck", text=text[:40])
            place = font.vertAlign if font is not None else None
            table = _RAISED if place == "superscript" else _LOWERED if place == "subscript" else {}
            parts.append(text.translate(table))
        return "".join(parts)


def _plain(number: Decimal) -> str:
    """Without the places that a calculation leaves empty."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _unescaped(text: str) -> str:
    from openpyxl.utils.escape import unescape

    return unescape(text)
