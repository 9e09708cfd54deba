"""Rows of a table that came back and that an earlier plan reported: they stay where they are, and are written once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.content_types.plan import PLAN
from generator.content_types.plan.model import Plan
from generator.indicators.observations.model import Observation, ReportingPeriod
from generator.indicators.observations.read import Reported, read_rows
from generator.problems import Problems
from generator.registers import Registers
from generator.sources.csv_file import Row
from generator.sources.fields import Reading
from generator.sources.inventory import Inventory
from generator.sources.tree import Tree


@dataclass(frozen=True, slots=True)
class EarlierPlans:
    """`known` is what earlier plans reported; `slugs` are their folders by what tables call them, in any language."""

    reported: Reported
    known: Mapping[tuple[int, int, ReportingPeriod], Observation] = field(default_factory=dict, hash=False)
    slugs: Mapping[str, str] = field(default_factory=dict, hash=False)

    def without(self, rows: Iterable[Row], reading: Reading) -> Iterator[Row]:
        """The rows that are the plan's own; one of an earlier plan that was changed is told."""
        for row in rows:
            named, said = self.slugs.get(row.cells["plan"]), bool(row.cells["plan"])
            same = (named is not None or not said) and self._is_known(row, reading)
            if named is not None and not same:
                reading.problems.add(row.mark("plan"), "table-earlier", plan=named)
            elif not same:
                yield row

    def _is_known(self, row: Row, reading: Reading) -> bool:
        """Whether the row is as the earlier plan has it; what is wrong with another is told by who reads it."""
        quiet = replace(reading, problems=Problems(), inventory=Inventory())
        found = next(iter(read_rows([row], self.reported, quiet)), None) if self.known else None
        other = self.known.get(found.key) if found else None
        return found is not None and other is not None and found == replace(other, plan="")


def earlier_plans(plan: Plan, reported: Reported, tree: Tree, site: tuple[Registers, Reading]) -> EarlierPlans:
    """What the indicators of a plan take from those before it, where any goes on from one."""
    registers, reading = site
    if not any(one.continues for one in plan.indicators.indicators) or PLAN.join is None:
        return EarlierPlans(reported)
    quiet = replace(reading, problems=Problems(), inventory=Inventory())
    read = (PLAN.parse(folder, tree, quiet) for folder in tree.folders_in(PLAN.home))
    joined = PLAN.join(tuple(one for one in read if one), registers, quiet.problems)
    own = next((one for one in joined if one.plan.folder == plan.folder), None)
    if own is None:
        return EarlierPlans(reported)
    known = {one.key: one for one in own.plan.reports.earlier}
    counterparts = (one for lineage in own.progress.lineages.values() for one in lineage.earlier)
    slugs = {title: one.plan for one in counterparts for title in one.title.texts.values()}
    first = min((one.period.year for one in known.values()), default=reported.first)
    last = max((one.period.last_year for one in known.values()), default=reported.last)
    widened = replace(reported, first=min(first, reported.first), last=max(last, reported.last))
    return EarlierPlans(widened, known, slugs)
