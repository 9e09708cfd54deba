"""A cell is the number it shows, or is refused: a mark beside a number never becomes a part of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.observations.cells import Cells, UnreadableCell
from generator.numerals.plain import MOST_DIGITS, exact

NUMBERS: dict[str, dict[str, str]] = {
    code: yaml.load(
        (Path(__file__).parent / name).read_text("utf-8"),
        yaml.BaseLoader,  # noqa: S506 - plain strings are what it makes
    )
    for code, name in (("zh", "cells.yml"), ("fr", "cells_in_french.yml"))
}
CELLS = Cells.of(lexicon_of("zh"))


@pytest.mark.parametrize(
    ("code", "text", "expected"), [(code, *one) for code in NUMBERS for one in NUMBERS[code].items()]
)
def test_a_cell_is_its_number_or_refused(code: str, text: str, expected: str) -> None:
    cells = Cells.of(lexicon_of(code))
    if expected == "null":
        with pytest.raises(UnreadableCell):
            cells.value(text)
    else:
        value = cells.value(text)
        assert value
        assert f"{value.number:f}" == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**13), max_value=10**13))
def test_what_is_written_is_read_as_the_same(number: Decimal) -> None:
    for code in ("zh", "en"):
        cells = Cells.of(lexicon_of(code))
        assert cells.number(cells.written(number or abs(number))) == number


@given(st.text(st.characters(categories=("Nd", "No", "Nl", "Pd", "Po")), max_size=30))
def test_only_decimal_digits_are_digits(text: str) -> None:
    assert exact(text) is None or all(sign.isdecimal() or sign in "-." for sign in text)


@given(st.integers(MOST_DIGITS + 1, 6000))
def test_a_number_of_any_length_is_refused_and_not_rounded(digits: int) -> None:
    with pytest.raises(UnreadableCell):
        CELLS.value("9" * digits)


def test_two_numbers_as_long_as_may_be_are_added_exactly() -> None:
    large, small = Decimal("9" * MOST_DIGITS), Decimal(1).scaleb(1 - MOST_DIGITS)
    assert f"{large + small:f}" == "9" * MOST_DIGITS + "." + "0" * (MOST_DIGITS - 2) + "1"
