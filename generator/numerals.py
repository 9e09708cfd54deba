"""Numbers as texts write them: digits with 万 or million, 十四, twelve, March."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal
from functools import cached_property
from typing import NamedTuple

_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_PLACES = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS = {"亿": 100_000_000, "万": 10_000}
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"(-?)(\d+)(?:\.(\d+))?")
_UNROUNDED = Context(prec=10_000)
"""For texts: a number in them may be as long as a text is."""
MOST_DIGITS, MOST_PLACES = 18, 20
"""Before and after the point: more than any office counts to, and together what a column of 38 digits holds."""
_FULL_HOUR = re.compile(r"(?<=\d)[:：]00(?!\d)")
_HAN_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千两]+")


def plain_form(text: str) -> str:
    """The text with full-width digits and signs as plain ones; ¹, ① and ½ are no digits, and stay as they are."""
    return text if text.isascii() else "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    marks = not character.isdecimal() and any(sign.isdecimal() for sign in plain)
    return character if marks else plain


def exact(text: str) -> Decimal | None:
    """The number that decimal digits write with a full stop, and in one way only: not 0100, not -0, not 1e3."""
    found = _PLAIN.fullmatch(text)
    if found is None or has_too_many_digits(text):
        return None
    minus, whole, _ = found.groups()
    number = Decimal(text)
    is_padded = len(whole) > 1 and unicodedata.decimal(whole[0]) == 0
    return None if is_padded or (minus and not number) else number


def has_too_many_digits(text: str) -> bool:
    found = _PLAIN.fullmatch(text)
    return found is not None and (len(found[2]) > MOST_DIGITS or len(found[3] or "") > MOST_PLACES)


class WrittenNumber(NamedTuple):
    """A number written in digits: with its scale, without it, and where it begins."""

    number: Decimal
    plain: Decimal
    start: int


@dataclass(frozen=True)
class NumberWords:
    """What a language writes numbers with.  `scales` follow digits (million); `words` stand alone (twelve, March)."""

    scales: Mapping[str, int] = field(hash=False)
    words: Mapping[str, int] = field(hash=False)
    han: bool = False
    """Whether 十四 and 二〇三五 are numbers."""
    before: str = ""
    """Words that may stand before a number to say that it is not exact, as a pattern: 约, 近."""
    after: str = ""
    between: str = ""
    """Those of `after` that stand before the unit: 余 in 590余万人次."""

    @cached_property
    def _digits(self) -> re.Pattern[str]:
        scales = "|".join(map(re.escape, sorted(self.scales, key=len, reverse=True)))
        return re.compile(rf"({_DIGITS})(?:[ \u00a0]?({scales}))?" if scales else f"({_DIGITS})()")

    def in_digits(self, text: str) -> list[WrittenNumber]:
        """Each number written in digits."""
        if ":" in text or "：" in text:
            text = _full_hours(text)
        written = []
        for found in self._digits.finditer(text):
            plain = Decimal(found[1].replace(",", ""))
            written.append(WrittenNumber(self._scaled(plain, found[2]), plain, found.start()))
        return written

    def _scaled(self, number: Decimal, scale: str | None) -> Decimal:
        return _UNROUNDED.multiply(number, Decimal(self.scales[scale])) if scale else number

    def in_words(self, text: str) -> Iterator[Decimal]:
        """Each number written in words."""
        if self.han:
            yield from (Decimal(value) for scale, value in self.scales.items() if scale in text)
            for found in _HAN_NUMERAL.finditer(text):
                yield from _han_numbers(found[0])
        for word in _WORD.findall(text.lower()):
            if word in self.words:
                yield Decimal(self.words[word])

    def read(self, text: str) -> set[Decimal]:
        """Every number the text holds, however it is written; of scaled ones the bare digits too."""
        written = self.in_digits(text)
        return {one.number for one in written} | {one.plain for one in written} | set(self.in_words(text))


def _full_hours(text: str) -> str:
    """The text with the minutes of full hours blanked: 18:00 may be 6 p.m. in another language, but never 0."""
    return _FULL_HOUR.sub("   ", text)


def _han_numbers(numeral: str) -> Iterator[Decimal]:
    """What a run of Chinese numerals can mean: 二〇三五, 二十三, or, in 十四五, a number and what follows it."""
    if not any(sign in _HAN_PLACES for sign in numeral):
        yield Decimal("".join(str(_HAN_DIGITS[sign]) for sign in numeral))
        yield from (Decimal(_HAN_DIGITS[sign]) for sign in numeral)
        return
    total = digit = 0
    for position, sign in enumerate(numeral):
        if sign in _HAN_PLACES:
            total += (digit or 1) * _HAN_PLACES[sign]
            digit = 0
            yield Decimal(total)
            continue
        if digit and position:
            yield Decimal(total + digit)
        digit = _HAN_DIGITS[sign]
        yield Decimal(digit)
        yield Decimal(total + digit)


def differing(
    source: str, translation: str, source_words: NumberWords, words: NumberWords
) -> list[tuple[Decimal, int]]:
    """Numbers in digits that only one of two texts holds, those of the translation with their place in it."""
    there, here = source_words.in_digits(source), words.in_digits(translation)
    only_there = _missing(there, here, words, translation)
    only_here = _missing(here, there, source_words, source)
    return [(one.number, one.start) for one in only_here] + [(one.number, 0) for one in only_there]


def _missing(
    wanted: list[WrittenNumber], given: list[WrittenNumber], words: NumberWords, text: str
) -> list[WrittenNumber]:
    """What of `wanted` is not in the other text.  Its words are read only where its digits do not settle it."""
    digits = {one.number for one in given} | {one.plain for one in given}
    missing = [one for one in wanted if one.number not in digits]
    if not missing:
        return []
    spoken = set(words.in_words(text))
    return [one for one in missing if one.number not in spoken]


def read_han(text: str) -> int | None:
    """The one number that Chinese numerals write, or None: 三千五百, 一万二千, 二〇二五."""
    if not text or any(
        sign not in _HAN_DIGITS and sign not in _HAN_PLACES and sign not in _HAN_MYRIADS for sign in text
    ):
        return None
    if all(sign in _HAN_DIGITS for sign in text):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in text)) if len(text) == 1 or "两" not in text else None
    for myriad, value in _HAN_MYRIADS.items():
        before, found, after = text.partition(myriad)
        if found:
            high, low = read_han(before), read_han(after.removeprefix("零")) if after else 0
            return None if high is None or low is None or low >= value else high * value + low
    return _below_myriad(text)


def _below_myriad(text: str) -> int | None:
    """A number of 千, 百 and 十, each once and in this order."""
    total, digit, least = 0, None, 10**4
    for position, sign in enumerate(text):
        if sign in _HAN_PLACES:
            place = _HAN_PLACES[sign]
            if place >= least or (digit is None and not (sign == "十" and position == 0)):
                return None
            total, digit, least = total + (1 if digit is None else digit) * place, None, place
        elif sign in "零〇":
            if digit is not None or least <= 10:  # noqa: PLR2004 - the place of 十
                return None
        elif digit is not None:
            return None
        else:
            digit = _HAN_DIGITS[sign]
    return total + (digit or 0)
