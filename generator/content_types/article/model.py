"""An article as its folder holds it: `article.yml` and its prose."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import LocalizedDocument, Provenance
from generator.ledger.model import Ledgered
from generator.sources.fields import (
    DocumentFile,
    Localized,
    LocalizedTitle,
    ModelReference,
    PlaceReference,
    TopicReference,
    UnitReference,
)


class ArticleFile(Ledgered, DocumentFile):
    """`republisher` and `disclaimer`: who printed it again, and what that one does not vouch for."""

    title: LocalizedTitle
    summary: Localized
    topics: tuple[TopicReference, ...] = ()
    places: tuple[PlaceReference, ...] = ()
    units: tuple[UnitReference, ...] = ()
    models: tuple[ModelReference, ...] = ()
    source: Provenance
    authors: Localized | None = None
    original_title: Localized | None = None
    republisher: Localized | None = None
    disclaimer: Localized | None = None


@dataclass(frozen=True, slots=True)
class Article:
    slug: str
    folder: str
    file: ArticleFile
    prose: LocalizedDocument
