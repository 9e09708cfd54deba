"""Lines and upright bars over periods."""

from __future__ import annotations

import math

from generator.charts.captions import Captions
from generator.charts.drawing import Label, Plot, Rule
from generator.charts.field import Field
from generator.charts.labels import Room, breadth, place, place_row
from generator.charts.marks import band, dots, paths, rules
from generator.messages import Catalogue
from generator.publication import Chart

_AIR = 0.7
"""Between the numbers of a scale and the drawing, in letters."""


def plot(chart: Chart, catalogue: Catalogue) -> Plot:
    field = Field(chart)
    captions = Captions(field, catalogue)
    ticks = captions.ticks()
    gutter = _gutter(ticks)
    axis = place_row(tuple(captions.axis()), Room(gutter))
    words = place(captions.label_candidates(), Room(gutter, captions.kept_free()), (*ticks, *axis))
    return Plot(
        paths=paths(field),
        dots=tuple(dots(field)),
        rules=(*(Rule(tick.y, "grid") for tick in ticks), *rules(field)),
        band=band(field),
        labels=(*ticks, *axis, *words),
        gutter=gutter,
    )


def _gutter(ticks: tuple[Label, ...]) -> int:
    return math.ceil(max(breadth(tick.words.text) for tick in ticks) + _AIR) if ticks else 0
