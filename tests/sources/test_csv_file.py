"""A CSV is read once, by one reader: every cell as it is written, every row with the line it begins in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problems
from generator.sources.csv_file import Columns, Table, read_csv
from generator.sources.tree import Tree

COLUMNS = Columns({"name": "name", "note": "note"}, ("name",))


def read(folder: Path, text: str) -> Table:
    (folder / "t.csv").write_bytes(text.encode())
    problems = Problems()
    table = read_csv("t.csv", COLUMNS, Tree(folder, ("t.csv",)), problems)
    assert table is not None, tuple(problems)
    return table


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_row_is_where_it_begins_though_cells_before_it_have_line_breaks(tmp_path: Path, ending: str) -> None:
    lines = ["name,note", '"two', 'lines",a', "", "after,b", '"three', "", 'lines","c', 'd"', "last,e"]
    rows = list(read(tmp_path, ending.join(lines)).rows())
    assert [row.line for row in rows] == [2, 5, 6, 10]
    assert [str(row.mark("note")) for row in rows] == ["t.csv:3:8", "t.csv:5:7", "t.csv:8:8", "t.csv:10:6"]


def test_nothing_is_guessed_of_a_cell(tmp_path: Path) -> None:
    cells = ["0100", "1.10", "NA", "null", "1e3", "TRUE", "2021-02-30", "-", "nan"]
    rows = read(tmp_path, "name,note\n" + "".join(f"{cell},x\n" for cell in cells)).rows()
    assert [row.cells["name"] for row in rows] == cells


def test_rows_of_nothing_are_left_out(tmp_path: Path) -> None:
    rows = read(tmp_path, "name,note\n,\na,\n,b\n,\n").rows()
    assert [(row.line, *row.cells.values()) for row in rows] == [(3, "a", ""), (4, "", "b")]


def test_a_file_is_gone_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted(io.StringIO):
        opened = 0

        def __init__(self, *arguments: str, **named: str) -> None:
            Counted.opened += 1
            super().__init__(*arguments, **named)

    monkeypatch.setattr(io, "StringIO", Counted)
    table = read(tmp_path, "name,note\na,b\n")
    assert [list(table.rows()), list(table.rows())][0][0].cells == {"name": "a", "note": "b"}
    assert Counted.opened == 1


CELLS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), include_characters='\n",'), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_what_a_spreadsheet_writes_is_read(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("name", "note"), *cells])
    rows = list(read(tmp_path_factory.getbasetemp(), text.getvalue()).rows())
    assert [tuple(row.cells.values()) for row in rows] == [(a.strip(), b.strip()) for a, b in cells if a or b]
    lines = text.getvalue().split("\n")
    for row, (first, _) in zip(rows, (pair for pair in cells if any(pair)), strict=True):
        assert lines[row.line - 1].lstrip('"').startswith(first.split("\n")[0].replace('"', '""')[:1].lstrip('"'))
