"""The page of open data: every table that can be taken along, in which formats, on which terms, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.document import home_link
from generator.edition import Edition
from generator.language import Words
from generator.paging import numbered, page_links, page_path, pieces
from generator.publication import (
    API_INDEX,
    API_SCHEMA,
    CATALOGUE_JSON_LD,
    CATALOGUE_TURTLE,
    DATA_PACKAGE,
    FILE_KINDS,
    Block,
    Downloads,
    Ledger,
    LedgerRow,
    Licence,
    Link,
    LinkList,
    Page,
    Paragraph,
    Section,
    Table,
)

KEY = "data"
SOURCE = "content/site.yml#data"
_MACHINE_FILES = (
    ("data_index", API_INDEX),
    ("data_schema", API_SCHEMA),
    ("data_package", DATA_PACKAGE),
    ("data_catalogue_turtle", CATALOGUE_TURTLE),
    ("data_catalogue_json", CATALOGUE_JSON_LD),
)


@dataclass(frozen=True, slots=True)
class OpenData:
    """What one edition offers to take along.  `terms` is the site's own sentence on its licence."""

    edition: Edition
    tables: tuple[tuple[Link, str], ...]
    licence: Licence | None
    terms: Words | None

    @property
    def link(self) -> Link | None:
        """The way to the page, where there is anything on it."""
        return Link(self.edition.say("open_data"), self.edition.path(KEY)) if self.tables else None

    def pages(self) -> tuple[Page, ...]:
        """The page, and those that the list of tables goes on on."""
        if not self.link:
            return ()
        shares = pieces(self.tables)
        first = self.page(self.link, shares[0], len(shares))
        further = (self.further(first, share, (at, len(shares))) for at, share in enumerate(shares[1:], 2))
        return (first, *further)

    def further(self, first: Page, tables: tuple[tuple[Link, str], ...], place: tuple[int, int]) -> Page:
        """`place` is the number of the page, and how many there are."""
        number, count = place
        title = numbered(first.title, number, self.edition)
        return replace(
            first,
            key=f"{KEY}/{number}",
            path=page_path(first.path, number),
            title=title,
            description=self.edition.say("page_of", title=first.description, n=number).text,
            lead=None,
            sections=(self.listed(first.path, tables, (number, count)),),
            breadcrumbs=(*first.breadcrumbs, Link(first.title, first.path)),
            sources=(f"{SOURCE}/{number}",),
        )

    def listed(self, path: str, tables: tuple[tuple[Link, str], ...], place: tuple[int, int]) -> Section:
        number, count = place
        links = (page_links(path, count, number, self.edition),) if count > 1 else ()
        title = self.edition.say("data_tables", n=len(self.tables))
        return Section("part_tables", title, (Downloads(tables), *links))

    def page(self, link: Link, tables: tuple[tuple[Link, str], ...], count: int) -> Page:
        say = self.edition.say
        return Page(
            key=KEY,
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=say("data_description").text,
            lead=say("data_lead"),
            sections=(
                self.listed(link.path, tables, (1, count)),
                Section("part_formats", say("data_formats"), (self.formats(),)),
                Section("part_terms", say("data_terms"), tuple(self.conditions())),
                Section("part_machines", say("data_machines"), tuple(self.interface())),
            ),
            breadcrumbs=(home_link(self.edition),),
            sources=(SOURCE,),
        )

    def formats(self) -> Ledger:
        return Ledger(
            tuple(
                LedgerRow(self.edition.say(f"format_{kind.ending}"), (self.edition.say(f"format_{kind.ending}_use"),))
                for kind in FILE_KINDS
            )
        )

    def conditions(self) -> Iterable[Block]:
        say = self.edition.say
        if self.terms:
            yield Paragraph(self.terms)
        if self.licence:
            yield LinkList((Link(say("licence_named", name=self.licence.name), self.licence.address),))
        yield Paragraph(say("data_cite"))

    def interface(self) -> Iterable[Block]:
        """The JSON interface in words, and the lists that programs begin with."""
        say = self.edition.say
        for name in ("addresses", "rows", "numbers", "promise"):
            yield Paragraph(say(f"data_interface_{name}"))
        yield LinkList(tuple(Link(Words(path), path, say(name)) for name, path in _MACHINE_FILES))


def downloads_of(pages: Iterable[Page], edition: Edition) -> tuple[tuple[Link, str], ...]:
    """The tables of these pages that can be taken along, named by their pages; each once."""
    found: dict[str, Link] = {}
    for page in pages:
        for section in page.sections:
            for block in section.blocks:
                if isinstance(block, Table) and block.download:
                    name = Words(page.name_of(block, edition.catalogue), block.caption.tag)
                    found.setdefault(block.download, Link(name, f"{page.path}#{section.id}"))
    return tuple((link, path) for path, link in found.items())
