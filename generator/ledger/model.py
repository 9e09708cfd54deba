"""Figures, funnels and checks as YAML files hold them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, PlainValidator, ValidationInfo, model_validator

from generator.ledger.sums import Approximate, CheckKind, agrees, outcome, shown
from generator.messages import read_catalogue
from generator.numerals.plain import exact
from generator.publication import Said
from generator.quantities.said import said_in
from generator.sources.contradictions import LookedAt, Places, Printed, look_at_words
from generator.sources.fields import (
    Boolean,
    Date,
    Identifier,
    Localized,
    LocalizedTitle,
    MeasureReference,
    Model,
    Number,
    Reading,
    SourceReference,
    Text,
    fault,
)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A number as the source writes it, and how it is qualified there."""

    text: str = ""
    said: Said | None = None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        return handler.generate_schema(Annotated[Text, AfterValidator(cls.read)])

    @classmethod
    def read(cls, text: str, info: ValidationInfo[Reading]) -> Self:
        source = info.context.languages[0]
        return cls(text, said_in(text, read_catalogue(source.code)))


class Span(Model):
    """The time a figure was counted over, both ends included."""

    first: Date = Field(alias="from")
    last: Date = Field(alias="to")


class Ratio(Model):
    """The two numbers that a share was made from."""

    numerator: Number
    denominator: Number


class Amount(Printed):
    """A number a document gives.  `words` are the source's; `as_of` is a day, `period` a stretch of time.

    `cumulative`: counted from the beginning up to `as_of`.
    """

    label: Localized
    value: Number
    unit: MeasureReference | None = None
    approximate: Approximate | None = None
    words: SourceWords = SourceWords()
    as_of: Date | None = None
    period: Span | None = None
    cumulative: Boolean = False
    share: Ratio | None = None
    note: Localized | None = None

    def look(self, places: Places, reading: Reading) -> None:
        look_at_words(self.words.text, self.value, self.unit, places.of("value"), reading)
        if self.share:
            self._look_at_share(self.share, places, reading)

    def _look_at_share(self, share: Ratio, places: Places, reading: Reading) -> None:
        """A share agrees with its parts, rounded as it is; another value is one of the parts, or their quotient."""
        if not share.denominator:
            reading.problems.add(places.of("share", "denominator"), "zero-denominator")
            return
        quotient = Fraction(share.numerator) / Fraction(share.denominator)
        in_percent = reading.is_percent(self.unit)
        factors = (100,) if in_percent else tuple(10**power for power in range(7))
        is_part = not in_percent and self.value in {share.numerator, share.denominator}
        if not is_part and not any(agrees(quotient * factor, self.value, self.approximate) for factor in factors):
            sign = "%" if in_percent else ""
            reading.problems.add(
                places.of("value"), "share-differs", value=f"{self.value:f}{sign}", numerator=f"{share.numerator:f}",
                denominator=f"{share.denominator:f}", result=f"{shown(quotient * factors[0], self.value)}{sign}",
            )  # fmt: skip


class Figure(Amount):
    """A number that texts can be bound to."""

    id: Identifier


class Funnel(Model):
    """What becomes of a number on its way: asked, signed, begun, done."""

    id: Identifier
    title: LocalizedTitle
    stages: tuple[Amount, ...]
    note: Localized | None = None


class Stated(Printed):
    value: Number
    unit: MeasureReference | None = None
    approximate: Approximate | None = None
    words: SourceWords = SourceWords()

    def look(self, places: Places, reading: Reading) -> None:
        look_at_words(self.words.text, self.value, self.unit, places.of("value"), reading)


def _term(value: object) -> Decimal | str:
    text = str(value).strip()
    number = exact(text)
    return text if number is None else number


Term = Annotated[Decimal | str, PlainValidator(_term)]


class Check(Printed):
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


class Ledgered(LookedAt):
    """What any kind of document may hold beside its own fields."""

    results: tuple[Figure, ...] = ()
    funnels: tuple[Funnel, ...] = ()
    checks: tuple[Check, ...] = ()
    related: tuple[Relation, ...] = ()

    @model_validator(mode="after")
    def _terms_are_known(self) -> Self:
        refuse_unknown_terms(self.results, self.checks)
        return self

    def look(self, places: Places, reading: Reading) -> None:
        ask_about_sums(self.results, self.checks, places, reading)


def refuse_unknown_terms(figures: tuple[Figure, ...], checks: tuple[Check, ...]) -> None:
    """Refuse a check whose terms name a figure that is not there."""
    known = [figure.id for figure in figures]
    for check in checks:
        for term in check.terms:
            if isinstance(term, str) and term not in known:
                near = difflib.get_close_matches(term, known, 1, 0.5)
                fault("bound-unknown", at="checks", id=term, suggestion=near[0] if near else "")


def values_of(check: Check, figures: Iterable[Figure]) -> tuple[Decimal, ...]:
    """The numbers that the terms of a check stand for."""
    by_name = {figure.id: figure.value for figure in figures}
    return tuple(by_name[term] if isinstance(term, str) else term for term in check.terms)


def ask_about_sums(figures: tuple[Figure, ...], checks: tuple[Check, ...], places: Places, reading: Reading) -> None:
    """Ask about each statement that its numbers do not bear out, unless the source is known to say so."""
    known = {figure.id for figure in figures}
    for position, check in enumerate(checks):
        if any(isinstance(term, str) and term not in known for term in check.terms):
            continue
        found = outcome(check.kind, values_of(check, figures))
        stated = check.stated
        if not check.as_printed and not agrees(found, stated.value, stated.approximate):
            result = shown(found, stated.value) if found is not None else "—"
            mark = places.of("checks", position, "stated", "value")
            reading.problems.add(mark, "sum-differs", stated=f"{stated.value:f}", result=result)
