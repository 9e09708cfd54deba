"""An Open SDG data repository becomes a plan: what it says is taken, what it does not say is told, nothing is lost."""

from __future__ import annotations

import csv
import re
import shutil
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
CASES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "problems.yml").read_text("utf-8"))
PLAN = "plans/lake"
DECIDED = Decisions("expected", "county-government")
REST_OF_THE_PLAN = """\
title: {zh: 虚构的湖区目标, en: Invented goals for the lake}
short_title: {zh: 湖区目标, en: Goals for the lake}
summary: {zh: 虚构的。, en: Invented.}
issuer: county-government
source:
  title: {zh: 虚构的数据库, en: An invented repository}
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


def notes_of(files: PlanFiles, code: str = "en") -> str:
    return "\n".join(lines_of(files.notes, read_catalogue(code)))


@pytest.fixture
def decided(lake: TinySite, tiny: TinySite) -> TinySite:
    """The site with the plan, and with everything that the repository leaves to people written."""
    lake.edit("meta/9-c-1.yml", "un_designated_tier: '1'", "graph_target_lines: [{value: 100}]")
    put(imported(lake, tiny), tiny)
    tiny.put(f"{PLAN}/plan.yml", REST_OF_THE_PLAN + tiny.text(f"{PLAN}/plan.yml"))
    return tiny


def test_the_plan_works_once_people_have_decided(decided: TinySite) -> None:
    assert decided.problems() == ()
    files = decided.files()
    rows = rows_of(files[f"en/{PLAN}/indicators.csv"])
    assert [row[:4] for row in rows[1:]] == [
        ["Goal 1", "1", "People in poverty", "expected"],
        ["Clean water", "2", "Clean water in the lake", "expected"],
        ["Clean water", "3", "Accidents on the lake", "expected"],
        ["Goal 9", "4", "People with a signal", "expected"],
    ]
    assert "Invented Statistics Office" in files[f"zh/{PLAN}/indicators/1/index.html"].decode()


def test_targets_are_those_of_the_graph_or_of_the_calculation(decided: TinySite) -> None:
    targets = [one.target for one in typed(decided, PLAN).indicators]
    assert [(str(one.value), one.unit, one.year) for one in targets] == [
        ("2.5", "percent", 2030), ("90", "percent", None), ("70", None, 2028), ("100", None, None)
    ]  # fmt: skip
    assert [one.direction for one in typed(decided, PLAN).indicators] == [None, None, "decrease", None]


def test_totals_are_taken_with_status_source_and_note(lake: TinySite, tiny: TinySite) -> None:
    rows = list(csv.reader(imported(lake, tiny).texts["observations.csv"].splitlines()))
    assert rows[1:] == [
        ["1", "2021", "6.0", "A", "Invented Statistics Office", ""],
        ["1", "2022", "5.5", "A", "Invented Statistics Office", ""],
        ["1", "2023", "<5", "A", "Invented Statistics Office", ""],
        ["1", "2024", "", "O", "Invented Statistics Office", ""],
        ["2", "2021", "82", "A", "Lake Laboratory", ""],
        ["2", "2022", "84.25", "E", "Lake Laboratory", "half a year"],
    ]


def test_every_row_is_taken_or_counted(lake: TinySite, tiny: TinySite) -> None:
    files = imported(lake, tiny)
    tables = [path.read_text("utf-8") for path in lake.root.glob("data/*.csv") if "17-1-1" not in path.name]
    rows = sum(len(text.splitlines()) - 1 for text in tables)
    taken = len(files.texts["observations.csv"].splitlines()) - 1
    assert taken + sum(int(dict(note.details).get("n", 0)) * len(note.indicators) for note in files.notes) == rows
    assert "There is data, but no metadata; it was not taken. Indicators: 17-1-1" in notes_of(files)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_what_is_not_taken_is_said(lake: TinySite, tiny: TinySite, code: str) -> None:
    told = notes_of(imported(lake, tiny, Decisions()), code)
    for words in (
        "Sex",
        "Algae / tonnes",
        "Region",
        "3: Thousands",
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
    fields = ("nature", "responsible_unit", "title", "short_title", "summary", "issuer", "source")
    assert told == {("missing-field", field) for field in fields}


def test_a_unit_that_the_site_does_not_know_is_told(lake: TinySite, decided: TinySite) -> None:
    lake.edit("indicator-config/1-2-1.yml", "'%'", "poor people")
    lake.put("data/indicator_1-2-1.csv", "Year,Value\n2021,6\n")
    put(files := imported(lake, decided), decided)
    assert "The unit “poor people” is not in content/measures.yml." in notes_of(files)
    assert [problem.code for problem in decided.problems()] == ["unknown-reference"]


def test_the_years_of_a_plan_that_is_there_hold(lake: TinySite, decided: TinySite) -> None:
    decided.edit(f"{PLAN}/plan.yml", "{from: 2021, to: 2030}", "{from: 2022, to: 2030}")
    files = imported(lake, decided)
    assert "plan.yml" not in files.texts
    assert "2021" not in files.texts["observations.csv"]
    assert notes_of(files).count("1 value outside the plan’s years (2021) was not taken.") == 1


def test_of_several_series_none_is_guessed(lake: TinySite, tiny: TinySite) -> None:
    lake.edit("meta/6-3-1.md", "  - series: Clean water\n", "  - color: red\n")
    files = imported(lake, tiny)
    assert "\n2," not in files.texts["observations.csv"]
    assert "There are several series (Clean water / %, Algae / tonnes)" in notes_of(files)


def test_of_several_targets_none_is_guessed(lake: TinySite, tiny: TinySite) -> None:
    lake.edit("indicator-config/1-2-1.yml", "    label_content", "  - value: 3\n    label_content")
    assert "Several targets are given (2.5, 3); none was taken." in notes_of(imported(lake, tiny))


def test_numbers_are_written_out(lake: TinySite, tiny: TinySite) -> None:
    lake.put("data/indicator_1-2-1.csv", "Year,Value\n2021,1.5e-05\n2022,-1.10\n2023,N/A\n")
    values = [line.split(",")[2:4] for line in imported(lake, tiny).texts["observations.csv"].splitlines()[1:4]]
    assert values == [["0.000015", "A"], ["-1.10", "A"], ["N/A", "O"]]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_cannot_be_taken_is_told_at_its_place(lake: TinySite, tiny: TinySite, case: dict[str, Any]) -> None:
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
    assert "Taken: 4 indicators, 6 values." in first.stdout
    assert tiny.text("import-notes-lake.md").startswith("- Taken: 4 indicators")
    tiny.put(f"{PLAN}/indicators.yml", "mine")
    again = tiny.run(*command)
    assert again.returncode == 1
    assert f"{PLAN}/indicators.yml, {PLAN}/observations.csv, import-notes-lake.md" in again.stderr
    assert tiny.text(f"{PLAN}/indicators.yml") == "mine"
    plan = tiny.text(f"{PLAN}/plan.yml") + "# mine\n"
    tiny.put(f"{PLAN}/plan.yml", plan)
    replaced = tiny.run(*command, "--replace", "--nature", "binding", "--lang", "zh")
    assert replaced.returncode == 0
    assert "已导入4项指标、6个数值" in replaced.stdout
    assert tiny.text(f"{PLAN}/indicators.yml").count("nature: binding") == 4
    assert tiny.text(f"{PLAN}/plan.yml") == plan


def test_a_repository_with_a_fault_writes_nothing(lake: TinySite, tiny: TinySite) -> None:
    lake.put("data/indicator_1-2-1.csv", "Year,Value\n2021,many\n")
    done = tiny.run("import", str(lake.root), "--into", PLAN)
    assert (done.returncode, done.stdout) == (1, "")
    assert not (tiny.root / PLAN).exists()
    assert not (tiny.root / "import-notes-lake.md").exists()
