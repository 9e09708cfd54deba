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
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table

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


NUMBER_FORMATS = yaml.safe_load((Path(__file__).parent / "number_formats.yml").read_text("utf-8"))


@pytest.mark.parametrize(("number_format", "value", "expected"), NUMBER_FORMATS)
def test_a_number_is_taken_where_its_format_shows_it(
    tmp_path: Path, number_format: str, value: float, expected: str | None
) -> None:
    path = formatted(tmp_path, value, number_format)
    if expected is None:
        assert told(path) == ["t.xlsx:2:1 table-number-format"]
        return
    text, *rounded = expected.split(" rounded")
    assert taken(path).rows[0][0].text == text
    assert remarked(path) == ["t.xlsx:2:1 table-rounded" for _ in rounded]


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


Colour = str | Color | None


def coloured(path: Path, letters: Colour, paper: Colour = None) -> Path:
    """A workbook whose second row has these colours."""
    workbook(path, ("a", "b"), ("seen?", 2))
    book = openpyxl.load_workbook(path)
    cell = book.worksheets[0]["A2"]
    cell.font = Font(color=letters)
    if paper is not None:
        cell.fill = PatternFill("solid", fgColor=paper)
    book.save(path)
    return path


COLOURS = {
    "white on white": ("FFFFFFFF", None, True),
    "nearly white on white": ("FFF8F8F8", None, True),
    "white by the theme": (Color(theme=0), None, True),
    "white by its number": (Color(indexed=9), None, True),
    "letters like their cell": ("FF00B050", "FF00B050", True),
    "a lighter tint of the same": (Color(theme=4, tint=0.4), Color(theme=4, tint=0.4), True),
    "black on black": (None, "FF000000", True),
    "white on a dark cell": ("FFFFFFFF", "FF1F4E78", False),
    "grey on white": ("FF808080", None, False),
    "black by the theme": (Color(theme=1), None, False),
    "the paper of the system": (Color(indexed=8), Color(indexed=65), False),
}


@pytest.mark.parametrize(("letters", "paper", "is_unseen"), COLOURS.values(), ids=COLOURS)
def test_letters_that_nobody_sees_are_told(tmp_path: Path, letters: Colour, paper: Colour, *, is_unseen: bool) -> None:
    path = coloured(tmp_path / "t.xlsx", letters, paper)
    assert remarked(path) == ["t.xlsx:2:1 table-unseen"] * is_unseen


def test_white_titles_of_a_table_with_a_style_are_seen(tmp_path: Path) -> None:
    path = coloured(tmp_path / "t.xlsx", "FFFFFFFF")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].add_table(Table(displayName="t", ref="A1:B2"))
    book.save(path)
    assert remarked(path) == []


def test_a_title_and_a_note_across_the_table_are_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "t.xlsx", ("Table 1", None, None), ("a", "b", "c"), (1, 2, 3), ("Note: early", None, None)
    )
    book = openpyxl.load_workbook(path)
    book.worksheets[0].merge_cells("A1:C1")
    book.worksheets[0].merge_cells("A4:C4")
    book.save(path)
    assert [cell.text for cell in taken(path).titles] == ["a", "b", "c"]
    assert remarked(path) == ["t.xlsx:1:1 table-line-left", "t.xlsx:4:1 table-line-left"]


def test_heads_of_two_rows_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "Target", None), (None, "2024", "2025"), (1, 2, 3))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].merge_cells("A1:A2")
    book.worksheets[0].merge_cells("B1:C1")
    book.save(path)
    assert "t.xlsx:1:2 table-merged-across" in told(path)


def flatten(path: Path) -> None:
    """Take height and width from the rows and columns that have 5 of it; openpyxl itself writes no zero."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b'ht="5"', b'ht="0"').replace(b'width="5"', b'width="0"'))


def test_what_a_workbook_holds_beside_its_cells_is_told(tmp_path: Path) -> None:
    """A chart sheet, a chart, lines on each printed page, links, rows and columns that have no size."""
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), (1, 2), (3, 4))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    book.create_chartsheet("drawn").add_chart(chart)
    for line, text in ((sheet.oddFooter, "Provisional figures"), (sheet.oddHeader, "&P / &N")):
        assert line is not None
        line.center.text = text
    sheet["A2"].hyperlink = "https://example.org/source"
    sheet["B2"].value = "see https://example.org/seen"
    sheet["B2"].hyperlink = "https://example.org/seen"
    sheet.row_dimensions[3].height = 5
    sheet.column_dimensions["B"].width = 5
    book.save(path)
    flatten(path)
    assert sorted(remarked(path)) == [
        "t.xlsx:1:1 table-drawings-left", "t.xlsx:1:1 table-hidden-columns", "t.xlsx:1:1 table-hidden-rows",
        "t.xlsx:1:1 table-line-left", "t.xlsx:1:1 table-sheet-left", "t.xlsx:2:1 table-link-left",
    ]  # fmt: skip


def test_empty_sheets_before_and_behind_the_table_are_no_matter(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), (1, 2))
    book = openpyxl.load_workbook(path)
    book.create_sheet("before", 0)
    book.create_sheet("behind")
    book.save(path)
    assert [cell.text for cell in taken(path).rows[0]] == ["1", "2"]
    assert remarked(path) == []


def test_zeros_that_a_sheet_does_not_show_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), (1, 0))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].sheet_view.showZeros = False
    book.save(path)
    assert told(path) == ["t.xlsx:2:2 table-number-format"]


def test_a_day_counted_from_1904_is_the_same_day(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("a", "b"), (1, 2))
    book = openpyxl.load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A2"].value = date(2024, 3, 1)
    book.save(path)
    assert taken(path).rows[0][0].text == "2024-03-01"
