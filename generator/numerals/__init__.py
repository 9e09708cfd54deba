"""Numbers as texts write them: digits with 万 or million, 十四, twelve, March; with their sign, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from generator.digits import Digits
from generator.numerals.han import HAN_NUMERAL, TENTHS, han_numbers, hundredths, read_han
from generator.numerals.plain import product

__all__ = ["Kind", "NumberWords", "SpokenNumber", "WrittenNumber", "is_rounded", "read_han"]

Kind = Literal["plain", "percent", "point"]
"""What a number counts: 5, 5%, 5 percentage points.  A part of a thousand is a tenth of as many per cent."""

_WORD = re.compile(r"[^\W\d_]+")
_FULL_HOUR = re.compile(r"(?<=\d)[:：]00(?!\d)")
_CURRENCY = "$¥￥€£"
_NEVER = "(?!)"
_MILLE = Decimal("0.1")
"""A part of a thousand is this many per cent."""
_MINUS = "-−－"
_JOINED_BY_HYPHEN = "%％‰)）]】℃°-–—−"
"""What a hyphen joins to the number after it, as a range, and does not make negative."""
_SAME_NUMBER = (" ", "\u00a0", "-", "\N{NON-BREAKING HYPHEN}")
"""What may stand between the words of one number, besides what `joined_by` adds."""
_AROUND = 20
"""How many characters away a word may stand that says that a number is a fall."""
_TENS = range(20, 100)
_HUNDRED, _FOUR = 100, 4
_MOST_PLACES = 200
"""More than any text has, so that a sum of two parts of a number is not rounded."""
_HALF = Decimal("0.5")
_TWENTIES = (60, 80)
"""What French counts on from to nineteen: soixante-dix-neuf, quatre-vingt-dix."""


class WrittenNumber(NamedTuple):
    """A number written in digits, with its sign and scale; `plain` is what the digits say without them.

    `falls`: whether words around it say that it is a decrease, so that another language may write a minus.
    """

    number: Decimal
    plain: Decimal
    start: int
    end: int
    words: str
    kind: Kind
    falls: bool
    scale: Decimal = Decimal(1)
    mille: bool = False


class SpokenNumber(NamedTuple):
    """A number written in words.  `kind` is None where they do not say what it counts."""

    number: Decimal
    kind: Kind | None = None


@dataclass(frozen=True)
class NumberWords:
    """What a language writes numbers with.  `scales` follow digits (million); `words` stand alone (twelve, March).

    `before`, `after` and `between` are words, the others patterns.  What a language does not give is
    not held against a text.
    """

    digits: Digits
    scales: Mapping[str, int] = field(hash=False)
    words: Mapping[str, int] = field(hash=False)
    han: bool = False
    """Whether 十四 and 二〇三五 are numbers."""
    before: tuple[str, ...] = ()
    """Words before a number, by which it is not exact, that a page keeps as the source has them: 约, 近."""
    after: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    """Those of `after` that stand before the unit: 余 in 590余万人次."""
    percent: str = ""
    """Words for % after a number; the sign is every language's."""
    percent_before: str = ""
    per_mille: str = ""
    per_mille_before: str = ""
    tenths: str = ""
    """What makes tenths of a number: 三成 is 30%."""
    points: str = ""
    """Percentage points."""
    minus: str = ""
    minus_after: str = ""
    """Letters that a hyphen may follow and be a minus: 为-5%; elsewhere it joins, as in 表-1."""
    falling: str = ""
    """Words that say that a number is a decrease."""
    joined_by: tuple[str, ...] = ()
    """What may stand between the words of one number, with its spaces: a hundred and five, vingt et un."""
    half: str = ""
    """What adds a half to the number before it: deux millions et demi."""
    fractions: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Parts of a whole in words, in per cent: trois quarts."""
    by_twenties: bool = False
    """Whether 70 is sixty-ten and 80 four-twenties: soixante-dix, quatre-vingt-dix-sept."""

    @cached_property
    def _suffix(self) -> str:
        percent = "|".join(filter(None, ("[%％]", self.percent)))
        mille = "|".join(filter(None, ("‰", self.per_mille)))
        points, tenths = self.points or _NEVER, self.tenths or _NEVER
        kinds = rf"(?P<point>{points})|(?P<percent>{percent})|(?P<mille>{mille})|(?P<tenth>{tenths})"
        return rf"(?:[ \u00a0\u202f]?(?:{kinds}))"

    @cached_property
    def _digits(self) -> re.Pattern[str]:
        scales = "|".join(map(re.escape, sorted(self.scales, key=len, reverse=True))) or _NEVER
        between = f"(?:{'|'.join(map(re.escape, self.between))})?" if self.between else ""
        digits = f"{self.digits.grouped}{self.digits.fraction}|\\d+{self.digits.fraction}"
        half = rf"(?:[ \u00a0\u202f](?P<half>{self.half or _NEVER}))?"
        scaled = rf"(?:{between}[ \u00a0\u202f]?(?P<scale>{scales}))?"
        return re.compile(rf"(?P<digits>{digits}){scaled}{half}{self._suffix}?")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(self._suffix)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        percent, mille = self.percent_before or _NEVER, self.per_mille_before or _NEVER
        return re.compile(rf"(?:(?P<percent>{percent})|(?P<mille>{mille}))$")

    @cached_property
    def _falling(self) -> re.Pattern[str]:
        return re.compile(self.falling, re.IGNORECASE)

    @cached_property
    def _minus(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.minus or _NEVER})[ \u00a0]?$", re.IGNORECASE)

    @cached_property
    def _percents(self) -> re.Pattern[str]:
        return re.compile("|".join(filter(None, ("[%％]", self.percent, self.percent_before))), re.IGNORECASE)

    def in_digits(self, text: str) -> list[WrittenNumber]:
        """Each number written in digits."""
        if ":" in text or "：" in text:
            text = _full_hours(text)
        return _joined([self._written(text, found) for found in self._digits.finditer(text)])

    def _written(self, text: str, found: re.Match[str]) -> WrittenNumber:
        plain = self.digits.read(found["digits"]) + (_HALF if found["half"] else 0)
        scale = Decimal(self.scales[found["scale"]]) if found["scale"] else Decimal(1)
        before = text[max(0, found.start() - _AROUND) : found.start()]
        kind, factor = self._kind(found, self._before.search(before))
        first = found.start() - self._sign_before(before)
        size = product(product(plain, scale), factor)
        number = size.copy_negate() if first < found.start() else size
        around = text[max(0, first - _AROUND) : found.end() + _AROUND]
        falls = not self.falling or self._falling.search(around) is not None
        words = text[first : found.end()].strip()
        return WrittenNumber(number, plain, found.start(), found.end(), words, kind, falls, scale, factor == _MILLE)

    def _kind(self, found: re.Match[str] | None, before: re.Match[str] | None) -> tuple[Kind, Decimal]:
        """What a number counts, by what follows it and what precedes it, and what makes it a number of that."""
        if found and found["point"]:
            return "point", Decimal(1)
        if found and found["tenth"]:
            return "percent", Decimal(10)
        if (found and found["mille"]) or (before and before["mille"]):
            return "percent", _MILLE
        if (found and found["percent"]) or before:
            return "percent", Decimal(1)
        return "plain", Decimal(1)

    def _sign_before(self, before: str) -> int:
        """How many characters before a number say that it is negative; 0 where none does."""
        bare = before.rstrip(_CURRENCY)
        sign, earlier = bare[-1:], bare[:-1]
        if sign and sign in _MINUS:
            previous = earlier.rstrip(" \u00a0")[-1:]
            apart = previous != earlier[-1:]
            joins = previous.isdecimal() if apart else previous.isalnum() and not self._may_precede(previous, sign)
            return 0 if joins or (previous and previous in _JOINED_BY_HYPHEN) else len(before) - len(earlier)
        said = self._minus.search(bare)
        return len(before) - said.start() if said else 0

    def _may_precede(self, letter: str, sign: str) -> bool:
        """Whether a sign after a letter is a minus, and does not join two words or numbers."""
        return not letter.isascii() and not letter.isdecimal() and (sign != "-" or letter in self.minus_after)

    def scale_of(self, unit: str) -> Decimal:
        """The scale that the name of a unit begins with: 亿 in 亿元, billion in billion yuan."""
        return self.in_digits(f"1 {unit}" if not self.han else f"1{unit}")[0].scale if unit else Decimal(1)

    def kind_of(self, unit: str) -> Kind:
        """What a number counts that has this unit."""
        return self.in_digits(f"1 {unit}" if not self.han else f"1{unit}")[0].kind

    def speaks_of_percent(self, text: str) -> bool:
        """Whether the text says % elsewhere than at a number, say at the head of a column, for the numbers below."""
        said = len(self._percents.findall(text))
        return said > sum(one.kind == "percent" for one in self.in_digits(text))

    def speaks_of_points(self, text: str) -> bool:
        """Whether the text speaks of points of any kind, for numbers that stand alone."""
        return re.search("point|分点", text) is not None

    def in_words(self, text: str) -> Iterator[SpokenNumber]:
        """Each number written in words, in every way that it can be read."""
        if self.han:
            yield from (SpokenNumber(Decimal(value)) for scale, value in self.scales.items() if scale in text)
            if "‰" in text or "千分之" in text:
                yield SpokenNumber(Decimal(1000))
            yield from (SpokenNumber(hundredths(found), "percent") for found in TENTHS.finditer(text))
            for found in HAN_NUMERAL.finditer(text):
                kind, factor = self._kind(
                    self._after.match(text, found.end()), self._before.search(text, 0, found.start())
                )
                readings = tuple(han_numbers(found))
                yield from (SpokenNumber(one * factor, None if kind == "plain" else kind) for one in readings)
                if factor != 1:  # 三成 is 30% or three of something, and never 3%
                    yield from (SpokenNumber(one, "plain") for one in readings)
        yield from self._words_in(text.lower())

    def _words_in(self, text: str) -> Iterator[SpokenNumber]:
        """Each word by itself, and with those before it that belong to the same number."""
        number, end = _Spelt(), -1
        of_units = [found.span() for found in self._units.finditer(text)]
        for found in _WORD.finditer(text):
            value = self.words.get(found[0], self.scales.get(found[0]))
            if value is None or any(first <= found.start() < last for first, last in of_units):
                continue
            joined = end >= 0 and text[end : found.start()] in {*_SAME_NUMBER, *self.joined_by}
            number = (number if joined else _Spelt()).followed_by(value, by_twenties=self.by_twenties)
            end = found.end()
            kind, factor = self._kind(self._after.match(text, end), None)
            yield SpokenNumber(Decimal(value))
            yield SpokenNumber(number.total * factor, None if kind == "plain" else kind)
            if self._half.match(text, end):
                yield SpokenNumber(number.total + _HALF * self.scales.get(found[0], 1))
        for fraction, part in self.fractions.items():
            if fraction in text:
                yield SpokenNumber(Decimal(part), "percent")

    @cached_property
    def _half(self) -> re.Pattern[str]:
        return re.compile(rf"[ \u00a0\u202f](?:{self.half or _NEVER})\b")

    @cached_property
    def _units(self) -> re.Pattern[str]:
        """Words for % and ‰, in which a number may be hidden: pour cent."""
        return re.compile("|".join(filter(None, (self.percent, self.per_mille))) or _NEVER, re.IGNORECASE)

    def read(self, text: str) -> set[Decimal]:
        """Every number the text holds, however it is written; of scaled ones the bare digits too."""
        written = self.in_digits(text)
        spoken = {one.number for one in self.in_words(text)}
        return {one.number for one in written} | {one.plain for one in written} | spoken


class _Spelt(NamedTuple):
    """A number whose words are read so far: what is complete, and what a thousand after it would multiply."""

    complete: Decimal = Decimal(0)
    current: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        return self.complete + self.current

    def followed_by(self, value: int, *, by_twenties: bool) -> _Spelt:
        """Two million, twenty-five, a hundred and five, two thousand five hundred; a word that fits not begins anew."""
        last = self.current % 100
        if value >= _HUNDRED * 10:
            return _Spelt(self.complete + (self.current or Decimal(1)) * value)
        if value == _HUNDRED:
            return (
                self._replace(current=(self.current or Decimal(1)) * value)
                if self.current < _HUNDRED
                else self._anew(value)
            )
        if by_twenties and last == _FOUR and value == _TENS.start:
            return self._replace(current=self.current - last + Decimal(_FOUR * value))
        most = 20 if by_twenties and last in _TWENTIES else 10
        fits = (last == 0) if value >= most else last == 0 or (last in _TENS and last % 10 == 0)
        return self._replace(current=self.current + value) if fits else self._anew(value)

    @staticmethod
    def _anew(value: int) -> _Spelt:
        return _Spelt(Decimal(0), Decimal(value))


def _joined(written: list[WrittenNumber]) -> list[WrittenNumber]:
    """With the parts of one number as one: 1亿5000万 is 150 million."""
    found: list[WrittenNumber] = []
    for one in written:
        last = found[-1] if found else None
        if last and last.end == one.start and one.scale > 1 and one.number.copy_abs() < last.scale:
            with localcontext(prec=_MOST_PLACES):
                size = last.number.copy_abs() + one.number.copy_abs()
            number, words = size.copy_sign(last.number), last.words + one.words
            found[-1] = one._replace(number=number, plain=size, start=last.start, words=words, falls=last.falls)
        else:
            found.append(one)
    return found


def _full_hours(text: str) -> str:
    """The text with the minutes of full hours blanked: 18:00 may be 6 p.m. in another language, but never 0."""
    return _FULL_HOUR.sub("   ", text)


def is_rounded(exact: Fraction, stated: Decimal) -> bool:
    """Whether `stated` is `exact` rounded to as many places as it has; a half may go either way."""
    places = max(0, -int(stated.as_tuple().exponent))
    return abs(exact - Fraction(stated)) <= Fraction(1, 2 * 10**places)
