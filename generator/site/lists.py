"""What all documents of one language say of themselves, and the pages that list them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.document import collection_link, home_link
from generator.edition import Edition
from generator.publication import Block, Link, Page, Record, Section
from generator.registers import Registers


@dataclass(frozen=True, slots=True)
class Lists:
    """`collections` are those with index pages, in the order of the navigation."""

    edition: Edition
    registers: Registers
    collections: tuple[str, ...]
    records: tuple[Record, ...]

    def of(self, collection: str) -> tuple[Record, ...]:
        return tuple(record for record in self.records if record.collection == collection)

    @property
    def judges(self) -> bool:
        """Whether there is any indicator to be judged."""
        return any(record.indicators for record in self.records)

    def index_link(self, collection: str) -> Link:
        return collection_link(collection, self.edition)

    def index(self, collection: str, blocks: tuple[Block, ...], source: str) -> Page:
        """The page of one list."""
        link = self.index_link(collection)
        return Page(
            key=collection,
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=self.edition.say(f"{collection}_description").text,
            sections=(self.section(blocks),),
            collection=collection,
            lead=self.edition.say(f"{collection}_description"),
            breadcrumbs=(home_link(self.edition),),
            sources=(source,),
        )

    def section(self, blocks: tuple[Block, ...]) -> Section:
        """A list that is its whole page, whose title stands above it already."""
        return Section("part_list", self.edition.say("list"), blocks, hidden_title=True)


def entry(record: Record) -> Link:
    return Link(record.page.label, record.page.path, record.summary)


def without_remarks(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(replace(link, note=None) for link in links)
