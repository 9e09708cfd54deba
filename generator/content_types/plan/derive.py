"""A plan with what its reports come to."""

from __future__ import annotations

from dataclasses import dataclass

from generator.content_types.plan.model import Plan
from generator.indicators import derive as indicators
from generator.indicators.derive import Progress


@dataclass(frozen=True, slots=True)
class JudgedPlan:
    plan: Plan
    progress: Progress


def derive(plan: Plan) -> JudgedPlan:
    period = plan.file.period
    return JudgedPlan(plan, indicators.derive(plan.indicators.indicators, plan.reports, period.first, period.last))
