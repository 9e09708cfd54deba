"""Targets that were changed while a plan ran: what is wrong with the way they are written."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from generator.indicators.grammar.target import Target
from generator.indicators.judgement.judge import JudgedPeriod
from generator.indicators.model import Indicator
from generator.indicators.observations.model import MONTHS
from generator.problems import Problems
from generator.sources import yaml_file


def find_faults(
    indicators: Iterable[Indicator], nodes: Iterable[yaml_file.Node], period: JudgedPeriod, problems: Problems
) -> None:
    """Note each revision that is not of the plan's own time, comes before another, or counts in another unit.

    `nodes` are the indicators as they are written.
    """
    for indicator, node in zip(indicators, nodes, strict=True):
        written = yaml_file.items_of(node, "revisions") if isinstance(node, yaml_file.Mapping) else ()
        for revision, place in zip(indicator.revisions, written, strict=True):
            if not period.first * MONTHS <= revision.since.first_month < (period.last + 1) * MONTHS:
                problems.add(place.mark, "revision-outside-plan", since=revision.since, first=period.first,
                             last=period.last)  # fmt: skip
        for (before, after), place in zip(pairwise(indicator.revisions), written[1:], strict=True):
            if after.since.first_month <= before.since.first_month:
                problems.add(place.mark, "revision-order", since=after.since, before=before.since)
        for (old, new), place in zip(pairwise(indicator.targets), written, strict=True):
            if _is_counted(old) and _is_counted(new) and old.unit != new.unit:
                problems.add(place.mark, "revision-unit", unit=new.unit or "—", before=old.unit or "—")


def _is_counted(target: Target) -> bool:
    """Whether its unit is that of the reports: growth may be in per cent of anything."""
    return target.has_number and target.kind != "growth"
