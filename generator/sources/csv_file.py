"""CSV as spreadsheets save it: text cells under named columns, each with its place in the file.

Nothing is guessed: `NA` stays a text and 1.10 keeps its zero until the owner of the table types them.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from generator.problems import Mark, Problems
from generator.sources.tree import MAXIMUM_TABLE_SIZE, Tree

FORMULA_SIGNS = "=@＝＠\t\r"
_OTHER_SEPARATORS = (";", "\t", "；", "，")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns a table may have.  `names` lead from every way a heading may be written to the column's own name."""

    names: Mapping[str, str]
    required: tuple[str, ...]


class Places(Protocol):
    """Where the cells of a table stand."""

    def mark(self, line: int, column: str) -> Mark: ...


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` go by the names of the columns; a column that the file lacks is an empty text."""

    cells: Mapping[str, str] = field(hash=False)
    line: int
    table: Places = field(repr=False, compare=False, hash=False)

    def mark(self, column: str) -> Mark:
        """Where the cell begins, looked up only when something is to be said of it."""
        return self.table.mark(self.line, column)


Record = tuple[int, list[str]]
"""The line a record begins in, counted from 1, and its cells as they are written."""


@dataclass(frozen=True)
class Table:
    path: str
    columns: tuple[str, ...]
    records: tuple[Record, ...] = field(repr=False)
    """The records below the headings, each with as many cells as there are columns."""
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in re.finditer("\n", self.text)))

    def mark(self, line: int, column: str) -> Mark:
        if column not in self.columns:
            return Mark(self.path, line)
        starts = list(_cell_starts(self.text, self.line_starts[line - 1], line))
        return Mark(self.path, *starts[min(self.columns.index(column), len(starts) - 1)])

    def rows(self) -> Iterator[Row]:
        """Each row that holds anything."""
        for line, cells in self.records:
            if any(cells):
                yield Row({name: cell.strip() for name, cell in zip(self.columns, cells, strict=True)}, line, self)


def read_csv(path: str, columns: Columns, tree: Tree, problems: Problems) -> Table | None:
    """The table, whole; None, with every fault of its shape, where it is not one."""
    text = tree.text_of(path, problems, MAXIMUM_TABLE_SIZE)
    if text is None:
        return None
    before = problems.errors
    records = _records(text, path, problems)
    first = next(records, None)
    if first is None:
        problems.add(Mark(path), "csv-empty", required=", ".join(columns.required))
        return None
    names = _headings(first[1], Mark(path, first[0]), columns, problems)
    table = Table(path, names, tuple(records), text)
    _find_ragged(table, problems)
    return table if problems.errors == before else None


def _records(text: str, path: str, problems: Problems) -> Iterator[Record]:
    """The records that are not empty lines, up to the first fault of a quotation mark."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        problems.add(Mark(path, line), "csv-quotes")


def _headings(cells: list[str], mark: Mark, columns: Columns, problems: Problems) -> tuple[str, ...]:
    if len(cells) == 1 and any(sign in cells[0] for sign in _OTHER_SEPARATORS):
        problems.add(mark, "csv-separator", heading=cells[0][:40])
        return tuple(cells)
    names = tuple(columns.names.get(cell.strip().lower(), cell.strip()) for cell in cells)
    for position, name in enumerate(names):
        if name not in columns.names.values():
            near = difflib.get_close_matches(name, list(columns.names), 1, 0.6)
            known = ", ".join(dict.fromkeys(columns.names.values()))
            place = Mark(mark.path, mark.line, _column_of(cells, position))
            problems.add(place, "csv-column-unknown", name=name, suggestion=near[0] if near else "", known=known)
        elif name in names[:position]:
            place = Mark(mark.path, mark.line, _column_of(cells, position))
            problems.add(place, "csv-column-repeated", name=cells[position])
    for name in columns.required:
        if name not in names:
            problems.add(mark, "csv-column-missing", name=name)
    return names


def _column_of(cells: list[str], position: int) -> int:
    return sum(len(cell) + 1 for cell in cells[:position]) + 1


def _find_ragged(table: Table, problems: Problems) -> None:
    """Note each row that has more cells than there are headings, or fewer: which cell is which cannot be known."""
    for line, cells in table.records:
        if len(cells) != len(table.columns):
            problems.add(Mark(table.path, line), "csv-ragged", cells=len(cells), columns=len(table.columns))


def _cell_starts(text: str, start: int, line: int) -> Iterator[tuple[int, int]]:
    """Line and column of each cell of the record that begins at `start`, in `line`."""
    at, quoted, column = line, False, 1
    yield at, column
    for position in range(start, len(text)):
        character = text[position]
        column += 1
        if character == '"':
            quoted = not quoted
        elif character == "\n" and not quoted:
            return
        elif character == "\n":
            at, column = at + 1, 1
        elif character == "," and not quoted:
            yield at, column
