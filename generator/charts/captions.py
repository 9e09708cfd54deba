"""The words of a chart with periods: its scale, its periods, and the numbers that tell the most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, product

from generator.charts.drawing import Anchor, Label, Stand
from generator.charts.field import Field, Seen
from generator.charts.labels import LETTER, PHONE, WIDTHS, Box, breadth
from generator.charts.marks import bar_width
from generator.charts.values import observed
from generator.language import Words
from generator.messages import Catalogue
from generator.publication import Quantity
from generator.quantities.axis import labels_of
from generator.quantities.numbers import number
from generator.quantities.words import in_short

_DOT = (0.8, 2.0)
"""How far a dot reaches to either side, and up and down, in percent."""
_PIECES = 24
"""How many boxes stand for the slopes of a line."""


@dataclass(frozen=True)
class Captions:
    field: Field
    catalogue: Catalogue

    @property
    def space(self) -> float:
        """How much room each point has on a phone, in letters."""
        return WIDTHS[PHONE] / LETTER / self.field.count

    @cached_property
    def throughout(self) -> bool:
        """Whether every bar has its number at its head, so that no scale is needed."""
        chart = self.field.chart
        if not self.field.bars or chart.target or chart.bounds:
            return False
        return all(breadth(in_short(value, self.catalogue)) < self.space for _, value in observed(chart))

    def ticks(self) -> tuple[Label, ...]:
        if self.throughout:
            return ()
        like = self.field.seen[0].value
        ticks = self.field.scale.ticks
        texts = zip(ticks, labels_of(ticks, like, self.catalogue), strict=True)
        return tuple(Label(Words(text), Decimal(0), self.field.y(value), "tick", "end") for value, text in texts)

    def axis(self) -> Iterator[Label]:
        """The outermost labels of a line, and of bars closer than their labels are broad, end at the edge."""
        points = self.field.chart.points
        edged = len(points) > 1 and not (self.field.bars and self._fit_under_bars)
        for index, point in enumerate(points):
            label = Label(point.label, self.field.x(index), Decimal(100), "axis", "middle")
            if edged and index in {0, len(points) - 1}:
                label = replace(label, x=Decimal(100 if index else 0), anchor="end" if index else "start")
            yield label

    @property
    def _fit_under_bars(self) -> bool:
        return max(breadth(point.label.text) for point in self.field.chart.points) <= self.space

    def label_candidates(self) -> Iterator[tuple[Label, ...]]:
        """What may be said beside the marks, the most telling first, each with the places where it may stand."""
        chart = self.field.chart
        yield self.at_head(self.field.seen[-1])
        if chart.target:
            yield self.beside("chart_target", chart.target)
        for key, bound in zip(("chart_lower", "chart_upper"), chart.bounds or (), strict=False):
            yield self.beside(key, bound)
        for one in self.field.seen[:-1] if self.throughout else self.extremes():
            yield self.at_head(one)

    def extremes(self) -> list[Seen]:
        """The highest and the lowest, unless they are the last."""
        seen = self.field.seen
        highest, lowest = min(seen, key=lambda one: one.y), max(seen, key=lambda one: one.y)
        return [one for one in dict.fromkeys((highest, lowest)) if one is not seen[-1]]

    def at_head(self, one: Seen) -> tuple[Label, ...]:
        words = Words(in_short(one.value, self.catalogue))
        stands: tuple[Stand, ...] = ("above", "below")
        anchors: tuple[Anchor, ...] = ("middle", "end", "start")
        if self.field.bars:
            stands, anchors = ("below",) if number(one.value) < 0 else ("above",), ("middle",)
        return tuple(Label(words, one.x, one.y, stand, anchor) for stand, anchor in product(stands, anchors))

    def beside(self, key: str, value: Quantity) -> tuple[Label, ...]:
        """At either end of a line across the drawing, over or under it."""
        words, y = Words(self.catalogue.say(key, value=in_short(value, self.catalogue))), self.field.y(number(value))
        stands: tuple[Stand, ...] = ("above", "below")
        ends: tuple[tuple[Decimal, Anchor], ...] = ((Decimal(100), "end"), (Decimal(0), "start"))
        return tuple(Label(words, x, y, stand, anchor) for stand, (x, anchor) in product(stands, ends))

    def kept_free(self) -> tuple[Box, ...]:
        """What words must not cover: bars, or dots and the line between them in small pieces."""
        if self.field.bars:
            return tuple(self._bars())
        slopes = (pair for run in self.field.runs for pair in pairwise(run))
        return (*map(_dot, self.field.seen), *(piece for pair in slopes for piece in self._pieces(*pair)))

    def _bars(self) -> Iterator[Box]:
        zero, half = float(self.field.y(Decimal(0))), float(bar_width(self.field) / 2)
        for one in self.field.seen:
            x, y = float(one.x), float(one.y)
            yield Box(x - half, min(y, zero), x + half, max(y, zero))

    def _pieces(self, start: Seen, end: Seen) -> Iterator[Box]:
        count = max(1, _PIECES // self.field.count)
        across, down = float(end.x - start.x) / count, float(end.y - start.y) / count
        for step in range(count):
            x, y = float(start.x) + step * across, float(start.y) + step * down
            yield Box(x, min(y, y + down), x + across, max(y, y + down))


def _dot(one: Seen) -> Box:
    x, y, (aside, up) = float(one.x), float(one.y), _DOT
    return Box(x - aside, y - up, x + aside, y + up)
