"""The whole site: its frame in each language, and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.language import Gloss, Language, Words
from generator.media import Media
from generator.messages import Catalogue
from generator.problems import Problem, Severities
from generator.publication.addresses import absolute
from generator.publication.pages import LinkedPage
from generator.publication.records import Record
from generator.publication.values import Link
from generator.sources.inventory import Atom


@dataclass(frozen=True, slots=True)
class Licence:
    """What others may do with the data: its name (`CC BY 4.0`) and the address of its text."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on every page of one language."""

    catalogue: Catalogue
    name: Words
    about: Words
    notice: Words | None
    licence: Words | None
    aids: Words | None
    corrections: Words | None
    navigation: tuple[tuple[str, Link], ...]
    """(collection, link) for home, under "", and each section of the site."""
    reading_aids: Link
    """The page about the functions of the reading bar."""
    pages: tuple[Link, ...] = ()
    """The pages about the site itself."""
    data_licence: Licence | None = None
    data: Link | None = None
    """The page that lists every download, where there are any."""
    search: Link | None = None
    """The page where one searches."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Names for the same thing, in all languages: who searches for one finds the others."""

    @property
    def home(self) -> Link:
        return next(link for collection, link in self.navigation if not collection)


@dataclass(frozen=True, slots=True)
class Publication:
    """The whole site, ready for the formats.

    `frames` go by language code, the default language first.  `alternates` hold, by page key, the page's path in each
    language.
    """

    pages: tuple[LinkedPage, ...]
    records: tuple[Record, ...]
    frames: Mapping[str, Frame] = field(hash=False)
    alternates: Mapping[str, Mapping[str, str]] = field(hash=False)
    inventory: tuple[Atom, ...] = field(repr=False)
    """Every text of the sources."""
    site_url: str
    root: Path
    theme: Path
    preview: bool = False
    media: Media = field(default_factory=Media)
    glosses: Mapping[str, tuple[Gloss, ...]] = field(hash=False, default_factory=dict)
    """By language code, the words that are set apart wherever its texts stand."""
    severities: Severities = field(default_factory=Severities)
    """How grave the site holds what the finished pages show."""
    moved: Mapping[str, str] = field(hash=False, default_factory=dict)
    """Old addresses of pages and files, and where each leads on to."""
    new_addresses: tuple[str, ...] = ()
    """What the site's list of addresses does not hold yet, where it has one."""
    warnings: tuple[Problem, ...] = field(default=(), repr=False)
    """What was found in the sources and stops nothing."""

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(frame.catalogue.language for frame in self.frames.values())

    def absolute(self, path: str) -> str:
        return absolute(self.site_url, path)
