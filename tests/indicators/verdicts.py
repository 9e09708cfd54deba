"""The cases of verdicts, as data, and what a verdict says of itself."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.dates import PartialDate
from generator.indicators.grammar.amounts import Unit, Units
from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.grammar.read import read_target
from generator.indicators.grammar.target import Target
from generator.indicators.judgement import judge as judging
from generator.indicators.judgement.judge import Verdict
from generator.indicators.model import Indicator, in_fiscal_year
from generator.indicators.observations.cells import Cells, status_of
from generator.indicators.observations.model import Observation, ReportingPeriod
from generator.indicators.presenting.deadlines import is_overdue
from generator.indicators.target_fields import MONITORED
from generator.language import LocalizedText

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = {
    name: case
    for file in ("judgements.yml", "selections.yml")
    for name, case in yaml.safe_load((HERE / file).read_text("utf-8")).items()
}
UNITS = Units((Unit("percent", "%"), Unit("jobs", "jobs"), Unit("points", "percentage points")))
FIRST, LAST = 2021, 2025


def indicator_of(target: Target, case: dict[str, Any]) -> Indicator:
    name = LocalizedText({"en": "It"})
    start = Decimal(str(case["start"])) if "start" in case else None
    rates = tuple(LocalizedText({"en": f"rate {n}"}) for n in range(case.get("rates", 0)))
    return Indicator.model_construct(
        number=1, name=name, nature="binding", responsible_unit="office", target=target, measures=rates,
        direction=case.get("direction"), baseline_value=start, baseline=None, quotation=None, notes=(), topics=(),
        done=PartialDate.parse(str(case["done"])) if "done" in case else None, evidence=None,
    )  # fmt: skip


def observation_of(when: str, what: str, fiscal_start: int = 4) -> Observation:
    period, _, rate = when.partition(" ")
    words, _, status = what.partition(" ")
    value = Cells.of(lexicon_of("en")).value(words)
    return Observation(
        1,
        ReportingPeriod.parse(period, fiscal_start),
        value,
        status_of(status, value),
        measure=int(rate or 1) - 1,
        words=words,
    )


def target_of(words: str) -> Target:
    found = read_target(words, lexicon_of("en"), UNITS)
    return found[0] if found else Target("reach", Decimal(0), kind="unread", words=words) if words else MONITORED


def given_in(case: dict[str, Any]) -> tuple[Indicator, tuple[Observation, ...]]:
    """The promise and the reports of a case."""
    target = in_fiscal_year(target_of(case.get("words", "")), case.get("fiscal_start", 4), case.get("fiscal_named"))
    reported = tuple(
        observation_of(str(when), str(what), case.get("fiscal_start", 4)) for when, what in case["reported"].items()
    )
    return indicator_of(target, case), reported


def verdict_of(case: dict[str, Any], judge: Any = judging) -> Verdict:  # noqa: ANN401 - the module, or one that is like it
    indicator, reported = given_in(case)
    said = PartialDate.parse(str(case["as_of"])).last_month if "as_of" in case else None
    as_of = judge.last_reported(reported, (indicator,)) if said is None else said
    frame = judge.JudgedPeriod(FIRST, LAST, as_of, frozenset({"percent"}))
    verdict: Verdict = judge.judge((indicator,), reported, frame)[1]
    return verdict


def told_of(verdict: Verdict, case: dict[str, Any], judge: Any = judging) -> dict[str, Any]:  # noqa: ANN401 - as above
    """What the case says of its verdict, as the verdict says it."""
    own = verdict.case
    tell: dict[str, Callable[[], Any]] = {
        "counted": lambda: [str(one.period) for one in own.counted],
        "gaps": lambda: [first // 12 for first in own.gaps],
        "total": lambda: own.total,
        "progress": lambda: float(judge.shown_share(own.progress)),
        "expected": lambda: float(judge.shown_share(own.expected)),
        "late": lambda: str(own.late.period) if own.late else None,
        "overdue": lambda: is_overdue(own),
        "measure": lambda: verdict.measure,
        "better_by": lambda: own.better_by,
        "goal": lambda: float(own.goal),
        "broken": lambda: str(own.broken[0]) if own.broken else None,
    }
    told = {name: say() for name, say in tell.items() if name in case}
    return {"rule": verdict.rule, "status": verdict.status, **told}
