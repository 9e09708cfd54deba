"""One promise and what was reported of it, with the sums that the rules ask for.  All of them are exact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.indicators.grammar.target import Target
from generator.indicators.model import Direction
from generator.indicators.observations.model import Observation

HUNDRED = 100  # per cent
_DOWNWARD = {"at_most", "less_than"}


@dataclass(frozen=True, slots=True)
class Course:
    """The time of a promise, in months counted from the year 0: its first, its last, and the one it is judged at."""

    start: int
    due: int
    as_of: int | None

    @property
    def begun(self) -> bool:
        return self.as_of is not None and self.as_of >= self.start

    @property
    def over(self) -> bool:
        return self.as_of is not None and self.as_of >= self.due


@dataclass(frozen=True, slots=True)
class Case:
    """`observations` are of one measure, told by numbers and no forecasts, in the order of their periods."""

    target: Target
    course: Course
    observations: tuple[Observation, ...]
    start: Decimal | None = None
    """The number when the plan began."""
    direction: Direction | None = None
    relative: bool = False
    """Growth in per cent of the start, not in units."""

    @property
    def latest(self) -> Observation:
        return self.observations[-1]

    @property
    def value(self) -> Fraction:
        return _number(self.latest)

    @property
    def exact(self) -> bool:
        summed = self.observations if self.target.kind in {"cumulative", "maintain"} else self.observations[-1:]
        return all(one.value is not None and one.value.sign == "exact" for one in summed)

    @property
    def due_reported(self) -> bool:
        """Whether the latest report is of the end of the time, so that nothing can follow."""
        return self.latest.period.last >= self.course.due

    @property
    def can_grow(self) -> bool:
        return self.start is not None and (self.start != 0 or not self.relative)

    @property
    def goal(self) -> Fraction:
        """The number to be reached."""
        target, value = self.target, Fraction(self.target.value)
        if target.kind == "growth" and self.start is not None:
            start = Fraction(self.start)
            change = abs(start) * value / HUNDRED if self.relative else value
            return start - change if target.change == "decrease" else start + change
        if target.upper is not None and self.start is not None and self.start > target.upper:
            return Fraction(target.upper)
        return value

    @property
    def falling(self) -> bool:
        """Whether less is better."""
        if self.target.kind == "growth":
            return (self.target.change == "decrease") != (self.target.comparator in _DOWNWARD)
        if self.target.comparator != "reach":
            return self.target.comparator in _DOWNWARD
        if self.direction is None or self.direction == "maintain":
            return self.target.kind == "level" and self.start is not None and self.start > self.target.value
        return self.direction == "decrease"

    def meets(self, value: Fraction) -> bool:
        """Whether a number is what was promised."""
        if self.target.comparator == "between" and self.target.upper is not None:
            return self._meets_between(value)
        goal = self.goal
        if value == goal:
            return self.target.comparator not in {"more_than", "less_than"}
        return value < goal if self.falling else value > goal

    def _meets_between(self, value: Fraction) -> bool:
        lower, upper = Fraction(self.target.value), Fraction(self.target.upper or 0)
        if self.target.kind == "growth" and self.start is not None:
            change = value - Fraction(self.start)
            change = -change if self.target.change == "decrease" else change
            value = change * HUNDRED / abs(Fraction(self.start)) if self.relative else change
        return lower <= value <= upper

    @property
    def met_at_start(self) -> bool:
        return self.start is not None and self.target.kind != "growth" and self.meets(Fraction(self.start))

    @property
    def progress(self) -> Fraction:
        """How much of the way from the start to the goal is done: 0 at the start, 1 at the goal."""
        if self.target.kind == "cumulative":
            return self.total / Fraction(self.target.value) if self.target.value else Fraction(1)
        start = Fraction(self.start or 0)
        return (self.value - start) / (self.goal - start) if self.goal != start else Fraction(1)

    @property
    def expected(self) -> Fraction:
        """How much of the time is over at the end of the latest report."""
        course = self.course
        months = min(self.latest.period.last, course.due) - course.start + 1
        return Fraction(max(months, 1), course.due - course.start + 1)

    @property
    def pace(self) -> Fraction:
        """Progress as a part of what an even pace would have brought."""
        return self.progress / self.expected

    @property
    def counted(self) -> tuple[Observation, ...]:
        """What a sum is made of: the reports of its own time."""
        course = self.course
        return tuple(
            one for one in self.observations if course.start <= one.period.first and one.period.last <= course.due
        )

    @property
    def total(self) -> Fraction:
        return sum(map(_number, self.counted), Fraction(0))

    @property
    def complete(self) -> bool:
        """Whether every month up to the latest report is in the sum."""
        months = min(self.latest.period.last, self.course.due) - self.course.start + 1
        return sum(one.period.length for one in self.counted) >= months

    @property
    def ceiling(self) -> Fraction | None:
        """What a sum must not exceed, where it must not."""
        if self.target.comparator == "between":
            return Fraction(self.target.upper or 0)
        return Fraction(self.target.value) if self.falling else None

    @property
    def broken(self) -> Observation | None:
        """The first report in which what was to be kept up was not."""
        return next((one for one in self.observations if not self.meets(_number(one))), None)

    @property
    def in_year(self) -> Observation | None:
        """The last report of the one year that a target is for."""
        own = [one for one in self.observations if one.period.year == self.target.year]
        return own[-1] if own else None


def _number(observation: Observation) -> Fraction:
    return Fraction(observation.value.number if observation.value else 0)
