"""What a content type gives for one document: its pages, and what lists say of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language import Words
from generator.publication.mosaics import Mosaic, Promise
from generator.publication.pages import Page
from generator.publication.tables import Table
from generator.publication.values import Link
from generator.sources.tree import slug_of


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due in a year, or on a day that the source does not tell: a target, or a review that was promised."""

    year: int | None
    what: Words | Link
    who: Words
    state: Words
    owner: str = ""
    """Identifier of the unit that has to report it."""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What the lists of a site say of one document in one language."""

    collection: str
    page: Link
    key: str
    summary: Words
    units: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    series: str = ""
    cases: tuple[tuple[str, Link], ...] = ()
    """What single places did: (place, link to it)."""
    facts: Words | None = None
    """Issuer, date and period in one line."""
    date: str = ""
    """When it was published, as far as its source says: `2021-04`."""
    promise: Promise | None = None
    mosaic: Mosaic | None = None
    """Every tile of the plan, and"""
    indicators: Table | None = None
    """every row, for pages that show some of them."""
    deadlines: tuple[Deadline, ...] = ()
    as_of: int | None = None
    """The month, counted from the year 0, that the data go up to; None where nothing was reported."""

    @property
    def slug(self) -> str:
        return slug_of(self.key)


@dataclass(frozen=True, slots=True)
class Presented:
    """What a content type gives for one document in one language."""

    pages: tuple[Page, ...]
    records: tuple[Record, ...]
