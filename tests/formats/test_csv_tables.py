"""Tables as CSV: every row, numbers plain, units beside them, nothing a spreadsheet would run."""

from __future__ import annotations

import pytest

from generator.formats.csv_tables import write
from tests.tiny_site import TinySite, rows_of

PLAN = "plans/gumei-14th-five-year/indicators.csv"
DANGEROUS = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠sum",
    "=cmd|' /C calc'!A0",
    " =1+1",
    "\n=1",
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_37_indicators_are_rows_in_both_languages(example_files: dict[str, bytes], language: str) -> None:
    content = example_files[f"{language}/{PLAN}"]
    rows = rows_of(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    assert [row[1] for row in rows[1:]] == [str(number) for number in range(1, 38)]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])


def column(content: bytes, title: str) -> dict[int, str]:
    head, *rows = rows_of(content)
    return {int(row[1]): row[head.index(title)] for row in rows}


def test_value_unit_and_comparator_stand_apart_in_chinese(example_files: dict[str, bytes]) -> None:
    content = example_files[f"zh/{PLAN}"]
    value, unit, comparator = (column(content, title) for title in ("目标值", "计量单位", "比较方式"))
    assert (value[36], unit[36], comparator[36]) == ("28.5", "亿元", "")
    assert (value[11], unit[11], comparator[11]) == ("90", "%", "以上")
    assert (value[13], unit[13], comparator[13]) == ("2", "", "不少于")
    assert (value[9], unit[9]) == ("6000", "个")


def test_value_unit_and_comparator_stand_apart_in_english(example_files: dict[str, bytes]) -> None:
    content = example_files[f"en/{PLAN}"]
    value, unit, comparator = (column(content, title) for title in ("Target", "Unit", "Comparator"))
    assert (value[36], unit[36], comparator[36]) == ("2.85", "billion yuan", "")
    assert (value[11], unit[11], comparator[11]) == ("90", "%", "or more")
    assert (value[9], unit[9]) == ("6000", "jobs")


def test_the_words_of_the_source_and_the_year_are_kept(example_files: dict[str, bytes]) -> None:
    content = example_files[f"en/{PLAN}"]
    assert column(content, "Target as printed")[11] == "90%以上"
    years = column(content, "Target year")
    assert {number: year for number, year in years.items() if year != "2025"} == {30: "2021"}


def test_both_languages_hold_the_same_figures_but_for_their_scale(example_files: dict[str, bytes]) -> None:
    chinese = column(example_files[f"zh/{PLAN}"], "目标值")
    english = column(example_files[f"en/{PLAN}"], "Target")
    assert {number for number in chinese if chinese[number] != english[number]} == {36}


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(tiny: TinySite, text: str) -> None:
    quoted = text.replace("\t", "\\t").replace("\n", "\\n")
    tiny.edit(
        "plans/clear-water/indicators.yml",
        "{zh: 河道水质达标率, en: River water up to standard}",
        f'{{zh: "{quoted}", en: "{quoted}"}}',
    )
    tiny.edit("plans/clear-water/indicators.yml", "{zh: 按五年合计理解。, en: Read as the sum of five years.}",
              f'{{zh: "{quoted}", en: "{quoted}"}}')  # fmt: skip
    cells = [cell for row in rows_of(tiny.files()["en/plans/clear-water/indicators.csv"]) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]


def test_a_cell_with_quotes_commas_and_lines_comes_back_whole(tiny: TinySite) -> None:
    tiny.edit("plans/clear-water/indicators.yml", "en: River water up to standard", 'en: "a \\"b\\", c\\nd"')
    rows = rows_of(tiny.files()["en/plans/clear-water/indicators.csv"])
    assert rows[1][2] == 'a "b", c\nd'


def test_a_negative_number_stays_a_number(tiny: TinySite) -> None:
    tiny.edit("content/reports/night-market/report.yml", "value: 100", "value: -100")
    rows = rows_of(tiny.files()["en/reports/night-market/visitors.csv"])
    assert rows[1][1] == "-100"


@pytest.mark.parametrize(
    ("written", "value"), [("100", "100"), ("1.50", "1.50"), ("95.0", "95.0"), ("1000000", "1000000")]
)
def test_a_number_is_written_with_every_decimal_place_and_without_an_exponent(
    tiny: TinySite, written: str, value: str
) -> None:
    tiny.edit("content/reports/night-market/report.yml", "value: 100", f"value: {written}")
    assert rows_of(tiny.files()["en/reports/night-market/visitors.csv"])[1][1] == value


def test_a_table_shown_in_parts_elsewhere_is_written_whole(tiny: TinySite) -> None:
    """Units and topics show some rows of a plan; the file holds them all."""
    paths = [file.path for file in write(tiny.publication())]
    assert sorted(paths) == sorted(set(paths))
    assert len(rows_of(tiny.files()["zh/plans/clear-water/indicators.csv"])) == 4
