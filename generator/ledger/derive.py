"""What the checks of a document give."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from generator.ledger.model import Check, Figure, values_of
from generator.ledger.sums import agrees, outcome


def values(check: Check, figures: Iterable[Figure]) -> tuple[Decimal, ...]:
    """The numbers its terms stand for."""
    return values_of(check, figures)


def result(check: Check, numbers: tuple[Decimal, ...]) -> Fraction | None:
    """What its terms give; None where they cannot give anything (too few, or a division by zero)."""
    return outcome(check.kind, numbers)


def holds(check: Check, numbers: tuple[Decimal, ...]) -> bool:
    """Whether the statement agrees with what the terms give, as exactly as it is stated."""
    return agrees(result(check, numbers), check.stated.value, check.stated.approximate)
