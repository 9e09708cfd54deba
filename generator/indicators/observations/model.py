"""Observations: what somebody reported of an indicator for a period."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Literal

from generator.publication import Said

_CODE = re.compile(r"(\d{4})(?:-(?:[HS]([12])|Q([1-4])|M?(0[1-9]|1[0-2])))?")
_YEARS = re.compile(r"(\d{4})(/\d\d)?(?:-(\d{4})(/\d\d)?)?")
_MONTHS = re.compile(r"(\d{4})-(0[1-9]|1[0-2])/(\d{4})-(0[1-9]|1[0-2])")
MONTHS = 12
FISCAL_START = 3
"""Months after January.  The name of a fiscal or school year does not say when it begins; most begin in the spring."""

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


@dataclass(frozen=True, slots=True, order=True)
class ReportingPeriod:
    """A year or a part of one, as its first and last month, both counted from the year 0."""

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> ReportingPeriod:
        """Read a code; raise ValueError for all else.

        A year `2023`, a part of one `2023-H1`, `2023-Q2`, `2023-07`, a fiscal or school year `2023/24`, several years
        `2018-2021`, `2018/19-2020/21`, or months `2023-05/2023-06`.
        """
        found = _CODE.fullmatch(text.upper())
        if not found:
            return cls._longer(text)
        half, quarter, month = found[2], found[3], found[4]
        length, number = (6, half) if half else (3, quarter) if quarter else (1, month) if month else (MONTHS, "1")
        first = int(found[1]) * MONTHS + (int(number) - 1) * length
        return cls(first, first + length - 1)

    @classmethod
    def _longer(cls, text: str) -> ReportingPeriod:
        """Fiscal years, several years, or months in a row."""
        months, years = _MONTHS.fullmatch(text), _YEARS.fullmatch(text)
        if months:
            first, last = (int(months[at]) * MONTHS + int(months[at + 1]) - 1 for at in (1, 3))
        elif years and (not years[3] or bool(years[2]) == bool(years[4])):
            first = _first_month(years[1], years[2])
            last = _first_month(years[3] or years[1], years[4] or years[2]) + MONTHS - 1
        else:
            raise ValueError(text)
        if last <= first:
            raise ValueError(text)
        return cls(first, last)

    @classmethod
    def of_year(cls, year: int) -> ReportingPeriod:
        return cls(year * MONTHS, year * MONTHS + MONTHS - 1)

    @property
    def year(self) -> int:
        return self.first // MONTHS

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def number(self) -> int:
        """Which half, quarter or month of its year it is."""
        return self.first % MONTHS // self.length + 1

    def overlaps(self, other: ReportingPeriod) -> bool:
        return self.first <= other.last and other.first <= self.last

    @property
    def is_in_a_year(self) -> bool:
        """Whether it is a calendar year or a regular part of one."""
        return self.length in {1, 3, 6, MONTHS} and self.first % self.length == 0

    @property
    def is_fiscal(self) -> bool:
        """Whether it is one or more years that begin in the midst of a calendar year."""
        return self.length % MONTHS == 0 and self.first % MONTHS == FISCAL_START

    def __str__(self) -> str:
        if self.is_in_a_year:
            part = {12: "", 6: f"-H{self.number}", 3: f"-Q{self.number}", 1: f"-{self.number:02}"}[self.length]
            return f"{self.year:04}{part}"
        ends = (self.first, self.last - MONTHS + 1)
        if self.is_fiscal:
            return "-".join(dict.fromkeys(f"{one // MONTHS:04}/{(one // MONTHS + 1) % 100:02}" for one in ends))
        if self.length % MONTHS == 0 and self.first % MONTHS == 0:
            return "-".join(f"{one // MONTHS:04}" for one in ends)
        return "/".join(f"{one // MONTHS:04}-{one % MONTHS + 1:02}" for one in (self.first, self.last))


def _first_month(year: str, fiscal: str | None) -> int:
    """Of a calendar year, or of the fiscal year `year` with `/24` behind it.  Raise ValueError for 2019/21."""
    if fiscal and int(fiscal[1:]) != (int(year) + 1) % 100:
        raise ValueError(year + fiscal)
    return int(year) * MONTHS + (FISCAL_START if fiscal else 0)


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
    source: str = ""
    note: str = ""
    words: str = ""
    line: int = field(default=1, compare=False, repr=False)

    @property
    def key(self) -> tuple[int, int, ReportingPeriod]:
        return self.indicator, self.measure, self.period

    @property
    def is_actual(self) -> bool:
        """Whether it tells what was reached, and not what is expected."""
        return self.value is not None and self.status is not ObservationStatus.FORECAST
