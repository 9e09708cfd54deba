"""The accessibility statement's results, from the last whole run of the tests.

python -m tests.accessibility.statement            compare them with the published ones
python -m tests.accessibility.statement --write    publish them
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from run import find_browser

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
RUNS = PROJECT / "tests" / ".evidence"
PUBLISHED = PROJECT / "content" / "statements" / "accessibility" / "results.yml"
HEAD = "# Written by a run of the tests (CONTRIBUTING.md says how); do not edit.\n"
DIFFERS = """The accessibility statement does not say what the tests found:
{lines}
If the run is right, publish it: .venv/bin/python -m tests.accessibility.statement --write"""


@dataclass(frozen=True, slots=True)
class Found:
    """How many tests of one check passed, and how many did not."""

    passed: int
    failed: int


def found_in(folder: Path) -> dict[str, Found]:
    """What the runs whose files stand in `folder` found, check by check."""
    passed: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for file in sorted(folder.glob("*.json")):
        for name, (good, bad) in json.loads(file.read_text("utf-8")).items():
            passed[name] += good
            failed[name] += bad
    return {name: Found(passed[name], failed[name]) for name in passed | failed}


def result_of(criterion: dict[str, Any], found: dict[str, Found]) -> str:
    """`supported` only where every check was made and none of its tests failed."""
    if "checks" not in criterion:
        return str(criterion["result"])
    made = [found.get(name) for name in criterion["checks"]]
    if any(one is None or not one.passed + one.failed for one in made):
        return "not_tested"
    return "not_supported" if any(one and one.failed for one in made) else "supported"


def results(found: dict[str, Found], today: str) -> dict[str, Any]:
    """The content of results.yml."""
    criteria = yaml.safe_load((HERE / "criteria.yml").read_text("utf-8"))
    checks = yaml.safe_load((HERE / "checks.yml").read_text("utf-8"))
    return {
        "standard": criteria["standard"],
        "address": criteria["address"],
        "tested": today,
        "checks": [_check(check, found[check["id"]]) for check in checks if check["id"] in found],
        "principles": [
            {
                "name": principle["name"],
                "criteria": [_criterion(criterion, found) for criterion in principle["criteria"]],
            }
            for principle in criteria["principles"]
        ],
    }


def _criterion(criterion: dict[str, Any], found: dict[str, Found]) -> dict[str, Any]:
    shown = {key: criterion[key] for key in ("number", "level", "name")} | {"result": result_of(criterion, found)}
    if "reason" in criterion:
        return shown | {"reason": criterion["reason"]}
    return shown | {"checks": [name for name in criterion["checks"] if name in found]}


def _check(check: dict[str, Any], found: Found) -> dict[str, Any]:
    version = _version(check)
    return (
        {key: check[key] for key in ("id", "name")}
        | ({"version": version} if version else {})
        | {"scope": check["scope"], "looks": found.passed + found.failed, "findings": found.failed}
    )


def _version(check: dict[str, Any]) -> str | None:
    if "package" in check:
        lock = json.loads((PROJECT / "tests" / "package-lock.json").read_text("utf-8"))
        return str(lock["packages"][f"node_modules/{check['package']}"]["version"])
    if "program" in check:
        program = find_browser() if check["program"] == "chromium" else check["program"]
        done = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True)
        number = next(word for word in done.stdout.split() if word[0].isdigit())
        return f"{check['program'].capitalize()} {number}"
    return None


def differences(published: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Where the published results say other than this run.  Days, counts and versions may differ."""
    said = {criterion["number"]: criterion["result"] for criterion in _criteria(published)}
    lines = [
        f"{criterion['number']}: published {said.get(criterion['number'], 'nothing')}, found {criterion['result']}"
        for criterion in _criteria(now)
        if said.get(criterion["number"]) != criterion["result"]
    ]
    listed = {check["id"]: check["findings"] for check in published.get("checks", ())}
    lines += [
        f"{check['id']}: published {listed.get(check['id'], 'nothing')}, found {check['findings']}"
        for check in now["checks"]
        if listed.get(check["id"]) != check["findings"]
    ]
    return lines


def _criteria(of: dict[str, Any]) -> list[dict[str, Any]]:
    return [criterion for principle in of.get("principles", ()) for criterion in principle["criteria"]]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="publish the results")
    now = results(found_in(RUNS), datetime.now(UTC).date().isoformat())
    if parser.parse_args(arguments).write:
        text = yaml.safe_dump(now, allow_unicode=True, sort_keys=False, width=1000)
        PUBLISHED.write_text(HEAD + text, "utf-8")
        print(PUBLISHED.relative_to(PROJECT))
        return 0
    published = yaml.safe_load(PUBLISHED.read_text("utf-8")) if PUBLISHED.is_file() else {}
    lines = differences(published, now)
    if lines:
        print(DIFFERS.format(lines="\n".join(lines)))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
