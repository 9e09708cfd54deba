"""The method in public: every rule in words, made from the rules themselves."""

from __future__ import annotations

from generator.edition import Edition
from generator.indicators.judgement.rules import METHOD
from generator.indicators.presenting.reasons import tolerances
from generator.publication import Block, Column, Link, Paragraph, Row, RowGroup, Table

KEY = "method"


def rule_link(rule: str, edition: Edition) -> Link:
    return Link(edition.say("rule_link"), f"{edition.path(KEY)}#rule_{rule}")


def method_blocks(edition: Edition) -> tuple[Block, ...]:
    parts = ("path", "date", "periods", "numbers")
    about = (Paragraph(edition.say(f"method_{part}", **tolerances(edition))) for part in parts)
    return (Paragraph(edition.say("method_order")), _rules(edition), *about)


def _rules(edition: Edition) -> Table:
    say, parts = edition.say, tolerances(edition)
    rows = tuple(
        Row(f"rule_{rule}", (say(f"rule_{rule}", **parts), say(f"status_{status}"))) for rule, status in METHOD
    )
    columns = (
        Column("rule", say("column_rule_applies"), "header"),
        Column("status", say("column_rule_status"), "state"),
    )
    return Table("rules", say("method_caption"), columns, (RowGroup(None, rows),))
