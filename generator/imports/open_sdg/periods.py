"""Periods as offices write them in a column `Year`: 2019/20, 2013 Q1, 2003-05, 2010 to 2012 (baseline)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from babel import Locale
from babel.dates import get_month_names

from generator.indicators.observations.model import ALIKE, ReportingPeriod, are_months, is_unclear

_REMARK = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])$")
_PART = re.compile(r"(\d{4})[ -]?([QH][1-4])", re.IGNORECASE)
_SLASH = re.compile(r"(\d{4})/(\d{4}|\d\d)")
_HYPHEN = re.compile(r"(\d{4})-(\d\d)")
_SPAN = re.compile(r"(\d{4}(?:/(?:\d{4}|\d\d))?)\s*(?:-|to)\s*(\d{4}(?:/(?:\d{4}|\d\d))?)")
_DAYS = re.compile(r"\d{1,2} (\w+) (?:to|-) \d{1,2} (\w+) (\d{4})")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """`language` is that of the names of months; `fiscal_start` the month, 1 to 12, in which a fiscal year begins."""

    language: str
    fiscal_start: int


class Dated(NamedTuple):
    """`remark` is what the period's code leaves out."""

    period: ReportingPeriod
    remark: str = ""


def periods_of(texts: Iterable[str], calendar: Calendar) -> Mapping[str, Dated]:
    """What can be read of the texts of one column.

    2003-05 may be a month or three years: it is years where another row of the column can be nothing else.  Of 2010-11,
    which may be a fiscal year too, nothing is said where no other row tells.
    """
    written = dict.fromkeys(texts)
    reader = _Reader(_months(calendar.language), calendar.fiscal_start, _are_spans(map(without_remark, written)))
    return {text: dated for text in written if (dated := reader.read(text))}


def _are_spans(texts: Iterable[str]) -> bool | None:
    """Whether years with a hyphen are a span, and not a month; None where nothing tells."""
    texts = tuple(texts)
    hyphens = [found for text in texts if (found := _HYPHEN.fullmatch(text))]
    if any(not 1 <= int(found[2]) <= _LAST_MONTH for found in hyphens):
        return True
    months = are_months(texts)
    return None if months is None else not months


def without_remark(text: str) -> str:
    """The period without what stands in brackets behind it."""
    return _bare(text)[0]


def _months(language: str) -> Mapping[str, int]:
    locale = Locale.parse(language.replace("-", "_"))
    names = (get_month_names("wide", locale=locale), get_month_names("abbreviated", locale=locale))
    return {name.lower(): number for months in names for number, name in months.items()}


def _bare(text: str) -> tuple[str, str]:
    """The text without what stands in brackets behind it, and that."""
    found = _REMARK.search(text)
    bare, remark = (text[: found.start()], found[1]) if found else (text, "")
    return bare.translate(ALIKE).strip(), remark


class _Reader(NamedTuple):
    months: Mapping[str, int]
    fiscal_start: int
    is_span: bool | None

    def read(self, text: str) -> Dated | None:
        bare, remark = _bare(text)
        if self.is_span is None and is_unclear(bare):
            return None
        try:
            code, is_all = self.code(bare)
            return Dated(ReportingPeriod.parse(code, self.fiscal_start), remark if is_all else text)
        except (ValueError, KeyError):
            return None

    def code(self, text: str) -> tuple[str, bool]:
        """The code of the period, and whether it says all that the text does."""
        if found := _PART.fullmatch(text):
            return f"{found[1]}-{found[2].upper()}", True
        if found := _DAYS.fullmatch(text):
            first, last = (self.months[found[part].lower()] for part in (1, 2))
            return f"{found[3]}-{first:02}/{found[3]}-{last:02}", False
        if found := _SPAN.fullmatch(text):
            return f"{_year_code(found[1])}-{_year_code(found[2])}", True
        if found := _SLASH.fullmatch(text):
            return _year_code(text), True
        if (found := _HYPHEN.fullmatch(text)) and self.is_span:
            last = _whole_year(int(found[1]), found[2])
            is_one = last == int(found[1]) + 1
            return _year_code(f"{found[1]}/{found[2]}") if is_one else f"{found[1]}-{last}", True
        return text, True


def _year_code(text: str) -> str:
    """2019/20 for 2019/2020; 2019-2021 for 2019/21, which is no fiscal year."""
    first, _, rest = text.partition("/")
    if not rest:
        return text
    last = _whole_year(int(first), rest)
    return f"{first}/{last % 100:02}" if last == int(first) + 1 else f"{first}-{last}"


def _whole_year(first: int, last: str) -> int:
    """2005 for the 05 of 2003-05; 2001 for the 01 of 1999-01."""
    if len(last) > 2:  # noqa: PLR2004 - digits of a year written short
        return int(last)
    year = first // 100 * 100 + int(last)
    return year if year > first else year + 100
