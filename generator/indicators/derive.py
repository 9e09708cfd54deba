"""What the reports of a plan come to: a verdict for each indicator, today and at each evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.indicators.judgement.judge import JudgedPeriod, Verdict, judge, last_reported
from generator.indicators.lineage import Lineage
from generator.indicators.model import Indicator
from generator.indicators.observations.model import MONTHS
from generator.indicators.parse import Reports, Snapshot


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A frozen copy, and where each indicator stood by it."""

    snapshot: Snapshot
    verdicts: Mapping[int, Verdict] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Progress:
    """`verdicts` go by the indicators' numbers; `as_of` is the month judged at, None where nothing was reported."""

    reports: Reports = field(default_factory=Reports)
    as_of: int | None = None
    verdicts: Mapping[int, Verdict] = field(default_factory=dict, hash=False)
    evaluations: tuple[Evaluation, ...] = ()
    revised: Mapping[int, Indicator] = field(default_factory=dict, hash=False)
    """The indicators whose targets were changed, by their numbers, with all their targets."""
    lineages: Mapping[int, Lineage] = field(default_factory=dict, hash=False)
    """The indicators that are in other plans too, by their numbers."""


def derive(indicators: Iterable[Indicator], reports: Reports, first: int, last: int) -> Progress:
    """`first` and `last` are the years of the plan.

    What was reported under an earlier plan tells how far the data of this one go where it is of this one's time.
    """
    promised = tuple(indicators)
    timely = (*reports.observations, *(one for one in reports.earlier if one.period.first >= first * MONTHS))
    as_of = last_reported(timely, promised) if reports.as_of is None else reports.as_of
    period = JudgedPeriod(first, last, as_of, reports.percents)
    evaluations = (
        Evaluation(one, judge(promised, one.observations, replace(period, as_of=one.as_of)))
        for one in reports.snapshots
    )  # fmt: skip
    revised = {one.number: one for one in promised if one.revisions}
    return Progress(reports, as_of, judge(promised, reports.all, period), tuple(evaluations), revised)
