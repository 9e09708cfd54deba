"""A quantity is put in words as its language does, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.indicators.grammar.amounts import Unit, Units
from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.grammar.read import read_target
from generator.indicators.grammar.target import Comparator
from generator.language import Words
from generator.publication import Quantity, Said, UnitOfMeasure
from generator.quantities.axis import labels_of
from generator.quantities.numbers import number, rounded
from generator.quantities.said import said_in
from generator.quantities.words import comparison, in_short, in_words, parts
from tests.quantities.languages import catalogue_of

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases.yml").read_text("utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - it makes text of everything, so that 95.0 keeps its zero
)
OTHERS = ("fr", "de", "hi", "ar", "ar-EG", "fa", "mr", "bn", "tr", "sv", "de-CH", "pl")
UNITS = {
    "en": (UnitOfMeasure(Words("%"), attached=True), UnitOfMeasure(Words("jobs"), forms=(("one", "job"),))),
    "zh": (UnitOfMeasure(Words("%"), attached=True), UnitOfMeasure(Words("个"))),
}
READ: tuple[Comparator, ...] = ("reach", "at_least", "at_most", "more_than", "less_than", "about")
numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**17), 10**17), st.integers(0, 6)
).map(lambda number: Decimal(f"{number:f}"))


def quantity(case: Mapping[str, Any]) -> Quantity:
    unit = UnitOfMeasure(Words(case["unit"]), forms=tuple(case.get("forms", {}).items())) if "unit" in case else None
    return Quantity(
        Decimal(case["value"]),
        unit,
        Decimal(case.get("scale", 1)),
        Decimal(case["upper"]) if "upper" in case else None,
        case.get("comparator", "reach"),
        case.get("change"),
        "held" in case,
        quantity(case["per"]) if "per" in case else None,
        "annual" in case,
        Decimal(case["out_of"]) if "out_of" in case else None,
        Said(case["said"], "zh") if "said" in case else None,
        "source words",
    )


@pytest.mark.parametrize(
    ("case", "tag", "words"), [(case, tag, words) for case in CASES for tag, words in case["words"].items()]
)
def test_a_quantity_stands_in_a_sentence(case: dict[str, Any], tag: str, words: str) -> None:
    assert in_words(quantity(case), catalogue_of(tag)) == words


@pytest.mark.parametrize(
    ("case", "tag", "words"), [(case, tag, words) for case in CASES for tag, words in case.get("short", {}).items()]
)
def test_in_short_it_lacks_its_unit_alone(case: dict[str, Any], tag: str, words: str) -> None:
    assert in_short(quantity(case), catalogue_of(tag)) == words


@pytest.mark.parametrize("case", CASES)
def test_the_parts_of_a_cell_are_the_words_of_the_sentence(case: dict[str, Any]) -> None:
    for tag, words in case["words"].items():
        piece = parts(quantity(case), catalogue_of(tag))
        said = (piece.before, piece.sign, piece.number, piece.between, piece.unit, piece.after)
        joined = "".join(map(str, said))
        assert joined.replace(" ", "") == words.replace(" ", "")


def test_what_a_comparison_says_keeps_its_words_apart() -> None:
    held = quantity({"value": "5", "held": "true", "comparator": "at_least"})
    assert comparison(held, catalogue_of("en")) == "keep or more"
    assert comparison(held, catalogue_of("zh")) == "保持不少于"


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("590万余人次", "#余"), ("近300万市民", "近#"), ("将近61户", "将近#"), ("约1200亩", "约#"), ("610余条", "#余"),
        ("基本在250万以上", "#以上"), ("5个及以上", "#及以上"), ("逾三千组", "逾#"), ("超过一半", "超过#"),
        ("四年多来", None), ("37名", None), ("", None), ("以上", None), ("3平方公里以上", None),
    ],
)  # fmt: skip
def test_what_qualifies_a_number_of_the_source_is_read(words: str, way: str | None) -> None:
    assert said_in(words, catalogue_of("zh")) == (Said(way, "zh") if way else None)


@pytest.mark.parametrize("code", UNITS)
@given(st.data())
def test_words_are_read_back_as_the_same_quantity(code: str, data: st.DataObject) -> None:
    value, unit = data.draw(numbers), data.draw(st.sampled_from((None, *UNITS[code])))
    comparator = data.draw(st.sampled_from(READ))
    upper = data.draw(st.none() | st.integers(1, 10**9).map(Decimal))
    bounds = {"upper": value.copy_abs() * 2 + upper, "comparator": "between"} if upper else {"comparator": comparator}
    words = in_words(Quantity(value, unit, **bounds), catalogue_of(code))
    named = [
        Unit(f"{at}", name) for at, one in enumerate(UNITS[code]) for name in (one.name.text, *dict(one.forms).values())
    ]
    (target,) = read_target(words, lexicon_of(code), Units(tuple(named)))
    assert (target.value, target.comparator) == (value, bounds["comparator"]), words
    assert target.upper == bounds.get("upper"), words
    assert target.unit == (str(UNITS[code].index(unit)) if unit else None), words


@pytest.mark.parametrize("tag", OTHERS)
@settings(max_examples=30)
@given(value=numbers, further=st.none() | st.integers(1, 10**40), unit=st.sampled_from(["%", "‰", "people"]))
def test_the_numbers_of_any_language_are_read_back(tag: str, value: Decimal, further: int | None, unit: str) -> None:
    upper = None if further is None else Decimal(further)
    catalogue = catalogue_of(tag)
    words = in_words(Quantity(value, UnitOfMeasure(Words(unit)), upper=upper), catalogue)
    read = [one.plain for one in catalogue.numbers.in_digits(words)]
    assert read == [bound.copy_abs() for bound in (value, upper) if bound is not None], words
    assert catalogue.numbers.digits.read(catalogue.number(value)) == value
    written = catalogue.number(value)
    assert sum(map(str.isdecimal, written)) == sum(map(str.isdecimal, f"{value:f}")), "every zero stays"
    assert "-" not in written


@pytest.mark.parametrize("tag", ["en", "zh", "fr", "hi", "ar-EG"])
@settings(max_examples=40)
@given(low=st.integers(-(10**12), 10**12), step=st.integers(1, 10**7), places=st.integers(0, 12))
def test_two_ticks_never_show_the_same(tag: str, low: int, step: int, places: int) -> None:
    ticks = tuple((Decimal(low) + step * at).scaleb(-places) for at in range(5))
    labels = labels_of(ticks, quantity({"value": "1", "unit": "%"}), catalogue_of(tag))
    assert len(set(labels)) == len(ticks), labels


@given(value=numbers, scale=st.sampled_from(["1", "0.1", "0.01", "10000", "100", "0.3"]))
def test_a_scale_rounds_nothing(value: Decimal, scale: str) -> None:
    assert Fraction(number(Quantity(value, scale=Decimal(scale)))) == Fraction(value) * Fraction(scale)


@given(st.fractions(-(10**40), 10**40), st.integers(0, 4))
def test_rounding_takes_a_number_of_any_length(value: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(value, places)) - value) * 2 <= Fraction(1, 10**places)
