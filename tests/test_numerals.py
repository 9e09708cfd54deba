"""The same number is read however a language writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.messages import read_catalogue
from generator.numerals import differing

CHINESE, ENGLISH = (read_catalogue(code).numbers for code in ("zh", "en"))
SCALES = {"万": 10_000, "亿": 100_000_000}

SAME = (
    ("28.5亿元", "2.85 billion yuan"),
    ("590万余人次", "more than 5.9 million visits"),
    ("近300万人", "nearly 3 million people"),
    ("4.97万", "49,700"),
    ("每万人5个", "5 for every 10,000 people"),
    ("“十四五”，2021-2025年", "the 14th plan, 2021 to 2025"),
    ("二〇三五年", "2035"),
    ("3月1日", "1 March"),
    ("5:00–24:00", "5 a.m. to midnight, 24:00"),
    ("十二处", "12 places"),
    ("两次", "twice"),
    ("1+33641", "1+33641"),
)
DIFFERENT = (("12处", "13 places"), ("3月", "May"), ("28.5亿", "28.5 million"), ("7人", "people"), ("人", "7 people"))


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_one_number_in_two_languages_does_not_differ(chinese: str, english: str) -> None:
    assert differing(chinese, english, CHINESE, ENGLISH) == []


@pytest.mark.parametrize(("chinese", "english"), DIFFERENT)
def test_another_number_differs(chinese: str, english: str) -> None:
    assert differing(chinese, english, CHINESE, ENGLISH)


def test_the_place_of_a_number_of_the_translation_is_told() -> None:
    assert differing("无", "see 7 here", CHINESE, ENGLISH) == [(Decimal(7), 4)]


@given(st.integers(1, 10**12))
def test_thousands_set_apart_are_one_number(number: int) -> None:
    assert differing(f"共{number}个", f"{number:,} in all", CHINESE, ENGLISH) == []


@given(st.decimals(1, 999, places=2), st.sampled_from(sorted(SCALES)))
def test_a_scaled_number_is_the_number_written_out(number: Decimal, scale: str) -> None:
    assert differing(f"{number}{scale}元", f"{number * SCALES[scale]:.0f} yuan", CHINESE, ENGLISH) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    differing(one, other, CHINESE, ENGLISH)


@given(st.text(max_size=60))
def test_a_text_never_differs_from_itself(text: str) -> None:
    assert differing(text, text, CHINESE, CHINESE) == []
