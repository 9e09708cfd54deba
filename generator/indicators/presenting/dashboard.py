"""A plan's indicators counted and chosen from: by status, category, nature and unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import get_args

from generator.indicators.judgement.judge import WORST_FIRST
from generator.indicators.model import Category, Indicator
from generator.indicators.presenting.plan_indicators import PlanIndicators
from generator.language import Words
from generator.publication import Cell, Choice, Column, Filter, Nature, Row, RowGroup, Status, Table

Linked = Callable[[Category], Cell]
"""How a category is named: by words alone, or with the way to its page."""


def counts(plan_indicators: PlanIndicators, caption: Words, named: Linked | None = None) -> Table:
    """How many indicators stand where, by category and by nature."""
    say, indicators = plan_indicators.edition.say, plan_indicators.file.indicators
    met = Counter(map(plan_indicators.status, indicators))
    shown = tuple(status for status in WORST_FIRST if met[status])
    columns = (
        Column("category", say("column_counted"), "header"),
        *(Column(status, say(f"status_{status}_short"), "number") for status in shown),
        Column("total", say("total"), "number"),
    )

    def row(key: str, name: Cell, own: tuple[Indicator, ...]) -> Row:
        found = Counter(map(plan_indicators.status, own))
        numbers = (plan_indicators.edition.number(found[status]) for status in shown)
        return Row(f"counted_{key}", (name, *map(Words, numbers), Words(plan_indicators.edition.number(len(own)))))

    categories = tuple(
        row(one.id, named(one) if named else plan_indicators.edition.words(one.name), one.indicators)
        for one in plan_indicators.file.categories
    )
    natures = tuple(
        row(f"_{nature}", say(nature), own)
        for nature in get_args(Nature)
        if (own := tuple(one for one in indicators if one.nature == nature))
    )
    groups = RowGroup(None, categories), RowGroup(None, natures)
    return Table("counts", caption, columns, groups, total=row("_all", say("total"), indicators))


def indicator_filter(plan_indicators: PlanIndicators, table: str) -> Filter | None:
    """What the indicators can be chosen by: whatever two of them differ in."""
    choices = tuple(choice for choice in _choices(plan_indicators) if len(choice.values) > 1)
    return Filter(choices, table, len(plan_indicators.file.indicators)) if choices else None


def _choices(plan_indicators: PlanIndicators) -> Iterator[Choice]:
    say, indicators, registers = plan_indicators.edition.say, plan_indicators.file.indicators, plan_indicators.registers
    statuses = {plan_indicators.status(one) for one in indicators}
    natures = {one.nature for one in indicators}
    units = dict.fromkeys(one.responsible_unit for one in indicators)
    yield Choice("status", say("column_status"), tuple(_named("status", statuses, plan_indicators)))
    yield Choice(
        "category",
        say("column_category"),
        tuple((one.id, plan_indicators.edition.words(one.name)) for one in plan_indicators.file.categories),
    )
    yield Choice("nature", say("column_nature"), tuple((one, say(one)) for one in get_args(Nature) if one in natures))
    yield Choice(
        "unit",
        say("column_responsible_unit"),
        tuple((unit, registers.unit_words(unit, plan_indicators.edition)) for unit in units),
    )


def _named(kind: str, statuses: set[Status], plan_indicators: PlanIndicators) -> Iterator[tuple[str, Words]]:
    for status in WORST_FIRST:
        if status in statuses:
            yield status, plan_indicators.edition.say(f"{kind}_{status}")
