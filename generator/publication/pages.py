"""One page in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeAlias

from generator.language import Language, Words
from generator.messages import Catalogue
from generator.publication.blocks import Block, Section
from generator.publication.tables import Table
from generator.publication.texts import Notice
from generator.publication.values import Link
from generator.sources.markdown.nodes import SitePath, SourceLink, TargetT


@dataclass(frozen=True, slots=True)
class FigureAnchor:
    """A figure that authored text may name by `id`: its number with its unit, and where it is shown."""

    id: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Related:
    """Something a page has to do with, as its author named it, and the reason."""

    to: SourceLink
    reason: Words


@dataclass(frozen=True, slots=True)
class Page(Generic[TargetT]):
    """One page in one language.  `key` is the same in every language.

    A `Page` as it is made holds links as their authors wrote them; formats take a `LinkedPage`.
    """

    key: str
    language: Language
    path: str
    title: Words
    description: str
    sections: tuple[Section[TargetT], ...]
    collection: str = ""
    """Which entry of the navigation is the current one."""
    kind: str = ""
    """What it is, as `kind_…` in the catalogues says, where its collection does not."""
    listed: bool = True
    """Whether the site map names it, and searches may find it."""
    subject: Words | None = None
    """What the page is a part of, for the title of the window."""
    short_title: Words | None = None
    """For breadcrumbs and lists, where the full title is long."""
    issuer: Words | None = None
    """Sets the head as an official document's: the issuer above a double rule."""
    kicker: tuple[Words, ...] = ()
    lead: Words | None = None
    quotation: bool = False
    """The title is the source's own words, between quotation marks."""
    head: tuple[Block[TargetT], ...] = ()
    contents: bool = False
    """Whether the list of sections stands beside the text (long documents) or the names in the margin."""
    breadcrumbs: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    origin: Words | None = None
    """Where the document comes from, in a sentence."""
    related: tuple[Related, ...] = ()
    figure_anchors: tuple[FigureAnchor, ...] = ()
    sources: tuple[str, ...] = ()
    """Paths that, in a link of authored text, mean this page; the first is the file it is made from."""
    media: tuple[str, ...] = ()
    """The paths of the pictures and attachments that its text shows or leads to.  Linking finds them."""

    def name_of(self, table: Table, catalogue: Catalogue) -> str:
        """What a table of the page is called away from it."""
        title = (self.short_title or self.title).text
        if title in table.caption.text:
            return table.caption.text
        return catalogue.say("table_of_page", page=title, table=table.caption)

    @property
    def downloads(self) -> tuple[str, ...]:
        """The paths of the tables on the page that can be taken along."""
        tables = (block for section in self.sections for block in section.blocks if isinstance(block, Table))
        return tuple(table.download for table in tables if table.download)


def kind_label(kind: str, catalogue: Catalogue) -> str:
    """What a page is, in a word: its own, or the name of its section of the site."""
    named = (f"kind_{kind}", kind, "pages")
    return catalogue.say(next(name for name in named if name in catalogue.pages))


LinkedPage: TypeAlias = Page[SitePath]
