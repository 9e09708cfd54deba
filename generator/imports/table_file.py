"""Tables as editors keep them, in CSV or XLSX: every cell as text, with its place.

Nothing is typed and nothing guessed here: no `NA` becomes nothing, no 1.10 becomes 1.1 in CSV.  A cell's place is its
row and its column as a spreadsheet counts them.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from generator.imports.file_kinds import find_other_kind, is_archive
from generator.imports.table_shape import TableCell, TableFile, table_of
from generator.problems import Mark, Problems
from generator.sources.separators import likely_separators, said_separator
from generator.sources.spreadsheet_text import restored
from generator.sources.tree import MAXIMUM_TEXT_SIZE, text_in
from generator.sources.workbook_file import LARGEST_WORKBOOK, read_workbook

__all__ = ["TableCell", "TableFile", "read_data_table", "read_table", "read_tables"]
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_table(path: Path, problems: Problems, limit: int = MAXIMUM_TEXT_SIZE) -> TableFile | None:
    """Read a CSV file, or the first table of a workbook.

    None, with every problem at its place, where a row or a cell cannot be taken.  `limit` is the size of a CSV.
    """
    return next(iter(read_tables(path, problems, Problems(), limit)), None)


def read_data_table(path: Path, problems: Problems, limit: int) -> TableFile | None:
    """Read a CSV that a program keeps: the first row has the titles, and a row may hold a year alone."""
    before = problems.errors
    separator, rows = _csv_rows(path.name, path.read_bytes(), problems, limit)
    table = table_of(path.name, rows, separator, problems, None) if problems.errors == before else None
    return table if problems.errors == before else None


def read_tables(
    path: Path, problems: Problems, warnings: Problems, limit: int = MAXIMUM_TEXT_SIZE
) -> tuple[TableFile, ...]:
    """Every table of a CSV or XLSX file.  What was not taken of it, or not as one may expect, is noted in `told`."""
    before = problems.errors
    if not path.is_file():
        problems.add(Mark(path.name), "missing-file")
        return ()
    if path.stat().st_size > LARGEST_WORKBOOK:
        problems.add(Mark(path.name), "too-large", size=path.stat().st_size, limit=LARGEST_WORKBOOK)
        return ()
    data = path.read_bytes()
    find_other_kind(path, data, problems)
    found: list[TableFile | None] = []
    if problems.errors == before and (is_archive(data) or path.suffix.lower() == ".xlsx"):
        sheets = read_workbook(path, problems, warnings)
        found = [table_of(sheet.path, map(list, sheet.rows), ",", problems, warnings) for sheet in sheets]
    elif problems.errors == before:
        separator, rows = _csv_rows(path.name, data, problems, limit)
        found = [table_of(path.name, rows, separator, problems, warnings)] if problems.errors == before else []
    return tuple(filter(None, found)) if problems.errors == before else ()


def _csv_rows(name: str, data: bytes, problems: Problems, limit: int) -> tuple[str, list[list[TableCell]]]:
    """What stands between the cells, and the rows."""
    text = text_in(_as_utf_8(data), name, problems, limit)
    if text is None:
        return "", []
    said, start = said_separator(text)
    separator, *others = (said,) if said else likely_separators(text)
    if others:
        problems.add(Mark(name), "table-separator")
        return "", []
    return separator, list(_records(text[start:], separator, Mark(name, 2 if said else 1), problems))


def _as_utf_8(data: bytes) -> bytes:
    """UTF-16 says that it is: spreadsheets call it Unicode text.  No other encoding does, and none is guessed."""
    if not data.startswith(_UTF_16):
        return data
    try:
        return data.decode("utf-16").encode("utf-8")
    except UnicodeDecodeError:
        return data


def _records(text: str, separator: str, start: Mark, problems: Problems) -> Iterator[list[TableCell]]:
    """The records of a text that begins at `start`."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = start.line
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            problems.add(Mark(start.path, line), "table-syntax", detail=error)
            return
        if row is None:
            return
        yield [_csv_cell(cell, Mark(start.path, line, column), problems) for column, cell in enumerate(row, 1)]
        line = start.line + reader.line_num


def _csv_cell(text: str, mark: Mark, problems: Problems) -> TableCell:
    if text.startswith("="):
        problems.add(mark, "table-formula", formula=text[:40])
    return TableCell(restored(text).strip(), mark)
