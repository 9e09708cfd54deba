"""Indicators in pages of a bearable length: a category's, and what a unit or a topic has of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.edition import Edition
from generator.indicators.model import Category, IndicatorFile
from generator.indicators.presenting.plan_indicators import PlanIndicators
from generator.language import Words
from generator.paging import MOST_ON_PAGE, numbered, page_links, page_path, pieces
from generator.publication import Link, LinkList, Mosaic, Page, Record, Row, Section, Table, Tile

COLUMNS = ("number", "indicator", "target", "status", "reason")


def is_large(file: IndicatorFile) -> bool:
    """Whether the indicators need pages of their own."""
    return len(file.indicators) > MOST_ON_PAGE


@dataclass(frozen=True, slots=True)
class CategoryPart:
    """A page of a category: its indicators alone, as a plan of their own."""

    category: Category
    plan_indicators: PlanIndicators
    number: int
    count: int

    @property
    def path(self) -> str:
        return f"{self.plan_indicators.path}categories/{self.category.id}/"

    @property
    def link(self) -> Link:
        name = self.plan_indicators.edition.words(self.category.name)
        return Link(numbered(name, self.number, self.plan_indicators.edition), page_path(self.path, self.number))


def category_parts(plan_indicators: PlanIndicators) -> Iterator[CategoryPart]:
    for category in plan_indicators.file.categories:
        shares = pieces(category.indicators)
        for number, indicators in enumerate(shares, 1):
            part = category.model_copy(update={"indicators": indicators})
            alone = replace(plan_indicators, file=IndicatorFile(categories=(part,)))
            yield CategoryPart(category, alone, number, len(shares))


@dataclass(frozen=True, slots=True)
class Share:
    """What a unit or a topic has of the indicators of one plan.  `path` is the page of the unit or topic."""

    record: Record
    wanted: Callable[[Tile | Row], bool]
    subject: Words
    path: str
    edition: Edition
    is_first: bool = True
    """Of the plans that share the page of the unit or topic."""

    def sections(self) -> tuple[Section, ...]:
        """One for each page; none where nothing is wanted."""
        if self.record.mosaic is None or self.record.indicators is None:
            return ()
        caption = self.edition.say("indicators_of", plan=self.record.page.label, subject=self.subject)
        table = self.record.indicators.only(self.wanted, f"plan_{self.record.slug}", caption).showing(*COLUMNS)
        rows = table.rows
        if len(rows) <= MOST_ON_PAGE:
            return (self.section((self.record.mosaic.only(self.wanted, self.tally), table)),) if rows else ()
        kept = tuple(frozenset(row.key for row in piece) for piece in pieces(rows))
        return tuple(
            self.section(self.piece(table, keys), self.links(len(kept), number)) for number, keys in enumerate(kept, 1)
        )

    def tally(self, own: int, all_: int) -> Words:
        return self.edition.say("tally_own", n=all_, own=own)

    def section(self, shown: tuple[Mosaic, Table], *links: LinkList) -> Section:
        mosaic, table = shown
        return Section(f"part_{table.key}", self.record.page.label, (mosaic, self.told_apart(table), *links))

    def told_apart(self, table: Table) -> Table:
        """The table with rows that keep their anchors, but where another plan's on the same page may bear them."""
        if self.is_first:
            return table
        groups = tuple(
            replace(group, rows=tuple(replace(row, key=f"{row.key}_{self.record.slug}") for row in group.rows))
            for group in table.groups
        )
        return replace(table, groups=groups)

    def piece(self, table: Table, keys: frozenset[str]) -> tuple[Mosaic, Table]:
        """The tiles and rows of one page of several, without the places of the others."""
        whole = self.record.mosaic or Mosaic(self.subject, ())
        mosaic = whole.only(lambda tile: f"row_{tile.number}" in keys, self.tally)
        groups = tuple(replace(one, tiles=tuple(filter(None, one.tiles))) for one in mosaic.groups)
        return replace(mosaic, groups=groups), table.only(lambda row: row.key in keys, table.key, table.caption)

    def links(self, count: int, current: int) -> LinkList:
        """The first page is that of the unit or topic itself."""
        further = page_links(f"{self.path}{self.record.slug}/", count, current, self.edition)
        first = replace(further.links[0], path="" if current == 1 else self.path)
        return replace(further, links=(first, *further.links[1:]))

    def further(self, page: Page) -> Iterator[Page]:
        """The pages behind the first, which is `page`."""
        for number, section in enumerate(self.sections()[1:], 2):
            yield replace(
                page,
                key=f"{page.key}/{self.record.slug}/{number}",
                path=page_path(f"{self.path}{self.record.slug}/", number),
                title=numbered(page.title, number, self.edition),
                short_title=numbered(page.title, number, self.edition),
                subject=self.record.page.label,
                description=self.edition.say(
                    "page_of",
                    title=f"{self.record.page.label}{self.edition.say('list_separator')}{page.title}",
                    n=number,
                ).text,
                sections=(section,),
                breadcrumbs=(*page.breadcrumbs, Link(page.title, page.path)),
                related=(),
                sources=(f"{page.sources[0]}/{self.record.slug}/{number}",),
            )
