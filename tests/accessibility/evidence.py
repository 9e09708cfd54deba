"""What a run of the tests says for the accessibility statement.

A test names the check it belongs to, `@pytest.mark.check("keyboard")`; with `--evidence FILE` the run counts, check by
check, the tests that passed and those that did not, and writes both beside each other.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

OPTION = "--evidence"
PROPERTY = "check"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, type=Path, help="write what the checks of the accessibility statement found to this file")


def pytest_configure(config: pytest.Config) -> None:
    file = config.getoption(OPTION)
    if file and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Evidence(file), "evidence")


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Give each test's report the names of its checks: reports travel between processes, markers do not."""
    for item in items:
        item.user_properties += [(PROPERTY, name) for mark in item.iter_markers("check") for name in mark.args]


class Evidence:
    """Counts the tests of each check in one run."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.passed: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        names = [str(value) for key, value in report.user_properties if key == PROPERTY]
        if report.failed:
            self.failed.update(names)
        elif report.when == "call" and report.passed:
            self.passed.update(names)

    def pytest_sessionfinish(self) -> None:
        counts = {name: [self.passed[name], self.failed[name]] for name in sorted(self.passed | self.failed)}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps(counts, indent=1), "utf-8")
