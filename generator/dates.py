"""Dates as documents give them: a day, a month or a year, and sometimes no year at all."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_PATTERN = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?")
_LEAP_YEAR = 2000


def day_in(text: str) -> PartialDate:
    """A whole day, `2026-12-01`.  Raise ValueError for all else."""
    found = PartialDate.parse(text)
    if found.year is None or found.day is None:
        raise ValueError(text)
    return found


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the year, or the month and day, may be unknown (EDTF, ISO 8601-2: `XXXX-01-29`)."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2021-04-26`, `2021-04`, `2021`, `XXXX-01-29` or `XXXX-03`.  Raise ValueError for all else."""
        found = _PATTERN.fullmatch(text)
        if not found or text == "XXXX":
            raise ValueError(text)
        year, month, day = (int(part) if part and part != "XXXX" else None for part in found.groups())
        dt.date(_LEAP_YEAR if year is None else year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    @property
    def last_month(self) -> int:
        """The month it is in, or the last of its year, counted from the year 0."""
        return (self.year or 0) * 12 + (self.month or 12) - 1

    @property
    def first_month(self) -> int:
        """The month it is in, or the first of its year, counted from the year 0."""
        return (self.year or 0) * 12 + (self.month or 1) - 1

    @property
    def stand_in(self) -> dt.date:
        """A full date to format the known parts of; the rest is arbitrary."""
        return dt.date(self.year or _LEAP_YEAR, self.month or 1, self.day or 1)
