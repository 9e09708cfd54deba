"""Cells of a workbook are taken as what they show, and what a sheet hides or changes is told."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
import yaml
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table

from generator.imports.table_file import read_tables
from generator.problems import Problems
from tests.imports.table_reading import formatted, remarked, taken, told, workbook

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
