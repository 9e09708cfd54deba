"""Where each promise stands, by which rule; and what must hold of every verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.dates import PartialDate
from generator.indicators.deadlines import is_overdue
from generator.indicators.grammar.amounts import Unit, Units
from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.grammar.read import read_target
from generator.indicators.grammar.target import Baseline, Target
from generator.indicators.judgement.case import Case
from generator.indicators.judgement.judge import Frame, Verdict, case_of, judge, last_reported, shown_share
from generator.indicators.judgement.rules import METHOD, RULES, first_rule
from generator.indicators.judgement.selection import Selection
from generator.indicators.model import Indicator
from generator.indicators.observations.cells import Cells, status_of
from generator.indicators.observations.model import Observation, ReportingPeriod
from generator.indicators.target_fields import MONITORED
from generator.language import LocalizedText
from generator.messages import read_catalogue

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = {
    name: case
    for file in ("judgements.yml", "selections.yml")
    for name, case in yaml.safe_load((HERE / file).read_text("utf-8")).items()
}
UNITS = Units((Unit("percent", "%"), Unit("jobs", "jobs"), Unit("points", "percentage points")))
OF_REPORTS = {"state", "on_trial", "text", "link"}
"""Keys that begin alike and are of other matters."""
ORDER = ("off_track", "behind", "on_track", "achieved")


def indicator_of(target: Target, case: dict[str, Any]) -> Indicator:
    name = LocalizedText({"en": "It"})
    start = Decimal(str(case["start"])) if "start" in case else None
    rates = tuple(LocalizedText({"en": f"rate {n}"}) for n in range(case.get("rates", 0)))
    return Indicator.model_construct(
        number=1, name=name, nature="binding", responsible_unit="office", target=target, measures=rates,
        direction=case.get("direction"), baseline_value=start, baseline=None, quotation=None, notes=(), topics=(),
        done=PartialDate.parse(str(case["done"])) if "done" in case else None, evidence=None,
    )  # fmt: skip


def observation_of(when: str, what: str) -> Observation:
    period, _, rate = when.partition(" ")
    words, _, status = what.partition(" ")
    value = Cells.of(lexicon_of("en")).value(words)
    return Observation(
        1, ReportingPeriod.parse(period, 4), value, status_of(status, value), measure=int(rate or 1) - 1, words=words
    )


def target_of(words: str) -> Target:
    found = read_target(words, lexicon_of("en"), UNITS)
    return found[0] if found else Target("reach", Decimal(0), kind="unread", words=words) if words else MONITORED


def verdict_of(case: dict[str, Any]) -> Verdict:
    target = target_of(case.get("words", ""))
    reported = tuple(observation_of(str(when), str(what)) for when, what in case["reported"].items())
    indicator = indicator_of(target, case)
    as_of = case["as_of"] * 12 + 11 if "as_of" in case else last_reported(reported, (indicator,))
    frame = Frame(2021, 2025, as_of, frozenset({"percent"}))
    return judge((indicator,), reported, frame)[1]


def told_of(verdict: Verdict, case: dict[str, Any]) -> dict[str, Any]:
    """What the case says of its verdict, as the verdict says it."""
    own = verdict.case
    tell: dict[str, Callable[[], Any]] = {
        "counted": lambda: [str(one.period) for one in own.counted],
        "gaps": lambda: [first // 12 for first in own.gaps],
        "total": lambda: own.total,
        "progress": lambda: float(shown_share(own.progress)),
        "expected": lambda: float(shown_share(own.expected)),
        "late": lambda: str(own.late.period) if own.late else None,
        "overdue": lambda: is_overdue(own),
        "goal": lambda: float(own.goal),
        "broken": lambda: str(own.broken[0]) if own.broken else None,
    }
    told = {name: say() for name, say in tell.items() if name in case}
    return {"rule": verdict.rule, "status": verdict.status, **told}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_case_is_decided_by_its_rule(case: dict[str, Any]) -> None:
    verdict = verdict_of(case)
    assert told_of(verdict, case) == {name: case[name] for name in told_of(verdict, case)}


def test_every_rule_decides_some_case() -> None:
    """A rule that no case reaches might be dead, or stand behind another."""
    assert {rule for rule, _ in METHOD} == {case["rule"] for case in CASES.values()}


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_rule_and_its_reason_are_in_words(code: str) -> None:
    pages = read_catalogue(code).pages
    own = {key.removeprefix("rule_") for key in pages if key.startswith("rule_")} - OF_REPORTS
    assert own == {rule for rule, _ in METHOD}
    assert {f"reason_{rule}" for rule, _ in METHOD} <= set(pages)


numbers = st.integers(-1000, 1000).map(Decimal)
positive = st.integers(1, 1000).map(Decimal)
comparators = st.sampled_from(["reach", "at_least", "at_most", "more_than", "less_than"])
kinds = st.sampled_from(["level", "cumulative", "growth", "maintain"])
reports = st.lists(positive, min_size=1, max_size=5)


def case_with(target: Target, start: Decimal | None, values: list[Decimal]) -> Case:
    observations = tuple(observation_of(str(2021 + year), f"{value:f}") for year, value in enumerate(values))
    frame = Frame(2021, 2025, last_reported(observations), frozenset({"percent"}))
    fields = {} if start is None else {"start": start}
    return case_of(indicator_of(target, fields), observations, frame)


def any_target(comparator: str, kind: str, value: Decimal) -> Target:
    change = "increase" if kind == "growth" else None
    return Target(comparator, value, kind=kind, change=change)  # type: ignore[arg-type]


@given(comparators, kinds, positive, st.none() | numbers)
def test_nothing_reported_is_never_on_track(comparator: str, kind: str, value: Decimal, start: Decimal | None) -> None:
    target = any_target(comparator, kind, value)
    for as_of in (None, 2021 * 12, 2025 * 12 + 11):
        case = case_of(indicator_of(target, {} if start is None else {"start": start}), (), Frame(2021, 2025, as_of))
        assert first_rule(case).status in {"no_data", "not_due"}


@given(st.sampled_from(["level", "growth"]), positive, numbers)
def test_progress_is_0_at_the_start_and_1_at_the_goal(kind: str, value: Decimal, start: Decimal) -> None:
    target = any_target("reach", kind, value)
    case = case_with(target, start, [start])
    assume(case.goal != start)
    assert case.progress == 0
    goal = Decimal(case.goal.numerator) / Decimal(case.goal.denominator)
    assert case_with(target, start, [goal]).progress == 1


@given(comparators, kinds, positive, st.none() | numbers, reports, st.sampled_from([2, 10, Decimal("0.5"), 1000]))
def test_another_scale_changes_nothing(  # noqa: PLR0913, PLR0917 - one for each thing that is scaled
    comparator: str, kind: str, value: Decimal, start: Decimal | None, values: list[Decimal], scale: Decimal
) -> None:
    case = case_with(any_target(comparator, kind, value), start, values)
    scaled_start = None if start is None else start * scale
    scaled = case_with(any_target(comparator, kind, value * scale), scaled_start, [one * scale for one in values])
    assert first_rule(scaled) == first_rule(case)


@given(kinds, positive, st.none() | numbers, reports, st.integers(0, 4), positive)
def test_more_is_never_worse_where_more_is_wanted(  # noqa: PLR0913, PLR0917 - a case and what is added to it
    kind: str, value: Decimal, start: Decimal | None, values: list[Decimal], where: int, more: Decimal
) -> None:
    target = any_target("at_least", kind, value)
    before = first_rule(case_with(target, start, values)).status
    place = min(where, len(values) - 1)
    values[place] += more
    after = first_rule(case_with(target, start, values)).status
    assume({before, after} <= set(ORDER))
    assert ORDER.index(after) >= ORDER.index(before)


def test_growth_counts_from_the_number_in_its_words() -> None:
    target = Target("reach", Decimal(10), unit="percent", kind="growth", change="increase",
                    baseline=Baseline("2020", Decimal(50)))  # fmt: skip
    assert case_with(target, Decimal(1), [Decimal(55)]).goal == 55


def test_the_last_rule_applies_to_everything() -> None:
    case = case_with(any_target("reach", "level", Decimal(1)), None, [Decimal(1)])
    assert RULES[-1].applies(replace(case, selection=Selection()))
