"""An indicator's reports as drawings: its course over time, and how near the latest of them is to the target."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.edition import Edition
from generator.indicators.judgement.case import Case
from generator.indicators.judgement.selection import select
from generator.indicators.observations.model import Observation, ObservationStatus, ReportingPeriod
from generator.indicators.presenting.history import History, Total
from generator.indicators.presenting.reasons import exact, period_words
from generator.language import Words
from generator.publication import LEAST_DRAWN, Chart, Point, Quantity

_UNSURE: dict[ObservationStatus, Literal["provisional", "estimated", "forecast"]] = {
    ObservationStatus.PROVISIONAL: "provisional",
    ObservationStatus.UNVALIDATED: "provisional",
    ObservationStatus.ESTIMATED: "estimated",
    ObservationStatus.IMPUTED: "estimated",
    ObservationStatus.FORECAST: "forecast",
    ObservationStatus.LOW_RELIABILITY: "estimated",
}


@dataclass(frozen=True, slots=True)
class Drawings:
    """`case` holds the numbers that the indicator is judged by."""

    history: History
    case: Case

    @property
    def edition(self) -> Edition:
        return self.history.edition

    def timeframe(self) -> Iterator[Chart]:
        """A line over time; for what is summed, a bar for each period of one length."""
        summed = self.case.target.kind == "cumulative"
        for key, title, own in self.parts("course"):
            points = tuple(self.points(own))
            if sum(point.value is not None for point in points) < LEAST_DRAWN or (summed and not _even(own)):
                continue
            target, bounds = (None, None) if summed else self.goal()
            form: Literal["bar", "line"] = "bar" if summed else "line"
            remarks = tuple(self.remarks(own))
            yield Chart(key, form, title, points, self.history.key, target, bounds, remarks=remarks)

    def standing(self) -> Iterator[Chart]:
        """The latest report, or the sum of all, against the target."""
        target, bounds = self.goal()
        if target is None and bounds is None:
            return
        for key, title, own in self.parts("standing"):
            point = self.reached(own)
            if point:
                yield Chart(key, "bullet", title, (point,), self.history.key, target, bounds, self.start())

    def parts(self, drawing: str) -> Iterator[tuple[str, Words, tuple[Observation, ...]]]:
        """(key, title, what was reported) of each rate under the target, or of the indicator."""
        names = self.history.indicator.measures or (self.history.indicator.name,)
        for position, name in enumerate(names):
            own = tuple(one for one in self.history.observations if one.measure == position)
            yield f"{drawing}_{position + 1}", self.edition.words(name), own

    def points(self, own: tuple[Observation, ...]) -> Iterator[Point]:
        """Each period with its number, and those without one between them.  None where a number is not exact."""
        if any(one.value and one.value.sign != "exact" for one in own) or _overlap(own):
            return
        found = {one.period: one for one in own if one.value}
        for period in _all_periods(tuple(found)) if _even(own) else found:
            label = Words(period_words(period, self.edition))
            yield self.point(label, found[period]) if period in found else Point(label, None)

    def remarks(self, own: tuple[Observation, ...]) -> Iterator[Words]:
        """Which of the numbers were reported under an earlier plan, for each of these."""
        for slug in dict.fromkeys(one.plan for one in own if one.plan and one.value):
            periods = [period_words(one.period, self.edition) for one in own if one.plan == slug and one.value]
            plan = self.history.plan(next(one for one in own if one.plan == slug))
            key = "chart_earlier_plan" if len(periods) > 1 else "chart_earlier_plan_one"
            yield Words(self.edition.say(key, plan=plan, first=periods[0], last=periods[-1]).text, plan.tag)

    def point(self, label: Words, one: Observation) -> Point:
        number = one.value.number if one.value else Decimal(0)
        as_of = self.case.timeframe.as_of
        told = one.is_actual and as_of is not None and one.period.last <= as_of
        return Point(label, self.amount(number), _UNSURE.get(one.status, "normal"), told)

    def amount(self, number: Decimal) -> Quantity:
        return self.history.registers.quantity(number, self.history.unit, self.edition)

    def reached(self, own: tuple[Observation, ...]) -> Point | None:
        """What the verdict rests on: a sum, the number of a single year, or the latest."""
        case = replace(self.case, selection=select(own, self.case.timeframe))
        single = case.target.kind == "one_year"
        if not case.counted or case.inexact or case.doubled or (single and len(case.counted) > 1):
            return None
        label = period_words(case.latest.period, self.edition)
        if case.target.kind == "cumulative":
            return Point(self.edition.say("total_up_to", period=label), self.amount(exact(case.total)))
        return self.point(Words(label), case.latest)

    def goal(self) -> tuple[Quantity | None, tuple[Quantity, Quantity] | None]:
        """The number to be reached, or the two to stay between; neither where the source leaves it open."""
        target = self.case.target
        if not target.has_number:
            return None, None
        if target.kind == "growth":
            known = self.case.can_grow and target.comparator != "between"
            return (self.amount(exact(self.case.goal)) if known else None), None
        if target.upper is not None:
            return None, (self.amount(target.value), self.amount(target.upper))
        goal = self.amount(target.value)
        return replace(goal, comparator=target.comparator, said=target.said, source_words=target.words), None

    def start(self) -> Quantity | None:
        start = self.case.start
        return None if start is None or self.case.target.kind == "cumulative" else self.amount(start)


def total(history: History, case: Case) -> Total | None:
    """The sum of what was reported, of what is to be summed."""
    if case.target.kind != "cumulative" or not case.counted or case.inexact or case.doubled:
        return None
    sum_: Fraction = case.total
    return Total(history.registers.quantity(exact(sum_), history.unit, history.edition), case.latest.period)


def _even(own: Iterable[Observation]) -> bool:
    return len({one.period.kind for one in own}) == 1


def _overlap(own: tuple[Observation, ...]) -> bool:
    return any(one.period.overlaps(other.period) for one, other in itertools.pairwise(own))


def _all_periods(found: tuple[ReportingPeriod, ...]) -> Iterator[ReportingPeriod]:
    """Every period from the first to the last, all of one kind."""
    period = found[0] if found else None
    while period and period.first <= found[-1].first:
        yield period
        period = period.next
