"""Periods as offices write them in a column `Year`: 2019/20, 2013 Q1, 2003-05, 2010 to 2012 (baseline)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from babel import Locale
from babel.dates import get_month_names

from generator.indicators.observations.model import ReportingPeriod

_REMARK = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])$")
_PART = re.compile(r"(\d{4})[ -]?([QH][1-4])", re.IGNORECASE)
_SLASH = re.compile(r"(\d{4})/(\d{4}|\d\d)")
_HYPHEN = re.compile(r"(\d{4})-(\d\d)")
_SPAN = re.compile(r"(\d{4}(?:/(?:\d{4}|\d\d))?)\s*(?:-|–|to)\s*(\d{4}(?:/(?:\d{4}|\d\d))?)")
_DAYS = re.compile(r"\d{1,2} (\w+) (?:to|-|–) \d{1,2} (\w+) (\d{4})")
_LAST_MONTH = 12


class Dated(NamedTuple):
    """`remark` is what the period's code leaves out."""

    period: ReportingPeriod
    remark: str = ""


def periods_of(texts: Iterable[str], language: str) -> Mapping[str, Dated]:
    """What can be read of the texts of one column, in the language the repository writes names of months in.

    2003-05 may be a month or three years: it is years where another row of the column can be nothing else.
    """
    written = dict.fromkeys(texts)
    spans = [found for text in written if (found := _HYPHEN.fullmatch(_bare(text)[0]))]
    is_span = any(not 1 <= int(found[2]) <= _LAST_MONTH for found in spans)
    reader = _Reader(_months(language), is_span)
    return {text: dated for text in written if (dated := reader.read(text))}


def _months(language: str) -> Mapping[str, int]:
    locale = Locale.parse(language.replace("-", "_"))
    names = (get_month_names("wide", locale=locale), get_month_names("abbreviated", locale=locale))
    return {name.lower(): number for months in names for number, name in months.items()}


def _bare(text: str) -> tuple[str, str]:
    """The text without what stands in brackets behind it, and that."""
    found = _REMARK.search(text)
    return (text[: found.start()].strip(), found[1]) if found else (text.strip(), "")


class _Reader(NamedTuple):
    months: Mapping[str, int]
    is_span: bool
    """Whether years with a hyphen are a span, and not a month."""

    def read(self, text: str) -> Dated | None:
        bare, remark = _bare(text)
        try:
            code, is_all = self.code(bare)
            return Dated(ReportingPeriod.parse(code), remark if is_all else text)
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
