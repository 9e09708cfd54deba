"""The neutral middle: what content types give and formats take.

A `Page` is a head and sections of blocks.  A block knows nothing of plans or reports; each kind of block has a
component of the same name in `theme/components`.  Values stay typed (`Quantity`) until a format writes them.
Paths are addresses inside the site without a leading slash: `zh/plans/gumei/`, with `#anchor` where one is meant;
a path with a scheme (`https:`) leads outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import ClassVar, Literal

from generator.language import Gloss, Language, Words
from generator.messages import Catalogue
from generator.problems import Problem
from generator.sources.inventory import Atom
from generator.sources.markdown_file import Prose, SourceLink

API_FOLDER = "api/v1/"
"""Where the JSON stands.  What is published below keeps its addresses and names; what breaks them is a `v2`."""
API_INDEX, API_SCHEMA = f"{API_FOLDER}index.json", f"{API_FOLDER}schema.json"
DATA_PACKAGE = "datapackage.json"
CATALOGUE_TURTLE, CATALOGUE_JSON_LD = "catalog.ttl", "catalog.jsonld"
"""Where programs begin: the same addresses on every site."""

Nature = Literal["binding", "expected"]
Status = Literal["no_data", "cannot_be_judged", "not_due", "on_track", "behind", "off_track", "achieved"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.  An empty path, where an address is doubtful, leaves the words alone."""

    label: Words
    path: str
    note: Words | None = None
    language: Language | None = None
    """Set where the page behind the link is in another language."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit of measure, as a page's language writes both.

    `value` is what was published; `scale` turns it into the number this language shows (2.85 billion for 28.5亿).
    `before`, `between` and `after` are the words of its comparator: 不少于 before the number, 余 between it and its
    unit, "or more" after both.  `source_words` are the cell of the source, kept whatever was understood of it.
    """

    value: Decimal
    unit: Words | None = None
    scale: Decimal = Decimal(1)
    attached: bool = False
    """Whether the unit follows the number without a space, as % does."""
    before: str = ""
    between: str = ""
    after: str = ""
    source_words: str = ""
    upper: Decimal | None = None
    """The other end, where the number is the lower of two bounds; `scale` holds for both."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One plain paragraph.  `small` for remarks beside the matter."""

    words: Words
    small: bool = False
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    term: Words
    values: tuple[Words | Link | Quantity, ...]
    note: Words | None = None
    large: bool = False
    """Set as the largest words of the page."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Names and what is written against them; `paired` sets them in two columns where there is room."""

    rows: tuple[LedgerRow, ...]
    paired: bool = False
    kind: ClassVar[str] = "ledger"


@dataclass(frozen=True, slots=True)
class Figures:
    """A few large numbers with their names."""

    figures: tuple[tuple[Words, str], ...]
    """(name, number as written) for each."""
    kind: ClassVar[str] = "figures"


@dataclass(frozen=True, slots=True)
class Tile:
    """One indicator in the mosaic: a number above, a field below, an edge around."""

    number: str
    sentence: Words
    path: str
    nature: Nature
    status: Status = "no_data"
    owner: str = ""
    """Identifier of the responsible unit."""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MosaicGroup:
    title: Words
    tally: Words
    tiles: tuple[Tile | None, ...]
    """None stands for a tile that is another unit's."""


@dataclass(frozen=True, slots=True)
class Mosaic:
    """The promises of a plan as tiles, by category: a list of links for the ear, a drawing for the eye."""

    label: Words
    groups: tuple[MosaicGroup, ...]
    legend: Literal["none", "natures", "all"] = "none"
    kind: ClassVar[str] = "mosaic"

    def only(self, wanted: Callable[[Tile], bool], tally: Callable[[int, int], Words]) -> Mosaic:
        """The same mosaic with every tile blank that is not `wanted`; groups without any are left out."""
        groups = []
        for group in self.groups:
            tiles = tuple(tile if tile and wanted(tile) else None for tile in group.tiles)
            own = sum(1 for tile in tiles if tile)
            if own:
                groups.append(replace(group, tiles=tiles, tally=tally(own, len(tiles))))
        return replace(self, groups=tuple(groups))


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


Cell = Words | Link | Quantity | None


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
class Point:
    """One value of a chart under its label: a period, a category, a stage.  None where nothing was observed."""

    label: Words
    value: Quantity | None
    status: Literal["normal", "provisional", "estimated"] = "normal"
    told: bool = True
    """Whether it was observed by the day the page speaks of: a forecast is drawn, and never called the latest."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of numbers that a table on the same page gives in full; `table` is the key of that table.

    line    a level over periods: the history of an indicator.  Where nothing was observed, the line has a gap.
    bar     amounts by period or category, drawn from nought.  Long labels turn it into a list.
    funnel  what becomes of a number, stage by stage; a stage in another unit than most is drawn hollow.
    bullet  what was reached (the last point that has a value) against the target, and from where.

        Chart("history", "line", Words("Park area"), points, table="part_history", target=target)
        Chart("progress", "bullet", Words("Park area"), (latest,), table="part_history", target=target, baseline=start)

    All but funnels take quantities of one unit.  `bounds` are drawn as a band: a target "between 8 and 10".
    """

    key: str
    form: Literal["line", "bar", "funnel", "bullet"]
    title: Words
    points: tuple[Point, ...]
    table: str
    target: Quantity | None = None
    bounds: tuple[Quantity, Quantity] | None = None
    baseline: Quantity | None = None
    kind: ClassVar[str] = "chart"


@dataclass(frozen=True, slots=True)
class Downloads:
    """Tables to take along: (what it is called, as a link to where it is shown; the path of its CSV) for each."""

    tables: tuple[tuple[Link, str], ...]
    kind: ClassVar[str] = "downloads"


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links with a remark each; `columns` sets short ones side by side."""

    links: tuple[Link, ...]
    columns: bool = False
    kind: ClassVar[str] = "link_list"


@dataclass(frozen=True, slots=True)
class WordList:
    title: Words
    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class WordLists:
    """Short lists, each under its name, side by side where there is room."""

    lists: tuple[WordList, ...]
    kind: ClassVar[str] = "word_lists"


@dataclass(frozen=True, slots=True)
class Notice:
    """A quiet remark of the publisher's: a check, a translation's state, an example."""

    title: Words
    text: Words
    kind: ClassVar[str] = "notice"


@dataclass(frozen=True, slots=True)
class Citation:
    """How to name the page elsewhere: who speaks, what it is, of when.  The site and the address follow."""

    parts: tuple[Words, ...]
    kind: ClassVar[str] = "citation"


@dataclass(frozen=True, slots=True)
class Task:
    """A heading with a line, its single tasks, and the tiles of the indicators it answers for."""

    id: str
    title: Words
    text: Words
    tiles: tuple[Tile, ...]
    path: str | None = None
    items: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Tasks:
    tasks: tuple[Task, ...]
    tiles_label: Words
    kind: ClassVar[str] = "tasks"


@dataclass(frozen=True, slots=True)
class State:
    """Where one indicator stands, with the reason."""

    tile: Tile
    title: Words
    reason: Words
    rule: Link | None = None
    """The rule that gave the state, on the page about the method."""
    kind: ClassVar[str] = "state"


@dataclass(frozen=True, slots=True)
class Case:
    """What one place did."""

    place: Words
    theme: Words | None
    prose: Prose


@dataclass(frozen=True, slots=True)
class Cases:
    title: Words
    cases: tuple[Case, ...]
    kind: ClassVar[str] = "cases"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its answer in one sentence, the rest of the answer, and cases."""

    id: str
    number: str
    question: Words
    answer: Words
    prose: Prose | None
    cases: Cases | None
    kind: ClassVar[str] = "question"


@dataclass(frozen=True, slots=True)
class Promise:
    """A plan as the home page shows it: its name as a link, its mosaic, its figures."""

    plan: Link
    mosaic: Mosaic | None
    """None where there are too many tiles to be shown by the way."""
    figures: Figures
    kind: ClassVar[str] = "promise"


@dataclass(frozen=True, slots=True)
class Definition:
    """A word and what it means, with the links that show its use."""

    id: str
    term: Words
    meaning: Words
    other: Words | None = None
    """The same word in the source language."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Definitions:
    definitions: tuple[Definition, ...]
    kind: ClassVar[str] = "definitions"


@dataclass(frozen=True, slots=True)
class Specimen:
    """An example of a component, as the style guide shows it under its name."""

    component: str
    name: Words
    remark: Words | None
    example: Block | Cell | Tile | str
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


Block = (
    Prose | Paragraph | Ledger | Figures | Mosaic | Table | LinkList | WordLists | Notice | Tasks | State | Cases
    | Question | Promise | Definitions | Chart | Citation | Downloads | Filter | Specimen | SearchForm
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page.  `entries`, (anchor, words), stand in the list of contents in place of its title."""

    id: str
    title: Words
    blocks: tuple[Block, ...]
    hidden_title: bool = False
    entries: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
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
class Page:
    """One page in one language.  `key` is the same in every language."""

    key: str
    language: Language
    path: str
    title: Words
    description: str
    sections: tuple[Section, ...]
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
    head: tuple[Block, ...] = ()
    contents: bool = False
    """Whether the list of sections stands beside the text (long documents) or the names in the margin."""
    breadcrumbs: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    origin: Words | None = None
    """Where the document comes from, in a sentence."""
    related: tuple[Related, ...] = ()
    bound: tuple[Bound, ...] = ()
    sources: tuple[str, ...] = ()
    """Paths that, in a link of authored text, mean this page; the first is the file it is made from."""

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


@dataclass(frozen=True, slots=True)
class Presented:
    """What a content type gives for one document in one language."""

    pages: tuple[Page, ...]
    records: tuple[Record, ...]


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


@dataclass(frozen=True, slots=True)
class Publication:
    """The whole site, ready for the formats.

    `frames` go by language code, the default language first.  `alternates` hold, by page key, the page's path in each
    language.  `media` hold, by source path, the path of each picture or attachment.
    """

    pages: tuple[Page, ...]
    records: tuple[Record, ...]
    frames: Mapping[str, Frame] = field(hash=False)
    alternates: Mapping[str, Mapping[str, str]] = field(hash=False)
    media: Mapping[str, str] = field(hash=False)
    inventory: tuple[Atom, ...] = field(repr=False)
    """Every text of the sources."""
    site_url: str
    root: Path
    theme: Path
    preview: bool = False
    glosses: Mapping[str, tuple[Gloss, ...]] = field(hash=False, default_factory=dict)
    """By language code, the words that are set apart wherever its texts stand."""
    sizes: Mapping[str, int] = field(default_factory=dict, hash=False)
    """How many bytes each file has that was written so far, by its path."""
    warnings: tuple[Problem, ...] = field(default=(), repr=False)
    """What was found in the sources and stops nothing."""

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(frame.catalogue.language for frame in self.frames.values())


@dataclass(frozen=True, slots=True)
class OutputFile:
    path: str
    content: bytes
