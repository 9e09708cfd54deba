"""YAML keeps what was written, and where."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Mark, Problems
from generator.sources.yaml_file import Mapping, Node, Scalar, Sequence, read_yaml, values_of

TRAPS = (
    "no", "NO", "yes", "on", "off", "y", "n", "true", "null", "~", "5:00", "12:30:45", "1_000", "0x1F", "0o17", "00110",
    "1.10", "2.0", "1e3", ".inf", ".nan", "2026-02-30", "2021-04-26", "2021-04-26 10:00:00", "010", "+1", "-1", "0.1",
    "闵古办〔2021〕16号", "90%以上", "不少于2", "300多位", "１２３", "a: b"[:1], "C#", "x#y", "3:1", "http://a.example/b",
)  # fmt: skip
printable = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" 　"), max_size=60)


def read(text: str) -> Node:
    problems = Problems()
    node = read_yaml(text, "a.yml", problems)
    assert node is not None, list(problems)
    return node


def entry(node: Node, key: str) -> Scalar:
    assert isinstance(node, Mapping)
    value = node.get(key)
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("text", TRAPS)
def test_a_plain_text_stays_as_it_was_written(text: str) -> None:
    assert entry(read(f"a: {text}\n"), "a").text == text
    assert entry(read(f"{{a: {text}}}\n"), "a").text == text or text in {"{", "["}


@given(printable)
def test_any_text_in_double_quotes_comes_back(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    assert entry(read(f'a: "{quoted}"\n'), "a").text == text


@given(printable)
def test_any_text_in_single_quotes_comes_back(text: str) -> None:
    quoted = text.replace("'", "''")
    assert entry(read(f"a: '{quoted}'\n"), "a").text == text


@given(
    st.lists(
        printable.filter(lambda text: bool(text.strip()) and not text.startswith((" ", "　"))), min_size=1, max_size=5
    )
)
def test_any_lines_in_a_block_come_back(lines: list[str]) -> None:
    block = "".join(f"  {line}\n" for line in lines)
    assert entry(read(f"a: |\n{block}"), "a").text == "".join(f"{line}\n" for line in lines)


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    problems = Problems()
    node = read_yaml(text.encode("utf-8", "replace").decode(), "a.yml", problems)
    assert node is None or not problems.errors
    assert all(problem.mark.line >= 1 and problem.mark.column >= 1 for problem in problems)


def test_every_value_knows_its_place() -> None:
    node = read("甲: 乙\nb:\n  - c: d\n    e: {f: 己, g: h}\n")
    assert entry(node, "甲").mark == Mark("a.yml", 1, 4)
    assert [value.mark for value in values_of(node, "f")] == [Mark("a.yml", 4, 12)]
    assert [value.mark for value in values_of(node, "g")] == [Mark("a.yml", 4, 18)]


def test_places_count_characters_not_bytes() -> None:
    assert entry(read("a: 😀😀\nb: c\n"), "b").mark == Mark("a.yml", 2, 4)
    node = read("{a: 😀😀, b: c}\n")
    assert entry(node, "b").mark == Mark("a.yml", 1, 12)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: |\n  x\n", 2, 3), ("a: |2\n    x\n", 2, 3), ("a: |\n\n  x\n", 2, 3), ("a: 'x'\n", 1, 5), ("a: x\n", 1, 4)],
)
def test_the_body_of_a_text_begins_where_its_first_line_does(text: str, line: int, column: int) -> None:
    assert entry(read(text), "a").body == Mark("a.yml", line, column)


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "\ufeff"])
def test_an_empty_file_is_no_fault_of_yaml(text: str) -> None:
    problems = Problems()
    node = read_yaml(text.lstrip("\ufeff"), "a.yml", problems)
    assert node is None or node == Scalar("", node.mark, plain=True, body=node.mark)
    assert not problems.errors


def test_comments_and_a_first_marker_are_let_be() -> None:
    assert entry(read("--- # first\n# comment\na: b\n"), "a").text == "b"
    assert isinstance(read("- a\n- b\n"), Sequence)


HOSTILE = (
    "[" * 50_000,
    "{" * 50_000,
    "- " * 50_000,
    "? " * 50_000,
    "a: " + "&x " * 50_000,
    "a: '" + "x" * 50_000,
    "!" * 50_000,
    "*" * 50_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6])
def test_hostile_yaml_ends_soon_with_a_problem(text: str) -> None:
    problems = Problems()
    start = time.perf_counter()
    assert read_yaml(text, "a.yml", problems) is None
    assert time.perf_counter() - start < 5
    assert problems.errors
