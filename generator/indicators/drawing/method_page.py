"""The method in public: cases that show it, then every rule in words, made from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.edition import Edition
from generator.indicators.drawing.worked_cases import CASES, ShownCase
from generator.indicators.judgement.rules import METHOD
from generator.indicators.presenting.method import KEY
from generator.indicators.presenting.reasons import tolerances
from generator.publication import Block, Column, Link, Paragraph, Row, RowGroup, Section, State, Table, Tile


def method_sections(edition: Edition) -> tuple[Section, ...]:
    say = edition.say
    short = (Paragraph(say("method_short")), Paragraph(say("method_counted")))
    rules = (Paragraph(say("method_order")), _rules(edition))
    more = tuple(Paragraph(say(f"method_{part}")) for part in ("date", "periods", "numbers"))
    return (
        Section("part_short", say("method_in_short"), short),
        *(_worked(ShownCase(case, edition)) for case in CASES),
        Section("part_rules", say("method_rules"), rules),
        Section("part_exactly", say("method_exactly"), more),
    )


def _worked(shown: ShownCase) -> Section:
    """What the case is, where it stands and why, the drawing, and its figures for those who want them."""
    say, id_ = shown.edition.say, shown.case.id
    blocks = (Paragraph(say(f"worked_{id_}", **shown.values())), _state(shown), *_drawn(shown))
    return Section(f"worked_{id_}", say(f"worked_{id_}_title"), blocks)


def _state(shown: ShownCase) -> State:
    say, verdict, id_ = shown.edition.say, shown.verdict, shown.case.id
    status = say(f"status_{verdict.status}")
    rule = say("worked_rule", title=say(f"worked_{id_}_title"))
    path = f"{shown.edition.path(KEY)}#rule_{verdict.rule}"
    tile = Tile("", status, path, shown.indicator.nature, verdict.status)
    return State(tile, status, shown.reasons.words(verdict, ()), Link(rule, path))


def _drawn(shown: ShownCase) -> Iterator[Block]:
    """Keys are those of the page, which holds several cases."""
    name, key = shown.edition.say(f"worked_{shown.case.id}_name"), f"figures_{shown.case.id}"
    for chart in shown.charts():
        yield replace(chart, key=f"{chart.key}_{shown.case.id}", title=name, table=key)
    table = shown.table()
    rows = tuple(replace(row, key=f"{key}_{row.key}") for row in table.rows)
    total = replace(table.total, key=f"{key}_total") if table.total else None
    folded = shown.edition.say("worked_figures", title=name)
    yield replace(table, key=key, caption=name, groups=(RowGroup(None, rows),), total=total, folded=folded)


def _rules(edition: Edition) -> Table:
    say, parts = edition.say, tolerances(edition)
    rows = tuple(
        Row(f"rule_{rule}", (say(f"rule_{rule}", **parts), say(f"status_{status}"))) for rule, status in METHOD
    )
    columns = (
        Column("rule", say("column_rule_applies"), "header"),
        Column("status", say("column_rule_status"), "state"),
    )
    folded = say("method_open", n=len(METHOD))
    return Table("rules", say("method_caption"), columns, (RowGroup(None, rows),), folded=folded)
