"""Each kind of Markdown, as pages, text views and searches have it, and what is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.sources.markdown.nodes import LinkedProse
from tests.prose import html, linked, read, search_text, text_view

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_markdown_is_read_as_it_is_meant(case: dict[str, Any]) -> None:
    text = case["markdown"]
    assert read(text, case.get("headings", 2))[1] == case.get("problems", [])
    if "html" in case:
        assert html(text) == case["html"]
    if "text" in case:
        assert text_view(text) == case["text"]
    if "search" in case:
        assert [f"{title} | {words}" for title, words in search_text(text) if words] == case["search"]


def test_each_kind_of_problem_is_told_so_often_that_somebody_reads_it() -> None:
    assert len(read("a <b>\n" * 500)[1]) == len(read("3*4*5\n" * 500)[1]) == 20


def test_linking_changes_addresses_alone() -> None:
    text = "\n\n".join(case["markdown"] for case in CASES.values())
    prose = read(text)[0]
    again: LinkedProse = linked(prose)
    assert [type(block) for block in again.blocks] == [type(block) for block in prose.blocks]
    assert "SourceLink" not in repr(again.blocks)
