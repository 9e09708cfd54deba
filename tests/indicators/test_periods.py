"""Periods as people write them: what they are, how they follow one another, and what they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edition import Edition
from generator.indicators.observations.model import (
    FiscalYearUnknown,
    ReportingPeriod,
    are_months,
    slashed,
)
from generator.indicators.presenting.reasons import period_words
from generator.messages import read_catalogue

WRITTEN = {
    "2023": "2023", "2023-H1": "2023-H1", "2023 Q2": "2023-Q2", "2023Q2": "2023-Q2", "2023-07": "2023-07",
    "2023-M07": "2023-07", "2023-W05": "2023-W05", "2023/24": "2023/24", "2023-24": "2023/24", "2023/2024": "2023/24",
    "２０２３": "2023", "FY2023/24": "2023/24", "2099/00": "2099/00", "2018-2021": "2018-2021",
    "2018–2021": "2018-2021", "2010-11": "2010-11",
}  # fmt: skip
NAMED = {
    "2023/24": ("2023/24", "2023/24年度"), "2018-2021": ("2018–2021", "2018—2021年"),
    "2024-W05": ("week 5 of 2024", "2024年第5周"), "2024-Q1": ("quarter 1 of 2024", "2024年第1季度"),
    "2024-H2": ("second half of 2024", "2024年下半年"),
    "2024-03": ("March 2024", "2024年3月"), "2024": ("2024", "2024年"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), WRITTEN.items())
def test_a_period_is_read_and_written(text: str, code: str) -> None:
    assert str(ReportingPeriod.parse(text, 4)) == code


@pytest.mark.parametrize("text", ["", "23", "202307", "2023-13", "2023-14", "2023/25", "2021-2018", "2023-W54", "95¹"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        ReportingPeriod.parse(text, 4)


def test_a_fiscal_year_begins_where_the_plan_says() -> None:
    april, september = (ReportingPeriod.parse("2023/24", month) for month in (4, 9))
    assert (april.first, april.last) == (2023 * 12 + 3, 2024 * 12 + 2)
    assert april < september
    with pytest.raises(FiscalYearUnknown):
        ReportingPeriod.parse("2023/24")


@pytest.mark.parametrize(("code", "names"), NAMED.items())
def test_a_period_has_a_name_in_each_language(code: str, names: tuple[str, str]) -> None:
    for language, name in zip(("en", "zh"), names, strict=True):
        catalogue = read_catalogue(language)
        assert period_words(ReportingPeriod.parse(code, 4), Edition(catalogue, (catalogue.language,))) == name


@given(st.integers(1900, 2100), st.sampled_from(["", "-H1", "-Q4", "-02", "-W01", "-W09", "-W52", "/next"]))
def test_what_follows_begins_where_a_period_ends(year: int, part: str) -> None:
    text = f"{year}/{(year + 1) % 100:02}" if part == "/next" else f"{year}{part}"
    period = ReportingPeriod.parse(text, 4)
    assert period.next.first == period.last + 1
    assert not period.overlaps(period.next)
    assert ReportingPeriod.parse(str(period.next), 4) == period.next


@pytest.mark.parametrize(
    ("column", "months"),
    [
        (["2009-10", "2010-11", "2011-12"], False),
        (["2010-11", "2012-13"], False),
        (["2010-11", "2012/13"], False),
        (["2010-11", "2010-10"], True),
        (["2010-11", "2010"], None),
        (["2010", "2011"], True),
    ],
)
def test_what_stands_beside_it_tells_a_month_from_a_fiscal_year(column: list[str], months: object) -> None:
    assert are_months(column) is months
    assert slashed("2010-11") == "2010/11"
    assert slashed("2010-12") == "2010-12"
