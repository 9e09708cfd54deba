"""An indicator that goes on in the next plan: both know of one another, and its series is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content_types.plan.derive import JudgedPlan
from generator.documents import read_documents
from generator.imports.tables import import_tables
from generator.problems import InvalidContent, Problems
from generator.registers import read_registers
from generator.settings import FOLDERS
from generator.sources.inventory import Inventory
from generator.sources.tree import read_tree
from tests.indicators.test_county import text_of
from tests.tiny_site import TinySite, rows_of

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("following_plans.yml").read_text("utf-8"))
FIRST, SECOND = "plans/clear-water", "plans/second"
ENDINGS = ("csv", "xlsx")
REPORTED = "indicator,period,value,status\n1,2021,85,\n1,2024,93,\n"
INDICATORS = """\
categories:
  - id: water
    name: {zh: 水, en: Water}
    indicators:
      - number: 1
        name: {zh: 河道水质达标率, en: River water up to standard}
        nature: binding
        responsible_unit: water-office
        target: {words: "95%以上", unit: percent}
        continues: clear-water/1
        baseline_value: 93
"""


def following(site: TinySite, slug: str = "second", names: tuple[str, str] = ("二期规划", "Second Plan")) -> None:
    """A plan of 2026–2030 beside the invented one of 2021–2025."""
    changes = {
        "清水规划": names[0], "Clear Water Plan": names[1], "虚构的五年规划": slug, "An invented five-year plan": slug,
        "{from: 2021, to: 2025}": "{from: 2026, to: 2030}", "horizon: 2035\n": "",
    }  # fmt: skip
    plan = site.text(f"{FIRST}/plan.yml").split("sections:", maxsplit=1)[0] + "sections: []\n"
    for old, new in changes.items():
        plan = plan.replace(old, new)
    site.put(f"plans/{slug}/plan.yml", plan)
    site.put(f"plans/{slug}/indicators.yml", INDICATORS)
    site.put(f"plans/{slug}/observations.csv", "indicator,period,value\n1,2026,94\n")


@pytest.fixture
def two_plans(tiny: TinySite) -> TinySite:
    tiny.put(f"{FIRST}/observations.csv", REPORTED)
    following(tiny)
    return tiny


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_plan_that_follows_another(two_plans: TinySite, case: dict[str, Any]) -> None:
    for path, old, new in case.get("edits", ()):
        two_plans.edit(f"plans/{path}", old, new)
    plans, problems = joined(two_plans)
    told = [[one.mark.path.removeprefix("plans/"), one.mark.line, one.code] for one in problems]
    assert told == case.get("problems", [])
    if not told:
        second = next(one for one in plans if one.plan.slug == "second")
        assert second.progress.verdicts[1].status == case["status"]
        series = [[str(one.period), one.plan, one.words] for one in second.progress.reports.series(1)]
        assert series == [[str(cell) for cell in row] for row in case["series"]]


def joined(site: TinySite) -> tuple[list[JudgedPlan], Problems]:
    """The plans as they are before anything is shown, and what was told of them."""
    settings, problems = site.settings(), Problems()
    tree = read_tree(site.root, FOLDERS, problems)
    registers, reading = read_registers(tree, settings.reading(problems, Inventory()))
    plans = read_documents(tree, reading).joined(registers, problems)
    return [one for collection, one in plans.read if collection == "plans"], problems


def test_both_pages_lead_to_one_another_and_say_what_was_reported_where(two_plans: TinySite) -> None:
    """Three in a row: each page leads to its neighbours, and the last has the series of all."""
    following(two_plans, "third", ("三期规划", "Third Plan"))
    two_plans.edit("plans/third/plan.yml", "{from: 2026, to: 2030}", "{from: 2031, to: 2035}")
    two_plans.edit("plans/third/indicators.yml", "clear-water/1", "second/1")
    two_plans.put("plans/third/observations.csv", "indicator,period,value\n1,2031,96\n")
    files = two_plans.files()
    links = {FIRST: {"second"}, SECOND: {"clear-water", "third"}, "plans/third": {"second"}}
    for path, slugs in links.items():
        page = files[f"en/{path}/indicators/1/index.html"].decode()
        led = set(re.findall(r'href="[./]*/en/plans/([a-z-]+)/indicators/1/"', page))
        assert led == slugs, path
    text = text_of(files, "en/plans/third/indicators/1", "main").replace("\xa0", " ").replace("\u202f", " ")
    assert "The figures from 2021 to 2024 were reported under Clear Water Plan." in text
    assert "The figure of 2026 was reported under Second Plan." in text
    rows = rows_of(files["en/plans/third/indicators/1/observations.csv"])
    at = rows[0].index("Plan")
    assert [row[at] for row in rows[1:]] == ["Clear Water Plan", "Clear Water Plan", "Second Plan", "Third Plan"]


def test_what_came_from_the_earlier_plan_is_not_written_a_second_time(two_plans: TinySite, tmp_path: Path) -> None:
    files = two_plans.files()
    for name in (f"{code}/{SECOND}/indicators/1/observations.{ending}" for code in ("zh", "en") for ending in ENDINGS):
        path = tmp_path / Path(name).name
        path.write_bytes(files[name])
        assert import_tables([path], SECOND, two_plans.settings()) == {}, name


def brought(site: TinySite, tmp_path: Path, change: Callable[[list[list[str]]], list[list[str]]]) -> dict[str, str]:
    """What is written of the table that was taken along and changed."""
    rows = change(rows_of(site.files()[f"en/{SECOND}/indicators/1/observations.csv"]))
    path = tmp_path / "observations.csv"
    path.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    return dict(import_tables([path], SECOND, site.settings()))


def test_a_table_without_the_column_of_plans_is_understood_too(two_plans: TinySite, tmp_path: Path) -> None:
    def cut(rows: list[list[str]]) -> list[list[str]]:
        at = rows[0].index("Plan")
        return [row[:at] + row[at + 1 :] for row in rows]

    assert brought(two_plans, tmp_path, cut) == {}


def test_a_new_report_beside_those_of_the_earlier_plan_is_the_only_one_written(
    two_plans: TinySite, tmp_path: Path
) -> None:
    def add(rows: list[list[str]]) -> list[list[str]]:
        return [*rows, [{"2026": "2027", "94": "95"}.get(cell, cell) for cell in rows[-1]]]

    written = brought(two_plans, tmp_path, add)["observations.csv"]
    assert [line.split(",")[2:4] for line in written.splitlines()[1:]] == [["2026", "94"], ["2027", "95"]]


def test_a_row_of_the_earlier_plan_that_was_changed_is_told_at_its_place(two_plans: TinySite, tmp_path: Path) -> None:
    def change(rows: list[list[str]]) -> list[list[str]]:
        return [[{"85": "86"}.get(cell, cell) for cell in row] for row in rows]

    with pytest.raises(InvalidContent) as raised:
        brought(two_plans, tmp_path, change)
    assert [(one.code, one.mark.line) for one in raised.value.problems] == [("table-earlier", 2)]
