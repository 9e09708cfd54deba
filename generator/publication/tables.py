"""Tables of typed cells, what narrows them, and what is to be taken along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from generator.language import Words
from generator.publication.values import Cell, Link


@dataclass(frozen=True, slots=True)
class Column:
    """`role` says how a format sets the cells: the header of a row, a running number, words, sentences, a quantity.

    `name` is the stable name; `title` is what a reader sees.
    """

    name: str
    title: Words
    role: Literal["header", "number", "words", "text", "quantity", "state"] = "words"
    order: tuple[str, ...] = ()
    """How the states of the column rank, in the names of its rows' facets; others go by number or alphabet."""


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    """Unique in the table; `i9` gives the row the anchor `i9`."""
    cells: tuple[Cell, ...]
    extra: tuple[Cell, ...] = ()
    """The cells of the table's `extra` columns."""
    owner: str = ""
    topics: tuple[str, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    """(name, value) of all that a filter of the page can choose the row by."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    title: Words | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Typed rows under a caption.  `group_title` names the column of group titles, where groups have any.

    `wide` tables turn into entries at phone width.  `extra` columns go to the downloads, not to the page.
    """

    key: str
    caption: Words
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    note: Words | None = None
    group_title: Words | None = None
    total: Row | None = None
    wide: bool = False
    extra: tuple[Column, ...] = ()
    download: str | None = None
    """Path of the same rows as CSV."""
    elsewhere: tuple[Link, ...] = ()
    """The pages that show the rows, where they are too many for the one that the table is of."""
    sortable: bool = False
    """Whether a filter of the page arranges the rows, where scripts run."""
    folded: Words | None = None
    """What opens the table, where few readers need it; on paper and in the text view it is open."""
    kind: ClassVar[str] = "table"

    def only(self, wanted: Callable[[Row], bool], key: str, caption: Words) -> Table:
        """The wanted rows alone, with no download of their own."""
        groups = (replace(group, rows=tuple(row for row in group.rows if wanted(row))) for group in self.groups)
        kept = tuple(group for group in groups if group.rows)
        return replace(self, key=key, caption=caption, note=None, groups=kept, download=None, sortable=False)

    def showing(self, *names: str) -> Table:
        """The same rows with these columns, in this order, wherever they stood; no others."""
        columns = (*self.columns, *self.extra)
        places = tuple(next(at for at, column in enumerate(columns) if column.name == name) for name in names)
        groups = tuple(
            replace(group, rows=tuple(_arranged(row, places) for row in group.rows)) for group in self.groups
        )
        return replace(self, columns=tuple(columns[at] for at in places), extra=(), groups=groups)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def _arranged(row: Row, places: tuple[int, ...]) -> Row:
    cells = (*row.cells, *row.extra)
    return replace(row, cells=tuple(cells[at] for at in places), extra=())


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose rows by: the name of a facet, and its values that occur, in words."""

    name: str
    label: Words
    values: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Controls that narrow the mosaic and a table of the page together, where scripts run.  `table` is its key."""

    choices: tuple[Choice, ...]
    table: str
    total: int
    kind: ClassVar[str] = "filter"


@dataclass(frozen=True, slots=True)
class Downloads:
    """Tables to take along: (what it is called, as a link to where it is shown; the path of its CSV) for each."""

    tables: tuple[tuple[Link, str], ...]
    kind: ClassVar[str] = "downloads"
