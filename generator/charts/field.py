"""Where the values of a chart with periods stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.charts.scale import Scale, percent, scale
from generator.charts.values import all_numbers
from generator.publication import Chart, Quantity
from generator.quantities.numbers import number

_STEPS = 3
"""Between the lines of a scale, about: a plot of 11 rem has room for four lines and words that keep apart."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A value that was observed: where it stands among the points, and in the drawing."""

    index: int
    value: Quantity
    sure: bool
    x: Decimal
    y: Decimal


@dataclass(frozen=True)
class Field:
    chart: Chart

    @property
    def bars(self) -> bool:
        return self.chart.form == "bar"

    @property
    def count(self) -> int:
        return len(self.chart.points)

    @cached_property
    def scale(self) -> Scale:
        return scale(all_numbers(self.chart), steps=_STEPS, from_zero=self.bars)

    def x(self, index: int) -> Decimal:
        """Bars stand in the middle of a place of their own; a line goes from edge to edge."""
        if self.bars:
            return percent(2 * index + 1, 2 * self.count)
        return percent(index, self.count - 1) if self.count > 1 else Decimal(50)

    def y(self, value: Decimal) -> Decimal:
        return 100 - self.scale.place(value)

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        return tuple(
            Seen(index, point.value, point.status == "normal", self.x(index), self.y(number(point.value)))
            for index, point in enumerate(self.chart.points)
            if point.value
        )

    @cached_property
    def runs(self) -> tuple[tuple[Seen, ...], ...]:
        """What stands together without a gap."""
        runs: list[list[Seen]] = []
        for one in self.seen:
            if runs and runs[-1][-1].index == one.index - 1:
                runs[-1].append(one)
            else:
                runs.append([one])
        return tuple(map(tuple, runs))
