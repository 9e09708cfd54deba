"""Indicators as `indicators.yml` holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, PlainValidator

from generator.dates import PartialDate
from generator.indicators.grammar.target import Question, Target
from generator.indicators.target_fields import MONITORED, TargetFields, settle
from generator.problems import Mark
from generator.publication import Nature
from generator.sources.contradictions import Printed
from generator.sources.fields import (
    Date,
    Identifier,
    Integer,
    Localized,
    MeasureReference,
    Model,
    Number,
    SettledFrom,
    Text,
    TopicReference,
    UnitReference,
    fault,
)
from generator.sources.fields.scalars import body_of, text_of


def _with_year(date: PartialDate) -> PartialDate:
    if date.year is None:
        fault("bad-date", value=str(date))
    return date


YearKnown = Annotated[Date, AfterValidator(_with_year)]
Direction = Literal["increase", "decrease", "maintain"]
"""Which way is better, where the target's words leave it open."""
FiscalName = Literal["first", "last"]
"""Which of the two calendar years that it is of gives a fiscal year its name."""


class Quotation(Model):
    """The promise in the words of the plan's text, and where they stand."""

    words: Text
    place: Localized


class Revision(Model):
    """A target that took the place of the one before it: since when, and by which document."""

    since: YearKnown
    document: Localized
    target: Annotated[Target, SettledFrom(TargetFields, settle)]


@dataclass(frozen=True, slots=True)
class EarlierIndicator:
    """The indicator that another one goes on from: the folder of its plan, its number there, and where that is said.

    What is written otherwise than `clear-water/3` names no plan.
    """

    plan: str
    number: str
    mark: Mark


def _earlier(value: object) -> EarlierIndicator:
    text = text_of(value)
    plan, _, number = text.rpartition("/")
    return EarlierIndicator(plan, number, body_of(value) if isinstance(value, str) else Mark(""))


class Indicator(Printed):
    number: Integer
    name: Localized
    nature: Nature
    responsible_unit: UnitReference
    target: Annotated[Target, SettledFrom(TargetFields, settle)] = MONITORED
    """As the plan first promised it."""
    revisions: tuple[Revision, ...] = ()
    """In the order of their dates."""
    done: YearKnown | None = None
    """When a milestone was reached."""
    evidence: Localized | None = None
    """What shows that it was."""
    unit: MeasureReference | None = None
    """What its numbers are counted in, where no target says so."""
    direction: Direction | None = None
    continues: Annotated[EarlierIndicator, PlainValidator(_earlier)] | None = None
    """The indicator of an earlier plan whose reports are the beginning of its own series."""
    quotation: Quotation | None = None
    measures: tuple[Localized, ...] = ()
    """The rates that stand under one target, where there are several."""
    baseline: Localized | None = None
    baseline_value: Number | None = None
    """What the number was when the plan began."""
    notes: tuple[Localized, ...] = ()
    topics: tuple[TopicReference, ...] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """All that were ever promised, the oldest first."""
        return (self.target, *(revision.target for revision in self.revisions))

    def target_at(self, month: int | None) -> Target:
        """The one that judges in a month, counted from the year 0; the newest where nothing was reported."""
        begun = (one.target for one in self.revisions if month is None or one.since.first_month <= month)
        return (self.target, *begun)[-1]

    def under(self, target: Target) -> Indicator:
        """The indicator as if this were the only target it ever had."""
        return self.model_copy(update={"target": target, "revisions": ()}) if self.revisions else self

    def dated(self, change: Callable[[Target], Target]) -> Indicator:
        """With each of its targets changed."""
        revisions = tuple(one.model_copy(update={"target": change(one.target)}) for one in self.revisions)
        return self.model_copy(update={"target": change(self.target), "revisions": revisions})


_LATEST = 12
"""The month in which a year begins that ends as late as it can: what may not be over is not called overdue."""


def in_fiscal_year(target: Target, first_month: int | None, named: FiscalName | None) -> Target:
    """A target whose year is a fiscal one, with the months of its years; unread where these are not known."""
    if not target.fiscal:
        return target
    if first_month is None or (target.fiscal == "one_year" and named is None and first_month > 1):
        question = Question("target-fiscal", (("words", target.words),))
        return Target(
            "reach", Decimal(0), kind="unread", year=target.year, fiscal=target.fiscal, first_month=_LATEST,
            words=target.words, wording=target.wording, question=question,
        )  # fmt: skip
    if first_month == 1 and target.fiscal == "one_year":
        return replace(target, fiscal="")
    back = 1 if target.fiscal == "one_year" and named == "last" else 0
    year, since = (None if one is None else one - back for one in (target.year, target.since))
    return replace(target, fiscal="two_years", first_month=first_month, year=year, since=since)


class Category(Model):
    id: Identifier
    name: Localized
    indicators: tuple[Indicator, ...]


class IndicatorFile(Model):
    categories: tuple[Category, ...]
    note: Localized | None = None

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for category in self.categories for indicator in category.indicators)

    def judged_at(self, month: int | None) -> IndicatorFile:
        """With each indicator under the one target that judges it in a month."""
        if not any(indicator.revisions for indicator in self.indicators):
            return self
        return self._changed(lambda one: one.under(one.target_at(month)))

    def revised(self, all_targets: Mapping[int, Indicator]) -> IndicatorFile:
        """With those in place of their namesakes that have all their targets."""
        return self._changed(lambda one: all_targets.get(one.number, one)) if all_targets else self

    def in_fiscal_years(self, first_month: int | None, named: FiscalName | None) -> IndicatorFile:
        """With the fiscal years of targets as those of the plan; those of which it says too little are asked about."""
        if not any(target.fiscal for indicator in self.indicators for target in indicator.targets):
            return self
        return self._changed(lambda one: one.dated(lambda target: in_fiscal_year(target, first_month, named)))

    def _changed(self, change: Callable[[Indicator], Indicator]) -> IndicatorFile:
        categories = (
            one.model_copy(update={"indicators": tuple(map(change, one.indicators))}) for one in self.categories
        )
        return self.model_copy(update={"categories": tuple(categories)})
