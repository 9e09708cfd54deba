"""A plan as its folder holds it: `plan.yml`, `indicators.yml`, `sections/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from generator.document import LocalizedDocument, Provenance
from generator.indicators.model import IndicatorFile
from generator.sources.fields import (
    Date,
    Identifier,
    Integer,
    Localized,
    LocalizedTitle,
    Model,
    Refers,
    Text,
    TopicReference,
    UnitReference,
)

Openness = Literal["voluntary", "on_request", "restricted"]
IndicatorReference = Annotated[str, Refers("indicator")]


class Period(Model):
    """The years a plan covers, both included."""

    first: Integer = Field(alias="from")
    last: Integer = Field(alias="to")


class DocumentNumber(Model):
    """The document number as the source prints it, and as it must be read where characters were lost."""

    printed: Text
    read: Text | None = None


class Disclosure(Model):
    """What an official document says of itself.  What the source does not say is left out."""

    document_number: DocumentNumber | None = None
    index_number: Text | None = None
    date_made: Date | None = None
    date_printed: Date | None = None
    date_published: Date | None = None
    openness: Openness | None = None
    validity: Localized | None = None


class TaskGroup(Model):
    id: Identifier
    title: Localized
    summary: Localized
    indicators: tuple[IndicatorReference, ...] = ()


class PlanSection(Model):
    """A chapter.  One of them may show the indicators; the others have prose in `sections/<id>.<language>.md`."""

    id: Identifier
    title: Localized
    summary: Localized | None = None
    shows: Literal["indicators"] | None = None
    tasks: tuple[TaskGroup, ...] = ()


class PlanFile(Model):
    title: LocalizedTitle
    short_title: Localized
    summary: Localized
    issuer: UnitReference
    topics: tuple[TopicReference, ...] = ()
    period: Period
    horizon: Integer | None = None
    disclosure: Disclosure
    source: Provenance
    reporting: Localized | None = None
    sections: tuple[PlanSection, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`prose` holds the chapters by their identifiers."""

    slug: str
    folder: str
    file: PlanFile
    indicators: IndicatorFile
    prose: Mapping[str, LocalizedDocument] = field(hash=False)
