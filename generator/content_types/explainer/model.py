"""An explainer as its folder holds it: `explainer.yml` and an introduction."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import LocalizedDocument, Provenance
from generator.ledger.model import Ledgered
from generator.sources.fields import (
    DocumentFile,
    Identifier,
    Integer,
    Localized,
    LocalizedMarkdown,
    LocalizedTitle,
    Model,
    ModelReference,
    PlaceReference,
    TopicReference,
    UnitReference,
)


class CaseEntry(Model):
    """What one place did."""

    place: PlaceReference
    text: LocalizedMarkdown
    theme: Localized | None = None


class QuestionEntry(Model):
    """`answer` is one sentence; `details` are the rest."""

    number: Integer
    id: Identifier
    question: Localized
    answer: Localized
    details: LocalizedMarkdown | None = None
    cases: tuple[CaseEntry, ...] = ()


class QuestionCategory(Model):
    id: Identifier
    name: Localized
    questions: tuple[QuestionEntry, ...]


class ExplainerFile(Ledgered, DocumentFile):
    title: LocalizedTitle
    summary: Localized
    unit: UnitReference
    audience: Localized | None = None
    topics: tuple[TopicReference, ...] = ()
    places: tuple[PlaceReference, ...] = ()
    models: tuple[ModelReference, ...] = ()
    excerpt: Localized | None = None
    """Says so where the source announces more than it holds."""
    source: Provenance
    categories: tuple[QuestionCategory, ...]


@dataclass(frozen=True, slots=True)
class Explainer:
    slug: str
    folder: str
    file: ExplainerFile
    prose: LocalizedDocument
