"""Sums are done again exactly, and what is said of them is true."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import Words
from generator.ledger.derive import holds, result, values
from generator.ledger.model import Check, Ledgered
from generator.messages import read_catalogue
from generator.problems import Problems
from generator.publication import LinkedPage, Publication, Quantity, Table
from generator.sources.fields import Reading, read_model
from generator.sources.yaml_file import read_yaml

LANGUAGES = tuple(read_catalogue(code).language for code in ("zh", "en"))
NUMBERS = st.decimals(-10_000, 10_000, places=2)


def check(kind: str, terms: list[object], value: object, approximate: str | None = None) -> Check:
    """A check as a file holds it."""
    problems = Problems()
    stated = f"{{value: '{value}'{f', approximate: {approximate}' if approximate else ''}}}"
    numbers = ", ".join(f"'{term}'" for term in terms)
    text = f"{{id: a, label: {{zh: 甲, en: A}}, kind: {kind}, terms: [{numbers}], stated: {stated}}}"
    node = read_yaml(text, "a.yml", problems)
    made = read_model(Check, node, Reading(LANGUAGES, problems)) if node else None
    assert made is not None, list(problems)
    return made


def agrees(one: Check) -> bool:
    return holds(one, values(one, ()))


def given_by(one: Check) -> Fraction | None:
    return result(one, values(one, ()))


HOLDING = (
    ("sum", [2779, 5411, 10546], 18736, None),
    ("sum", [3780, 770], 4550, None),
    ("growth", [3648, 1477], "68.03", None),
    ("growth", [138, 123], 820, None),
    ("share", [18, 19], 95, None),
    ("quotient", [10, 4], "2.5", None),
    ("difference", [10, 4], 6, None),
    ("count", [4], 4, None),
    ("sum", [1, 2], 2, "over"),
    ("sum", [1, 2], "3.1", "about"),
    ("sum", [1, 2], "3.2", "nearly"),
)
FAILING = (
    ("sum", [7, 2, 3, "0.2"], 10, None),
    ("sum", [7, 2, 3, "0.2"], 10, "about"),
    ("quotient", [150_000_000, 61], 2_500_000, "at_least"),
    ("count", [3], 4, None),
    ("share", [1, 0], 100, None),
    ("growth", [5, 5], 100, None),
    ("difference", [5], 5, None),
    ("sum", [1, 2], 4, "over"),
)


@pytest.mark.parametrize(("kind", "terms", "value", "approximate"), HOLDING)
def test_what_agrees_holds(kind: str, terms: list[object], value: object, approximate: str | None) -> None:
    assert agrees(check(kind, terms, value, approximate))


@pytest.mark.parametrize(("kind", "terms", "value", "approximate"), FAILING)
def test_what_does_not_agree_does_not_hold(
    kind: str, terms: list[object], value: object, approximate: str | None
) -> None:
    assert not agrees(check(kind, terms, value, approximate))


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_a_sum_stated_exactly_holds(terms: list[Decimal]) -> None:
    assert agrees(check("sum", list(terms), sum(terms, Decimal(0))))


@given(NUMBERS, NUMBERS.filter(bool))
def test_a_share_does_not_change_with_the_scale(first: Decimal, second: Decimal) -> None:
    assert given_by(check("share", [first, second], 0)) == given_by(check("share", [first * 10, second * 10], 0))


@given(NUMBERS.filter(bool), NUMBERS)
def test_growth_undone_gives_the_value_before(before: Decimal, increase: Decimal) -> None:
    grown = given_by(check("growth", [before + increase, increase], 0))
    assert grown is not None
    assert Fraction(before) * (1 + grown / 100) == Fraction(before + increase)


def tables(publication: Publication, key: str, language: str) -> list[Table]:
    page: LinkedPage = next(one for one in publication.pages if one.key == key and one.language.code == language)
    return [block for section in page.sections for block in section.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("key", "row", "state"),
    [
        ("plans/gumei-14th-five-year/projects/wanyuancheng-park", "10", "please check"),
        ("articles/four-places-revisited", "4", "please check"),
    ],
)
def test_what_differs_is_published_as_written(example: Publication, key: str, row: str, state: str) -> None:
    rows = [one for table in tables(example, key, "en") if table.key == "part_checks" for one in table.rows]
    told = {cell.text for one in rows for cell in one.cells if isinstance(cell, Words)}
    stated = {f"{cell.value.normalize():f}" for one in rows for cell in one.cells if isinstance(cell, Quantity)}
    assert state in told
    assert row in stated


def test_a_document_may_hold_no_figures() -> None:
    assert Ledgered() == Ledgered(results=(), funnels=(), checks=(), related=())
