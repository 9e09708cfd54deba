"""The example's plan as its source has it: nothing lost, nothing invented; and plans of other sizes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.content_types.plan.model import Plan
from generator.content_types.plan.parse import parse
from generator.formats import csv_tables
from generator.formats.html_pages import Typesetter, render
from generator.formats.page_setting import PagesToSet, site_of
from generator.indicators.model import Indicator
from generator.problems import Problems
from generator.publication import Written
from generator.registers import Registers, read_registers
from generator.sources.fields import Reading
from generator.sources.tree import read_tree
from tests.markup import attribute, one
from tests.tiny_site import TinySite, rows_of

FOLDER = "plans/gumei-14th-five-year"
CATEGORIES = [8, 7, 6, 4, 7, 2, 2, 1]
WITHOUT_UNIT = [10, 13, 15, 28, 29]
AT_LEAST = {11: 90, 13: 2, 15: 20}
TWO_MEASURES = [6, 7, 8]


@pytest.fixture(scope="module")
def read(project: Path) -> tuple[Plan, Registers]:
    problems = Problems()
    tree = read_tree(project, ("content", "plans"), problems)
    registers, reading = read_registers(tree, Reading(TinySite(project).settings().languages, problems))
    plan = parse(FOLDER, tree, reading)
    assert plan is not None, list(problems)
    return plan, registers


@pytest.fixture(scope="module")
def plan(read: tuple[Plan, Registers]) -> Plan:
    return read[0]


@pytest.fixture(scope="module")
def numbered(plan: Plan) -> dict[int, Indicator]:
    return {indicator.number: indicator for indicator in plan.indicators.indicators}


def test_it_has_37_indicators_in_their_order(plan: Plan) -> None:
    assert [indicator.number for indicator in plan.indicators.indicators] == list(range(1, 38))


def test_its_categories_have_the_sources_sizes(plan: Plan) -> None:
    assert [len(category.indicators) for category in plan.indicators.categories] == CATEGORIES


def test_19_are_binding_and_18_expected(plan: Plan) -> None:
    natures = [indicator.nature for indicator in plan.indicators.indicators]
    assert (natures.count("binding"), natures.count("expected")) == (19, 18)


def test_12_units_answer_for_them(plan: Plan) -> None:
    assert len({indicator.responsible_unit for indicator in plan.indicators.indicators}) == 12


def test_a_unit_of_measure_lost_in_the_source_is_not_invented(numbered: dict[int, Indicator]) -> None:
    assert [number for number, indicator in numbered.items() if indicator.target.unit is None] == WITHOUT_UNIT


def test_only_row_9_has_a_unit_of_the_editors_and_says_so(numbered: dict[int, Indicator]) -> None:
    assert [number for number, indicator in numbered.items() if indicator.target.editorial_unit] == [9]
    assert "编辑" in str(numbered[9].notes[0].texts["zh"])


def test_comparators_are_the_sources(numbered: dict[int, Indicator]) -> None:
    other = {
        number: indicator.target for number, indicator in numbered.items() if indicator.target.comparator != "reach"
    }
    assert {number: target.value for number, target in other.items()} == AT_LEAST
    assert {target.comparator for target in other.values()} == {"at_least"}
    assert [other[number].words for number in AT_LEAST] == ["90%以上", "不少于2", "不少于20"]


def test_row_36_is_28_point_5_of_100_million_yuan(numbered: dict[int, Indicator]) -> None:
    target = numbered[36].target
    assert (target.value, target.unit) == (Decimal("28.5"), "yuan-100m")


def test_row_30_is_for_2021_alone(numbered: dict[int, Indicator]) -> None:
    assert {number: indicator.target.year for number, indicator in numbered.items() if indicator.target.year} == {
        30: 2021
    }


def test_row_31_is_growth_whose_base_the_source_does_not_give(numbered: dict[int, Indicator]) -> None:
    assert [number for number, indicator in numbered.items() if indicator.target.kind == "growth"] == [31]
    assert numbered[31].baseline is not None
    assert "没有给出" in numbered[31].baseline.texts["zh"]


def test_rows_6_to_8_hold_two_measures_under_one_target(numbered: dict[int, Indicator]) -> None:
    assert [number for number, indicator in numbered.items() if indicator.measures] == TWO_MEASURES
    assert {len(numbered[number].measures) for number in TWO_MEASURES} == {2}


def test_the_safety_office_is_one_unit_with_its_other_name(
    read: tuple[Plan, Registers], numbered: dict[int, Indicator]
) -> None:
    units = read[1].units
    named = [name for name, unit in units.items() if {"平安办", "人口办"} & {*unit.aliases, unit.name.texts["zh"]}]
    assert named == ["safety-office"]
    assert set(units["safety-office"].aliases) == {"平安办", "人口办"}
    owned = [number for number, indicator in numbered.items() if indicator.responsible_unit == "safety-office"]
    assert owned == [6, 7, 8, 18, 19]


def test_each_row_names_the_words_of_the_source(numbered: dict[int, Indicator]) -> None:
    for number, indicator in numbered.items():
        digits = f"{indicator.target.value}".removesuffix(".0")
        assert digits in indicator.target.words, number


def test_every_indicator_has_a_page_and_a_tile_in_both_languages(example_files: dict[str, bytes]) -> None:
    for language in ("zh", "en"):
        overview = LexborHTMLParser(example_files[f"{language}/{FOLDER}/index.html"])
        tiles = [node.attributes["href"] for node in overview.css("section#mosaic a.tile")]
        assert tiles == [f"../../../{language}/{FOLDER}/indicators/{number}/" for number in range(1, 38)]
        assert all(f"{language}/{FOLDER}/indicators/{number}/index.html" in example_files for number in range(1, 38))


def test_what_the_source_does_not_say_is_shown_so(example_files: dict[str, bytes]) -> None:
    text = one(LexborHTMLParser(example_files[f"en/{FOLDER}/index.html"]), "main").text()
    particulars = " ".join(text.split())
    assert "Index number not stated in the source" in particulars
    assert "Validity not stated in the source" in particulars


@pytest.mark.parametrize(
    ("number", "words"), [(9, "restored by the editors"), (10, "none is shown"), (30, "for this year only")]
)
def test_an_indicators_page_says_what_is_peculiar(example_files: dict[str, bytes], number: int, words: str) -> None:
    assert words in example_files[f"en/{FOLDER}/indicators/{number}/index.html"].decode()


def test_a_plan_may_have_no_indicators(tiny: TinySite) -> None:
    (tiny.root / "plans/clear-water/indicators.yml").unlink()
    tiny.edit("plans/clear-water/plan.yml", "        indicators: [1, 2]\n", "")
    tiny.edit("plans/clear-water/sections/tasks.zh.md", "(../indicators.yml#1)", "(../plan.yml)")
    tiny.edit("plans/clear-water/sections/tasks.en.md", "(../indicators.yml#1)", "(../plan.yml)")
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr
    page = (tiny.root / "site/en/plans/clear-water/index.html").read_text("utf-8")
    assert "This plan names no indicators." in page
    assert not (tiny.root / "site/en/plans/clear-water/indicators.csv").exists()


def test_a_plan_may_have_no_chapters(tiny: TinySite) -> None:
    text = tiny.text("plans/clear-water/plan.yml")
    tiny.put("plans/clear-water/plan.yml", text[: text.index("sections:")] + "sections: []\n")
    for path in (tiny.root / "plans/clear-water/sections").iterdir():
        path.unlink()
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr


def test_a_list_of_categories_may_be_empty(tiny: TinySite) -> None:
    tiny.put("plans/clear-water/indicators.yml", "categories: []\n")
    tiny.edit("plans/clear-water/plan.yml", "        indicators: [1, 2]\n", "")
    tiny.edit("plans/clear-water/sections/tasks.zh.md", "(../indicators.yml#1)", "(../plan.yml)")
    tiny.edit("plans/clear-water/sections/tasks.en.md", "(../indicators.yml#1)", "(../plan.yml)")
    assert tiny.run("build").returncode == 0


MONITORED = """\
categories:
  - id: water
    name: {zh: 水, en: Water}
    indicators:
      - {number: 1, name: {zh: 水位, en: Water level}, nature: expected, responsible_unit: water-office}
      - {number: 2, name: {zh: 雨量, en: Rainfall}, nature: expected, responsible_unit: water-office}
"""


def test_a_plan_that_only_monitors_has_no_deadlines(tiny: TinySite) -> None:
    """And reports of before its first year, where it says that there are such, are shown and nothing else."""
    tiny.put("plans/clear-water/indicators.yml", MONITORED)
    tiny.put("plans/clear-water/observations.csv", "indicator,period,value\n1,1998,31\n1,2022,40\n")
    tiny.edit("plans/clear-water/plan.yml", "horizon:", "reports_from: 1998\nhorizon:")
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr
    page = (tiny.root / "site/en/plans/clear-water/index.html").read_text("utf-8")
    assert "calendar/#plan_clear-water" not in page
    rows = rows_of((tiny.root / "site/en/plans/clear-water/indicators/1/observations.csv").read_bytes())
    assert [row[0] for row in rows[1:]] == ["1998", "2022"]


def test_a_report_of_before_the_plan_is_never_judged(tiny: TinySite) -> None:
    """The first indicator promises 90% or more."""
    tiny.put("plans/clear-water/observations.csv", "indicator,period,value\n1,2019,95\n1,2021,80\n")
    tiny.edit("plans/clear-water/plan.yml", "horizon:", "reports_from: 2019\nhorizon:")
    with_history = tiny.files()["en/plans/clear-water/indicators.csv"]
    tiny.put("plans/clear-water/observations.csv", "indicator,period,value\n1,2021,80\n")
    assert with_history == tiny.files()["en/plans/clear-water/indicators.csv"]


def test_a_category_may_be_empty(tiny: TinySite) -> None:
    empty = "categories:\n  - {id: nothing, name: {zh: 空, en: Nothing}, indicators: []}\n"
    tiny.edit("plans/clear-water/indicators.yml", "categories:\n", empty)
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr


def test_a_period_that_ends_before_it_begins_is_refused(tiny: TinySite) -> None:
    tiny.edit("plans/clear-water/plan.yml", "{from: 2021, to: 2025}", "{from: 2025, to: 2021}")
    assert [problem.mark.line for problem in tiny.problems()] == [6]


def test_a_period_of_18000_years_is_refused(tiny: TinySite) -> None:
    """Each year is a row on each indicator's page."""
    tiny.edit("plans/clear-water/plan.yml", "{from: 2021, to: 2025}", "{from: 2021, to: 20250}")
    assert [problem.mark.line for problem in tiny.problems()] == [6]


@pytest.mark.slow
def test_a_plan_of_2000_indicators_has_2000_rows_and_pages(tiny: TinySite) -> None:
    entry = (
        "      - number: {n}\n        name: {{zh: 第{n}项指标, en: Indicator no. {n}}}\n        nature: expected\n"
        "        responsible_unit: water-office\n"
        '        target: {{words: "{n}%", value: {n}, comparator: reach, unit: percent}}\n'
    )
    head = "categories:\n  - id: all\n    name: {zh: 全部, en: All}\n    indicators:\n"
    tiny.put("plans/clear-water/indicators.yml", head + "".join(entry.format(n=n) for n in range(1, 2001)))
    publication = tiny.publication()
    tables = {file.path: file.content for file in csv_tables.write(publication)}
    assert len(rows_of(tables["zh/plans/clear-water/indicators.csv"])) == 2001
    paths = [page.path for page in publication.pages]
    assert sum(path.startswith("en/plans/clear-water/indicators/") for path in paths) == 2000
    written = Written({path: len(content) for path, content in tables.items()}, ())
    to_set, typesetter = PagesToSet(publication, written), Typesetter(site_of(publication, written))
    plan, *categories = (
        LexborHTMLParser(render(to_set.of(page), typesetter))
        for page in publication.pages
        if page.path == "en/plans/clear-water/" or page.path.startswith("en/plans/clear-water/categories/all/")
    )
    assert [len(page.css(".wide th[scope=row]")) for page in categories] == [100] * 20
    assert attribute(one(plan, "section#indicators .link-list a"), "href").endswith("/categories/all/")


def test_the_summary_stands_at_the_top_in_few_words(example_files: dict[str, bytes]) -> None:
    """A lead is read first, and by many is all that is read."""
    for path, content in example_files.items():
        lead = (
            LexborHTMLParser(content).css_first(".lead") if path.startswith("en/") and path.endswith("html") else None
        )
        assert lead is None or len(lead.text().split()) <= 80, path
    assert LexborHTMLParser(example_files["en/plans/gumei-14th-five-year/index.html"]).css(".lead")
