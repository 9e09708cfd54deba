"""Numbers as texts write them: digits with 万 or million, 十四, twelve, March."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_PLACES = {"十": 10, "百": 100, "千": 1000}
_FULL_HOUR = re.compile(r"(?<=\d)[:：]00(?!\d)")
_HAN_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千两]+")


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

    @cached_property
    def _words(self) -> re.Pattern[str] | None:
        names = "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
        return re.compile(rf"\b(?:{names})\b", re.IGNORECASE) if names else None

    def in_digits(self, text: str) -> Iterator[tuple[Decimal, int]]:
        """Each number written in digits, its scale applied, and where it begins."""
        for found in self._digits.finditer(_full_hours(text)):
            yield Decimal(found[1].replace(",", "")) * self.scales.get(found[2] or "", 1), found.start()

    def in_words(self, text: str) -> Iterator[Decimal]:
        """Each number written in words."""
        if self.han:
            yield from (Decimal(value) for scale, value in self.scales.items() if scale in text)
            for found in _HAN_NUMERAL.finditer(text):
                yield from _han_numbers(found[0])
        if self._words:
            for found in self._words.finditer(text):
                yield Decimal(self.words[found[0].lower()])

    def read(self, text: str) -> set[Decimal]:
        """Every number the text holds, however it is written; of scaled ones the bare digits too."""
        plain = {Decimal(found[1].replace(",", "")) for found in self._digits.finditer(_full_hours(text))}
        return {number for number, _ in self.in_digits(text)} | set(self.in_words(text)) | plain


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
    read_source, read_translation = source_words.read(source), words.read(translation)
    only_there = [(number, 0) for number, _ in source_words.in_digits(source) if number not in read_translation]
    only_here = [(number, at) for number, at in words.in_digits(translation) if number not in read_source]
    return only_here + only_there
