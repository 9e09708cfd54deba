"""Dates of which a part may be unknown."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import PartialDate
from generator.messages import read_catalogue

KNOWN = (
    ("2021-04-26", (2021, 4, 26), "2021年4月26日", "26 April 2021"),
    ("2021-04", (2021, 4, None), "2021年4月", "April 2021"),
    ("2021", (2021, None, None), "2021年", "2021"),
    ("XXXX-01-29", (None, 1, 29), "1月29日", "29 January"),
    ("XXXX-03", (None, 3, None), "3月", "March"),
    ("XXXX-02-29", (None, 2, 29), "2月29日", "29 February"),
    ("2024-02-29", (2024, 2, 29), "2024年2月29日", "29 February 2024"),
)
WRONG = (
    "", "XXXX", "2026-02-30", "2023-02-29", "2021-13", "2021-00", "2021-4-26", "21-04-26", "2021-04-26T00:00",
    "2021/04/26", "26.4.2021", "XXXX-02-30", "0000-01-01", "2021-04-", "-2021", "2021-04-00", "2021年", "2021-04-26\n",
)  # fmt: skip


@pytest.mark.parametrize(("text", "parts", "chinese", "english"), KNOWN)
def test_what_is_known_is_read_and_written(
    text: str, parts: tuple[int | None, int | None, int | None], chinese: str, english: str
) -> None:
    date = PartialDate.parse(text)
    assert (date.year, date.month, date.day) == parts
    assert str(date) == text
    assert read_catalogue("zh").date(date) == chinese
    assert read_catalogue("en").date(date) == english


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        PartialDate.parse(text)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_of_the_calendar_is_read(day: dt.date) -> None:
    assert PartialDate.parse(day.isoformat()).stand_in == day
