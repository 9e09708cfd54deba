"""Funnels, bullets and bars with long labels: a row for each number, on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.charts.drawing import Bar, BarRow, Look, Tick
from generator.charts.labels import LETTER, PHONE, WIDTHS, breadth
from generator.charts.scale import Scale, scale
from generator.charts.values import all_numbers, observed
from generator.language import Words
from generator.messages import Catalogue
from generator.publication import Chart, Point, Quantity
from generator.quantities.numbers import number

_LONG_LABEL = 6
"""Bars whose labels are longer than this, in letters, and than the bars are apart, stand in rows."""
_MOST_ROWS = 10
"""Bars that stand in rows for their long labels; more would be higher than the screen of a phone.  Chosen."""
_STEPS = 4
"""Of the scale, whose lines are not drawn: how close to the longest bar the scale may end."""


def stands_in_rows(chart: Chart) -> bool:
    if chart.form != "bar":
        return chart.form != "line"
    count = len(chart.points)
    room = max(_LONG_LABEL, WIDTHS[PHONE] / LETTER / count)
    return count <= _MOST_ROWS and any(breadth(point.label.text) > room for point in chart.points)


def rows(chart: Chart, catalogue: Catalogue) -> tuple[BarRow, ...]:
    if chart.form == "bullet":
        return tuple(_bullet(chart, catalogue))
    measure = scale(all_numbers(chart), steps=_STEPS, from_zero=True)
    return tuple(_row(point, chart, measure) for point in chart.points)


def _row(point: Point, chart: Chart, measure: Scale) -> BarRow:
    if point.value is None:
        return BarRow(point.label, None, (), (Tick(measure.place(Decimal(0)), "zero"),))
    bar = _bar(Decimal(0), number(point.value), measure, "solid" if point.status == "normal" else "hollow")
    return BarRow(point.label, point.value, (*_band(chart, measure), bar), tuple(_ticks(chart, measure)))


def _bar(start: Decimal, end: Decimal, measure: Scale, look: Look) -> Bar:
    first, last = sorted((measure.place(start), measure.place(end)))
    return Bar(first, last - first, look)


def _band(chart: Chart, measure: Scale) -> Iterator[Bar]:
    if chart.bounds:
        first, last = sorted(measure.place(number(bound)) for bound in chart.bounds)
        yield Bar(first, last - first, "band")


def _ticks(chart: Chart, measure: Scale) -> Iterator[Tick]:
    if measure.low <= 0 <= measure.high:
        yield Tick(measure.place(Decimal(0)), "zero")
    if chart.target:
        yield Tick(measure.place(number(chart.target)), "target")


def _bullet(chart: Chart, catalogue: Catalogue) -> Iterator[BarRow]:
    """What was reached, drawn from where one began; then what was to be reached, and where one began."""
    measure = scale(all_numbers(chart), steps=_STEPS, from_zero=chart.baseline is None)
    point, reached = observed(chart)[-1]
    start = number(chart.baseline) if chart.baseline else Decimal(0)
    look: Look = "solid" if point.status == "normal" else "hollow"
    ticks = tuple(_ticks(chart, measure))
    yield BarRow(point.label, reached, (*_band(chart, measure), _bar(start, number(reached), measure, look)), ticks)
    for key, value in _aims(chart):
        yield BarRow(Words(catalogue.say(key)), value, (), (Tick(measure.place(number(value)), "target"),))
    if chart.baseline:
        words = Words(catalogue.say("chart_baseline_row"))
        yield BarRow(words, chart.baseline, (), (Tick(measure.place(start), "start"),))


def _aims(chart: Chart) -> Iterator[tuple[str, Quantity]]:
    if chart.target:
        yield "chart_target_row", chart.target
    yield from zip(("chart_lower_row", "chart_upper_row"), chart.bounds or (), strict=False)
