"""What people keep by hand stays as they wrote it: a change touches the lines it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problems
from generator.sources.yaml_edit import edited
from generator.sources.yaml_file import Mapping, read_yaml

KEPT = """\
# Our indicators, by hand.
note:   {zh: 虚构,  en: "Invented"}   # two blanks

categories:
  - id: water
    name: {zh: 水, en: Water}
    indicators:
      # the first
      - number: 1
        name: {zh: '一', en: "One: a long name that nobody would like to have broken into several lines by a program"}
        target: {words: "90%以上", value: 90}   # from page 3
        topics: [rivers,   lakes]
      - number: 2
        name: {zh: 二, en: Two}
        value: 1.10
        empty:
"""


def wanted(text: str) -> Mapping:
    node = read_yaml(text, "f.yml", Problems())
    assert isinstance(node, Mapping)
    return node


def test_what_is_the_same_stays_byte_by_byte() -> None:
    assert edited(KEPT, "f.yml", wanted(KEPT)) == KEPT


CHANGES = {
    "a value": ("value: 90}", "value: 95}"),
    "a name": ("zh: 二, en: Two", "zh: 二, en: Second"),
    "a number that looks like a text": ("1.10", "1.1"),
    "a new field": ("        empty:\n", "        empty:\n        nature: binding\n"),
    "a field that goes": ("        value: 1.10\n", ""),
    "a new item": ("        empty:\n", "        empty:\n      - number: 3\n        name: {zh: 三, en: Three}\n"),
}


@pytest.mark.parametrize(("old", "new"), CHANGES.values(), ids=CHANGES)
def test_a_change_touches_the_lines_it_is_about(old: str, new: str) -> None:
    assert KEPT.count(old) == 1
    changed = KEPT.replace(old, new)
    assert edited(KEPT, "f.yml", wanted(changed)) == changed


def test_an_item_in_the_midst_may_go() -> None:
    first = KEPT.index("      # the first")
    last = KEPT.index("      - number: 2")
    changed = edited(KEPT, "f.yml", wanted(KEPT[:first] + KEPT[last:]))
    assert changed.startswith(KEPT[:first].rstrip("\n"))
    assert changed.endswith(KEPT[last:])


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20))
def test_any_text_can_be_written_into_a_field(words: str) -> None:
    node = wanted(KEPT)
    key, _ = node.entries[0]
    changed = Mapping(((key, type(key)(words, key.mark)), *node.entries[1:]), node.mark)
    after = wanted(edited(KEPT, "f.yml", changed)).entries
    assert next(getattr(value, "text", "") for _, value in after) == words
