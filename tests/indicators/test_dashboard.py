"""A plan told as a whole: counted, drawn, cited, due when; and a plan of any size on pages of a bearable length."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.county_site import county_at
from tests.indicators.test_county import STATES, WATERS, text_of
from tests.markup import one
from tests.tiny_site import TinySite, rows_of

MOST_BYTES = 300_000
MANY = 230
SPLIT = 120
"""Indicators in the first of two categories."""
CATEGORY = "  - id: {id}\n    name: {{zh: {id}类, en: Group {id}}}\n    indicators:\n"
ENTRY = (
    "      - number: {n}\n        name: {{zh: 第{n}项指标, en: Indicator no. {n}}}\n        nature: expected\n"
    '        responsible_unit: water-office\n        target: {{words: "90%"}}\n        topics: [rivers]\n'
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return county_at(tmp_path_factory.mktemp("dashboard") / "county").files()


def page_of(files: dict[str, bytes], path: str) -> LexborHTMLParser:
    return LexborHTMLParser(files[f"{path}/index.html"])


def table_of(page: LexborHTMLParser, selector: str) -> list[list[str]]:
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in one(page, selector).css("tr")]


def test_every_state_is_counted_by_category_and_by_nature(files: dict[str, bytes]) -> None:
    head, *rows = table_of(page_of(files, f"en/{WATERS}"), "#mosaic table")
    words = ["off track", "behind", "not judged", "no data", "not due", "on track", "met", "monitored"]
    assert head[1:] == [*words, "Total"]
    counted = {name: [int(cell) for cell in cells] for name, *cells in rows}
    states = Counter(STATES.values())
    order = ("off_track", "behind", "cannot_be_judged", "no_data", "not_due", "on_track", "achieved", "monitored")
    assert counted["Total"] == [*(states[state] for state in order), len(STATES)]
    for one_, other in (("Water", "Roads"), ("binding", "expected")):
        both = zip(counted[one_], counted[other], strict=True)
        assert [first + second for first, second in both] == counted["Total"]


def test_a_row_says_what_it_can_be_chosen_by(files: dict[str, bytes]) -> None:
    page = page_of(files, f"en/{WATERS}")
    rows = page.css("#part_table tbody tr")
    assert [row.attributes["data-status"] for row in rows] == list(STATES.values())
    for name in ("status", "category", "nature", "unit"):
        offered = [str(option.attributes["value"]) for option in page.css(f".filter select[name={name}] option")]
        assert sorted(offered) == ["", *sorted({str(row.attributes[f"data-{name}"]) for row in rows})]


@pytest.mark.parametrize("number", [1, 8, 13])
def test_what_was_reached_is_drawn_against_the_target(files: dict[str, bytes], number: int) -> None:
    drawing = one(page_of(files, f"en/{WATERS}/indicators/{number}"), "#part_state .drawn-bullet").text()
    assert {1: "Target: 90% or more", 8: "2,700 jobs", 13: "4.9 places"}[number] in drawing


@pytest.mark.parametrize(("number", "charts"), [(1, 1), (2, 1), (4, 0), (5, 0), (8, 0), (9, 1), (11, 0), (14, 0)])
def test_the_course_is_drawn_where_there_are_numbers_enough(files: dict[str, bytes], number: int, charts: int) -> None:
    """Not of two numbers, of periods of several lengths that are summed, or of a number that is not exact."""
    assert len(page_of(files, f"en/{WATERS}/indicators/{number}").css("#part_history .chart")) == charts


def test_a_drawn_sum_stands_in_the_table(files: dict[str, bytes]) -> None:
    table = table_of(page_of(files, f"en/{WATERS}/indicators/8"), "#part_history table")
    assert table[-1][:2] == ["Total up to September 2023", "2,700jobs"]
    assert len(rows_of(files[f"en/{WATERS}/indicators/8/observations.csv"])) == len(table) - 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_says_how_to_cite_it(files: dict[str, bytes], language: str) -> None:
    words = text_of(files, f"{language}/{WATERS}/indicators/1", ".citation")
    assert words.endswith(f"https://val-invente.example/{language}/{WATERS}/indicators/1/")
    assert "2021" in words
    assert "2023" in words


def test_nothing_is_cited_that_nobody_said(files: dict[str, bytes]) -> None:
    words = text_of(files, "en/plans/care/indicators/1", ".citation")
    assert "data up to" not in words
    assert "10 January 2024" in words


def test_an_office_reads_why_each_of_its_indicators_stands_so(files: dict[str, bytes]) -> None:
    rows = table_of(page_of(files, "en/units/roads"), "section table")
    assert rows[0] == ["Category", "No.", "Indicator", "Target", "Status", "Why"]
    assert any("above the ceiling of 500 accidents" in row[-1] for row in rows)
    assert "7 due in 2025" in text_of(files, "en/units/roads", "#part_due")


def test_the_calendar_lists_each_target_in_its_year_and_each_evaluation(files: dict[str, bytes]) -> None:
    calendar = page_of(files, "en/calendar")
    rows = table_of(calendar, "#plan_waters table")
    assert [row[:2] for row in rows if row[0].isdecimal() and len(row) == 4] == [
        ["2022", "6 Wells counted"], ["2025", "1 Rivers in good state"]
    ]  # fmt: skip
    assert ["First look", "not stated in the source", "held, data up to December 2022"] in rows
    promised = [state for state in STATES.values() if state != "monitored"]
    assert len(rows) == 1 + len(promised) + 1
    assert "nothing can be called overdue" in text_of(files, "en/calendar", "#plan_care")


def test_what_was_due_and_not_reported_is_called_so_by_the_date_of_the_data(tmp_path: Path) -> None:
    """Not by the day of the build: the same sources say the same in ten years."""
    county = county_at(tmp_path / "county")
    county.edit(f"{WATERS}/observations.csv", "6,,2022,100,A,,,,\n", "")
    late = county.files()
    rows = table_of(page_of(late, "en/calendar"), "#plan_waters table")
    assert [row[-1] for row in rows if "Wells counted" in " ".join(row)] == ["due, not reported"]
    assert "1 target was due and not reported" in text_of(late, "en/calendar", "#plan_waters")
    assert "1 due and not reported" in text_of(late, "en/units/waters", "#part_due")


def test_a_promised_review_without_a_date_stands_under_no_year(example_files: dict[str, bytes]) -> None:
    groups = page_of(example_files, "en/calendar").css("th[scope=rowgroup]")
    assert [group.text() for group in groups] == ["2021", "2022", "2023", "2024", "2025", "not stated in the source"]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    site = TinySite.at(tmp_path_factory.mktemp("large") / "stillwater")
    parts = (("a", range(1, SPLIT + 1)), ("b", range(SPLIT + 1, MANY + 1)))
    text = "".join(CATEGORY.format(id=id_) + "".join(ENTRY.format(n=n) for n in own) for id_, own in parts)
    site.put("plans/clear-water/indicators.yml", f"categories:\n{text}")
    return site.files()


def shown_on(files: dict[str, bytes], folder: str) -> list[str]:
    """The names in the tables of all pages below a folder."""
    paths = sorted(path for path in files if path.startswith(folder) and path.endswith("/index.html"))
    pages = (LexborHTMLParser(files[path]) for path in paths)
    return [row.text() for page in pages for row in page.css(".wide tbody th[scope=row]")]


@pytest.mark.slow
def test_a_plan_of_many_indicators_shows_each_once_on_pages_of_a_bearable_weight(large: dict[str, bytes]) -> None:
    names = sorted(f"Indicator no. {n}" for n in range(1, MANY + 1))
    for folder in ("en/plans/clear-water/categories/", "en/units/water-office/", "en/topics/rivers/"):
        assert sorted(shown_on(large, folder)) == names, folder
    assert {path for path, content in large.items() if path.endswith(".html") and len(content) > MOST_BYTES} == set()
    assert len(rows_of(large["en/plans/clear-water/indicators.csv"])) == MANY + 1


@pytest.mark.slow
def test_pages_of_one_list_lead_to_one_another(large: dict[str, bytes]) -> None:
    first = page_of(large, "en/plans/clear-water/categories/a")
    second = page_of(large, "en/plans/clear-water/categories/a/2")
    assert leads_to(first, "a[rel=next]").endswith("/categories/a/2/")
    assert leads_to(second, "a[rel=prev]").endswith("/categories/a/")
    assert leads_to(second, "a[rel=next]").endswith("/categories/b/")
    assert "Page 2 of 2" in one(second, "main").text()
    counts = one(page_of(large, "en/plans/clear-water"), "#mosaic table").css("a")
    ends = [str(link.attributes["href"]).rsplit("clear-water/", 1)[-1] for link in counts]
    assert ends == ["categories/a/", "categories/b/"]


def leads_to(page: LexborHTMLParser, selector: str) -> str:
    return str(one(page, selector).attributes["href"])
