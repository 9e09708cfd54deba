"""The arithmetic of checks, exact."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from generator.ledger.model import Check, Figure

ABOUT = Fraction(1, 20)
"""How far from the statement "about" may be, as a part of it.  Chosen, as the next: what nobody would call wrong."""
NEARLY = Fraction(1, 10)
"""How far below the statement "nearly" may be, as a part of it."""


def values(check: Check, figures: Iterable[Figure]) -> tuple[Decimal, ...]:
    """The numbers its terms stand for."""
    by_name = {figure.id: figure.value for figure in figures}
    return tuple(by_name[term] if isinstance(term, str) else term for term in check.terms)


def result(check: Check, numbers: tuple[Decimal, ...]) -> Fraction | None:
    """What its terms give; None where they cannot give anything (too few, or a division by zero)."""
    terms = [Fraction(number) for number in numbers]
    if check.kind == "sum":
        return sum(terms, Fraction(0))
    if check.kind == "count":
        return terms[0] if terms else None
    if len(terms) < 2:  # noqa: PLR2004 - the other kinds compare two
        return None
    first, second = terms[0], terms[1]
    if check.kind == "difference":
        return first - second
    base = first - second if check.kind == "growth" else second
    if base == 0:
        return None
    part = second if check.kind == "growth" else first
    return part / base * (1 if check.kind == "quotient" else 100)


def holds(check: Check, numbers: tuple[Decimal, ...]) -> bool:
    """Whether the statement agrees with what the terms give, as exactly as it is stated."""
    found = result(check, numbers)
    stated = Fraction(check.stated.value)
    if found is None:
        return False
    bounds = {
        "over": found >= stated,
        "at_least": found >= stated,
        "at_most": found <= stated,
        "nearly": stated * (1 - NEARLY) <= found <= stated,
        "about": abs(found - stated) <= abs(stated) * ABOUT,
    }
    if check.stated.approximate:
        return bounds[check.stated.approximate]
    return rounded(found, check.stated.value) == check.stated.value


def rounded(number: Fraction, like: Decimal) -> Decimal:
    """The number with as many decimal places as `like` has."""
    places = Decimal(1).scaleb(int(like.as_tuple().exponent))
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(places, ROUND_HALF_UP)
