"""Whether two texts, one in each language, hold the same numbers: by value, sign and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.numerals import Kind, NumberWords, SpokenNumber, WrittenNumber
from generator.numerals.plain import product

_LISTED = re.compile(r"\s*(?:[-–—―~～至到、,，和或与及/]|to|and|or|&)\s*")
"""What stands between numbers that may share what follows the last: 5, 10 and 15%; 3至5万."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in digits, with what it can stand for: how much, without its sign, of what."""

    written: WrittenNumber
    readings: frozenset[tuple[Decimal, Kind]]

    @property
    def is_negative(self) -> bool:
        return self.written.number < 0


class _Text:
    """A text in one language, with its numbers."""

    def __init__(self, text: str, words: NumberWords) -> None:
        self.text = text
        self.words = words
        self.numbers = tuple(_numbers(text, words.in_digits(text)))
        self.by_size: dict[Decimal, list[tuple[Kind, _Number]]] = {}
        for number in self.numbers:
            for size, kind in number.readings:
                self.by_size.setdefault(size, []).append((kind, number))
            if number.written.scale != 1:
                self.by_size.setdefault(number.written.plain, []).append((number.written.kind, number))

    def may_count(self, kind: Kind) -> bool:
        """Whether a bare number here may be of this kind: the text says so elsewhere, or its language cannot say it."""
        if kind == "point":
            return not self.words.points or self.words.speaks_of_points(self.text)
        return not self.words.percent or self.words.speaks_of_percent(self.text)


def differing(source: str, translation: str, source_words: NumberWords, words: NumberWords) -> list[tuple[str, int]]:
    """Numbers in digits that only one of two texts holds, as written, and where they stand in the translation.

    Those that only the source holds are placed at its beginning.
    """
    there, here = _Text(source, source_words), _Text(translation, words)
    found = [(one.words, one.start) for one in _missing(here, there)]
    return found + [(one.words, 0) for one in _missing(there, here)]


def _numbers(text: str, written: list[WrittenNumber]) -> Iterator[_Number]:
    """Each number; one of a list may have the kind and the scale of the one after it, a part of 1,000 stand alone."""
    following: _Number | None = None
    found = []
    for one in reversed(written):
        readings = {(one.number.copy_abs(), one.kind)}
        if one.mille:
            readings.add((one.plain, "plain"))
        if following and _LISTED.fullmatch(text, one.end, following.written.start):
            readings |= {(product(one.plain, following.written.scale), kind) for _, kind in following.readings}
        following = _Number(one, frozenset(readings))
        found.append(following)
    return reversed(found)


def _missing(wanted: _Text, given: _Text) -> list[WrittenNumber]:
    """What of `wanted` is not in the other text.  Its words are read only where its digits do not settle it."""
    missing = [one for one in wanted.numbers if not _is_among(one, wanted, given)]
    if not missing:
        return []
    spoken = set(given.words.in_words(given.text))
    return [one.written for one in missing if not _is_said(one, spoken)]


def _is_among(one: _Number, own: _Text, other: _Text) -> bool:
    return any(
        _one_sign(one, candidate) and _one_kind(kind, own, other_kind, other)
        for size, kind in one.readings
        for other_kind, candidate in other.by_size.get(size, ())
    )


def _one_sign(one: _Number, other: _Number) -> bool:
    if one.is_negative == other.is_negative:
        return True
    return (other if one.is_negative else one).written.falls


def _one_kind(kind: Kind, own: _Text, other_kind: Kind, other: _Text) -> bool:
    if kind == other_kind:
        return True
    if kind == "plain":
        return own.may_count(other_kind)
    return other_kind == "plain" and other.may_count(kind)


def _is_said(one: _Number, spoken: set[SpokenNumber]) -> bool:
    return any(SpokenNumber(size, said) in spoken for size, kind in one.readings for said in (None, kind))
