"""What a page is set from: all that it depends on, as values, so that nothing need be asked of the disk or the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from generator.formats.datasets import DataFile, files_of
from generator.formats.search_index import root_of
from generator.formats.theme_assets import read_marks
from generator.language import Gloss, Language
from generator.media import Media
from generator.publication import (
    Announcement,
    Downloads,
    Frame,
    LinkedPage,
    Publication,
    Specimen,
    Table,
    Written,
    absolute,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """`templates` are texts, by their path in the theme; `marks` change with each file that pages load, by its name."""

    templates: Mapping[str, str] = field(hash=False, repr=False)
    marks: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class SiteToSet:
    """What all pages of a site have in common.  `frames` and `glosses` go by language code, the default one first.

    `search_root` is the file at which a search begins; `announced` are (path, how pages lead to it).
    """

    frames: Mapping[str, Frame] = field(hash=False)
    site_url: str
    theme: Theme
    glosses: Mapping[str, tuple[Gloss, ...]] = field(hash=False)
    search_root: str
    announced: tuple[tuple[str, Announcement], ...]
    preview: bool

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(frame.catalogue.language for frame in self.frames.values())

    def absolute(self, path: str) -> str:
        return absolute(self.site_url, path)


@dataclass(frozen=True, slots=True)
class PageToSet:
    """One page, its path in each language that has it, and what was written of each table that it offers.

    The tables go by the path of their CSV.
    """

    page: LinkedPage
    alternates: Mapping[str, str] = field(default_factory=dict, hash=False)
    files: Mapping[str, tuple[DataFile, ...]] = field(default_factory=dict, hash=False)
    media: Media = field(default_factory=Media)
    """The pictures and attachments of its text."""


def site_of(publication: Publication, written: Written) -> SiteToSet:
    return SiteToSet(
        publication.frames,
        publication.site_url,
        read_theme(publication.theme),
        publication.glosses,
        root_of(written),
        written.announced,
        publication.preview,
    )


@dataclass(frozen=True, slots=True)
class PagesToSet:
    """Finds what a page of this publication needs besides itself."""

    publication: Publication
    written: Written = field(default_factory=Written)

    def of(self, page: LinkedPage) -> PageToSet:
        blocks = (*page.head, *chain.from_iterable(section.blocks for section in page.sections))
        files = {path: files_of(path, self.written) for path in _offered(blocks)}
        alternates, media = self.publication.alternates.get(page.key, {}), self.publication.media
        return PageToSet(page, alternates, files, media.of(page.media))


def _offered(blocks: Iterable[object]) -> Iterator[str]:
    """The tables that some blocks offer; one that offers any and is not named here cannot be set."""
    for block in blocks:
        match block:
            case Table():
                yield from [block.download] if block.download else []
            case Downloads():
                yield from (path for _, path in block.tables)
            case Specimen():
                yield from _offered([block.example])


def read_theme(folder: Path) -> Theme:
    paths = sorted(folder.rglob("*.html"))
    return Theme({path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}, read_marks(folder))
