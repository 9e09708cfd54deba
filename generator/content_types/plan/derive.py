"""A plan with what its reports come to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.content_types.plan.model import Plan
from generator.indicators import derive as indicators
from generator.indicators.derive import Progress


@dataclass(frozen=True, slots=True)
class JudgedPlan:
    """`plan` has its indicators under the targets that judge them now."""

    plan: Plan
    progress: Progress


def derive(plan: Plan) -> JudgedPlan:
    period = plan.file.period
    progress = indicators.derive(plan.indicators.indicators, plan.reports, period.first, period.last)
    return JudgedPlan(replace(plan, indicators=plan.indicators.judged_at(progress.as_of)), progress)
