"""Observations: what somebody reported of an indicator for a period."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Literal

from generator.language import LocalizedText
from generator.publication import Said

_CODE = re.compile(r"([0-9]{4})(?:-?[HS]([12])|-?Q([1-4])|(?:-M?|M)(0[1-9]|1[0-2]))?")
_FISCAL = re.compile(r"(?:FY)?([0-9]{4})(?:/|-(?!0[1-9]$|1[0-2]$))([0-9]{2}|(?<=/)[0-9]{4})")
_UNCLEAR = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_SPAN = re.compile(r"([0-9]{4})-([0-9]{4})")
_FISCAL_SPAN = re.compile(r"([0-9]{4}/[0-9]{2})-([0-9]{4}/[0-9]{2})")
_MONTHS = re.compile(r"([0-9]{4}-(?:0[1-9]|1[0-2]))/([0-9]{4}-(?:0[1-9]|1[0-2]))")
_WEEK = re.compile(r"([0-9]{4})-?W([0-9]{2})")
_WEEK_LENGTH = dt.timedelta(days=7)
ALIKE = str.maketrans("０１２３４５６７８９–—−‐‑－／", "0123456789------/")
MONTHS = 12
Months = int | Fraction
Form = Literal["", "fiscal", "months", "span", "week"]

Sign = Literal["exact", "less_than", "at_most", "more_than", "at_least", "about"]


class ObservationStatus(Enum):
    """The codes of SDMX's list CL_OBS_STATUS that a plan's report needs."""

    NORMAL = "A"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    ESTIMATED = "E"
    FORECAST = "F"
    IMPUTED = "I"
    NOT_COLLECTED = "L"
    CANNOT_EXIST = "M"
    MISSING = "O"
    PROVISIONAL = "P"
    SUPPRESSED = "Q"
    LOW_RELIABILITY = "U"
    UNVALIDATED = "V"

    @property
    def is_missing(self) -> bool:
        return self in {
            ObservationStatus.NOT_COLLECTED,
            ObservationStatus.CANNOT_EXIST,
            ObservationStatus.MISSING,
            ObservationStatus.SUPPRESSED,
        }


class FiscalYearUnknown(ValueError):
    """A fiscal or school year of which nobody has said in which month it begins."""


@dataclass(frozen=True, slots=True, order=True)
class ReportingPeriod:
    """A stretch of time, as its first and last month, both counted from the year 0.

    A week begins and ends within months: then both are fractions, and `last` is still one less than where it ends.
    """

    first: Months
    last: Months
    form: Form = field(default="", compare=False)
    """What it is written as, where its length does not say so."""

    @classmethod
    def parse(cls, text: str, fiscal_start: int | None = None) -> ReportingPeriod:
        """Read a code; raise ValueError for all else.

        A year 2023, a part of one 2023-H1, 2023-Q2, 2023-07, 2023-W05, a fiscal year 2023/24, several years 2018-2021,
        2018/19-2020/21, or months 2023-05/2023-06.
        `fiscal_start` is the month of the year (1 to 12) in which a fiscal year begins.
        """
        like = text.upper().translate(ALIKE).replace(" ", "")
        if found := _FISCAL.fullmatch(like):
            return cls._fiscal(int(found[1]), found[2], fiscal_start)
        if found := _SPAN.fullmatch(like):
            return cls._span(int(found[1]), int(found[2]))
        if found := _FISCAL_SPAN.fullmatch(like) or _MONTHS.fullmatch(like):
            return cls._between(cls.parse(found[1], fiscal_start), cls.parse(found[2], fiscal_start))
        if found := _WEEK.fullmatch(like):
            return cls._week(dt.date.fromisocalendar(int(found[1]), int(found[2]), 1))
        found = _CODE.fullmatch(like)
        if not found:
            raise ValueError(text)
        half, quarter, month = found[2], found[3], found[4]
        length, number = (6, half) if half else (3, quarter) if quarter else (1, month) if month else (MONTHS, "1")
        first = int(found[1]) * MONTHS + (int(number) - 1) * length
        return cls(first, first + length - 1)

    @classmethod
    def _fiscal(cls, year: int, second: str, start: int | None) -> ReportingPeriod:
        if str(year + 1)[-len(second) :] != second:
            raise ValueError(second)
        if start is None:
            raise FiscalYearUnknown(second)
        first = year * MONTHS + start - 1
        return cls(first, first + MONTHS - 1, "fiscal")

    @classmethod
    def _span(cls, first: int, last: int) -> ReportingPeriod:
        if not first < last:
            raise ValueError(last)
        return cls(first * MONTHS, last * MONTHS + MONTHS - 1, "span")

    @classmethod
    def _between(cls, first: ReportingPeriod, last: ReportingPeriod) -> ReportingPeriod:
        """From one fiscal year or month to another; months that are a quarter or the like are that."""
        if not first < last:
            raise ValueError(last)
        whole = cls(first.first, last.last)
        is_regular = not first.form and whole.length in {3, 6, MONTHS} and whole.first % whole.length == 0
        return whole if is_regular else cls(first.first, last.last, first.form or "months")

    @classmethod
    def _week(cls, monday: dt.date) -> ReportingPeriod:
        return cls(_month_at(monday), _month_at(monday + _WEEK_LENGTH) - 1, "week")

    @classmethod
    def of_year(cls, year: int) -> ReportingPeriod:
        return cls(year * MONTHS, year * MONTHS + MONTHS - 1)

    @property
    def year(self) -> int:
        """The year it is called by: of a week that of its Thursday, of all else that of its first month."""
        return self.monday.isocalendar().year if self.form == "week" else int(self.first // MONTHS)

    @property
    def last_year(self) -> int:
        return int(self.last // MONTHS)

    @property
    def length(self) -> Months:
        return self.last - self.first + 1

    @property
    def number(self) -> int:
        """Which half, quarter, month or week of its year it is."""
        if self.form == "week":
            return self.monday.isocalendar().week
        return int(self.first % MONTHS // self.length) + 1

    @property
    def monday(self) -> dt.date:
        """The day a week begins with."""
        month, part = divmod(self.first, 1)
        year, number = divmod(int(month), MONTHS)
        return dt.date(year, number + 1, int(part * calendar.monthrange(year, number + 1)[1]) + 1)

    @property
    def next(self) -> ReportingPeriod:
        """The one that follows, of the same kind."""
        if self.form == "week":
            return self._week(self.monday + _WEEK_LENGTH)
        return ReportingPeriod(self.last + 1, self.last + self.length, self.form)

    @property
    def kind(self) -> tuple[str, Months]:
        """What periods have in common that can be set side by side."""
        return self.form, 1 if self.form == "week" else self.length

    def overlaps(self, other: ReportingPeriod) -> bool:
        return self.first < other.last + 1 and other.first < self.last + 1

    def __str__(self) -> str:
        if self.form == "fiscal":
            ends = (self.year, int(self.last + 1) // MONTHS - 1)
            return "-".join(dict.fromkeys(f"{year:04}/{(year + 1) % 100:02}" for year in ends))
        if self.form == "months":
            return "/".join(f"{one // MONTHS:04}-{one % MONTHS + 1:02}" for one in (int(self.first), int(self.last)))
        if self.form == "span":
            return f"{self.year:04}-{self.last_year:04}"
        if self.form == "week":
            return f"{self.year:04}-W{self.number:02}"
        part = {12: "", 6: f"-H{self.number}", 3: f"-Q{self.number}", 1: f"-{self.number:02}"}[int(self.length)]
        return f"{self.year:04}{part}"


def _month_at(day: dt.date) -> Fraction:
    """Where a day begins, in months from the year 0."""
    passed = Fraction(day.day - 1, calendar.monthrange(day.year, day.month)[1])
    return day.year * MONTHS + day.month - 1 + passed


@dataclass(frozen=True, slots=True)
class ObservedValue:
    """A number as it was reported.  Only an exact one can be judged."""

    number: Decimal
    sign: Sign = "exact"
    said: Said | None = field(default=None, compare=False)
    """How the cell says the sign."""


@dataclass(frozen=True, slots=True)
class Observation:
    """`measure` says which of several rates it is of, counted from 0.  `words` are the cell as it was written."""

    indicator: int
    period: ReportingPeriod
    value: ObservedValue | None
    status: ObservationStatus
    measure: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    source: LocalizedText | None = None
    note: LocalizedText | None = None
    words: str = ""
    as_printed: bool = False
    """Whether it is known to contradict itself, because its source does."""
    line: int = field(default=1, compare=False, repr=False)
    plan: str = ""
    """The folder of the earlier plan it was reported under, where that is not the indicator's own."""

    @property
    def key(self) -> tuple[int, int, ReportingPeriod]:
        return self.indicator, self.measure, self.period

    @property
    def is_actual(self) -> bool:
        """Whether it tells what was reached, and not what is expected."""
        return self.value is not None and self.status is not ObservationStatus.FORECAST


def is_unclear(text: str) -> bool:
    """Whether a text of a table of years is a month or a fiscal year: 2010-11."""
    found = _UNCLEAR.fullmatch(text)
    return found is not None and int(found[2]) == (int(found[1]) + 1) % 100


def are_months(texts: Iterable[str]) -> bool | None:
    """Whether the unclear ones of a column are months, by what stands beside them; None where nothing tells."""
    texts = tuple(texts)
    unclear = {text for text in texts if is_unclear(text)}
    others = set(texts) - unclear
    if not unclear or any(_UNCLEAR.fullmatch(text) for text in others):
        return True
    return False if len(unclear) > 1 or any(_FISCAL.fullmatch(text) for text in others) else None


def slashed(text: str) -> str:
    """A fiscal year as it can be mistaken for nothing else: 2010/11."""
    return text.replace("-", "/") if is_unclear(text) else text
