"""Tables that editors bring back: every cell with its place, and what cannot be taken told by name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.datasets import datasets
from generator.imports import table_file
from generator.imports.table_file import TableFile, read_table
from generator.messages import read_catalogue
from generator.problems import Problems
from generator.publication import Publication
from generator.sources.spreadsheet_text import defused, is_formula_like, restored

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "problems_of_tables.yml").read_text("utf-8"))


def told(path: Path) -> list[str]:
    problems = Problems()
    table = read_table(path, problems)
    assert (table is None) == bool(problems.errors)
    for problem in problems:
        for code in ("zh", "en"):
            line = read_catalogue(code).problem(problem)
            assert line.isprintable()
            assert " — " in line
    return [f"{problem.mark} {problem.code}" for problem in problems]


def taken(path: Path) -> TableFile:
    problems = Problems()
    table = read_table(path, problems)
    assert table, tuple(problems)
    return table


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_cannot_be_taken_is_told_at_its_place(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(case["text"].encode(case.get("encoding", "utf-8")))
    assert told(path) == case["expect"]


def workbook(path: Path, *rows: tuple[str | int | None, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_formulas_and_errors_of_a_workbook_are_told_at_their_place(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), ("=1+1", 2), (3, "#DIV/0!"))
    assert told(path) == ["t.xlsx:2:1 table-formula", "t.xlsx:3:2 table-error"]


def test_a_cell_beside_the_table_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b", None), (1, 2, None), (1, 2, "x"))
    assert told(path) == ["t.xlsx:3:1 table-ragged"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"a,b\n1,2\n"])
def test_a_file_that_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(content)
    assert told(path) == ["t.xlsx:1:1 table-syntax"]


def test_a_zip_of_something_else_is_told(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("hello.txt", "hello")
    path = tmp_path / "t.xlsx"
    path.write_bytes(content.getvalue())
    assert told(path) == ["t.xlsx:1:1 table-syntax"]


def test_a_workbook_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "LARGEST_WORKBOOK", 1000)
    assert told(workbook(tmp_path / "t.xlsx", ("a",), ("b",))) == ["t.xlsx:1:1 too-large"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "t.csv") == ["t.csv:1:1 missing-file"]


def test_text_stays_as_it_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes('\ufeffa,b,c\r\nNA,1.10,007\r\n１２,"1,234",\'=x\r\n'.encode())
    assert [[cell.text for cell in row] for row in taken(path).rows] == [["NA", "1.10", "007"], ["１２", "1,234", "=x"]]


def test_100_000_rows_are_read_or_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n" + "1,2\n" * 100_000, "utf-8")
    assert len(taken(path).rows) == 100_000
    path.write_text("a,b\n" + "a long enough cell,2\n" * 100_000, "utf-8")
    assert told(path) == ["t.csv:1:1 too-large"]


@given(st.text())
def test_what_was_defused_comes_back(text: str) -> None:
    assert restored(defused(text)) == text
    assert not is_formula_like(defused(text)) or defused(text).startswith("'")


def test_every_file_of_the_example_comes_back_cell_by_cell(
    example: Publication, example_files: dict[str, bytes], tmp_path: Path
) -> None:
    """What readers take along, editors can bring back: from CSV and from XLSX alike."""
    for dataset in datasets(example):
        expected = [
            ["" if cell is None else f"{cell:f}" if not isinstance(cell, str) else cell.strip() for cell in record]
            for record in dataset.records
        ]
        for ending in ("csv", "xlsx"):
            path = tmp_path / f"table.{ending}"
            path.write_bytes(example_files[f"{dataset.stem}.{ending}"])
            table = taken(path)
            assert [cell.text for cell in table.titles] == [field.title for field in dataset.fields]
            assert [[cell.text for cell in row] for row in table.rows] == expected, dataset.stem
