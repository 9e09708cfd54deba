"""The number of a quantity alone, as its language counts it, exactly."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from generator.publication import Quantity


def number(quantity: Quantity) -> Decimal:
    """The number, or the lower of two, that goes with the name of the unit."""
    return _scaled(quantity.value, quantity.scale)


def upper(quantity: Quantity) -> Decimal | None:
    return None if quantity.upper is None else _scaled(quantity.upper, quantity.scale)


def plain(value: Decimal) -> Decimal:
    """The number without zeros at its end and without an exponent, unrounded: as programs compare it."""
    digits = f"{value:f}"
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)


def rounded(number: Fraction, places: int) -> Decimal:
    """With at most so many decimal places, and no zeros at its end; of any length."""
    return plain(Decimal(f"{round(number * 10**places)}E-{places}"))


def _scaled(value: Decimal, scale: Decimal) -> Decimal:
    """Noughts that were measured stay, 28.50 hundred millions being 2.850 billions; none is made, of 590 × 0.01."""
    if scale == 1:
        return value
    with localcontext() as context:
        context.prec = len(value.as_tuple().digits) + len(scale.as_tuple().digits)
        whole = value == value.to_integral_value() and int(value.as_tuple().exponent) >= 0
        scaled = (value.normalize() if whole else value) * scale.normalize()
        return Decimal(f"{scaled:f}")
