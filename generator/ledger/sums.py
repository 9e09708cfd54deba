"""Sums of plain numbers, exact, and whether a statement agrees with one."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from generator.numerals import is_rounded

Approximate = Literal["about", "over", "nearly", "at_least", "at_most"]
CheckKind = Literal["sum", "difference", "share", "growth", "quotient", "count"]

ABOUT = Fraction(1, 20)
"""How far from the statement "about" may be, as a part of it.  Chosen, as the next: what nobody would call wrong."""
NEARLY = Fraction(1, 10)
"""How far below the statement "nearly" may be, as a part of it."""


def outcome(kind: CheckKind, numbers: tuple[Decimal, ...]) -> Fraction | None:
    """What the terms give; None where they cannot give anything (too few, or a division by zero)."""
    terms = [Fraction(number) for number in numbers]
    if kind == "sum":
        return sum(terms, Fraction(0))
    if kind == "count":
        return terms[0] if terms else None
    if len(terms) < 2:  # noqa: PLR2004 - the other kinds compare two
        return None
    first, second = terms[0], terms[1]
    if kind == "difference":
        return first - second
    base = first - second if kind == "growth" else second
    if base == 0:
        return None
    part = second if kind == "growth" else first
    return part / base * (1 if kind == "quotient" else 100)


def agrees(found: Fraction | None, stated: Decimal, approximate: Approximate | None) -> bool:
    """Whether a statement is what was found, as exactly as it is stated; a half may be rounded up or down."""
    if found is None:
        return False
    said = Fraction(stated)
    bounds = {
        "over": found >= said,
        "at_least": found >= said,
        "at_most": found <= said,
        "nearly": said * (1 - NEARLY) <= found <= said,
        "about": abs(found - said) <= abs(said) * ABOUT,
    }
    return bounds[approximate] if approximate else is_rounded(found, stated)


def rounded(number: Fraction, like: Decimal) -> Decimal:
    """The number with as many decimal places as `like` has."""
    places = Decimal(1).scaleb(int(like.as_tuple().exponent))
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(places, ROUND_HALF_UP)


def shown(number: Fraction, like: Decimal) -> str:
    """The number with one place more than `like` has, so that the difference can be seen."""
    places = max(0, -int(like.as_tuple().exponent)) + 1
    return f"{rounded(number, Decimal(1).scaleb(-places)).normalize():f}"
