"""Which reports count: one choice, which verdict, reason, total, chart and calendar share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.indicators.observations.model import MONTHS, Months, Observation, ReportingPeriod


@dataclass(frozen=True, slots=True)
class Timeframe:
    """The time a target has, in months counted from the year 0: its first, its last, and the one it is judged at."""

    start: int
    due: int
    as_of: int | None

    @property
    def begun(self) -> bool:
        return self.as_of is not None and self.as_of >= self.start

    @property
    def over(self) -> bool:
        return self.as_of is not None and self.as_of >= self.due

    @property
    def years(self) -> range:
        """Each year of it, by the month it begins with."""
        return range(self.start, self.due + 1, MONTHS)


@dataclass(frozen=True, slots=True)
class Selection:
    """`counted` are the reports of the promise's own time, `later` those of after it, both in the order of their ends.

    What is counted holds no part of a whole that is counted too.
    """

    counted: tuple[Observation, ...] = ()
    later: tuple[Observation, ...] = ()


def select(reported: Iterable[Observation], timeframe: Timeframe) -> Selection:
    """Of reports of one measure, those that count at the day of judgement: no forecast, none without a number."""
    known = [
        one for one in reported if one.is_actual and timeframe.as_of is not None and one.period.last <= timeframe.as_of
    ]
    own = (one for one in known if timeframe.start <= one.period.first and one.period.last <= timeframe.due)
    return Selection(_wholes(own), _wholes(one for one in known if one.period.last > timeframe.due))


def _wholes(found: Iterable[Observation]) -> tuple[Observation, ...]:
    """The reports that are no part of another, in the order of their ends."""
    return tuple(sorted(_apart(found), key=lambda one: (one.period.last, one.period.first)))


def _apart(found: Iterable[Observation]) -> Iterator[Observation]:
    end: Months = -1
    for one in sorted(found, key=lambda one: (one.period.first, -one.period.last)):
        if one.period.last > end:
            yield one
            end = one.period.last


def overlapping(counted: Iterable[Observation]) -> tuple[Observation, Observation] | None:
    """The first two reports of which neither holds the other, and that yet have some time in common."""
    pairs = pairwise(counted)
    return next(((one, other) for one, other in pairs if one.period.overlaps(other.period)), None)


def unreported(counted: Iterable[Observation], timeframe: Timeframe) -> tuple[int, ...]:
    """The years of the timeframe that are not reported whole, by the month they begin with."""
    gaps = tuple(_gaps((one.period for one in counted), timeframe))
    return tuple(
        first
        for first in timeframe.years
        if any(gap.overlaps(ReportingPeriod(first, first + MONTHS - 1)) for gap in gaps)
    )


def _gaps(told: Iterable[ReportingPeriod], timeframe: Timeframe) -> Iterator[ReportingPeriod]:
    """The stretches of the timeframe that no report is of.  `told` go by their ends, none within another."""
    reached: Months = timeframe.start
    for one in (*told, ReportingPeriod(timeframe.due + 1, timeframe.due + 1)):
        if one.first > reached:
            yield ReportingPeriod(reached, one.first - 1)
        reached = one.last + 1
