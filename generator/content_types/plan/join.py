"""Plans that follow one another: an indicator that goes on in the next one takes its reports along."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.content_types.plan.derive import JudgedPlan, derive
from generator.indicators.counted import counted_in
from generator.indicators.lineage import Counterpart, Lineage, in_doubt, taken_along, without_own
from generator.indicators.model import EarlierIndicator, Indicator
from generator.indicators.observations.model import Observation
from generator.indicators.parse import OBSERVATIONS
from generator.problems import Mark, Problems
from generator.registers import Registers


def join(plans: tuple[JudgedPlan, ...], registers: Registers, problems: Problems) -> tuple[JudgedPlan, ...]:
    """Each plan with what earlier ones reported of its indicators, judged anew; both ends know of one another.

    An indicator can only go on from a plan that begins before its own, so that none goes on from itself.
    """
    if not any(one.continues for plan in plans for one in plan.plan.indicators.indicators):
        return plans
    joining = _Joining(registers, problems, {plan.plan.slug: plan for plan in plans})
    for slug in sorted(joining.plans, key=lambda slug: joining.plans[slug].plan.file.period.first):
        joining.join(slug)
    return tuple(joining.plans[plan.plan.slug] for plan in plans)


@dataclass(frozen=True, slots=True)
class _Joining:
    """`plans` are those of the site by their folders, each joined as soon as all before it are."""

    registers: Registers
    problems: Problems
    plans: dict[str, JudgedPlan] = field(hash=False)

    def join(self, slug: str) -> None:
        judged = self.plans[slug]
        plan, lineages = judged.plan, dict(judged.progress.lineages)
        earlier: list[Observation] = []
        for indicator in plan.indicators.indicators:
            before = self.before(judged, indicator)
            if before is None:
                continue
            own = lineages.get(indicator.number) or Lineage(_counterpart(judged, indicator.number))
            lineages[indicator.number] = replace(own, earlier=self.line(before))
            series = self.plans[before.plan].plan.reports.series(before.number)
            taken = taken_along(series, before, indicator.number)
            self.compare(judged, indicator, taken)
            earlier += without_own(taken, plan.reports.of(indicator.number))
            self.announce(before, _counterpart(judged, indicator.number))
        if earlier:
            indicators = plan.indicators.revised(judged.progress.revised)
            whole = replace(plan, indicators=indicators, reports=replace(plan.reports, earlier=tuple(earlier)))
            judged = derive(whole)
        if lineages:
            self.plans[slug] = replace(judged, progress=replace(judged.progress, lineages=lineages))

    def before(self, judged: JudgedPlan, indicator: Indicator) -> Counterpart | None:
        """The indicator that this one goes on from; None, with every fault, where it cannot."""
        link = indicator.continues
        if link is None:
            return None
        found = self.named(link)
        if found is None:
            known = ", ".join(sorted(set(self.plans) - {judged.plan.slug})) or "—"
            self.problems.add(link.mark, "earlier-unknown", value=f"{link.plan}/{link.number}", known=known)
            return None
        other, earlier = found
        first, own_first = other.plan.file.period.first, judged.plan.file.period.first
        if first >= own_first:
            self.problems.add(link.mark, "earlier-order", plan=link.plan, first=first, own=own_first)
            return None
        counted = [self.counted(one) for one in (earlier, indicator)]
        if counted[0] != counted[1]:
            self.problems.add(link.mark, "earlier-unit", before=counted[0] or "—", own=counted[1] or "—")
            return None
        return _counterpart(other, earlier.number)

    def named(self, link: EarlierIndicator) -> tuple[JudgedPlan, Indicator] | None:
        other = self.plans.get(link.plan)
        indicators = other.plan.indicators.indicators if other else ()
        found = next((one for one in indicators if str(one.number) == link.number), None)
        return (other, found) if other and found else None

    def counted(self, indicator: Indicator) -> str:
        """What its reports are in: its unit, and the rates that stand under one target, in any language."""
        rates = (" / ".join(rate.texts.values()) for rate in indicator.measures)
        return ", ".join(filter(None, (counted_in(indicator, self.registers), *rates)))

    def line(self, before: Counterpart) -> tuple[Counterpart, ...]:
        lineage = self.plans[before.plan].progress.lineages.get(before.number)
        return (before, *(lineage.earlier if lineage else ()))

    def compare(self, judged: JudgedPlan, indicator: Indicator, taken: tuple[Observation, ...]) -> None:
        path = f"{judged.plan.folder}/{OBSERVATIONS}"
        for one, other in in_doubt(judged.plan.reports.of(indicator.number), taken):
            details = {"indicator": indicator.number, "period": one.period, "value": one.words or "—"}
            self.problems.add(Mark(path, one.line), "earlier-differs", plan=other.plan, before=other.words, **details)

    def announce(self, before: Counterpart, later: Counterpart) -> None:
        """Have the earlier indicator know the one that goes on from it."""
        judged = self.plans[before.plan]
        own = judged.progress.lineages.get(before.number) or Lineage(before)
        lineages = {**judged.progress.lineages, before.number: replace(own, later=(*own.later, later))}
        self.plans[before.plan] = replace(judged, progress=replace(judged.progress, lineages=lineages))


def _counterpart(judged: JudgedPlan, number: int) -> Counterpart:
    return Counterpart(judged.plan.slug, judged.plan.file.short_title, number)
