"""Tables that editors bring back: every cell with its place, and what cannot be taken told by name."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from generator.formats.datasets import datasets
from generator.imports.table_file import TableFile, read_table, read_tables
from generator.messages import read_catalogue
from generator.problems import Problems
from generator.publication import Publication
from generator.sources import workbook_file
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


def workbook(path: Path, *rows: tuple[str | float | None, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


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
    assert told(path) == ["t.xlsx:1:1 table-syntax"]


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


SHOWN = {
    "per cent": (0.95, "0%", "95%"),
    "per cent with places": (0.0705, "0.00%", "7.05%"),
    "a calculation": (0.1 + 0.2, "0.0", "0.3"),
    "thousands set apart": (1234567, "#,##0", "1234567"),
    "a year": (date(2024, 3, 1), "yyyy", "2024"),
    "a month": (date(2024, 3, 1), 'yyyy"年"m"月"', "2024-03"),
    "a day": (date(2024, 3, 1), "yyyy-mm-dd", "2024-03-01"),
    "a colour and a currency": (5, "[Red]#,##0.00", "5"),
}


@pytest.mark.parametrize(("value", "number_format", "text"), SHOWN.values(), ids=SHOWN)
def test_a_cell_is_what_it_shows(tmp_path: Path, value: object, number_format: str, text: str) -> None:
    assert taken(formatted(tmp_path, value, number_format)).rows[0][0].text == text


def formatted(folder: Path, value: object, number_format: str) -> Path:
    path = workbook(folder / "t.xlsx", ("a",), (1,))
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A2"].value = value
    book.worksheets[0]["A2"].number_format = number_format
    book.save(path)
    return path


OTHERWISE = {
    "in thousands": (1200000, '0.0,"k"', "table-number-format"),
    "in millions, without a word": (1200000, "0.0,,", "table-number-format"),
    "with a word that multiplies": (95, '0"万"', "table-number-format"),
    "a day of any year": (date(2024, 3, 5), "d-mmm", "table-date"),
    "a length of time": (timedelta(hours=3), "[h]:mm", "table-date"),
    "more digits than are kept": (12345678901234567, "0", "table-long-number"),
}


@pytest.mark.parametrize(("value", "number_format", "code"), OTHERWISE.values(), ids=OTHERWISE)
def test_a_cell_that_shows_something_else_is_told(tmp_path: Path, value: object, number_format: str, code: str) -> None:
    assert told(formatted(tmp_path, value, number_format)) == [f"t.xlsx:2:1 {code}"]


def test_digits_that_are_set_raised_or_lowered_stay_so(tmp_path: Path) -> None:
    raised, lowered = InlineFont(vertAlign="superscript"), InlineFont(vertAlign="subscript")
    path = formatted(tmp_path, CellRichText("95", TextBlock(raised, "1"), " CO", TextBlock(lowered, "2")), "General")
    assert taken(path).rows[0][0].text == "95¹ CO₂"


def test_what_is_struck_out_is_told(tmp_path: Path) -> None:
    path = formatted(tmp_path, CellRichText(TextBlock(InlineFont(strike=True), "95"), "96"), "General")
    assert told(path) == ["t.xlsx:2:1 table-struck"]


def remarked(path: Path) -> list[str]:
    """What is told of a workbook that is taken."""
    problems, remarks = Problems(), Problems()
    assert read_tables(path, problems, remarks)
    assert tuple(problems) == ()
    return [f"{one.mark} {one.code}" for one in remarks]


def test_a_merged_cell_holds_for_each_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), ("x", 1), (None, 2))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].merge_cells("A2:A3")
    book.save(path)
    assert [row[0].text for row in taken(path).rows] == ["x", "x"]
    assert remarked(path) == ["t.xlsx:2:1 table-merged"]
    book.worksheets[0].unmerge_cells("A2:A3")
    book.worksheets[0].merge_cells("A2:B2")
    book.save(path)
    assert told(path) == ["t.xlsx:2:1 table-merged-across"]


def test_sheets_with_the_same_titles_are_taken_and_others_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), (1, 2))
    book = openpyxl.load_workbook(path)
    for name, rows in (("more", (("a", "b"), (3, 4))), ("notes", (("c",),)), ("hidden", (("a", "b"), (5, 6)))):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book["hidden"].sheet_state = "hidden"
    book.save(path)
    tables = read_tables(path, Problems(), Problems())
    assert [(table.path, table.rows[0][0].text) for table in tables] == [("t.xlsx", "1"), ("t.xlsx#more", "3")]
    assert remarked(path) == ["t.xlsx:1:1 table-sheet-left", "t.xlsx:1:1 table-sheet-left"]


def test_a_workbook_of_hidden_sheets_and_charts_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), (1, 2))
    book = openpyxl.load_workbook(path)
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=2, min_row=1, max_row=2))
    book.create_chartsheet().add_chart(chart)
    book.worksheets[0].sheet_state = "hidden"
    book.save(path)
    assert told(path) == ["t.xlsx:1:1 table-empty"]


def test_every_column_of_a_hidden_group_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b", "c"), (1, 2, 3))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].column_dimensions.group("B", "E", hidden=True)
    book.save(path)
    remarks = Problems()
    read_tables(path, Problems(), remarks)
    assert [dict(one.details)["hidden"] for one in remarks] == ["B, C"]


def test_what_one_may_not_expect_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), (1.25, 2), (3, 4))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["A2"].number_format = "0.0"
    sheet["B2"].comment = Comment("look", "me")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.save(path)
    assert [row[0].text for row in taken(path).rows] == ["1.25", "3"]
    assert remarked(path) == [
        "t.xlsx:1:1 table-hidden-columns", "t.xlsx:1:1 table-hidden-rows", "t.xlsx:2:1 table-rounded",
        "t.xlsx:2:2 table-comment",
    ]  # fmt: skip
