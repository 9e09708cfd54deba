"""One promise and what was reported of it, with the sums that the rules ask for.  All of them are exact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.indicators.grammar.target import Comparator, Target
from generator.indicators.judgement.selection import Selection, Timeframe, overlapping, unreported
from generator.indicators.model import Direction
from generator.indicators.observations.model import MONTHS, Observation, ReportingPeriod

HUNDRED = 100  # per cent
Better = Literal["more", "less", "same", "within"]
Evidence = Literal["editors", "words", "start", "zero", "sum", "whole"]
_DOWNWARD = {"at_most", "less_than"}
_SAID: Mapping[Comparator, Better] = {
    "at_least": "more", "more_than": "more", "at_most": "less", "less_than": "less", "between": "within",
    "about": "within",
}  # fmt: skip
_DIRECTED: Mapping[Direction, Better] = {"increase": "more", "decrease": "less", "maintain": "same"}
_OF_EVERY_REPORT = {"cumulative", "maintain", "one_year"}


@dataclass(frozen=True, slots=True)
class Case:
    """`selection` is of one measure."""

    target: Target
    timeframe: Timeframe
    selection: Selection = field(default_factory=Selection)
    start: Decimal | None = None
    """The number when the plan began."""
    direction: Direction | None = None
    percent: bool = False
    """Whether the target is in hundredths."""
    done: int | None = None
    """The month a milestone was reached, as far as is known at the day of judgement."""

    @property
    def counted(self) -> tuple[Observation, ...]:
        return self.selection.counted

    @property
    def latest(self) -> Observation:
        return self.counted[-1]

    @property
    def value(self) -> Fraction:
        return number_of(self.latest)

    @property
    def relative(self) -> bool:
        """Growth in per cent of the start, not in units."""
        return self.target.kind == "growth" and self.percent

    @property
    def inexact(self) -> Observation | None:
        """The first report that the verdict would rest on and that is not exact."""
        summed = self.counted if self.target.kind in _OF_EVERY_REPORT else self.counted[-1:]
        return next((one for one in summed if not is_exact(one)), None)

    @property
    def due_reported(self) -> bool:
        """Whether the end of the time was reported, so that nothing can follow."""
        return bool(self.counted) and self.latest.period.last == self.timeframe.due

    @property
    def can_grow(self) -> bool:
        return self.start is not None and (self.start != 0 or not self.relative)

    @property
    def goal(self) -> Fraction:
        """The number to be reached."""
        target, value = self.target, Fraction(self.target.value)
        if target.kind == "growth" and self.start is not None:
            return self._grown(value)
        if target.upper is not None and self.start is not None and self.start > target.upper:
            return Fraction(target.upper)
        return value

    def _grown(self, amount: Fraction) -> Fraction:
        """What the start becomes: in one step, or, by so much a year, in each year of the time anew."""
        start, years = Fraction(self.start or 0), len(self.timeframe.years) if self.target.annual else 1
        signed = -amount if self.target.change == "decrease" else amount
        if not self.relative:
            return start + signed * years
        part = signed / HUNDRED
        return start + abs(start) * ((1 + part) ** years - 1)

    @property
    def better(self) -> Better | None:
        """Which way is better; None where neither the words, nor the editors, nor the start say so."""
        target = self.target
        if target.kind == "growth":
            down = (target.change == "decrease") != (target.comparator in _DOWNWARD)
            return "less" if down else "more"
        if target.comparator != "reach":
            return _SAID[target.comparator]
        return self._of_bare_number[0]

    @property
    def better_by(self) -> Evidence | None:
        """Who or what says of a bare number which way is better."""
        return self._of_bare_number[1] if self.target.comparator == "reach" and self.target.kind != "growth" else None

    @property
    def _of_bare_number(self) -> tuple[Better | None, Evidence | None]:
        """A bare zero can only be a ceiling, the whole of a share only a floor; all else has to be said."""
        target, value, start = self.target, self.target.value, self.start
        summed = target.kind == "cumulative"
        if self.direction:
            return _DIRECTED[self.direction], "editors"
        if target.better:
            return target.better, "words"
        if not summed and start is not None and start != value:
            return ("less" if start > value else "more"), "start"
        if value == 0:
            return "less", "zero"
        if summed:
            return "more", "sum"
        return ("more", "whole") if self.percent and value == HUNDRED else (None, None)

    @property
    def falling(self) -> bool:
        """Whether less is better."""
        return self.better == "less"

    @property
    def two_sided(self) -> bool:
        """Whether a number can be too much as well as too little."""
        return self.target.comparator == "between" or self.better == "same"

    def meets(self, value: Fraction) -> bool:
        """Whether a number is what was promised."""
        if self.target.comparator == "between":
            return self._meets_between(value)
        goal = self.goal
        if value == goal:
            return self.target.comparator not in {"more_than", "less_than"}
        return self.better == ("less" if value < goal else "more")

    def _meets_between(self, value: Fraction) -> bool:
        bounds = Fraction(self.target.value), Fraction(self.target.upper or 0)
        if self.target.kind == "growth" and self.start is not None:
            bounds = self._grown(bounds[0]), self._grown(bounds[1])
        return min(bounds) <= value <= max(bounds)

    @property
    def met_at_start(self) -> bool:
        return self.start is not None and self.target.kind != "growth" and self.meets(Fraction(self.start))

    @property
    def progress(self) -> Fraction:
        """How much of the way from the start to the goal is done: 0 at the start, 1 at the goal."""
        if self.target.kind == "cumulative":
            return self.total / Fraction(self.target.value) if self.target.value else Fraction(0)
        start = Fraction(self.start or 0)
        return (self.value - start) / (self.goal - start) if self.goal != start else Fraction(0)

    @property
    def expected(self) -> Fraction:
        """How much of the time is over at the end of the latest report."""
        timeframe = self.timeframe
        return Fraction(self.latest.period.last - timeframe.start + 1, timeframe.due - timeframe.start + 1)

    @property
    def pace(self) -> Fraction:
        """Progress as a part of what an even pace would have brought."""
        return self.progress / self.expected

    @property
    def total(self) -> Fraction:
        return sum(map(number_of, self.counted), Fraction(0))

    @property
    def doubled(self) -> tuple[Observation, Observation] | None:
        """Two reports that cannot be added up, since they have some time in common."""
        return overlapping(self.counted)

    @property
    def complete(self) -> bool:
        """Whether every month up to the latest report is in the sum."""
        return sum(one.period.length for one in self.counted) == self.latest.period.last - self.timeframe.start + 1

    @property
    def ceiling(self) -> Fraction | None:
        """What a sum must not exceed, where it must not."""
        if self.target.comparator == "between":
            return Fraction(self.target.upper or 0)
        return Fraction(self.target.value) if self.falling else None

    @property
    def broken(self) -> tuple[ReportingPeriod, Fraction] | None:
        """The first period in which what was to be kept up was not, and its number."""
        told = self._by_year() if self.target.annual else ((one.period, number_of(one)) for one in self.counted)
        return next(((period, number) for period, number in told if not self.meets(number)), None)

    def _by_year(self) -> Iterator[tuple[ReportingPeriod, Fraction]]:
        """Each year that was reported whole; so many a year may be added up from its parts, a share may not."""
        gaps = frozenset(self.gaps)
        for first in self.timeframe.years:
            year = ReportingPeriod(first, first + MONTHS - 1, "fiscal" if self.target.fiscal else "")
            parts = [one for one in self.counted if one.period.overlaps(year)]
            whole = first not in gaps and all(year.first <= one.period.first for one in parts)
            if whole and not overlapping(parts) and (len(parts) == 1 or not self.percent):
                yield year, sum(map(number_of, parts), Fraction(0))

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years that were not reported whole, each by its first month."""
        return unreported(self.counted, self.timeframe)

    @property
    def met_in_year(self) -> bool | None:
        """Whether the one year that a target is for meets it; None where its parts do not tell.

        What a year has is the sum of its parts, or, of what is not added up, what it ends with.  A share of the whole
        year lies between those of its parts, so that it may be within bounds where they are on either side.
        """
        numbers = [number_of(one) for one in self.counted]
        shares = self.percent or self.target.per is not None
        said = set(map(self.meets, numbers if shares else (self.total, numbers[-1])))
        open_ = len(said) > 1 or self.doubled is not None or (len(numbers) > 1 and said == {False} and self.two_sided)
        return None if open_ else said.pop()

    @property
    def late(self) -> Observation | None:
        """The first report of after the time with which what was promised is reached, where it can be."""
        once = self.target.kind == "level" or (self.target.kind == "growth" and self.can_grow)
        if self.better is None or not (once or (self.target.kind == "cumulative" and self.better == "more")):
            return None
        total = self.total
        for one in self.selection.later:
            total += number_of(one) if one.period.first > self.timeframe.due else 0
            if is_exact(one) and self.meets(total if self.target.kind == "cumulative" else number_of(one)):
                return one
        return None


def is_exact(observation: Observation) -> bool:
    return observation.value is not None and observation.value.sign == "exact"


def number_of(observation: Observation) -> Fraction:
    return Fraction(observation.value.number if observation.value else 0)
