"""An experience report as its folder holds it: `report.yml` and its prose."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from generator.document import LocalizedDocument, Provenance
from generator.ledger.model import Ledgered
from generator.sources.contradictions import Places, Printed, look_at_words
from generator.sources.fields import (
    Boolean,
    Date,
    DocumentFile,
    Identifier,
    Localized,
    LocalizedTitle,
    MeasureReference,
    Model,
    ModelReference,
    Number,
    PlaceReference,
    Reading,
    SeriesReference,
    Text,
    TopicReference,
    UnitReference,
    WebAddress,
)

Comparator = Literal["reach", "at_least", "at_most"]


class Headcount(Printed):
    """How many took part.  `words` are the source's (300多位)."""

    words: Text
    value: Number
    comparator: Comparator = "reach"

    def look(self, places: Places, reading: Reading) -> None:
        look_at_words(self.words, self.value, None, places.of("value"), reading)


class Participants(Model):
    number: Headcount | None = None
    roles: tuple[Localized, ...] = ()


class Phase(Model):
    """What holds from when."""

    since: Localized = Field(alias="from")
    rule: Localized
    remark: Localized | None = None


class Decision(Model):
    """`subject` names the first column, where it is not a time."""

    caption: Localized
    subject: Localized | None = None
    phases: tuple[Phase, ...]


class Rule(Model):
    """The rule that came of a deliberation; `trial` while it is tried out."""

    name: Localized
    text: Localized
    trial: Boolean = False


class Deliberation(Model):
    name: Localized
    questions: tuple[Localized, ...]
    held: Date | None = None
    venue: Localized | None = None
    organisers: tuple[UnitReference, ...] = ()
    participants: Participants | None = None
    positions: Localized | None = None
    decision: Decision | None = None
    rule: Rule | None = None
    remainder: Localized | None = None
    """What happened to the part that did not pass."""


class Observation(Model):
    period: Date
    value: Number


class Outcome(Printed):
    """A measured series.  `total` is the source's; the build adds the values up and says whether they agree."""

    id: Identifier
    title: Localized
    unit: MeasureReference
    observations: tuple[Observation, ...]
    total: Number | None = None
    note: Localized | None = None

    def look(self, places: Places, reading: Reading) -> None:
        found = sum((observation.value for observation in self.observations), Decimal(0))
        if self.total is not None and self.total != found and not self.as_printed:
            reading.problems.add(places.of("total"), "sum-differs", stated=f"{self.total:f}", result=f"{found:f}")


class PressLink(Model):
    """`address` is left out where the source's is doubtful."""

    outlet: Localized
    title: Localized
    address: WebAddress | None = None


class ReportFile(Ledgered, DocumentFile):
    title: LocalizedTitle
    summary: Localized
    unit: UnitReference
    topics: tuple[TopicReference, ...] = ()
    places: tuple[PlaceReference, ...] = ()
    series: SeriesReference | None = None
    models: tuple[ModelReference, ...] = ()
    source: Provenance
    deliberation: Deliberation | None = None
    outcomes: tuple[Outcome, ...] = ()
    press: tuple[PressLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    slug: str
    folder: str
    file: ReportFile
    prose: LocalizedDocument
