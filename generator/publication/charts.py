"""Numbers to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from generator.language import Words
from generator.publication.values import Quantity

LEAST_DRAWN = 3
"""A chart of two numbers says no more than their table."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart under its label: a period, a category, a stage.  None where nothing was observed."""

    label: Words
    value: Quantity | None
    status: Literal["normal", "provisional", "estimated", "forecast"] = "normal"
    told: bool = True
    """Whether it was observed by the day the page speaks of: a forecast is drawn, and never called the latest."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of numbers that a table on the same page gives in full; `table` is the key of that table.

    line    a level over periods: the history of an indicator.  Where nothing was observed, the line has a gap.
    bar     amounts by period or category, drawn from zero.  Long labels turn it into a list.
    funnel  what becomes of a number, stage by stage.  What is counted in another unit is `left_out`, and said to be.
    bullet  what was reached (the last point that has a value) against the target, and from where.

        Chart("history", "line", Words("Park area"), points, table="part_history", target=target)
        Chart("progress", "bullet", Words("Park area"), (latest,), table="part_history", target=target, baseline=start)

    All quantities are of one unit: two on one scale would be compared.  `bounds` are drawn as a band: a target "between
    8 and 10".
    """

    key: str
    form: Literal["line", "bar", "funnel", "bullet"]
    title: Words
    points: tuple[Point, ...]
    table: str
    target: Quantity | None = None
    bounds: tuple[Quantity, Quantity] | None = None
    baseline: Quantity | None = None
    left_out: tuple[Words, ...] = ()
    """The names of what the table has and the drawing has not, since it is counted in another unit."""
    remarks: tuple[Words, ...] = ()
    """What has to be known of some of its numbers, and the drawing does not show."""
    kind: ClassVar[str] = "chart"

    def __post_init__(self) -> None:
        drawn = (*(point.value for point in self.points), self.target, *(self.bounds or ()), self.baseline)
        if len({(one.unit, one.scale) for one in drawn if one}) > 1:
            raise ValueError(f"{self.key}: two units on one scale")
