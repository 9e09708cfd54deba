"""The home page, and the page of each collection that it shows the beginning of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from generator.publication import Block, Link, LinkList, Notice, Page, Paragraph, Section
from generator.registers.site import SiteWords
from generator.site.lists import Lists, entry
from generator.site.withdrawn import WithdrawnPages

MOST_ON_HOME = 5


@dataclass(frozen=True, slots=True)
class Collections:
    """The documents of the site by their collections."""

    lists: Lists
    withdrawn: WithdrawnPages

    def home(self, site: SiteWords) -> Page:
        edition, registers = self.lists.edition, self.lists.registers
        sections = [
            Section(f"part_{name}", edition.say(name), tuple(self.first_of(name)))
            for name in self.lists.collections
            if self.lists.of(name)
        ]
        if registers.topics:
            topics = LinkList(registers.topic_links(edition), columns=True)
            sections.append(Section("part_topics", edition.say("topics"), (topics,)))
        return Page(
            key="home",
            language=edition.language,
            path=edition.path(),
            title=edition.words(site.home.title),
            description=edition.words(site.home.lead).text,
            sections=tuple(sections),
            lead=edition.words(site.home.lead),
            notices=self.translation_state(),
            sources=("content/site.yml", "content"),
        )

    def translation_state(self) -> tuple[Notice, ...]:
        """For a language that may lack texts: how many it has, and what stands in their place."""
        edition = self.lists.edition
        if edition.translated == 1:
            return ()
        percent = edition.number((edition.translated * 100).quantize(Decimal(1), ROUND_DOWN))
        text = edition.say("partly_translated", percent=percent, language=edition.languages[0].name)
        return (Notice(edition.say("partly_translated_title"), text),)

    def pages(self) -> Iterable[Page]:
        for collection in self.lists.collections:
            page = self.lists.index(collection, tuple(self.blocks(collection)), f"content/{collection}")
            yield replace(page, sections=(*page.sections, *self.withdrawn.in_collection(collection)))

    def blocks(self, collection: str) -> Iterable[Block]:
        """What leads to the documents of one collection: plans with their mosaic, the rest as a list."""
        records = self.lists.of(collection)
        for record in records:
            if record.promise:
                yield record.promise
        plain = tuple(entry(record) for record in records if not record.promise)
        if plain:
            yield LinkList(plain)
        if not records:
            yield Paragraph(self.lists.edition.say("collection_empty"))

    def first_of(self, collection: str) -> Iterable[Block]:
        """As much of a collection as the home page shows, and the way to the rest."""
        records, edition = self.lists.of(collection), self.lists.edition
        blocks = tuple(self.blocks(collection))
        if len(records) <= MOST_ON_HOME:
            yield from blocks
            return
        yield from (block for block in blocks if not isinstance(block, LinkList))
        plain = [entry(record) for record in records if not record.promise][:MOST_ON_HOME]
        every = Link(edition.say(f"all_{collection}", n=len(records)), edition.path(collection))
        yield LinkList((*plain, every))
