"""Lines, dots and upright bars, and the lines of targets behind them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from generator.charts.drawing import Band, Dot, Look, Path, Rule
from generator.charts.field import Field, Seen
from generator.quantities.numbers import number

MOST_DOTS = 20
"""Beyond so many points a line shows its dots only where they say something of their own."""
_FILLED = Decimal("0.56")
"""How much of its place a bar fills."""
_TENTH = Decimal("0.1")


def paths(field: Field) -> tuple[Path, ...]:
    parts = tuple(_bars(field) if field.bars else _lines(field))
    looks = dict.fromkeys(look for look, _ in parts)
    return tuple(Path("".join(data for own, data in parts if own == look), look) for look in looks)


def _lines(field: Field) -> Iterator[tuple[Look, str]]:
    """Whole between sure values, dashed where either end is not, and never over a gap."""
    for run in field.runs:
        for look, pairs in groupby(pairwise(run), lambda pair: _look_between(*pair)):
            stretch = tuple(pairs)
            yield look, f"M{_place(stretch[0][0])}" + "".join(f"L{_place(end)}" for _, end in stretch)


def _look_between(start: Seen, end: Seen) -> Look:
    return "solid" if start.sure and end.sure else "dashed"


def _place(one: Seen) -> str:
    return f"{_short(one.x)} {_short(one.y)}"


def bar_width(field: Field) -> Decimal:
    return (100 * _FILLED / field.count).quantize(_TENTH)


def _bars(field: Field) -> Iterator[tuple[Look, str]]:
    zero, width = _short(field.y(Decimal(0))), bar_width(field)
    for one in field.seen:
        left = (one.x - width / 2).quantize(_TENTH)
        yield "solid" if one.sure else "hollow", f"M{_short(left)} {zero}V{_short(one.y)}h{_short(width)}V{zero}z"


def dots(field: Field) -> Iterator[Dot]:
    """All of few; of many the last, the unsure, and those that no line leads to."""
    if field.bars:
        return
    alone = {run[0].index for run in field.runs if len(run) == 1}
    for one in field.seen:
        if field.count <= MOST_DOTS or one.index in alone or one is field.seen[-1] or not one.sure:
            yield Dot(one.x, one.y, "solid" if one.sure else "hollow")


def rules(field: Field) -> Iterator[Rule]:
    if field.scale.low <= 0 <= field.scale.high:
        yield Rule(field.y(Decimal(0)), "zero")
    for bound in field.chart.bounds or ():
        yield Rule(field.y(number(bound)), "bound")
    if field.chart.target:
        yield Rule(field.y(number(field.chart.target)), "target")


def band(field: Field) -> Band | None:
    if not field.chart.bounds:
        return None
    top, bottom = sorted(field.y(number(bound)) for bound in field.chart.bounds)
    return Band(top, bottom - top)


def _short(place: Decimal) -> str:
    return f"{place.normalize():f}"
