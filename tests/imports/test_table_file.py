"""Tables that editors bring back: every cell with its place, and what cannot be taken told by name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.datasets import datasets
from generator.imports.table_file import read_tables
from generator.problems import Problems
from generator.publication import Publication
from generator.sources import workbook_file
from generator.sources.spreadsheet_text import defused, is_formula_like, restored
from tests.imports.table_reading import taken, told, workbook

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "problems_of_tables.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_cannot_be_taken_is_told_at_its_place(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(case["text"].encode(case.get("encoding", "utf-8")))
    assert told(path) == case["expect"]


SHAPES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "shapes_of_tables.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", SHAPES.values(), ids=SHAPES)
def test_a_table_is_found_among_what_stands_around_it(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / case.get("name", "t.csv")
    path.write_bytes(case["text"].encode(case.get("encoding", "utf-8")))
    problems, remarks = Problems(), Problems()
    tables = read_tables(path, problems, remarks)
    assert [f"{one.mark} {one.code}" for one in problems] == case.get("refused", [])
    assert [f"{one.mark} {one.code}" for one in remarks] == case.get("told", [])
    assert [[cell.text for cell in row] for one in tables for row in (one.titles, *one.rows)] == case.get("table", [])


OTHER_KINDS = {
    "an old workbook": ("t.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "XLS"),
    "an old workbook under a new name": ("t.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "XLS"),
    "a workbook of WPS": ("t.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "ET"),
    "a page under the name of a workbook": ("t.xls", b"\r\n<html><table><tr><td>1</td></tr></table></html>", "HTML"),
    "a page under the name of a table": ("t.csv", b"\xef\xbb\xbf<table></table>", "HTML"),
    "XML": ("t.xml", b'<?xml version="1.0"?><Workbook></Workbook>', "XML"),
    "a document to print": ("t.pdf", b"%PDF-1.7\n", "PDF"),
}


@pytest.mark.parametrize(("name", "content", "kind"), OTHER_KINDS.values(), ids=OTHER_KINDS)
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    problems = Problems()
    assert read_tables(path, problems, Problems()) == ()
    assert [(one.code, dict(one.details)["kind"]) for one in problems] == [("table-kind", kind)]


ARCHIVES = {
    "a workbook with programs": (
        "[Content_Types].xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "XLSM",
    ),
    "a workbook in binary": ("xl/workbook.bin", b"", "XLSB"),
    "a table of LibreOffice": ("content.xml", b"<office:document-content/>", "ODS"),
    "a letter": ("word/document.xml", b"", "DOCX"),
    "a table of a Mac": ("Index/Document.iwa", b"", "Numbers"),
}


@pytest.mark.parametrize(("part", "content", "kind"), ARCHIVES.values(), ids=ARCHIVES)
@pytest.mark.parametrize("name", ["t.xlsx", "t.csv", "t.ods"])
def test_an_archive_of_another_kind_is_named(tmp_path: Path, part: str, content: bytes, kind: str, name: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, content)
    problems = Problems()
    read_tables(path, problems, Problems())
    assert [(one.code, dict(one.details)["kind"]) for one in problems] == [("table-kind", kind)]


def test_a_workbook_with_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    assert told(path) == ["t.xlsx:1:1 table-locked"]


def test_a_workbook_under_the_name_of_a_table_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), (1, 2)).rename(tmp_path / "t.csv")
    assert [cell.text for cell in taken(path).rows[0]] == ["1", "2"]


def test_formulas_and_errors_of_a_workbook_are_told_at_their_place(tmp_path: Path) -> None:
    """A formula whose result the file does not hold cannot be taken; what openpyxl writes holds none."""
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
    assert told(path) == ["t.xlsx:1:1 table-kind"]


def test_a_workbook_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_file, "LARGEST_WORKBOOK", 1000)
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


SEPARATED = {
    "semicolons": ("a;b\n1,5;2\n", "utf-8"),
    "tabs in UTF-16": ("a\tb\n1,5\t2\n", "utf-16"),
    "bars": ("a|b\n1,5|2\n", "utf-8-sig"),
    "a title with a comma": ('"a";"b"\n1,5;2\n', "utf-8"),
}


@pytest.mark.parametrize(("text", "encoding"), SEPARATED.values(), ids=SEPARATED)
def test_cells_may_be_separated_by_any_sign(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(encoding))
    assert [[cell.text for cell in row] for row in taken(path).rows] == [["1,5", "2"]]
