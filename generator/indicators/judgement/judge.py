"""From promises and reports to verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil

from generator.indicators.grammar.target import Target
from generator.indicators.judgement.case import Case
from generator.indicators.judgement.rules import MEASURE_NOT_REPORTED, first_rule
from generator.indicators.judgement.selection import Timeframe, select
from generator.indicators.model import Indicator
from generator.indicators.observations.model import MONTHS, Observation
from generator.publication import Status

WORST_FIRST: tuple[Status, ...] = (
    "off_track", "behind", "cannot_be_judged", "no_data", "not_due", "on_track", "achieved", "monitored",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """`rule` is the identifier of the rule that gave the status; `case` holds the numbers it rests on.

    `measure` is set where several rates stand under one target: which of them, counted from 0, decided.
    """

    status: Status
    rule: str
    case: Case = field(compare=False, repr=False)
    measure: int | None = None


@dataclass(frozen=True, slots=True)
class JudgedPeriod:
    """What all indicators of a plan are judged within: its first and last year, and the month they are judged at."""

    first: int
    last: int
    as_of: int | None
    percents: frozenset[str] = frozenset()


def last_reported(observations: Iterable[Observation], indicators: Iterable[Indicator] = ()) -> int | None:
    """The month up to which anything was reported or done: what a plan is judged at where it does not say."""
    done = (indicator.done.last_month for indicator in indicators if indicator.done)
    return max((*(ceil(one.period.last) for one in observations if one.is_actual), *done), default=None)


def judge(
    indicators: Iterable[Indicator], observations: Iterable[Observation], period: JudgedPeriod
) -> Mapping[int, Verdict]:
    """A verdict for each indicator, by its number."""
    reported: dict[int, list[Observation]] = defaultdict(list)
    for one in observations:
        reported[one.indicator].append(one)
    return {indicator.number: judge_one(indicator, reported[indicator.number], period) for indicator in indicators}


def judge_one(indicator: Indicator, observations: Sequence[Observation], period: JudgedPeriod) -> Verdict:
    """The verdict of the target, or, where it stands for several rates, of the one that is worst off."""
    if not indicator.measures:
        return _verdict(case_of(indicator, observations, period))
    each = []
    for position in range(len(indicator.measures)):
        own = [one for one in observations if one.measure == position]
        each.append(replace(_verdict(case_of(indicator, own, period)), measure=position))
    worst = min(each, key=lambda verdict: WORST_FIRST.index(verdict.status))
    if worst.status == "no_data" and any(verdict.status != "no_data" for verdict in each):
        return replace(worst, status="cannot_be_judged", rule=MEASURE_NOT_REPORTED)
    return worst


def _verdict(case: Case) -> Verdict:
    rule = first_rule(case)
    return Verdict(rule.status, rule.id, case)


def case_of(indicator: Indicator, reported: Iterable[Observation], period: JudgedPeriod) -> Case:
    """The promise and, of what was reported of it or of one of its rates, what counts."""
    target = indicator.target_at(period.as_of)
    plain = replace(target, kind="level") if target.kind == "compound" else target
    start = target.baseline.value if target.baseline else None
    timeframe = _timeframe(target, period)
    return Case(
        plain,
        timeframe,
        select(reported, timeframe),
        indicator.baseline_value if start is None else start,
        indicator.direction,
        percent=target.unit in period.percents,
        done=_done(indicator, period),
    )


def _done(indicator: Indicator, period: JudgedPeriod) -> int | None:
    """The month a milestone was reached, where that is not after the day of judgement."""
    month = indicator.done.last_month if indicator.done else None
    return month if month is not None and period.as_of is not None and month <= period.as_of else None


def _timeframe(target: Target, period: JudgedPeriod) -> Timeframe:
    due = target.year or period.last
    first = period.first
    if target.kind == "one_year":
        first = due
    elif target.since:
        first = target.since
    elif target.span:
        first = due - target.span + 1
    begins = target.first_month - 1  # of each year, counted from January
    return Timeframe(first * MONTHS + begins, due * MONTHS + begins + MONTHS - 1, period.as_of)


def shown_share(share: Fraction) -> Decimal:
    """A share in per cent with one decimal place, cut off and never rounded up to what was not reached."""
    return Decimal(int(share * 1000)).scaleb(-1)
