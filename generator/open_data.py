"""The page of open data: every table that can be taken along, in which formats, on which terms, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.edition import Edition
from generator.language import Words
from generator.publication import (
    API_INDEX,
    API_SCHEMA,
    CATALOGUE_JSON_LD,
    CATALOGUE_TURTLE,
    DATA_PACKAGE,
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
_FORMATS = ("csv", "xlsx", "json", "parquet")
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
        return (self.page(self.link),) if self.link else ()

    def page(self, link: Link) -> Page:
        say = self.edition.say
        return Page(
            key=KEY,
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=say("data_description").text,
            lead=say("data_lead"),
            sections=(
                Section("part_tables", say("data_tables", n=len(self.tables)), (Downloads(self.tables),)),
                Section("part_formats", say("data_formats"), (self.formats(),)),
                Section("part_terms", say("data_terms"), tuple(self.conditions())),
                Section("part_machines", say("data_machines"), tuple(self.interface())),
            ),
            breadcrumbs=(Link(say("home"), self.edition.path()),),
            sources=(SOURCE,),
        )

    def formats(self) -> Ledger:
        return Ledger(
            tuple(
                LedgerRow(self.edition.say(f"format_{name}"), (self.edition.say(f"format_{name}_use"),))
                for name in _FORMATS
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
