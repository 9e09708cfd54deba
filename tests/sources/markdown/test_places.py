"""Every block and inline knows where it begins, in the lines and characters of the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator.problems import Mark, Problems
from generator.sources.markdown.nodes import (
    Break,
    Code,
    Emphasis,
    Foreign,
    Heading,
    Hyperlink,
    NoteReference,
    Picture,
    Prose,
    SourceLink,
    Text,
)
from generator.sources.markdown.parse import read_markdown
from generator.sources.markdown.rules import Placement
from tests.prose import read

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "places.yml").read_text("utf-8"))
BEGINS: dict[type, str] = {
    Emphasis: "*_~",
    Code: "`",
    Hyperlink: "[<h",
    Foreign: "[",
    Picture: "!",
    NoteReference: "[",
    Heading: "#",
}
"""What each kind is written with: the sign that stands at its place."""


def nodes_of(prose: Prose) -> Iterator[Any]:
    yield from _nodes((prose.blocks, prose.notes))


def _nodes(value: object) -> Iterator[Any]:
    if isinstance(value, tuple):
        for one in value:
            yield from _nodes(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Mark | SourceLink):
        if hasattr(value, "mark"):
            yield value
        for field in dataclasses.fields(value):
            yield from _nodes(getattr(value, field.name))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_node_begins_where_it_was_written(case: dict[str, Any]) -> None:
    prose, problems = read(case["markdown"])
    told = [
        f"{node.mark.line}:{node.mark.column} {type(node).__name__} {getattr(node, 'text', '')}".rstrip()
        for node in nodes_of(prose)
    ]
    assert (told, problems) == (case["places"], [])


def test_a_field_within_a_file_begins_where_it_stands() -> None:
    """Later lines of a text begin at the column of the first: a block in YAML is indented."""
    placement = Placement(Mark("plan.yml", 7, 9), headings=7)
    marks = [node.mark for node in nodes_of(read_markdown("甲*a*\n*b*", placement, Problems()))]
    assert [(mark.path, mark.line, mark.column) for mark in marks][-2:] == [("plan.yml", 8, 9), ("plan.yml", 8, 10)]


PIECES = st.sampled_from(
    ["*a*", "**甲**", "乙", "b ", "`c`", "[丁](d.md)", "![戊](e.png)", "&amp;", "&#x4e2d;", "~~己~~", "[^x]", "\n",
     "\\\n", "  \n", "[f *g*](h.md)", "\\*", "“辛”"]
)  # fmt: skip
AROUND = st.sampled_from(["", "- ", "> ", "1. ", "- [x] ", "## ", "T：\n\n| k\\|"])


@hypothesis_settings(max_examples=300)
@given(AROUND, st.lists(PIECES, max_size=10))
def test_at_the_place_of_a_node_stands_its_sign(around: str, pieces: list[str]) -> None:
    inner = "".join(pieces)
    if around.startswith("T"):
        inner = inner.replace("\n", "").replace("\\", "") + " |\n|---|\n| *l\\|m*n |"
    text = f"{around}{inner}\n\n[^x]: *y*"
    prose, _ = read(text)
    lines = text.split("\n")
    for node in nodes_of(prose):
        rest = lines[node.mark.line - 1][node.mark.column - 1 :]
        if signs := BEGINS.get(type(node)):
            assert rest[:1] in signs, (node, text)
        elif isinstance(node, Text) and node.text.strip():
            assert rest[:1] in f"{node.text[0]}&\\", (node, text)
        elif isinstance(node, Break):
            assert rest[:1] in {"\\", " "}, (node, text)
