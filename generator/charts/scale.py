"""From numbers to places, by way of round ticks.  Exact: a value of any size keeps its order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

_ROUND = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
"""Steps that are easy to count in: of each power of ten the double and the half, as on rulers and coins."""
_NEAR_ZERO = Fraction(2, 5)
"""A scale begins at zero where the least value is no further from it than this part of the greatest."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, both multiples of `step`."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * number for number in range(count + 1))

    def place(self, value: Decimal) -> Decimal:
        """Percent of the way from the low end to the high one."""
        return percent(Fraction(value) - Fraction(self.low), Fraction(self.high) - Fraction(self.low))


def percent(part: Fraction | int, whole: Fraction | int) -> Decimal:
    """To one decimal place, as drawings write it."""
    tenths = round(Fraction(part) * 1000 / Fraction(whole))
    return Decimal(tenths) / 10


def scale(values: Iterable[Decimal], *, steps: int, from_zero: bool) -> Scale:
    """The narrowest scale of about `steps` round steps that holds all the values."""
    low, high = _span(tuple(values), from_zero=from_zero)
    step = round_step((high - low) / steps)
    return Scale(_multiple(low, step, ROUND_FLOOR), _multiple(high, step, ROUND_CEILING), step)


def round_step(rough: Decimal) -> Decimal:
    """The next 1, 2 or 5 of its power of ten."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * digit for digit in _ROUND if power * digit >= rough)


def _span(values: tuple[Decimal, ...], *, from_zero: bool) -> tuple[Decimal, Decimal]:
    low, high = min(values), max(values)
    near = 0 < low <= high * Decimal(_NEAR_ZERO.numerator) / _NEAR_ZERO.denominator
    if from_zero or near:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        room = abs(low) / 10 or Decimal(1)
        return low - room, high + room
    return low, high


def _multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (value / step).to_integral_value(rounding) * step
