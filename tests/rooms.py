"""What a run of the tests costs, room by room: a room is a folder of tests, or the files that stand in none.

python -m tests.rooms FOLDER     what several runs, each with --seconds FOLDER/NAME.json, have cost together

A run prints the seconds of each room and its ten slowest tests; CONTRIBUTING.md says what each room may cost.
A room's seconds are its share of the run: those of its tests and of what they set up, divided among the workers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

OPTION = "--seconds"
SLOWEST = 10
TESTS = Path(__file__).resolve().parent
INSTALLED = "node_modules"
ROOMLESS = "tests"
"""The room of the files that stand in no folder."""


def room_of(nodeid: str) -> str:
    """The room a test stands in, from its name as pytest has it."""
    _, *folders, _ = nodeid.partition("::")[0].split("/")
    return folders[0] if folders else ROOMLESS


def modules() -> Iterator[Path]:
    """Every module of tests.  What npm has installed is not walked through: it is many times as much."""
    yield from TESTS.glob("test_*.py")
    for folder in TESTS.iterdir():
        if folder.name != INSTALLED:
            yield from folder.rglob("test_*.py")


def rooms() -> frozenset[str]:
    """Every room there is."""
    return frozenset(room_of(path.relative_to(TESTS.parent).as_posix()) for path in modules())


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, type=Path, help="write the seconds of each test to this file, instead of telling them")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        workers = getattr(config.option, "numprocesses", None) or 1
        config.pluginmanager.register(Seconds(config.getoption(OPTION), workers), "seconds")


class Seconds:
    """Counts the seconds of each test in one run, as its share of that run."""

    def __init__(self, file: Path | None, workers: int) -> None:
        self.file = file
        self.workers = workers
        self.tests: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.tests[report.nodeid] = self.tests.get(report.nodeid, 0) + report.duration / self.workers

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.file:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text(json.dumps(self.tests), "utf-8")
        else:
            terminalreporter.write_line("\n".join(told(self.tests)))


def told(tests: dict[str, float]) -> list[str]:
    """The seconds of each room, most first, and the slowest tests."""
    spent: dict[str, float] = {}
    for name, seconds in tests.items():
        spent[room_of(name)] = spent.get(room_of(name), 0) + seconds
    return ["== seconds by room", *most_first(spent), "== slowest tests", *most_first(tests)[:SLOWEST]]


def most_first(spent: dict[str, float]) -> list[str]:
    return [f"{seconds:7.1f} s  {name}" for name, seconds in sorted(spent.items(), key=lambda one: -one[1])]


def together(folder: Path) -> dict[str, float]:
    """The seconds of every test of several runs, whose files stand in one folder."""
    tests: dict[str, float] = {}
    for file in sorted(folder.glob("*.json")):
        for name, seconds in json.loads(file.read_text("utf-8")).items():
            tests[name] = tests.get(name, 0) + seconds
    return tests


if __name__ == "__main__":
    print("\n".join(told(together(Path(sys.argv[1])))))
