"""Figures, funnels and checks as YAML files hold them."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, PlainValidator, model_validator

from generator.numerals import exact
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
    fault,
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


def _term(value: object) -> Decimal | str:
    text = str(value).strip()
    number = exact(text)
    return text if number is None else number


Term = Annotated[Decimal | str, PlainValidator(_term)]


class Check(Model):
    """A statement of the document that can be done again from other numbers of it.

    sum: the terms together; difference: the first less the second; share: the first as percent of the second; growth:
    the second, an increase, as percent of what the first was before it; quotient: the first by the second; count: how
    many are named.  A term is a number, or the identifier of a figure of the same document.
    """

    id: Identifier
    label: Localized
    kind: CheckKind
    terms: tuple[Term, ...]
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

    @model_validator(mode="after")
    def _terms_are_known(self) -> Self:
        refuse_unknown_terms(self.results, self.checks)
        return self


def refuse_unknown_terms(figures: tuple[Figure, ...], checks: tuple[Check, ...]) -> None:
    """Refuse a check whose terms name a figure that is not there."""
    known = [figure.id for figure in figures]
    for check in checks:
        for term in check.terms:
            if isinstance(term, str) and term not in known:
                near = difflib.get_close_matches(term, known, 1, 0.5)
                fault("bound-unknown", at="checks", id=term, suggestion=near[0] if near else "")
