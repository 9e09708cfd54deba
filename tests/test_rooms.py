"""The tests know what they may cost, and what they may speak of."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from tests.rooms import TESTS, modules, room_of, rooms, told

KEPT = "kept for what comes"
MOST_SECONDS, LEAST_KEPT = 1500, 300
LINE = re.compile(r"(?m)^\| ([a-z_ ]+) \| (\d+) \|$")
OF_THE_EXAMPLE = frozenset({"example", "example_files", "site", "address"})
"""Fixtures that hold the example's content."""
NAMES = ("gumei", "minhang")
"""Words of the example's addresses."""


@pytest.fixture
def seconds(project: Path) -> dict[str, int]:
    """What CONTRIBUTING.md allows each room."""
    text = (project / "CONTRIBUTING.md").read_text("utf-8")
    return {name: int(number) for name, number in LINE.findall(text)}


def test_every_room_has_its_seconds_and_there_are_some_left(seconds: dict[str, int]) -> None:
    assert seconds.keys() - {KEPT} == rooms()
    assert sum(seconds.values()) <= MOST_SECONDS
    assert seconds[KEPT] >= LEAST_KEPT


def test_a_test_stands_in_the_room_of_its_topmost_folder() -> None:
    assert room_of("tests/browser/test_a.py::test_b[x/y]") == "browser"
    assert room_of("tests/bench/search_engines/test_a.py::test_b") == "bench"
    assert room_of("tests/test_a.py::test_b") == "tests"


def test_rooms_and_tests_are_told_most_seconds_first() -> None:
    lines = told({"tests/a/test_a.py::x": 1.0, "tests/b/test_b.py::y": 5.0, "tests/a/test_a.py::z": 2.5})
    assert [line.split()[-1] for line in lines] == [
        "room",
        "b",
        "a",
        "tests",
        "tests/b/test_b.py::y",
        "tests/a/test_a.py::z",
        "tests/a/test_a.py::x",
    ]
    assert lines[2].split()[0] == "3.5"


def uses_the_example(source: str) -> bool:
    """Whether a module of tests takes a fixture of the example, or names one of its pages."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    fixtures = [one for one in functions if any("fixture" in ast.unparse(it) for it in one.decorator_list)]
    own = {fixture.name for fixture in fixtures} | parametrized(functions)
    tests = [one for one in functions if one.name.startswith("test_")]
    taken = {argument.arg for one in (*fixtures, *tests) for argument in one.args.args}
    return bool(taken & OF_THE_EXAMPLE - own) or any(name in source for name in NAMES)


def parametrized(functions: list[ast.FunctionDef]) -> set[str]:
    """Names that are given by `parametrize`, and are no fixtures."""
    marks = [ast.unparse(mark) for one in functions for mark in one.decorator_list]
    return {name for mark in marks if "parametrize" in mark for name in re.findall(r"\w+", mark.partition("[")[0])}


def test_only_the_modules_that_are_named_use_the_example() -> None:
    named = yaml.safe_load((TESTS / "example_users.yml").read_text("utf-8"))
    using = {
        path.relative_to(TESTS).as_posix()
        for path in modules()
        if path.name != Path(__file__).name and uses_the_example(path.read_text("utf-8"))
    }
    assert {path for path in using if room_of(f"tests/{path}") not in named["whole rooms"]} == set(named["modules"])
    assert all(reason for reason in (*named["whole rooms"].values(), *named["modules"].values()))


@pytest.mark.parametrize(
    ("source", "uses"),
    [
        ("def test_a(example: int) -> None: ...", True),
        ("@pytest.fixture\ndef page(site: Path) -> str: ...", True),
        ("@pytest.fixture\ndef site() -> str: ...\ndef test_a(site: str) -> None: ...", False),
        ("@pytest.mark.parametrize('address', ['x'])\ndef test_a(address: str) -> None: ...", False),
        ("PLAN = 'en/plans/gumei-14th-five-year/'", True),
        ("def test_a(tiny: int) -> None: ...", False),
    ],
)
def test_the_use_of_the_example_is_seen(source: str, uses: bool) -> None:  # noqa: FBT001 - a case
    assert uses_the_example(source) is uses
