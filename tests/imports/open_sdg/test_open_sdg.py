"""An Open SDG data repository becomes a plan: what it says is taken, what it does not say is told, nothing is lost."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.imports.open_sdg.files import PlanFiles, import_repository
from generator.imports.open_sdg.notes import lines_of
from generator.imports.open_sdg.plan import Decisions
from generator.messages import read_catalogue
from generator.problems import InvalidContent, Problem
from tests.brought_back import typed
from tests.tiny_site import TinySite, rows_of

HERE = Path(__file__).parent
CASES, REFUSED, TAKEN = (
    yaml.safe_load((HERE / name).read_text("utf-8")) for name in ("problems.yml", "refused.yml", "rows.yml")
)
PLAN = "plans/lake"
DECIDED = Decisions("expected", "county-government")
REST_OF_THE_PLAN = """\
title: {zh: 虚构的湖区目标, en: Invented goals for the lake}
short_title: {zh: 湖区目标, en: Goals for the lake}
summary: {zh: 虚构的。, en: Invented.}
issuer: county-government
source:
  title: {zh: 虚构的数据库, en: An invented repository}
period: {from: 2021, to: 2030}
"""


@pytest.fixture
def lake(tmp_path: Path) -> TinySite:
    """A copy of the invented repository, to change."""
    shutil.copytree(HERE / "lake", tmp_path / "lake")
    return TinySite(tmp_path / "lake")


def imported(lake: TinySite, tiny: TinySite, decisions: Decisions = DECIDED) -> PlanFiles:
    return import_repository(lake.root, PLAN, tiny.settings(), decisions)


def refused(lake: TinySite, tiny: TinySite, decisions: Decisions = DECIDED) -> tuple[Problem, ...]:
    with pytest.raises(InvalidContent) as told:
        imported(lake, tiny, decisions)
    return told.value.problems


def put(files: PlanFiles, site: TinySite) -> None:
    for name, text in files.texts.items():
        site.put(f"{PLAN}/{name}", text)
    site.put("content/measures.yml", site.text("content/measures.yml") + files.measures)


def notes_of(files: PlanFiles, code: str = "en") -> str:
    return "\n".join(lines_of(files.notes, read_catalogue(code)))


@pytest.fixture
def decided(lake: TinySite, tiny: TinySite) -> TinySite:
    """The site with the plan, and with everything that the repository leaves to people written."""
    lake.edit("meta/9-c-1.yml", "un_designated_tier: '1'", "graph_target_lines: [{value: 100}]")
    lake.edit("meta/6-3-1.md", "    label_content: Target", "    label_content: Target\n  - {series: Algae, value: 5}")
    put(imported(lake, tiny), tiny)
    tiny.put(f"{PLAN}/plan.yml", REST_OF_THE_PLAN + tiny.text(f"{PLAN}/plan.yml"))
    return tiny


def test_the_plan_works_once_people_have_decided(decided: TinySite) -> None:
    assert {problem.code for problem in decided.problems()} == {"target-better"}  # asked, and published
    files = decided.files()
    rows = rows_of(files[f"en/{PLAN}/indicators.csv"])
    assert [row[:4] for row in rows[1:]] == [
        ["Goal 1", "1", "1.2.1 People in poverty", "expected"],
        ["Clean water", "2", "6.3.1 Clean water in the lake – Clean water – %", "expected"],
        ["Clean water", "3", "6.3.1 Clean water in the lake – Algae – tonnes", "expected"],
        ["Clean water", "4", "6.10.1 Accidents on the lake", "expected"],
        ["Goal 9", "5", "9.c.1 People with a signal", "expected"],
    ]
    assert "Invented Statistics Office" in files[f"zh/{PLAN}/indicators/1/index.html"].decode()


def test_targets_are_those_of_the_graph_or_of_the_calculation(decided: TinySite) -> None:
    targets = [one.target for one in typed(decided, PLAN).indicators]
    assert [(str(one.value), one.unit, one.year) for one in targets] == [
        ("2.5", "percent", 2030), ("90", "percent", None), ("5", "tonnes", None), ("70", None, 2028),
        ("100", "thousands", None),
    ]  # fmt: skip
    assert [one.direction for one in typed(decided, PLAN).indicators] == [None, None, None, "decrease", None]


def test_totals_are_taken_with_status_source_and_note(lake: TinySite, tiny: TinySite) -> None:
    rows = list(csv.reader(imported(lake, tiny).texts["observations.csv"].splitlines()))
    assert rows[1:] == [
        ["1", "2021", "6.0", "A", "Invented Statistics Office", ""],
        ["1", "2022", "5.5", "A", "Invented Statistics Office", ""],
        ["1", "2023", "<5", "A", "Invented Statistics Office", ""],
        ["1", "2024", "", "O", "Invented Statistics Office", ""],
        ["2", "2021", "82", "A", "Lake Laboratory", ""],
        ["2", "2022", "84.25", "E", "Lake Laboratory", "half a year"],
        ["3", "2021", "3", "A", "", ""],
        ["5", "2022", "25", "A", "", ""],
    ]


def test_every_row_is_taken_or_counted(lake: TinySite, tiny: TinySite) -> None:
    files = imported(lake, tiny)
    tables = [path.read_text("utf-8") for path in lake.root.glob("data/*.csv")]
    rows = sum(len(text.splitlines()) - 1 for text in tables)
    taken = len(files.texts["observations.csv"].splitlines()) - 1
    left = (note for note in files.notes if note.key != "several_series")
    assert taken + sum(int(dict(note.details).get("n", 0)) * len(note.indicators) for note in left) == rows
    assert "1 row was not taken: there is data, but no metadata. Indicators: 17-1-1" in notes_of(files)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_what_is_not_taken_is_said(lake: TinySite, tiny: TinySite, code: str) -> None:
    told = notes_of(imported(lake, tiny, Decisions()), code)
    for words in (
        "Sex",
        "tonnes",
        "Region",
        "GeoCode",
        "un_designated_tier",
        "--nature",
        "--responsible-unit",
    ):
        assert words in told
    assert told.isprintable() is False  # one note a line
    assert "{" not in told


def test_what_nobody_decided_is_told_by_the_check_and_not_made_up(lake: TinySite, tiny: TinySite) -> None:
    put(imported(lake, tiny, Decisions()), tiny)
    told = {(problem.code, dict(problem.details)["field"]) for problem in tiny.problems()}
    fields = ("nature", "responsible_unit", "title", "short_title", "summary", "issuer", "source", "period")
    assert told == {("missing-field", field) for field in fields}


def test_a_unit_that_the_site_does_not_know_is_added(lake: TinySite, tiny: TinySite) -> None:
    lake.edit("indicator-config/1-2-1.yml", "'%'", "poor people")
    lake.put("data/indicator_1-2-1.csv", "Year,Value\n2021,6\n")
    files = imported(lake, tiny)
    assert "Units of measure new to the site were added to content/measures.yml: poor-people, " in notes_of(files)
    assert yaml.safe_load(files.measures)["poor-people"] == {
        "name": {"zh": "[poor people](lang:en)", "en": "poor people"}
    }
    assert "unit: poor-people" in files.texts["indicators.yml"]


def test_the_years_of_a_plan_that_is_there_hold(lake: TinySite, decided: TinySite) -> None:
    decided.edit(f"{PLAN}/plan.yml", "{from: 2021, to: 2030}", "{from: 2022, to: 2030}")
    decided.edit(f"{PLAN}/plan.yml", "reports_from: 2021\n", "")
    files = imported(lake, decided)
    assert "plan.yml" not in files.texts
    assert "2021" not in files.texts["observations.csv"]
    assert notes_of(files).count("1 value outside the plan’s years (2021) was not taken.") == 1


def test_the_years_of_a_plan_are_not_made_up(lake: TinySite, tiny: TinySite) -> None:
    """That its series begin in some year is known."""
    plan = yaml.safe_load(imported(lake, tiny).texts["plan.yml"])
    assert plan == {"disclosure": {}, "reports_from": 2021, "sections": []}


def test_series_that_begin_before_the_plan_are_kept(lake: TinySite, tiny: TinySite) -> None:
    lake.put("data/indicator_1-2-1.csv", "Year,Value\n1990,9\n2021,5\n")
    put(imported(lake, tiny), tiny)
    tiny.put(f"{PLAN}/plan.yml", REST_OF_THE_PLAN + tiny.text(f"{PLAN}/plan.yml"))
    assert not [one for one in tiny.problems() if one.code == "period-outside-plan"]
    assert "1,1990,9" in imported(lake, tiny).texts["observations.csv"]


def values_of(table: str, lake: TinySite, tiny: TinySite, files: dict[str, str] | None = None) -> list[list[str]]:
    """Period, value, status and note of the first indicators, for a table of 1.2.1."""
    lake.put("data/indicator_1-2-1.csv", table)
    for name, text in (files or {}).items():
        lake.put(name, text)
    rows = list(csv.reader(imported(lake, tiny).texts["observations.csv"].splitlines()))[1:]
    return [[*row[1:4], row[5]] for row in rows if row[4] == "Invented Statistics Office"]


@pytest.mark.parametrize("case", TAKEN.values(), ids=TAKEN)
def test_rows_are_taken_as_they_are_meant(lake: TinySite, tiny: TinySite, case: dict[str, Any]) -> None:
    assert values_of(case["table"], lake, tiny, case.get("files")) == case["taken"]
    told = notes_of(imported(lake, tiny))
    for words in case.get("told", ()):
        assert words in told


PROGRESS = "Year,Progress,Value\n2015,65,35\n2025,63,37\n"
OPTION = "progress_calculation_options: [{direction: negative, %s}]\nindicator_name: Women\n"
LINES = {
    "one series": ("Year,Value\n2021,1\n", "target: 50", True),
    "a column of progress": (PROGRESS, "target: 50", False),
    "a limit": ("Year,Value\n2021,1\n", "limit: 50", False),
    "a part of the whole": ("Year,Value\n2021,1\n", "target: 50, disaggregation: [{field: Sex, value: F}]", False),
    "one of two series": ("Year,Series,Value\n2021,A,1\n2021,B,1\n", "target: 50, series: A", True),
    "no series where there are two": ("Year,Series,Value\n2021,A,1\n2021,B,1\n", "target: 50", False),
    "a unit that two series have": (
        "Year,Series,Units,Value\n2021,A,kg,1\n2021,B,kg,1\n", "target: 50, unit: kg", False
    ),
    "no number": ("Year,Value\n2021,1\n", "target: about 50", False),
}  # fmt: skip


@pytest.mark.parametrize(("table", "option", "is_taken"), LINES.values(), ids=LINES)
def test_a_target_is_taken_only_where_it_speaks_of_the_series(
    lake: TinySite, tiny: TinySite, table: str, option: str, *, is_taken: bool
) -> None:
    lake.put("indicator-config/1-2-1.yml", OPTION % option)
    lake.put("data/indicator_1-2-1.csv", table)
    categories = yaml.safe_load(imported(lake, tiny).texts["indicators.yml"])["categories"]
    targets = [one["target"]["words"] for one in categories[0]["indicators"] if "target" in one]
    assert targets == ([50] if is_taken else [])


def test_words_that_repositories_share_are_taken_from_their_folder(
    lake: TinySite, tiny: TinySite, tmp_path: Path
) -> None:
    lake.edit("meta/9-c-1.yml", "meta.name-9-c-1", "global_indicators.9-c-1-title")
    assert "open-sdg-translation" in {note.problem.code for note in imported(lake, tiny).notes if note.problem}
    shared = TinySite(tmp_path / "shared")
    shared.put("translations/en/global_indicators.yml", "9-c-1-title: People with a net\n")
    shared.put("translations/zh-Hans/global_goals.yml", "'9-short': 产业\n")
    files = imported(lake, tiny, replace(DECIDED, translations=shared.root))
    assert "9.c.1 People with a net" in files.texts["indicators.yml"]
    assert "name: {zh: 产业}" in files.texts["indicators.yml"]
    assert not [note for note in files.notes if note.problem]


def test_shared_words_that_are_not_there_are_told(lake: TinySite, tiny: TinySite, tmp_path: Path) -> None:
    problems = refused(lake, tiny, replace(DECIDED, translations=tmp_path / "nowhere"))
    assert [problem.code for problem in problems] == ["open-sdg-no-translations"]


def test_of_several_targets_none_is_guessed(lake: TinySite, tiny: TinySite) -> None:
    lake.edit("indicator-config/1-2-1.yml", "    label_content", "  - value: 3\n    label_content")
    assert "Several targets are given (2.5, 3); none was taken." in notes_of(imported(lake, tiny))


def test_numbers_are_written_out(lake: TinySite, tiny: TinySite) -> None:
    lake.put("data/indicator_1-2-1.csv", "Year,Value\n2021,1.5e-05\n2022,-1.10\n2023,N/A\n")
    values = [line.split(",")[2:4] for line in imported(lake, tiny).texts["observations.csv"].splitlines()[1:4]]
    assert values == [["0.000015", "A"], ["-1.10", "A"], ["", "O"]]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_is_told_at_its_place_and_refuses_nothing_else(
    lake: TinySite, tiny: TinySite, case: dict[str, Any]
) -> None:
    lake.overlay(case)
    files = imported(lake, tiny)
    problems = [note.problem for note in files.notes if note.problem]
    assert [f"{problem.mark} {problem.code}" for problem in problems] == case["expect"]
    assert "Lake Laboratory" in files.texts["observations.csv"]
    for code in ("zh", "en"):
        assert all(line.isprintable() for line in lines_of(files.notes, read_catalogue(code)))


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_no_repository_is_refused(lake: TinySite, tiny: TinySite, case: dict[str, Any]) -> None:
    lake.overlay(case)
    problems = refused(lake, tiny)
    assert [f"{problem.mark} {problem.code}" for problem in problems] == case["expect"]
    for problem in problems:
        for code in ("zh", "en"):
            line = read_catalogue(code).problem(problem)
            assert line.isprintable()
            assert re.search(r" — .*\w", line)


def test_a_folder_of_something_else_is_told(lake: TinySite, tiny: TinySite) -> None:
    for folder in ("meta", "indicator-config"):
        shutil.rmtree(lake.root / folder)
    assert [problem.code for problem in refused(lake, tiny)] == ["open-sdg-folder"]


def test_an_office_that_the_site_does_not_know_is_told(lake: TinySite, tiny: TinySite) -> None:
    problems = refused(lake, tiny, Decisions(responsible_unit="no-such-office"))
    assert [f"{problem.mark} {problem.code}" for problem in problems] == ["--responsible-unit:1:1 unknown-reference"]


def test_nothing_is_written_over_unless_told_to(lake: TinySite, tiny: TinySite) -> None:
    command = ("import", str(lake.root), "--into", PLAN)
    first = tiny.run(*command)
    assert (first.returncode, first.stderr) == (0, "")
    assert "Taken: 5 indicators, 8 values." in first.stdout
    assert tiny.text("import-notes-lake.md").startswith("- Taken: 5 indicators")
    tiny.put(f"{PLAN}/indicators.yml", "mine")
    again = tiny.run(*command)
    assert again.returncode == 1
    assert f"{PLAN}/indicators.yml, {PLAN}/observations.csv, import-notes-lake.md" in again.stderr
    assert tiny.text(f"{PLAN}/indicators.yml") == "mine"
    plan = tiny.text(f"{PLAN}/plan.yml") + "# mine\n"
    tiny.put(f"{PLAN}/plan.yml", plan)
    replaced = tiny.run(*command, "--replace", "--nature", "binding", "--lang", "zh")
    assert replaced.returncode == 0
    assert "已导入5项指标、8个数值" in replaced.stdout
    assert tiny.text(f"{PLAN}/indicators.yml").count("nature: binding") == 5
    assert tiny.text(f"{PLAN}/plan.yml") == plan


def test_what_is_no_repository_writes_nothing(lake: TinySite, tiny: TinySite) -> None:
    lake.put("config_data.yml", "site_dir: _site\n")
    done = tiny.run("import", str(lake.root), "--into", PLAN)
    assert (done.returncode, done.stdout) == (1, "")
    assert not (tiny.root / PLAN).exists()
    assert not (tiny.root / "import-notes-lake.md").exists()
