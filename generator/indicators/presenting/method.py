"""The way to the rule behind a verdict, on the page about the method."""

from __future__ import annotations

from generator.edition import Edition
from generator.publication import Link

KEY = "method"


def rule_link(rule: str, edition: Edition) -> Link:
    return Link(edition.say("rule_link"), f"{edition.path(KEY)}#rule_{rule}")
