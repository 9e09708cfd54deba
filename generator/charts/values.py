"""The numbers of a chart, as its language counts them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.publication import Chart, Point, Quantity
from generator.quantities.numbers import number


def observed(chart: Chart) -> tuple[tuple[Point, Quantity], ...]:
    """The points that have a value, with it."""
    return tuple((point, point.value) for point in chart.points if point.value is not None)


def all_numbers(chart: Chart) -> Iterator[Decimal]:
    """Everything that a scale must have room for."""
    yield from (number(value) for _, value in observed(chart))
    marks = (chart.target, *(chart.bounds or ()), chart.baseline if chart.form == "bullet" else None)
    yield from (number(mark) for mark in marks if mark)
