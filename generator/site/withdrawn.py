"""What is no more there: a page in its place that says when, why, and what replaces it; and a list of all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.document import home_link
from generator.edition import Edition
from generator.language import Words
from generator.publication import Ledger, LedgerRow, Link, LinkList, Page, Paragraph, Section
from generator.registers.addresses import CHANGES, AddressRegister, Moved, Withdrawn

KEY = "withdrawn"


@dataclass(frozen=True, slots=True)
class WithdrawnPages:
    """`collections` are those with index pages."""

    edition: Edition
    register: AddressRegister
    collections: tuple[str, ...]

    @property
    def link(self) -> Link | None:
        """The way to the list, where there is anything on it."""
        return Link(self.edition.say("withdrawn"), self.edition.path(KEY)) if self.pages_here or self.parts else None

    @property
    def pages_here(self) -> tuple[Withdrawn, ...]:
        return tuple(filter(self.has_page, self.register.withdrawn))

    @property
    def parts(self) -> tuple[Withdrawn | Moved, ...]:
        """Files and columns, and pages of other languages: they have no page of their own here."""
        changes = (one for one, _ in self.register.changes)
        return tuple(one for one in changes if one.column or (isinstance(one, Withdrawn) and not self.has_page(one)))

    def has_page(self, one: Withdrawn) -> bool:
        return one.is_page and bool(self.path_of(one.address))

    def path_of(self, address: str) -> str:
        """The address in this edition; empty where it is another language's."""
        first = address.partition("/")[0]
        if first in {language.code for language in self.edition.languages}:
            return address if first == self.edition.code else ""
        return f"{self.edition.code}/{address}"

    def in_collection(self, collection: str) -> Iterator[Section]:
        """What a list says of its own that is no more there."""
        prefix = self.edition.path(collection)
        own = [one for one in self.pages_here if self.path_of(one.address).startswith(prefix)]
        if own:
            links = LinkList(tuple(map(self.entry, own)))
            yield Section("part_withdrawn", self.edition.say("withdrawn"), (links,))

    def entry(self, one: Withdrawn) -> Link:
        return Link(self.title(one), self.path_of(one.address), self.on(one))

    def title(self, one: Withdrawn) -> Words:
        """The title it had, with the mark that stands wherever it is named."""
        title = self.edition.words(one.title).text if one.title else one.address
        return self.edition.say("withdrawn_titled", title=title)

    def on(self, one: Withdrawn) -> Words:
        """When it was withdrawn, as far as that is known: on a day, in a month or in a year."""
        return self.edition.say("withdrawn_on" if one.on.day else "withdrawn_in", date=self.edition.date(one.on))

    def pages(self, others: tuple[Page, ...]) -> Iterator[Page]:
        """Each page, and the list of all.  What takes their place is one of `others`."""
        links = {page.path: Link(page.short_title or page.title, page.path) for page in others}
        for one in self.pages_here:
            yield self.page(one, links)
        if self.link:
            yield self.index(self.link)

    def page(self, one: Withdrawn, links: Mapping[str, Link]) -> Page:
        edition, title = self.edition, self.title(one)
        collection = next((name for name in self.collections if one.address.startswith(f"{name}/")), "")
        above = (Link(edition.say(collection), edition.path(collection)),) if collection else ()
        instead = links.get(self.path_of(one.replaced_by)) if one.replaced_by else None
        bare = one.address.removeprefix(f"{edition.code}/").strip("/")
        return Page(
            key=f"{KEY}/{one.address}",
            language=edition.language,
            path=self.path_of(one.address),
            title=title,
            description=edition.say("withdrawn_description", title=title, date=edition.date(one.on)).text,
            sections=(
                Section("part_reason", edition.say("withdrawn_why"), (Paragraph(edition.words(one.reason)),)),
                *(
                    [Section("part_replaced", edition.say("withdrawn_replaced"), (LinkList((instead,)),))]
                    if instead
                    else []
                ),
            ),
            collection=collection,
            listed=False,
            lead=self.on(one),
            breadcrumbs=(home_link(edition), *above),
            sources=(f"{CHANGES}#{one.address}", f"content/{bare}", bare),
        )

    def index(self, link: Link) -> Page:
        edition = self.edition
        links = tuple(map(self.entry, self.pages_here))
        rows = tuple(map(self.row, self.parts))
        sections = [Section("part_pages", edition.say("withdrawn_pages"), (LinkList(links),))] if links else []
        sections += [Section("part_files", edition.say("withdrawn_files"), (Ledger(rows),))] if rows else []
        return Page(
            key=KEY,
            language=edition.language,
            path=link.path,
            title=link.label,
            description=edition.say("withdrawn_lead").text,
            sections=tuple(sections),
            lead=edition.say("withdrawn_lead"),
            breadcrumbs=(home_link(edition),),
            sources=(CHANGES,),
        )

    def row(self, one: Withdrawn | Moved) -> LedgerRow:
        """A file, or a column of one, and what became of it."""
        edition = self.edition
        name = Words(one.address)
        if one.column:
            name = edition.say("withdrawn_column", column=one.column, file=one.address)
        if isinstance(one, Moved):
            return LedgerRow(name, (edition.say("column_renamed", column=one.to_column or ""),))
        title = (edition.words(one.title),) if one.title else ()
        instead = (Words(one.replaced_by),) if one.replaced_by else ()
        return LedgerRow(name, (*title, self.on(one), edition.words(one.reason), *instead))
