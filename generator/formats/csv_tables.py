"""Each table that offers a download, as CSV: UTF-8 with a byte order mark, numbers plain, units beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from generator.language import Words
from generator.messages import Catalogue
from generator.publication import Cell, Column, Link, OutputFile, Publication, Quantity, Row, RowGroup, Table

FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"


def write(publication: Publication) -> Iterable[OutputFile]:
    tables: dict[str, tuple[Table, Catalogue]] = {}
    for page in publication.pages:
        for section in page.sections:
            for block in section.blocks:
                if isinstance(block, Table) and block.download:
                    tables[block.download] = (block, publication.frames[page.language.code].catalogue)
    for path, (table, catalogue) in tables.items():
        yield OutputFile(path, _table(table, catalogue).encode("utf-8-sig"))


def _table(table: Table, catalogue: Catalogue) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_titles(table, catalogue))
    for group in table.groups:
        for row in group.rows:
            writer.writerow(_cells(table, group, row))
    return text.getvalue()


def _titles(table: Table, catalogue: Catalogue) -> Iterator[str]:
    if table.group_title:
        yield table.group_title.text
    for column in table.columns + table.extra:
        yield _safe(column.title.text)
        if column.role == "quantity":
            yield catalogue.say("column_comparator")
            yield catalogue.say("column_unit")


def _cells(table: Table, group: RowGroup, row: Row) -> Iterator[str]:
    if table.group_title:
        yield _safe(group.title.text if group.title else "")
    for column, cell in zip(table.columns + table.extra, row.cells + row.extra, strict=True):
        yield from _cell(column, cell)


def _cell(column: Column, cell: Cell) -> Iterator[str]:
    if isinstance(cell, Quantity):
        yield f"{(cell.value * cell.scale).normalize():f}"
        upper = "" if cell.upper is None else f"–{(cell.upper * cell.scale).normalize():f}"
        yield f"{cell.before}{upper}{cell.between}{cell.after}"
        yield cell.unit.text if cell.unit else ""
        return
    if isinstance(cell, Link):
        cell = cell.label
    yield _safe(cell.text if isinstance(cell, Words) else "")
    if column.role == "quantity":
        yield from ("", "")


def _safe(text: str) -> str:
    """Text that a spreadsheet would take for a formula, defused."""
    return f"'{text}" if text.startswith(tuple(FORMULA_SIGNS)) else text
