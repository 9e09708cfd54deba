"""The table among the rows of a file: its titles, the rows below them, and what stands above, between and below."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from generator.problems import Mark, Problems
from generator.sources.line_ends import joint
from generator.sources.workbook_file import FEWEST_COLUMNS
from generator.sources.workbook_file import SheetCell as TableCell

__all__ = ["TableCell", "TableFile", "table_of"]
Row = list[TableCell]


@dataclass(frozen=True)
class TableFile:
    """The titles of the columns, and rows that are as long.  `separator` stands between the cells of a CSV."""

    path: str
    titles: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...] = field(repr=False)
    separator: str = ","

    def column(self, title: str) -> int | None:
        return self._columns.get(_key(title))

    def titles_beside(self, known: Iterable[str]) -> list[str]:
        """The titles that are none of these."""
        keys = set(map(_key, known))
        return [cell.text for cell in self.titles if _key(cell.text) not in keys]

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {_key(cell.text): position for position, cell in enumerate(self.titles)}


def table_of(
    path: str, read: Iterable[Row], separator: str, problems: Problems, warnings: Problems | None
) -> TableFile | None:
    """The table that the rows of a file or a sheet hold.

    Lines above and below it are noted in `told`, and not taken; without `told` each row is one of the table.
    """
    rows = [[_in_one_line(cell) for cell in row] for row in read if any(cell.text for cell in row)]
    if not rows:
        problems.add(Mark(path), "table-empty")
        return None
    rows = rows if warnings is None else _without_lines(rows, problems, warnings)
    titles = _titles(rows[0])
    fitted = [_fitted(row, len(titles), problems) for row in rows[1:]]
    kept = [at for at, title in enumerate(titles) if title.text or any(row[at].text for row in fitted if at < len(row))]
    _find_unnamed([titles[at] for at in kept], problems)
    named, *others = (tuple(row[at] for at in kept if at < len(row)) for row in (titles, *fitted))
    return TableFile(path, named, tuple(others), separator)


def _key(title: str) -> str:
    """The title as it is looked for: without spaces and line breaks, in either width."""
    return "".join(unicodedata.normalize("NFKC", title).split())


def _in_one_line(cell: TableCell) -> TableCell:
    """A line that is broken to fit into its cell goes on."""
    lines = [line.strip() for line in cell.text.splitlines() if line.strip()]
    if len(lines) < 2:  # noqa: PLR2004 - one line has nothing to be joined to
        return cell
    text = lines[0]
    for line in lines[1:]:
        text += joint(text[-1], line[0]).replace("\n", " ") + line
    return TableCell(text, cell.mark)


def _without_lines(rows: list[Row], problems: Problems, warnings: Problems) -> list[Row]:
    """The rows from the titles to the last one: before them stands a heading, after them a note, each in one cell."""
    first = next((at for at, row in enumerate(rows) if _filled(row) > 1), 0)
    if _filled(rows[first]) < FEWEST_COLUMNS:
        return rows
    last = max(at for at, row in enumerate(rows) if _filled(row) > 1 or not _is_note(row))
    for row in (*rows[:first], *rows[last + 1 :]):
        cell = _first_filled(row)
        warnings.add(cell.mark, "table-line-left", text=cell.text)
    for row in rows[first : last + 1]:
        if _filled(row) == 1:
            cell = _first_filled(row)
            problems.add(cell.mark, "table-lone-cell", text=cell.text)
    return [row for row in rows[first : last + 1] if _filled(row) > 1]


def _filled(row: Row) -> int:
    return sum(bool(cell.text) for cell in row)


def _is_note(row: Row) -> bool:
    """Whether the one cell of the row is words at its beginning: a number there is a row that was not finished."""
    return bool(row[0].text) and not row[0].text.isdecimal()


def _first_filled(row: Row) -> TableCell:
    return next(cell for cell in row if cell.text)


def _titles(row: Row) -> Row:
    return row[: max(number for number, cell in enumerate(row, 1) if cell.text)]


def _find_unnamed(titles: Row, problems: Problems) -> None:
    """Note columns without a title, and those that have the same."""
    first: dict[str, TableCell] = {}
    for cell in titles:
        key = _key(cell.text)
        if not key:
            problems.add(cell.mark, "table-no-title")
        elif key in first:
            problems.add(cell.mark, "table-repeated-title", title=cell.text, first=first[key].mark.column)
        first.setdefault(key, cell)


def _fitted(row: Row, columns: int, problems: Problems) -> Row:
    """The row without empty cells behind the last column; a row of another length is a problem."""
    if len(row) < columns or any(cell.text for cell in row[columns:]):
        problems.add(row[0].mark, "table-ragged", cells=len(row), columns=columns)
    return row[:columns]
