"""Where each promise stands, by which rule; and what must hold of every verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.indicators.grammar.target import Baseline, Target
from generator.indicators.judgement.case import Case
from generator.indicators.judgement.judge import JudgedPeriod, case_of, judge, last_reported
from generator.indicators.judgement.rules import METHOD, RULES, first_rule
from generator.indicators.judgement.selection import Selection
from generator.indicators.observations.model import MONTHS
from generator.messages import read_catalogue
from tests.indicators.verdicts import CASES, indicator_of, observation_of, told_of, verdict_of

OF_REPORTS = {"state", "on_trial", "text", "link"}
"""Keys that begin alike and are of other matters."""
ORDER = ("off_track", "behind", "on_track", "achieved")


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
    frame = JudgedPeriod(2021, 2025, last_reported(observations), frozenset({"percent"}))
    fields = {} if start is None else {"start": start}
    return case_of(indicator_of(target, fields), observations, frame)


def any_target(comparator: str, kind: str, value: Decimal) -> Target:
    change = "increase" if kind == "growth" else None
    return Target(comparator, value, kind=kind, change=change)  # type: ignore[arg-type]


@given(comparators, kinds, positive, st.none() | numbers)
def test_nothing_reported_is_never_on_track(comparator: str, kind: str, value: Decimal, start: Decimal | None) -> None:
    target = any_target(comparator, kind, value)
    for as_of in (None, 2021 * 12, 2025 * 12 + 11):
        case = case_of(
            indicator_of(target, {} if start is None else {"start": start}), (), JudgedPeriod(2021, 2025, as_of)
        )
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


def test_a_report_of_another_time_changes_no_verdict() -> None:
    """Of before, of after and of the future, and one that nobody has the number of."""
    for name, case in CASES.items():
        as_of = case.get("as_of", 2025)
        before = verdict_of({**case, "as_of": as_of})
        for when in ("2015", "2019-2020", "2026-Q1", "2026", f"{int(str(as_of)[:4]) + 1}", "2019-2022", "2025/26"):
            if f"{when}" not in map(str, case["reported"]):
                for what in ("0", "1000000"):
                    more = verdict_of({**case, "as_of": as_of, "reported": {**case["reported"], when: what}})
                    assert (more.rule, more.case.counted) == (before.rule, before.case.counted), (name, when)


@given(kinds, comparators, positive, st.none() | numbers, reports, st.integers(0, 4))
def test_a_year_in_complete_quarters_is_the_year(  # noqa: PLR0913, PLR0917 - a case and what of it is split
    kind: str, comparator: str, value: Decimal, start: Decimal | None, values: list[Decimal], which: int
) -> None:
    """A sum is split into four; a level stands at the end of each quarter."""
    target = any_target(comparator, kind, value)
    year = 2021 + min(which, len(values) - 1)
    part = values[year - 2021] / 4 if kind == "cumulative" else values[year - 2021]
    whole = [observation_of(str(2021 + at), f"{one:f}") for at, one in enumerate(values)]
    split = [one for one in whole if one.period.year != year]
    split += [observation_of(f"{year}-Q{quarter}", f"{part:f}") for quarter in (1, 2, 3, 4)]
    frame = JudgedPeriod(2021, 2025, last_reported(whole), frozenset({"percent"}))
    indicator = indicator_of(target, {} if start is None else {"start": start})
    assert judge((indicator,), split, frame)[1].rule == judge((indicator,), whole, frame)[1].rule


SWAPPED = {"at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than"}
MIRRORED = {"increase": "decrease", "decrease": "increase"}


@given(st.sampled_from([*SWAPPED, "reach"]), st.sampled_from(["level", "maintain"]), positive, numbers, reports,
       st.sampled_from([None, "increase", "decrease"]))  # fmt: skip
def test_swapping_better_and_worse_swaps_them(  # noqa: PLR0913, PLR0917 - all that is turned about
    comparator: str, kind: str, value: Decimal, start: Decimal, values: list[Decimal], direction: str | None
) -> None:
    """What is as far below the target as it was above, where less is better instead of more, stands as it stood."""
    assume(value != 0)
    target = any_target(comparator, kind, value)
    turned = any_target(SWAPPED.get(comparator, comparator), kind, -value)

    def rule(promised: Target, sign: int, way: str | None) -> str:
        observations = tuple(observation_of(str(2021 + at), f"{sign * one:f}") for at, one in enumerate(values))
        frame = JudgedPeriod(2021, 2025, last_reported(observations), frozenset({"percent"}))
        fields = {"start": sign * start, "direction": way}
        return first_rule(case_of(indicator_of(promised, fields), observations, frame)).id

    assert rule(target, 1, direction) == rule(turned, -1, MIRRORED.get(direction or "", direction))


def test_last_reported_is_the_last_month_of_what_is_known() -> None:
    observations = [observation_of("2021", "5"), observation_of("2022", "5 F"), observation_of("2021-W52", "1")]
    assert last_reported(observations) == 2022 * MONTHS
    assert last_reported(observations[:2]) == 2022 * MONTHS - 1
    assert last_reported([]) is None
