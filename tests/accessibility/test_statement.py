"""The statement says what the tests found, and no more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.accessibility.statement import Found, differences, found_in, result_of, results

HERE = Path(__file__).resolve().parent
CRITERIA = yaml.safe_load((HERE / "criteria.yml").read_text("utf-8"))
CHECKS = {check["id"] for check in yaml.safe_load((HERE / "checks.yml").read_text("utf-8"))}
LEVELS = {"A": 31, "AA": 24, "AAA": 31}
SUITE = """
import pytest

@pytest.mark.check("keyboard")
def test_good(): pass

@pytest.mark.check("keyboard")
@pytest.mark.check("reflow")
def test_bad(): assert False

@pytest.mark.check("reflow")
@pytest.mark.skip
def test_skipped(): pass

@pytest.mark.check("axe")
def test_without_its_fixture(missing): pass

def test_of_no_check(): pass
"""
ALL_PASSED = dict.fromkeys(CHECKS, Found(3, 0))


def criteria() -> list[dict[str, object]]:
    return [criterion for principle in CRITERIA["principles"] for criterion in principle["criteria"]]


def test_every_criterion_of_the_standard_is_there_once() -> None:
    numbers = [criterion["number"] for criterion in criteria()]
    assert len(numbers) == len(set(numbers)) == sum(LEVELS.values())
    for level, count in LEVELS.items():
        assert sum(1 for criterion in criteria() if criterion["level"] == level) == count


@pytest.mark.parametrize("criterion", criteria(), ids=lambda criterion: str(criterion["number"]))
def test_a_criterion_rests_on_checks_or_a_reason(criterion: dict[str, object]) -> None:
    checks = criterion.get("checks", [])
    assert isinstance(checks, list)
    assert set(checks) <= CHECKS
    assert bool(checks) != ("reason" in criterion and "result" in criterion)


@pytest.mark.parametrize(
    ("found", "result"),
    [
        ({"axe": Found(3, 0), "nu": Found(1, 0)}, "supported"),
        ({"axe": Found(3, 0), "nu": Found(1, 1)}, "not_supported"),
        ({"axe": Found(3, 0)}, "not_tested"),
        ({"axe": Found(3, 0), "nu": Found(0, 0)}, "not_tested"),
        ({}, "not_tested"),
    ],
)
def test_result_follows_from_all_checks(found: dict[str, Found], result: str) -> None:
    assert result_of({"checks": ["axe", "nu"]}, found) == result


def test_a_criterion_that_got_worse_is_told() -> None:
    published = results(ALL_PASSED, "2026-01-01")
    assert not differences(published, results(ALL_PASSED, "2026-12-31"))
    worse = differences(published, results(ALL_PASSED | {"keyboard": Found(2, 1)}, "2026-01-01"))
    assert "2.1.2: published supported, found not_supported" in worse
    assert "keyboard: published 0, found 1" in worse
    assert differences({}, published)


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_run_counts_its_checks(tmp_path: Path, project: Path, processes: str) -> None:
    (tmp_path / "test_suite.py").write_text(SUITE, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = check(id): a check\n", "utf-8")
    file = tmp_path / "evidence" / "run.json"
    command = [sys.executable, "-m", "pytest", "-p", "tests.accessibility.evidence", "-n", processes]
    command += ["--rootdir", str(tmp_path), "--evidence", str(file), str(tmp_path)]
    subprocess.run(command, cwd=project, capture_output=True, check=False)
    assert json.loads(file.read_text("utf-8")) == {"axe": [0, 1], "keyboard": [1, 1], "reflow": [0, 1]}
    assert found_in(file.parent)["keyboard"] == Found(1, 1)
