"""The numbers of a chart, as its language counts and writes them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.language import HAN, HAN_SCRIPT
from generator.messages import Catalogue
from generator.publication import Chart, Point, Quantity

_LONG = 6
"""Numbers of more signs than this are written in short on a scale: 2.5M, 250万."""


def number(quantity: Quantity) -> Decimal:
    return quantity.value * quantity.scale


def observed(chart: Chart) -> tuple[tuple[Point, Quantity], ...]:
    """The points that have a value, with it."""
    return tuple((point, point.value) for point in chart.points if point.value is not None)


def all_numbers(chart: Chart) -> Iterator[Decimal]:
    """Everything that a scale must have room for."""
    yield from (number(value) for _, value in observed(chart))
    marks = (chart.target, *(chart.bounds or ()), chart.baseline if chart.form == "bullet" else None)
    yield from (number(mark) for mark in marks if mark)


def short(quantity: Quantity, catalogue: Catalogue) -> str:
    """The number alone, with its unit where that is a sign like %."""
    return f"{quantity.before}{catalogue.number(number(quantity))}{_sign(quantity)}"


def on_scale(value: Decimal, like: Quantity, catalogue: Catalogue) -> str:
    """A round number beside a scale."""
    text = catalogue.number(value)
    return f"{text if len(text) <= _LONG else catalogue.short_number(value)}{_sign(like)}"


def whole(quantity: Quantity, catalogue: Catalogue) -> str:
    """The number with its unit and all that qualifies it, as in a sentence."""
    space = "" if catalogue.language.script == HAN_SCRIPT else " "
    unit = quantity.unit.text if quantity.unit else ""
    before = f"{quantity.before}{space}" if quantity.before else ""
    near = "" if quantity.attached or quantity.between or HAN.match(unit) else " "
    after = f"{space}{quantity.after}" if quantity.after else ""
    return f"{before}{catalogue.number(number(quantity))}{quantity.between}{near}{unit}{after}".rstrip()


def _sign(quantity: Quantity) -> str:
    return quantity.unit.text if quantity.attached and quantity.unit else ""
