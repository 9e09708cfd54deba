"""Lines and upright bars."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.charts.drawing import Band, Dot, Label, Look, Path, Plot, Rule
from generator.charts.labels import LETTER, WIDTHS, Box, Room, breadth, place, place_row
from generator.charts.scale import Scale, percent, scale
from generator.charts.values import all_numbers, number, observed, on_scale, short
from generator.language import Words
from generator.messages import Catalogue
from generator.publication import Chart, Point, Quantity

MOST_DOTS = 20
"""Beyond so many points a line shows its dots only where they say something of their own."""
_STEPS = 3
_COMMON = 2
"""Which of the widths a bar chart without a scale must have room in: a phone's, with text as usual."""
_BAR = Decimal("0.56")
"""How much of its place a bar fills."""
_NEAR = 2.0
_SAMPLES = 24


def plot(chart: Chart, catalogue: Catalogue) -> Plot:
    return _Plotter(chart, catalogue).plot()


@dataclass(frozen=True)
class _Plotter:
    chart: Chart
    catalogue: Catalogue

    @cached_property
    def scale(self) -> Scale:
        return scale(all_numbers(self.chart), steps=_STEPS, from_nought=self.bars)

    @property
    def bars(self) -> bool:
        return self.chart.form == "bar"

    @property
    def count(self) -> int:
        return len(self.chart.points)

    def plot(self) -> Plot:
        ticks = () if self.labelled_throughout else self.ticks()
        gutter = math.ceil(max((breadth(tick.words.text) for tick in ticks), default=-0.7) + 0.7)
        axis = place_row(tuple(self.axis()), Room(gutter))
        words = place(self.wishes(), Room(gutter, tuple(self.marks())))
        return Plot(
            paths=tuple(self.bar_paths() if self.bars else self.line_paths()),
            dots=() if self.bars else tuple(self.dots()),
            rules=(*(Rule(tick.y, "grid") for tick in ticks), *self.rules()),
            band=self.band(),
            labels=(*ticks, *axis, *words),
            gutter=gutter,
        )

    # places

    def x(self, index: int) -> Decimal:
        """Bars stand in the middle of a place of their own; a line goes from edge to edge."""
        if self.bars:
            return percent(2 * index + 1, 2 * self.count)
        return percent(index, self.count - 1) if self.count > 1 else Decimal(50)

    def y(self, value: Decimal) -> Decimal:
        return 100 - self.scale.place(value)

    @cached_property
    def observed(self) -> tuple[tuple[int, Point, Quantity], ...]:
        """Place, point and value of each that has one."""
        return tuple((index, point, point.value) for index, point in enumerate(self.chart.points) if point.value)

    @cached_property
    def runs(self) -> tuple[tuple[tuple[int, Point, Quantity], ...], ...]:
        """What stands together without a gap."""
        runs: list[tuple[tuple[int, Point, Quantity], ...]] = []
        for one in self.observed:
            joined = runs and runs[-1][-1][0] == one[0] - 1
            runs[-1:] = [(*runs[-1], one)] if joined else [*runs[-1:], (one,)]
        return tuple(runs)

    # marks

    def line_paths(self) -> Iterator[Path]:
        """Whole between sure values, dashed where either end is not."""
        data: dict[Look, list[str]] = {"solid": [], "dashed": []}
        for run in self.runs:
            before: Look | None = None
            for start, end in itertools.pairwise(run):
                look: Look = "solid" if start[1].status == end[1].status == "normal" else "dashed"
                if look != before:
                    data[look].append(f"M{self.at(start)}")
                data[look].append(f"L{self.at(end)}")
                before = look
        yield from (Path("".join(parts), look) for look, parts in data.items() if parts)

    def at(self, one: tuple[int, Point, Quantity]) -> str:
        return f"{_short(self.x(one[0]))} {_short(self.y(number(one[2])))}"

    def bar_paths(self) -> Iterator[Path]:
        data: dict[Look, list[str]] = {"solid": [], "hollow": []}
        nought, width = self.y(Decimal(0)), 100 * _BAR / self.count
        for index, point, value in self.observed:
            left = (self.x(index) - width / 2).quantize(Decimal("0.1"))
            across = _short(width.quantize(Decimal("0.1")))
            bar = f"M{_short(left)} {_short(nought)}V{_short(self.y(number(value)))}h{across}V{_short(nought)}z"
            data["solid" if point.status == "normal" else "hollow"].append(bar)
        yield from (Path("".join(parts), look) for look, parts in data.items() if parts)

    def dots(self) -> Iterator[Dot]:
        alone = {run[0][0] for run in self.runs if len(run) == 1}
        last = self.observed[-1][0]
        for index, point, value in self.observed:
            if self.count <= MOST_DOTS or index in alone or index == last or point.status != "normal":
                look: Look = "solid" if point.status == "normal" else "hollow"
                yield Dot(self.x(index), self.y(number(value)), look)

    def rules(self) -> Iterator[Rule]:
        if self.scale.low <= 0 <= self.scale.high:
            yield Rule(self.y(Decimal(0)), "nought")
        for bound in self.chart.bounds or ():
            yield Rule(self.y(number(bound)), "bound")
        if self.chart.target:
            yield Rule(self.y(number(self.chart.target)), "target")

    def band(self) -> Band | None:
        if not self.chart.bounds:
            return None
        bottom, top = sorted((self.y(number(bound)) for bound in self.chart.bounds), reverse=True)
        return Band(top, bottom - top)

    # words

    @cached_property
    def labelled_throughout(self) -> bool:
        """Whether every bar has its number at its head, so that no scale is needed."""
        if not self.bars or self.chart.target or self.chart.bounds:
            return False
        room = WIDTHS[_COMMON] / LETTER / self.count
        return all(breadth(self.written(value)) < room for _, value in observed(self.chart))

    def written(self, value: Quantity) -> str:
        return short(value, self.catalogue)

    def ticks(self) -> tuple[Label, ...]:
        like = self.observed[0][2]
        texts = [(value, on_scale(value, like, self.catalogue)) for value in self.scale.ticks]
        return tuple(Label(Words(text), Decimal(0), self.y(value), "tick", "end") for value, text in texts)

    def axis(self) -> Iterator[Label]:
        edges = {0: "start", self.count - 1: "end"} if self.edged else {}
        for index, point in enumerate(self.chart.points):
            anchor = edges.get(index, "middle")
            yield Label(point.label, self.x(index), Decimal(100), "axis", anchor)  # type: ignore[arg-type]

    @property
    def edged(self) -> bool:
        """Whether the outermost labels must not reach over the edge."""
        return self.count > 1 and not self.bars

    def wishes(self) -> Iterator[tuple[Label, ...]]:
        """What is said beside the marks, the most telling first."""
        if self.chart.target:
            key = "chart_target"
            yield tuple(self.beside(key, self.chart.target))
        for bound, key in zip(self.chart.bounds or (), ("chart_lower", "chart_upper"), strict=False):
            yield tuple(self.beside(key, bound))
        wanted = self.observed if self.labelled_throughout else self.telling()
        yield from (tuple(self.at_head(*one)) for one in wanted)

    def telling(self) -> Iterable[tuple[int, Point, Quantity]]:
        """The last, the highest and the lowest."""
        highest = max(self.observed, key=lambda one: number(one[2]))
        lowest = min(self.observed, key=lambda one: number(one[2]))
        return dict.fromkeys((self.observed[-1], highest, lowest))

    def at_head(self, index: int, _point: Point, value: Quantity) -> Iterator[Label]:
        words, x, y = Words(self.written(value)), self.x(index), self.y(number(value))
        below = self.bars and number(value) < 0
        for stand in ("below", "above") if below else ("above", "below"):
            for anchor in ("middle",) if self.bars else ("middle", "end", "start"):
                if not self.bars or (stand == "below") is below:
                    yield Label(words, x, y, stand, anchor)  # type: ignore[arg-type]

    def beside(self, key: str, value: Quantity) -> Iterator[Label]:
        words = Words(self.catalogue.say(key, value=short(value, self.catalogue)))
        for stand in ("above", "below"):
            yield Label(words, Decimal(100), self.y(number(value)), stand, "end")
            yield Label(words, Decimal(0), self.y(number(value)), stand, "start")

    def marks(self) -> Iterator[Box]:
        """What words must not cover: bars, or the line in small pieces."""
        if self.bars:
            yield from self.bar_boxes()
            return
        for run in self.runs:
            for start, end in itertools.pairwise(run):
                yield from self.pieces(start, end)
        yield from (self.spot(float(self.x(one[0])), float(self.y(number(one[2])))) for one in self.observed)

    def bar_boxes(self) -> Iterator[Box]:
        nought, half = float(self.y(Decimal(0))), float(50 * _BAR / self.count)
        for index, _, value in self.observed:
            x, y = float(self.x(index)), float(self.y(number(value)))
            yield Box(x - half, min(y, nought), x + half, max(y, nought))

    def pieces(self, start: tuple[int, Point, Quantity], end: tuple[int, Point, Quantity]) -> Iterator[Box]:
        steps = max(1, _SAMPLES // self.count)
        (x, y), (to_x, to_y) = ((float(self.x(one[0])), float(self.y(number(one[2])))) for one in (start, end))
        for step in range(steps):
            part, next_part = step / steps, (step + 1) / steps
            xs = (x + (to_x - x) * part, x + (to_x - x) * next_part)
            ys = (y + (to_y - y) * part, y + (to_y - y) * next_part)
            yield Box(xs[0], min(ys), xs[1], max(ys))

    def spot(self, x: float, y: float) -> Box:
        return Box(x - 1, y - _NEAR, x + 1, y + _NEAR)


def _short(place: Decimal) -> str:
    return f"{place.normalize():f}"
