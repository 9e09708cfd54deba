"""Scales end at round numbers, keep every value inside, and keep their order."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.charts.scale import Scale, percent, scale

SIZES = st.integers(-9, 12)
VALUES = st.builds(lambda digits, size: Decimal(digits).scaleb(size), st.integers(-9999, 9999), SIZES)
SERIES = st.lists(VALUES, min_size=1, max_size=40)


def is_round(step: Decimal) -> bool:
    return step.normalize().as_tuple().digits in {(1,), (2,), (5,)}


def made(values: list[Decimal], *, from_zero: bool) -> Scale:
    return scale(values, steps=3, from_zero=from_zero)


@given(SERIES, st.booleans())
def test_ticks_are_round_and_few(values: list[Decimal], from_zero: bool) -> None:  # noqa: FBT001
    one = made(values, from_zero=from_zero)
    assert is_round(one.step)
    assert 2 <= len(one.ticks) <= 6
    assert one.ticks[0] == one.low
    assert one.ticks[-1] == one.high
    assert all(tick % one.step == 0 for tick in one.ticks)


@given(SERIES, st.booleans())
def test_every_value_stands_inside_and_in_order(values: list[Decimal], from_zero: bool) -> None:  # noqa: FBT001
    one = made(values, from_zero=from_zero)
    places = [one.place(value) for value in sorted(values)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 100
    assert all(place == round(place, 1) for place in places)


@given(SERIES)
def test_bars_stand_on_zero(values: list[Decimal]) -> None:
    one = made(values, from_zero=True)
    assert Decimal(0) in one.ticks


@given(st.lists(VALUES, min_size=2, max_size=9, unique=True), st.integers(-3, 3))
def test_another_unit_changes_no_place(values: list[Decimal], power: int) -> None:
    tenfold = [value.scaleb(power) for value in values]
    one, other = made(values, from_zero=True), made(tenfold, from_zero=True)
    assert [one.place(value) for value in values] == [other.place(value) for value in tenfold]


def test_a_place_has_one_decimal() -> None:
    assert percent(1, 3) == Decimal("33.3")
    assert percent(2, 3) == Decimal("66.7")


def test_a_step_that_is_not_round_is_seen() -> None:
    assert not is_round(Decimal("0.3"))
    assert not is_round(Decimal(25))
