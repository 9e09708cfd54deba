"""A plan as its folder holds it: `plan.yml`, `indicators.yml`, `sections/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from generator.document import LocalizedDocument, Provenance
from generator.indicators.model import FiscalName, IndicatorFile, YearKnown
from generator.indicators.parse import Reports, SnapshotFields
from generator.ledger.model import Check, Figure, Ledgered, Relation, ask_about_sums, refuse_unknown_terms
from generator.sources.contradictions import LookedAt, Places
from generator.sources.fields import (
    Date,
    DocumentFile,
    Identifier,
    Integer,
    Localized,
    LocalizedTitle,
    Model,
    PlaceReference,
    Reading,
    Refers,
    SourceText,
    Text,
    TopicReference,
    UnitReference,
    fault,
)

LONGEST_PERIOD = 100
"""In years; each year is a row on every indicator's page."""
Openness = Literal["voluntary", "on_request", "restricted"]
IndicatorReference = Annotated[str, Refers("indicator")]


def _month(number: int) -> int:
    if not 1 <= number <= 12:  # noqa: PLR2004 - the months of a year
        fault("bad-choice", field="", value=number, allowed="1 … 12")
    return number


MonthNumber = Annotated[Integer, AfterValidator(_month)]


class Period(Model):
    """The years a plan covers, both included."""

    first: Integer = Field(alias="from")
    last: Integer = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if not 0 <= self.last - self.first <= LONGEST_PERIOD:
            fault("bad-period", first=self.first, last=self.last, most=LONGEST_PERIOD)
        return self


class DocumentNumber(Model):
    """The document number as the source prints it, and as it must be read where characters were lost."""

    printed: SourceText
    read: SourceText | None = None


class Disclosure(Model):
    """What an official document says of itself.  What the source does not say is left out."""

    document_number: DocumentNumber | None = None
    index_number: Text | None = None
    date_made: Date | None = None
    date_printed: Date | None = None
    date_published: Date | None = None
    openness: Openness | None = None
    validity: Localized | None = None


class Promulgation(Model):
    """What the notice says that a plan was issued with."""

    recipients: Localized | None = None
    drafted_by: Localized | None = None
    adopted_by: Localized | None = None
    copied_to: Localized | None = None


class TaskGroup(Model):
    """`numbered` are the titles of its tasks, in the order of the plan."""

    id: Identifier
    title: Localized
    summary: Localized
    numbered: tuple[Localized, ...] = ()
    indicators: tuple[IndicatorReference, ...] = ()


class PlanSection(Model):
    """A chapter.  One of them may show the indicators; the others have prose in `sections/<id>.<language>.md`."""

    id: Identifier
    title: Localized
    summary: Localized | None = None
    shows: Literal["indicators"] | None = None
    tasks: tuple[TaskGroup, ...] = ()


class Review(Model):
    """A review that the plan promises: every year, on a day, or without saying when."""

    title: Localized
    due: YearKnown | None = None
    every: Literal["year"] | None = None
    unit: UnitReference | None = None
    """Who is to review, where the plan says so."""


class PlanFile(Ledgered, DocumentFile):
    title: LocalizedTitle
    short_title: Localized
    summary: Localized
    issuer: UnitReference
    topics: tuple[TopicReference, ...] = ()
    places: tuple[PlaceReference, ...] = ()
    period: Period
    horizon: Integer | None = None
    disclosure: Disclosure
    notice: Promulgation | None = None
    source: Provenance
    reporting: Localized | None = None
    reviews: tuple[Review, ...] = ()
    as_of: YearKnown | None = None
    """The month or year the indicators are judged at; the last that was reported, where it is not given."""
    fiscal_start: MonthNumber | None = None
    """The month, 1 to 12, in which the fiscal or school years of its reports begin."""
    fiscal_named: FiscalName | None = None
    """Whether FY2024 begins or ends in 2024, where targets name fiscal years by one number."""
    reports_from: Integer | None = None
    """The first year that its reports are of, where series begin before the plan: they are shown, never judged."""
    snapshots: tuple[SnapshotFields, ...] = ()
    sections: tuple[PlanSection, ...]

    @property
    def first_reported(self) -> int:
        """The first year that a report may be of."""
        return self.period.first if self.reports_from is None else min(self.reports_from, self.period.first)


class Project(LookedAt):
    """A key project: its figures, and sums of them done again."""

    id: Identifier
    name: Localized
    summary: Localized
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()
    related: tuple[Relation, ...] = ()
    notes: tuple[Localized, ...] = ()

    @model_validator(mode="after")
    def _terms_are_known(self) -> Self:
        refuse_unknown_terms(self.figures, self.checks)
        return self

    def look(self, places: Places, reading: Reading) -> None:
        ask_about_sums(self.figures, self.checks, places, reading)

    @property
    def ledger(self) -> Ledgered:
        return Ledgered(results=self.figures, checks=self.checks, related=self.related)


class ProjectFile(Model):
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`prose` holds the chapters by their identifiers."""

    slug: str
    folder: str
    file: PlanFile
    indicators: IndicatorFile
    reports: Reports
    projects: tuple[Project, ...]
    prose: Mapping[str, LocalizedDocument] = field(hash=False)
