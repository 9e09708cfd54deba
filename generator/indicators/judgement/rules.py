"""The rules, in the order in which they are asked: the first that applies gives the status.

The page about the method is made from this table, and the words of each rule stand under `rule_<id>` in the catalogues,
those of its reason under `reason_<id>`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from generator.indicators.judgement.case import Case
from generator.publication import Status

ON_TRACK = Fraction(9, 10)
"""From which part of an even pace on an indicator is on track."""
BEHIND = Fraction(1, 2)
"""From which part of it on it is behind, and below which off track."""


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    status: Status
    applies: Callable[[Case], bool] = field(repr=False)


def _cumulative(case: Case) -> bool:
    return case.target.kind == "cumulative"


def _exceeded(case: Case) -> bool:
    if not _cumulative(case) or case.ceiling is None:
        return False
    return case.total > case.ceiling or (case.total == case.ceiling and case.target.comparator == "less_than")


def _kept_within(case: Case) -> bool:
    """A sum with a ceiling, at the end of its time, whole."""
    return _cumulative(case) and case.ceiling is not None and case.due_reported and case.complete and (
        case.falling or case.total >= Fraction(case.target.value)
    )  # fmt: skip


def _sum_met(case: Case) -> bool:
    return _cumulative(case) and case.ceiling is None and _enough(case)


def _enough(case: Case) -> bool:
    value = Fraction(case.target.value)
    return case.total > value if case.target.comparator == "more_than" else case.total >= value


def _slow(case: Case) -> bool:
    """A sum that has to grow and does not yet at an even pace."""
    return _cumulative(case) and not case.falling and not _enough(case) and case.pace < ON_TRACK


def _year_alone(case: Case) -> bool:
    return case.target.kind == "one_year"


def _year_not_over(case: Case) -> bool:
    return _year_alone(case) and case.timeframe.begun and not case.timeframe.over


def _held(case: Case) -> bool:
    return case.target.kind == "maintain"


def _end_unreported(case: Case) -> bool:
    """Whether the time is over and what it ended with was never told."""
    return case.timeframe.over and not case.due_reported


def _milestone(case: Case) -> bool:
    return case.target.kind == "milestone"


def _done_late(case: Case) -> bool:
    return _milestone(case) and case.done is not None and case.done > case.timeframe.due


RULES: tuple[Rule, ...] = (
    Rule("monitored", "monitored", lambda case: case.target.kind == "monitored"),
    Rule("done_late", "off_track", _done_late),
    Rule("done", "achieved", lambda case: _milestone(case) and case.done is not None),
    Rule("not_said_to_be_done", "cannot_be_judged", lambda case: _milestone(case) and case.timeframe.over),
    Rule("to_be_done", "not_due", _milestone),
    Rule("not_begun", "not_due", lambda case: case.timeframe.as_of is not None and not case.timeframe.begun),
    Rule("year_not_over", "not_due", _year_not_over),
    Rule("nothing_reported", "no_data", lambda case: not case.counted),
    Rule("target_in_words", "cannot_be_judged", lambda case: case.target.kind == "unread"),
    Rule("target_about", "cannot_be_judged", lambda case: case.target.comparator == "about"),
    Rule("better_unknown", "cannot_be_judged", lambda case: case.better is None),
    Rule("value_inexact", "cannot_be_judged", lambda case: case.inexact is not None),
    Rule("growth_without_start", "cannot_be_judged", lambda case: case.target.kind == "growth" and not case.can_grow),
    Rule("year_incomplete", "cannot_be_judged", lambda case: _year_alone(case) and bool(case.gaps)),
    Rule("year_in_parts", "cannot_be_judged", lambda case: _year_alone(case) and case.met_in_year is None),
    Rule("year_met", "achieved", lambda case: _year_alone(case) and case.met_in_year is True),
    Rule("year_missed", "off_track", _year_alone),
    Rule("not_kept_up", "off_track", lambda case: _held(case) and case.broken is not None),
    Rule("sum_overlapping", "cannot_be_judged", lambda case: _cumulative(case) and case.doubled is not None),
    Rule("ceiling_exceeded", "off_track", _exceeded),
    Rule("ceiling_kept", "achieved", _kept_within),
    Rule("sum_met", "achieved", _sum_met),
    Rule("held_with_gaps", "cannot_be_judged", lambda case: _held(case) and case.timeframe.over and bool(case.gaps)),
    Rule("end_not_reported", "cannot_be_judged", _end_unreported),
    Rule("kept_up_to_the_end", "achieved", lambda case: _held(case) and case.timeframe.over),
    Rule("kept_up_so_far", "on_track", _held),
    Rule("sum_incomplete", "cannot_be_judged",
         lambda case: _cumulative(case) and not case.complete and (case.falling or case.due_reported or _slow(case))),
    Rule("sum_missed", "off_track", lambda case: _cumulative(case) and case.due_reported and not _enough(case)),
    Rule("ceiling_near", "behind", lambda case: _cumulative(case) and case.falling and case.pace * ON_TRACK > 1),
    Rule("sum_off_track", "off_track", lambda case: _slow(case) and case.pace < BEHIND),
    Rule("sum_behind", "behind", _slow),
    Rule("ceiling_kept_so_far", "on_track", lambda case: _cumulative(case) and case.falling),
    Rule("sum_on_track", "on_track", _cumulative),
    Rule("met", "achieved", lambda case: case.meets(case.value)),
    Rule("missed", "off_track", lambda case: case.timeframe.over),
    Rule("no_start", "cannot_be_judged", lambda case: case.start is None),
    Rule("lost_again", "off_track", lambda case: case.met_at_start),
    Rule("overshot", "off_track", lambda case: case.two_sided and case.progress > 1),
    Rule("off_path", "off_track", lambda case: case.pace < BEHIND),
    Rule("behind_path", "behind", lambda case: case.pace < ON_TRACK),
    Rule("on_path", "on_track", lambda _: True),
)  # fmt: skip


MEASURE_NOT_REPORTED = "measure_not_reported"
"""The rule for several rates under one target of which some were reported and some were not."""
METHOD: tuple[tuple[str, Status], ...] = (
    *((rule.id, rule.status) for rule in RULES),
    (MEASURE_NOT_REPORTED, "cannot_be_judged"),
)
"""Every rule with its status, as it is made public."""


def first_rule(case: Case) -> Rule:
    return next(rule for rule in RULES if rule.applies(case))
