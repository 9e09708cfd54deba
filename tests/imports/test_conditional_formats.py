"""What a conditional format can hide is told: when it does so is the spreadsheet's to reckon."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule, IconSetRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from tests.imports.table_reading import remarked, workbook

HIDING = {
    "a format without digits": (DifferentialStyle(numFmt=NumberFormat(164, ";;;")), True),
    "white letters": (DifferentialStyle(font=Font(color="FFFFFFFF")), True),
    "letters like their cell": (
        DifferentialStyle(font=Font(color="FF00B050"), fill=PatternFill(bgColor="FF00B050")), True,
    ),
    "white letters on a dark cell": (
        DifferentialStyle(font=Font(color="FFFFFFFF"), fill=PatternFill(bgColor="FF1F4E78")), False,
    ),
    "red letters": (DifferentialStyle(font=Font(color="FFFF0000")), False),
    "another format": (DifferentialStyle(numFmt=NumberFormat(164, "0.0")), False),
}  # fmt: skip


def conditional(folder: Path, area: str, rule: Rule) -> Path:
    path = workbook(folder / "t.xlsx", ("a", "b"), (5, 6))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].conditional_formatting.add(area, rule)
    book.save(path)
    return path


@pytest.mark.parametrize(("style", "is_told"), HIDING.values(), ids=HIDING)
def test_a_format_that_can_hide_is_told(tmp_path: Path, style: DifferentialStyle, *, is_told: bool) -> None:
    rule = Rule("cellIs", operator="lessThan", formula=["9"], dxf=style)
    assert remarked(conditional(tmp_path, "A2:A9", rule)) == ["t.xlsx:2:1 table-conditional"] * is_told


@pytest.mark.parametrize("shows", [True, False])
def test_signs_in_the_place_of_numbers_are_told(tmp_path: Path, *, shows: bool) -> None:
    rule = IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=shows)  # type: ignore[no-untyped-call]
    assert remarked(conditional(tmp_path, "A2:A9", rule)) == ["t.xlsx:2:1 table-conditional"] * (not shows)


def test_a_whole_column_without_anything_hides_nothing(tmp_path: Path) -> None:
    rule = CellIsRule("lessThan", ["9"], font=Font(color="FFFFFFFF"))  # type: ignore[no-untyped-call]
    assert remarked(conditional(tmp_path, "C2:C1048576", rule)) == []
