"""What a record says twice, and might say differently: looked at when it is typed, told at its place.

A record that has `as_printed: true` is known to contradict itself, because its source does; it is published so.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, ValidationInfo, model_validator

from generator.language import HAN
from generator.numerals import Kind, NumberWords
from generator.problems import Mark
from generator.sources.fields import Boolean, Model, Reading, marks_in

_PART = re.compile(r"半|(?<![百千])分之|half|third|quarter", re.IGNORECASE)
"""Words for parts, which are not read as numbers."""
_TO_THE_END = 1_000_000
"""A column after every line."""


class Places:
    """Where the values of a record stand."""

    def __init__(self, written: Any) -> None:  # noqa: ANN401 - what YAML held
        self.written = written

    def of(self, *path: str | int) -> Mark:
        """The place of what stands at `path`, or of the innermost thing on the way to it."""
        value = self.written
        for part in path:
            there = part in value if isinstance(value, dict) else isinstance(value, list)
            value = value[typing.cast("Any", part)] if there else value
        return min(marks_in(value), default=min(marks_in(self.written)))


class LookedAt(Model):
    """A record that is looked at for what contradicts itself."""

    @model_validator(mode="wrap")
    @classmethod
    def _look(cls, written: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:  # noqa: ANN401 - what YAML held
        reading: Reading | None = info.context
        if not isinstance(written, dict) or reading is None:
            return handler(written)
        if written.get("as_printed") == "true":
            marks = sorted(marks_in(written))
            reading.problems.allow_as_printed(marks[0], Mark(marks[-1].path, marks[-1].line, _TO_THE_END))
        made = handler(written)
        made.look(Places(written), reading)
        return made

    def look(self, places: Places, reading: Reading) -> None:
        """Note what contradicts itself."""


class Printed(LookedAt):
    """A record of what a source says."""

    as_printed: Boolean = False


def look_at_words(words: str, value: Decimal, unit: str | None, mark: Mark, reading: Reading) -> None:
    """Note a number that is not the one its words say.  Words without any number, or of parts, are not compared."""
    code = _language_of(words, reading)
    if not words or code is None or _PART.search(words):
        return
    numbers, measure = reading.translation_check.numbers[code], reading.measures.get(unit or "")
    name = measure.names.get(code, "") if measure else ""
    shown = value * (measure.scale.get(code, Decimal(1)) if measure else 1)
    counted = _Counted(shown, numbers.scale_of(name), numbers.kind_of(name) if name else None, in_mille="‰" in name)
    said = tuple(counted.agreeing(words, numbers))
    if said and not any(said):
        reading.problems.add(mark, "value-differs", value=f"{value:f}", words=words[:40])


def _language_of(words: str, reading: Reading) -> str | None:
    """The language of the site whose numbers the words are written with; None where none is known."""
    is_han = HAN.search(words) is not None
    known = [language.code for language in reading.languages if language.code in reading.translation_check.numbers]
    return next(
        (code for code in known if reading.translation_check.numbers[code].han == is_han), next(iter(known), None)
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """A value as its words may give it.  `scale` is that of its unit, 1 亿 of 亿元; `kind` is None without a unit."""

    value: Decimal
    scale: Decimal
    kind: Kind | None
    in_mille: bool

    def agreeing(self, words: str, numbers: NumberWords) -> Iterator[bool]:
        """For each number of the words, whether it is the value, and counts the same: 5个百分点 is not 5%."""
        size = abs(self.value)
        for one in numbers.in_digits(words):
            same_sign = (one.number < 0) == (self.value < 0) or (self.value < 0 and one.falls)
            said = one.plain if one.mille and self.in_mille else abs(one.number)
            same_size = said == size * self.scale or (said == size and one.scale == 1)
            yield same_sign and same_size and self.may_count(one.kind)
        for spoken in numbers.in_words(words):
            is_said = spoken.kind is None or self.kind is None or spoken.kind == self.kind
            yield spoken.number in {size, size * self.scale} and is_said

    def may_count(self, kind: Kind) -> bool:
        return self.kind is None or kind in {self.kind, "plain"}
