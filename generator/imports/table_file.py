"""Tables as editors keep them, in CSV or XLSX: every cell as text, with its place.

Nothing is typed and nothing guessed here: no `NA` becomes nothing, no 1.10 becomes 1.1 in CSV.  A cell's place is its
row and its column as a spreadsheet counts them.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import ParseError

from generator.problems import Mark, Problems
from generator.sources.spreadsheet_text import restored
from generator.sources.tree import MAXIMUM_TEXT_SIZE, Tree

LARGEST_WORKBOOK = 50_000_000
"""Bytes of a workbook when unpacked: a few kilobytes of ZIP may hold gigabytes."""
_OTHER_SEPARATORS = {";": ";", "\t": "Tab"}
_UNREADABLE = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, ParseError)


@dataclass(frozen=True, slots=True)
class TableCell:
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class TableFile:
    """The titles of the columns, and rows that are as long."""

    path: str
    titles: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]

    def column(self, title: str) -> int | None:
        return next((position for position, cell in enumerate(self.titles) if cell.text == title), None)


def read_table(path: Path, problems: Problems, limit: int = MAXIMUM_TEXT_SIZE) -> TableFile | None:
    """Read a CSV or XLSX file.  None, with every problem at its place, where a row or a cell cannot be taken.

    `limit` is the size of a CSV in bytes.
    """
    before = problems.errors
    if not path.is_file():
        problems.add(Mark(path.name), "missing-file")
        return None
    is_workbook = path.suffix.lower() == ".xlsx"
    read = _workbook_rows(path, problems) if is_workbook else _csv_rows(path, problems, limit)
    rows = [row for row in read if any(cell.text for cell in row)]
    if problems.errors > before:
        return None
    if not rows:
        problems.add(Mark(path.name), "table-empty")
        return None
    titles = _titles(rows[0], problems)
    table = TableFile(path.name, titles, tuple(_fitted(row, len(titles), problems) for row in rows[1:]))
    return table if problems.errors == before else None


def _titles(row: list[TableCell], problems: Problems) -> tuple[TableCell, ...]:
    titles = row[: max(number for number, cell in enumerate(row, 1) if cell.text)]
    first: dict[str, TableCell] = {}
    for cell in titles:
        if not cell.text:
            problems.add(cell.mark, "table-no-title")
        elif cell.text in first:
            problems.add(cell.mark, "table-repeated-title", title=cell.text, first=first[cell.text].mark.column)
        first.setdefault(cell.text, cell)
    found = [name for sign, name in _OTHER_SEPARATORS.items() if len(titles) == 1 and sign in titles[0].text]
    if found:
        problems.add(titles[0].mark, "table-separator", separator=found[0])
    return tuple(titles)


def _fitted(row: list[TableCell], columns: int, problems: Problems) -> tuple[TableCell, ...]:
    """The row without empty cells behind the last column; a row of another length is a problem."""
    cells = row[:columns]
    if len(cells) < columns or any(cell.text for cell in row[columns:]):
        problems.add(row[0].mark, "table-ragged", cells=len(row), columns=columns)
    return tuple(cells)


def _csv_rows(path: Path, problems: Problems, limit: int) -> Iterator[list[TableCell]]:
    text = Tree(path.parent, (path.name,)).text_of(path.name, problems, limit)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            problems.add(Mark(path.name, line), "table-syntax", detail=error)
            return
        if row is None:
            return
        yield [_csv_cell(cell, Mark(path.name, line, column), problems) for column, cell in enumerate(row, 1)]
        line = reader.line_num + 1


def _csv_cell(text: str, mark: Mark, problems: Problems) -> TableCell:
    if text.startswith("="):
        problems.add(mark, "table-formula", formula=text[:40])
    return TableCell(restored(text).strip(), mark)


def _workbook_rows(path: Path, problems: Problems) -> Iterable[list[TableCell]]:
    """The rows of the first sheet."""
    import openpyxl

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > LARGEST_WORKBOOK:
            problems.add(Mark(path.name), "too-large", size=size, limit=LARGEST_WORKBOOK)
            return []
        workbook = openpyxl.load_workbook(path)
        return [
            [
                _workbook_cell(cell.value, cell.data_type, Mark(path.name, number, column), problems)
                for column, cell in enumerate(row, 1)
            ]
            for number, row in enumerate(workbook.worksheets[0].iter_rows(), 1)
        ]
    except _UNREADABLE as error:
        problems.add(Mark(path.name), "table-syntax", detail=error)
        return []


def _workbook_cell(value: object, data_type: str, mark: Mark, problems: Problems) -> TableCell:
    from openpyxl.utils.escape import unescape

    if data_type == "f":
        problems.add(mark, "table-formula", formula=str(getattr(value, "text", value))[:40])
    elif data_type == "e":
        problems.add(mark, "table-error", error=value)
    if isinstance(value, bool):
        return TableCell(str(value).lower(), mark)
    if isinstance(value, int | float):
        return TableCell(f"{Decimal(str(value)):f}", mark)
    if isinstance(value, datetime):
        return TableCell(value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(), mark)
    if isinstance(value, date):
        return TableCell(value.isoformat(), mark)
    return TableCell("" if value is None else unescape(str(value)).strip(), mark)
