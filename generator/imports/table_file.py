"""Tables as editors keep them, in CSV or XLSX: every cell as text, with its place.

Nothing is typed and nothing guessed here: no `NA` becomes nothing, no 1.10 becomes 1.1 in CSV.  A cell's place is its
row and its column as a spreadsheet counts them.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.problems import Mark, Problems
from generator.sources.spreadsheet_text import restored
from generator.sources.tree import MAXIMUM_TEXT_SIZE, text_in
from generator.sources.workbook_file import SheetCell as TableCell
from generator.sources.workbook_file import read_workbook

__all__ = ["TableCell", "TableFile", "read_table", "read_tables"]
_SEPARATORS = ",;\t|"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class TableFile:
    """The titles of the columns, and rows that are as long.  `separator` stands between the cells of a CSV."""

    path: str
    titles: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...] = field(repr=False)
    separator: str = ","

    def column(self, title: str) -> int | None:
        return self._columns.get(title)

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {cell.text: position for position, cell in enumerate(self.titles)}


def read_table(path: Path, problems: Problems, limit: int = MAXIMUM_TEXT_SIZE) -> TableFile | None:
    """Read a CSV file, or the first table of a workbook.

    None, with every problem at its place, where a row or a cell cannot be taken.  `limit` is the size of a CSV.
    """
    return next(iter(read_tables(path, problems, Problems(), limit)), None)


def read_tables(
    path: Path, problems: Problems, told: Problems, limit: int = MAXIMUM_TEXT_SIZE
) -> tuple[TableFile, ...]:
    """Every table of a CSV or XLSX file.  What was not taken of it, or not as one may expect, is noted in `told`."""
    before = problems.errors
    if not path.is_file():
        problems.add(Mark(path.name), "missing-file")
        return ()
    if path.suffix.lower() == ".xlsx":
        sheets = read_workbook(path, problems, told)
        found = [_table(sheet.path, [list(row) for row in sheet.rows], ",", problems) for sheet in sheets]
    else:
        separator, rows = _csv_rows(path, problems, limit)
        found = [_table(path.name, rows, separator, problems)] if problems.errors == before else []
    return tuple(filter(None, found)) if problems.errors == before else ()


def _table(path: str, read: list[list[TableCell]], separator: str, problems: Problems) -> TableFile | None:
    rows = [row for row in read if any(cell.text for cell in row)]
    if not rows:
        problems.add(Mark(path), "table-empty")
        return None
    titles = _titles(rows[0], problems)
    return TableFile(path, titles, tuple(_fitted(row, len(titles), problems) for row in rows[1:]), separator)


def _titles(row: list[TableCell], problems: Problems) -> tuple[TableCell, ...]:
    titles = row[: max(number for number, cell in enumerate(row, 1) if cell.text)]
    first: dict[str, TableCell] = {}
    for cell in titles:
        if not cell.text:
            problems.add(cell.mark, "table-no-title")
        elif cell.text in first:
            problems.add(cell.mark, "table-repeated-title", title=cell.text, first=first[cell.text].mark.column)
        first.setdefault(cell.text, cell)
    return tuple(titles)


def _fitted(row: list[TableCell], columns: int, problems: Problems) -> tuple[TableCell, ...]:
    """The row without empty cells behind the last column; a row of another length is a problem."""
    cells = row[:columns]
    if len(cells) < columns or any(cell.text for cell in row[columns:]):
        problems.add(row[0].mark, "table-ragged", cells=len(row), columns=columns)
    return tuple(cells)


def _csv_rows(path: Path, problems: Problems, limit: int) -> tuple[str, list[list[TableCell]]]:
    """What stands between the cells, and the rows."""
    text = text_in(_as_utf_8(path.read_bytes()), path.name, problems, limit)
    separator = _separator(text or "")
    if text is not None and not separator:
        problems.add(Mark(path.name), "table-separator")
    return separator, list(_records(text, separator, path.name, problems)) if text and separator else []


def _as_utf_8(data: bytes) -> bytes:
    """UTF-16 says that it is: spreadsheets call it Unicode text.  No other encoding does, and none is guessed."""
    if not data.startswith(_UTF_16):
        return data
    try:
        return data.decode("utf-16").encode("utf-8")
    except UnicodeDecodeError:
        return data


def _separator(text: str) -> str:
    """The sign that the titles have most of outside of quotation marks; empty where two are as frequent."""
    line = next((one for one in text.split("\n") if one.strip()), "")
    outside = "".join(line.split('"')[::2])
    counted = Counter(sign for sign in outside if sign in _SEPARATORS).most_common(2)
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        return ""
    return counted[0][0] if counted else ","


def _records(text: str, separator: str, name: str, problems: Problems) -> Iterator[list[TableCell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            problems.add(Mark(name, line), "table-syntax", detail=error)
            return
        if row is None:
            return
        yield [_csv_cell(cell, Mark(name, line, column), problems) for column, cell in enumerate(row, 1)]
        line = reader.line_num + 1


def _csv_cell(text: str, mark: Mark, problems: Problems) -> TableCell:
    if text.startswith("="):
        problems.add(mark, "table-formula", formula=text[:40])
    return TableCell(restored(text).strip(), mark)
