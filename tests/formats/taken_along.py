"""Each format of data read back by a reader of its own kind, into one normal form: names or titles, then rows."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl

from generator.sources.spreadsheet_text import restored
from tests.tiny_site import rows_of

Cell = str | Decimal | None
Rows = list[tuple[Cell, ...]]


def from_csv(content: bytes, kinds: tuple[str, ...]) -> Rows:
    """Numbers by the kind of their column, as a reader with the metadata knows them."""
    _, *rows = rows_of(content)
    return [tuple(_typed(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in rows]


def _typed(cell: str, kind: str) -> Cell:
    if cell == "":
        return None
    return Decimal(cell) if kind == "number" else restored(cell)


def from_xlsx(content: bytes, sheet: int = 0) -> Rows:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    _, *rows = workbook.worksheets[sheet].iter_rows()
    for row in rows:
        assert all(cell.data_type != "f" for cell in row)
    return [tuple(_exact(cell.value) for cell in row) for row in rows]


def from_json(content: bytes) -> Rows:
    document = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    names = [column["name"] for column in document["columns"]]
    assert all(list(row) == names for row in document["rows"])
    return [tuple(row.values()) for row in document["rows"]]


def from_parquet(content: bytes, folder: Path) -> Rows:
    path = folder / "table.parquet"
    path.write_bytes(content)
    with duckdb.connect() as connection:
        rows = connection.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    return [tuple(_exact(cell) for cell in row) for row in rows]


def _exact(cell: object) -> Cell:
    """A number as an exact decimal, whatever its reader made of it; text as it is."""
    if isinstance(cell, int | float | Decimal):
        return Decimal(f"{Decimal(str(cell)):f}")
    assert cell is None or isinstance(cell, str)
    return cell
