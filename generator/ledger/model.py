"""Figures, funnels and checks as YAML files hold them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.sources.fields import (
    Boolean,
    Date,
    Identifier,
    Localized,
    LocalizedTitle,
    MeasureReference,
    Model,
    Number,
    SourceReference,
    Text,
)

Approximate = Literal["about", "over", "nearly", "at_least", "at_most"]
CheckKind = Literal["sum", "difference", "share", "growth", "quotient", "count"]


class Span(Model):
    """The time a figure was counted over, both ends included."""

    first: Date = Field(alias="from")
    last: Date = Field(alias="to")


class Share(Model):
    numerator: Number
    denominator: Number


class Stage(Model):
    """A number a document gives.  `words` are the source's; `as_of` is a day, `period` a stretch of time.

    `cumulative`: counted from the beginning up to `as_of`.
    """

    label: Localized
    value: Number
    unit: MeasureReference | None = None
    approximate: Approximate | None = None
    words: Text = ""
    as_of: Date | None = None
    period: Span | None = None
    cumulative: Boolean = False
    share: Share | None = None
    note: Localized | None = None


class Figure(Stage):
    """A number that texts can be bound to."""

    id: Identifier


class Funnel(Model):
    """What becomes of a number on its way: asked, signed, begun, done."""

    id: Identifier
    title: LocalizedTitle
    stages: tuple[Stage, ...]
    note: Localized | None = None


class Stated(Model):
    value: Number
    unit: MeasureReference | None = None
    approximate: Approximate | None = None
    words: Text = ""


class Check(Model):
    """A statement of the document that can be done again from other numbers of it.

    sum: the terms together; difference: the first less the second; share: the first as percent of the second; growth:
    the second, an increase, as percent of what the first was before it; quotient: the first by the second; count: how
    many are named.
    """

    id: Identifier
    label: Localized
    kind: CheckKind
    terms: tuple[Number, ...]
    stated: Stated
    note: Localized | None = None


class Relation(Model):
    """Something this document has to do with, and why.  Written once, shown at both ends."""

    to: SourceReference
    reason: Localized


class Ledgered(Model):
    """What any kind of document may hold beside its own fields."""

    results: tuple[Figure, ...] = ()
    funnels: tuple[Funnel, ...] = ()
    checks: tuple[Check, ...] = ()
    related: tuple[Relation, ...] = ()
