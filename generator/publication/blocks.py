"""Every kind of block, and the parts of a page that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeAlias

from generator.language import Words
from generator.publication.charts import Chart
from generator.publication.ledgers import Figures, Ledger
from generator.publication.mosaics import Mosaic, Promise, State, Tasks, Tile
from generator.publication.tables import Downloads, Filter, Table
from generator.publication.texts import Cases, Citation, Definitions, LinkList, Notice, Paragraph, Question, WordLists
from generator.publication.values import Cell
from generator.sources.markdown.nodes import Prose, SitePath, TargetT


@dataclass(frozen=True, slots=True)
class Specimen(Generic[TargetT]):
    """An example of a component, as the style guide shows it under its name."""

    component: str
    name: Words
    remark: Words | None
    example: Block[TargetT] | Cell | Tile | str
    kind: ClassVar[str] = "specimen"


@dataclass(frozen=True, slots=True)
class Option:
    """A value that results can be narrowed to."""

    value: str
    label: Words


@dataclass(frozen=True, slots=True)
class Facet:
    """By what results can be narrowed; `name` is the index's."""

    name: str
    title: Words
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SearchForm:
    """Where one searches: the words, what narrows the results, the results."""

    facets: tuple[Facet, ...]
    kind: ClassVar[str] = "search"


Block: TypeAlias = (
    Prose[TargetT] | Paragraph | Ledger | Figures | Mosaic | Table | LinkList | WordLists | Notice | Tasks | State
    | Cases[TargetT] | Question[TargetT] | Promise | Definitions | Chart | Citation | Downloads | Filter
    | Specimen[TargetT] | SearchForm
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section(Generic[TargetT]):
    """A part of a page.  `entries`, (anchor, words), stand in the list of contents in place of its title."""

    id: str
    title: Words
    blocks: tuple[Block[TargetT], ...]
    hidden_title: bool = False
    entries: tuple[tuple[str, Words], ...] = ()


LinkedSection: TypeAlias = Section[SitePath]
