"""Amounts: a number with its unit of measure, as words give both."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, Inexact, localcontext

from generator.indicators.grammar.lexicon import Lexicon
from generator.indicators.grammar.target import PERCENT
from generator.indicators.grammar.templates import folded

_PRECISION = 200
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure as one language names it.  A number shown with `name` is the value times `scale`."""

    id: str
    name: str
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Amount:
    """`scaled` says that a scale or a unit stands with the number itself."""

    value: Decimal
    unit: str | None = None
    factor: Decimal = Decimal(1)

    def like(self, other: Amount) -> Amount:
        """The number with the scale and the unit of `other`, where it has none of its own: the 5 of 5–8 million."""
        bare = self.unit is None and self.factor == 1
        return Amount(self.value * other.factor, other.unit, other.factor) if bare else self


@dataclass(frozen=True, slots=True)
class Units:
    """The units that words may name, and what they are called."""

    units: tuple[Unit, ...] = ()

    def named(self, name: str) -> tuple[Unit, ...]:
        like = folded(name)
        return tuple(unit for unit in self.units if folded(unit.name) == like)

    @property
    def signs(self) -> tuple[Unit, ...]:
        """Those that stand before a number, as money does: $, US$, €."""
        return tuple(unit for unit in self.units if unicodedata.category(unit.name[-1:] or " ") == "Sc")

    def only(self, identifier: str) -> Units:
        return Units(tuple(unit for unit in self.units if unit.id == identifier))

    def of(self, identifier: str) -> Unit:
        return next(unit for unit in self.units if unit.id == identifier)

    def __contains__(self, identifier: str) -> bool:
        return any(unit.id == identifier for unit in self.units)


def read_amounts(text: str, lexicon: Lexicon, units: Units) -> Iterator[Amount]:
    """Each amount the text can be.  A unit whose name holds a scale (亿元) comes before the scale."""
    for template in lexicon.ways("percent"):
        for filling in template.fillings(text):
            number = lexicon.numbers.whole(filling["number"])
            if number is not None:
                yield from _in_units(number, Decimal(1), units.named(PERCENT))
                return
    if (part := lexicon.fractions.get(folded(text))) is not None:
        yield from _in_units(part, Decimal(1), units.named(PERCENT))
        return
    for sign in units.signs:
        if folded(text).startswith(folded(sign.name)):
            for amount in read_amounts(text[len(sign.name) :].strip(), lexicon, Units()):
                yield from _in_units(amount.value, Decimal(1), (sign,))
            return
    for number, rest in lexicon.numbers.leading(text):
        found = list(_with_rest(number, rest, lexicon, units))
        if found:
            yield from found
            return


def _with_rest(number: Decimal, rest: str, lexicon: Lexicon, units: Units) -> Iterator[Amount]:
    number, rest = _with_half(number, rest, lexicon)
    if not rest:
        yield Amount(number)
    elif named := units.named(rest):
        yield from _in_units(number, Decimal(1), named)
    else:
        yield from _scaled(number, rest, lexicon, units)


def _with_half(number: Decimal, rest: str, lexicon: Lexicon) -> tuple[Decimal, str]:
    """Two and a half, where the words go on so; the number and what follows it."""
    for half in lexicon.halves:
        if folded(rest) == half or folded(rest).startswith(f"{half} "):
            return number + _HALF, rest[len(half) :].strip()
    return number, rest


def _scaled(number: Decimal, rest: str, lexicon: Lexicon, units: Units) -> Iterator[Amount]:
    like = folded(rest)
    for scale in sorted(lexicon.numbers.scales, key=len, reverse=True):
        if not like.startswith(folded(scale)):
            continue
        factor = Decimal(lexicon.numbers.scales[scale])
        number, tail = _with_half(number, rest[len(scale) :].strip(), lexicon)
        if unicodedata.category(scale[-1]) == "Sc":
            yield from _in_units(number, factor, units.named(scale[-1]) if not tail else ())
            return
        if not tail:
            yield Amount(number * factor, None, factor)
        for joiner in lexicon.numbers.joiners if tail else ():
            if folded(tail).startswith(joiner):
                yield from _in_units(number, factor, units.named(tail[len(joiner) :].strip()))
        return


def _in_units(number: Decimal, factor: Decimal, named: tuple[Unit, ...]) -> Iterator[Amount]:
    for unit in named:
        with localcontext() as context:
            context.prec, context.traps[Inexact] = _PRECISION, True
            try:
                yield Amount(number * factor / unit.scale, unit.id, factor / unit.scale)
            except Inexact:
                continue


def show_amount(value: Decimal, unit: str | None, lexicon: Lexicon, units: Units) -> str:
    if unit is None:
        return lexicon.number(value)
    name = units.of(unit)
    number = lexicon.number(value * name.scale)
    if folded(name.name) == PERCENT:
        return lexicon.write("percent", number=number)
    return lexicon.write("unit", number=number, unit=name.name)
