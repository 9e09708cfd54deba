"""The county's tables come back in French and in English: kinds, baselines, rates and bounds stay as they were."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.content_types.plan.parse import parse
from generator.imports.tables import import_tables
from generator.indicators.observations.model import Observation
from generator.problems import InvalidContent, Problems
from generator.registers import read_registers
from generator.sources.inventory import Inventory
from generator.sources.tree import read_tree
from tests.brought_back import taken_along, typed
from tests.county_site import county_at
from tests.tiny_site import TinySite

WATERS = "plans/waters"


def bring_back(files: list[Path], plan: str, county: TinySite) -> None:
    """Write what an import changes.  A file that it leaves as it is is not among them."""
    for name, content in import_tables(files, plan, county.settings()).items():
        county.put(f"{plan}/{name}", content)


@pytest.mark.parametrize("plan", ["plans/waters", "plans/care"])
@pytest.mark.parametrize(("ending", "languages"), [("csv", ("fr", "en")), ("xlsx", ("fr",)), ("xlsx", ("en",))])
def test_the_same_table_gives_the_same_plan(tmp_path: Path, plan: str, ending: str, languages: tuple[str, ...]) -> None:
    county = county_at(tmp_path / "county")
    before, text = typed(county, plan), county.text(f"{plan}/indicators.yml")
    files = taken_along(county, plan, ending, *languages)
    bring_back(files, plan, county)
    assert typed(county, plan) == before
    assert county.text(f"{plan}/indicators.yml").count("words:") == text.count("words:")
    assert "comparator:" not in county.text(f"{plan}/indicators.yml")


@pytest.fixture
def county(tmp_path: Path) -> TinySite:
    return county_at(tmp_path / "county")


def observed(county: TinySite) -> tuple[Observation, ...]:
    """What is reported in the plan, in the order of its file."""
    settings, problems = county.settings(), Problems()
    tree = read_tree(settings.root, ("content", "plans"), problems)
    _, reading = read_registers(tree, settings.reading(problems, Inventory()))
    plan = parse(WATERS, tree, reading)
    assert plan, tuple(problems)
    return plan.reports.observations


def observations_of(county: TinySite, ending: str, language: str) -> list[Path]:
    """The tables of every indicator that has any."""
    files = county.files()
    paths = []
    for number in range(1, 16):
        content = files.get(f"{language}/{WATERS}/indicators/{number}/observations.{ending}")
        if content:
            paths.append(county.root / f"{number}.{ending}")
            paths[-1].write_bytes(content)
    return paths


@pytest.mark.parametrize(("ending", "language"), [("csv", "fr"), ("xlsx", "en")])
@pytest.mark.parametrize("emptied", [False, True])
def test_the_same_observations_come_back(county: TinySite, ending: str, language: str, *, emptied: bool) -> None:
    """Over those there are, and where there are none any more."""
    before = observed(county)
    paths = observations_of(county, ending, language)
    if emptied:
        county.put(f"{WATERS}/observations.csv", "indicator,period,value\n")
        plan = county.text(f"{WATERS}/plan.yml")
        county.put(f"{WATERS}/plan.yml", re.sub(r"(?m)^snapshots:\n  - .*\n", "", plan))
    bring_back(paths, WATERS, county)
    assert len(before) == 35
    assert sorted(observed(county), key=lambda one: one.key) == sorted(before, key=lambda one: one.key)


def changed(county: TinySite, old: str, new: str, indicator: int = 1) -> Path:
    """The French table of an indicator, changed."""
    path = observations_of(county, "csv", "fr")[indicator - 1]
    text = path.read_text("utf-8-sig")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_a_new_row_needs_its_number_once(county: TinySite) -> None:
    path = changed(county, "2023,18,,%,normale,,2023,A,18,2", "2024,17.5,,%,normale,,2024,A,,2", indicator=2)
    text = import_tables([path], WATERS, county.settings())["observations.csv"]
    assert "\n2,,2024,17.5,A,,,," in text
    assert "\n2,,2023,18,A,,,," in text


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [("2022,86,", "2022,87,", "1.csv:3:2 table-value"), ("2022,A,86,1", "2022,Z,86,1", "1.csv:3:15 bad-choice")],
)
def test_faults_are_told_at_their_cells(county: TinySite, old: str, new: str, place: str) -> None:
    with pytest.raises(InvalidContent) as told:
        import_tables([changed(county, old, new)], WATERS, county.settings())
    assert [f"{one.mark} {one.code}" for one in told.value.problems] == [place]
