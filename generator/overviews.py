"""Pages made from what all documents say of themselves: home, collections, units, topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from generator.edition import Edition
from generator.indicators.deadlines import KEY as CALENDAR
from generator.indicators.deadlines import Calendar
from generator.indicators.method import KEY as METHOD
from generator.indicators.method import method_blocks
from generator.indicators.pages import Share
from generator.indicators.present import about, owned_by
from generator.language import LocalizedText, Words
from generator.open_data import OpenData, downloads_of
from generator.publication import (
    Block,
    Definition,
    Definitions,
    Frame,
    Licence,
    Link,
    LinkList,
    Notice,
    Page,
    Paragraph,
    Record,
    Row,
    Section,
    Tile,
)
from generator.reading_aids import reading_aids_link, reading_aids_page
from generator.registers import FILES, GLOSSARY, Registers
from generator.registers.site import PATH, SiteWords
from generator.search_page import SearchPage, search_link

MOST_ON_HOME = 5


@dataclass(frozen=True, slots=True)
class Overviews:
    """Everything one edition lists.  `collections` are those with index pages, in the order of the navigation."""

    edition: Edition
    registers: Registers
    site: SiteWords | None
    collections: tuple[str, ...]
    documents: tuple[Page, ...]
    records: tuple[Record, ...]

    def pages(self) -> tuple[Page, ...]:
        """Every page of the edition: the overviews, then the documents' own."""
        return (
            *([self.home(self.site)] if self.site else []),
            *(self.collection(collection) for collection in self.collections),
            self.units(),
            *(page for unit in self.registers.units for page in self.with_further(self.unit(unit), owned_by(unit))),
            self.topics(),
            *(page for topic in self.registers.topics for page in self.with_further(self.topic(topic), about(topic))),
            *(self.series(series) for series in self.registers.series),
            *self.registers_pages(),
            reading_aids_page(self.edition),
            SearchPage(self.edition, self.registers, self.records, self.collections).page(),
            *self.open_data.pages(),
            *([self.calendar_page()] if self.calendar.sections() else []),
            *([self.index(METHOD, method_blocks(self.edition), METHOD)] if self.judges else []),
            *self.documents,
        )

    def frame(self) -> Frame:
        """What stands on every page.  Only for an edition whose site words could be read."""
        if self.site is None:
            raise ValueError(PATH)
        site, words = self.site, self.edition.words
        notice, licence, aids, corrections = (
            words(text) if text else None for text in (site.notice, site.licence, site.aids, site.corrections)
        )
        return Frame(
            self.edition.catalogue,
            words(site.name),
            words(site.about),
            notice,
            licence,
            aids,
            corrections,
            self.navigation(),
            reading_aids_link(self.edition),
            self.footer_links(),
            self.open_data.licence,
            self.open_data.link,
            search_link(self.edition),
            self.registers.names_alike(),
        )

    @property
    def open_data(self) -> OpenData:
        """What the documents offer to take along, and on which terms."""
        words = self.site.licence if self.site else None
        licence = self.site.data_licence if self.site else None
        return OpenData(
            self.edition,
            downloads_of(self.documents, self.edition),
            Licence(licence.name, licence.address) if licence else None,
            self.edition.words(words) if words else None,
        )

    def navigation(self) -> tuple[tuple[str, Link], ...]:
        names = (*self.collections, "units", "topics")
        return (
            ("", Link(self.edition.say("home"), self.edition.path())),
            *((name, self.index_link(name)) for name in names),
        )

    def index_link(self, collection: str) -> Link:
        return Link(self.edition.say(collection), self.edition.path(collection))

    def footer_links(self) -> tuple[Link, ...]:
        """The pages about the site, and the registers readers look things up in."""
        registers = (
            ("glossary", self.registers.glossary),
            ("models", self.registers.models),
            ("places", self.registers.places),
        )
        looked_up = (self.index_link(name) for name, register in registers if register)
        data = (self.open_data.link,) if self.open_data.link else ()
        method = (self.index_link(METHOD),) if self.judges else ()
        calendar = (self.index_link(CALENDAR),) if any(record.deadlines for record in self.records) else ()
        return (*(record.page for record in self.of("pages")), *method, *calendar, *data, *looked_up)

    @property
    def judges(self) -> bool:
        """Whether there is any indicator to be judged."""
        return any(record.indicators for record in self.records)

    @property
    def calendar(self) -> Calendar:
        return Calendar(self.records, self.edition)

    def calendar_page(self) -> Page:
        """What is due when, plan by plan."""
        page = self.index(CALENDAR, (), CALENDAR)
        return replace(page, sections=self.calendar.sections(), contents=len(self.calendar.sections()) > 1)

    def of(self, collection: str) -> tuple[Record, ...]:
        return tuple(record for record in self.records if record.collection == collection)

    def home(self, site: SiteWords) -> Page:
        words = self.edition.words
        sections = [
            Section(f"part_{name}", self.edition.say(name), tuple(self.first_of(name)))
            for name in self.collections
            if self.of(name)
        ]
        if self.registers.topics:
            sections.append(
                Section("part_topics", self.edition.say("topics"), (LinkList(tuple(self.topic_links()), columns=True),))
            )
        return Page(
            key="home",
            language=self.edition.language,
            path=self.edition.path(),
            title=words(site.home.title),
            description=words(site.home.lead).text,
            sections=tuple(sections),
            lead=words(site.home.lead),
            notices=self.translation_state(),
            sources=("content/site.yml", "content"),
        )

    def translation_state(self) -> tuple[Notice, ...]:
        """For a language that may lack texts: how many it has, and what stands in their place."""
        if self.edition.translated == 1:
            return ()
        percent = self.edition.number((self.edition.translated * 100).quantize(Decimal(1), ROUND_DOWN))
        source = self.edition.languages[0].name
        text = self.edition.say("partly_translated", percent=percent, language=source)
        return (Notice(self.edition.say("partly_translated_title"), text),)

    def collection_blocks(self, collection: str) -> Iterable[Block]:
        """What leads to the documents of one collection: plans with their mosaic, the rest as a list."""
        records = self.of(collection)
        for record in records:
            if record.promise:
                yield record.promise
        plain = tuple(self.entry(record) for record in records if not record.promise)
        if plain:
            yield LinkList(plain)
        if not records:
            yield Paragraph(self.edition.say("collection_empty"))

    def first_of(self, collection: str) -> Iterable[Block]:
        """As much of a collection as the home page shows, and the way to the rest."""
        records = self.of(collection)
        blocks = tuple(self.collection_blocks(collection))
        if len(records) <= MOST_ON_HOME:
            yield from blocks
            return
        yield from (block for block in blocks if not isinstance(block, LinkList))
        plain = [self.entry(record) for record in records if not record.promise][:MOST_ON_HOME]
        every = Link(self.edition.say(f"all_{collection}", n=len(records)), self.edition.path(collection))
        yield LinkList((*plain, every))

    def entry(self, record: Record) -> Link:
        return Link(record.page.label, record.page.path, record.summary)

    def index(self, collection: str, blocks: tuple[Block, ...], source: str) -> Page:
        link = self.index_link(collection)
        return Page(
            key=collection,
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=self.edition.say(f"{collection}_description").text,
            sections=(Section("part_list", self.edition.say("list"), blocks, hidden_title=True),),
            collection=collection,
            lead=self.edition.say(f"{collection}_description"),
            breadcrumbs=(Link(self.edition.say("home"), self.edition.path()),),
            sources=(source,),
        )

    def collection(self, collection: str) -> Page:
        return self.index(collection, tuple(self.collection_blocks(collection)), f"content/{collection}")

    def registers_pages(self) -> Iterable[Page]:
        """The registers that readers look things up in, each on one page; empty ones have none."""
        if self.registers.models:
            definitions = tuple(map(self.model, self.registers.models))
            yield self.index("models", (Definitions(definitions),), FILES["model"])
        if self.registers.glossary:
            definitions = tuple(map(self.term, self.registers.glossary))
            yield self.index("glossary", (Definitions(definitions),), GLOSSARY)
        if self.registers.places:
            yield self.index("places", (Definitions(tuple(self.places())),), FILES["place"])

    def model(self, model: str) -> Definition:
        entry = self.registers.models[model]
        links = tuple(self.entry(record) for record in self.records if model in record.models)
        other = self.in_source(entry.name)
        return Definition(
            model, self.edition.words(entry.name), self.edition.words(entry.meaning), other, _short(links)
        )

    def term(self, term: str) -> Definition:
        entry = self.registers.glossary[term]
        short = entry.short.get(self.edition.code) if self.edition.code in entry.term.texts else None
        name = self.edition.words(entry.term)
        named = self.edition.say("with_short_form", words=name.text, short=short) if short else name
        return Definition(term, named, self.edition.words(entry.meaning), self.in_source(entry.term))

    def in_source(self, text: LocalizedText) -> Words | None:
        """The words in the source language, for pages in another."""
        source = self.edition.languages[0]
        if source == self.edition.language or source.code not in text.texts:
            return None
        return Words(text.texts[source.code], source.tag)

    def places(self) -> Iterable[Definition]:
        """Each place with the documents about it and the cases from it."""
        for place, entry in self.registers.places.items():
            links = [self.entry(record) for record in self.records if place in record.places]
            cases = [case for record in self.records for where, case in record.cases if where == place]
            above = self.registers.place_words(entry.part_of, self.edition) if entry.part_of else Words("")
            yield Definition(place, self.edition.words(entry.name), above, None, (*_short(links), *cases))

    def series(self, series: str) -> Page:
        entry = self.registers.series[series]
        link = self.registers.series_link(series, self.edition)
        own = tuple(self.entry(record) for record in self.records if record.series == series)
        blocks: tuple[Block, ...] = (LinkList(own),) if own else (Paragraph(self.edition.say("collection_empty")),)
        summary = self.edition.words(entry.summary)
        return Page(
            key=f"series/{series}",
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=summary.text,
            sections=(Section("part_list", self.edition.say("list"), blocks, hidden_title=True),),
            collection="reports",
            kicker=(self.edition.say("series"),),
            lead=summary,
            breadcrumbs=(Link(self.edition.say("home"), self.edition.path()), self.index_link("reports")),
            sources=(f"{FILES['series']}#{series}",),
        )

    def units(self) -> Page:
        """Every unit, those that answer for something with the number of things."""
        answers = Counter(row.owner for record in self.records if record.indicators for row in record.indicators.rows)
        links = []
        for unit in self.registers.units:
            link = self.registers.unit_link(unit, self.edition)
            links.append(Link(link.label, link.path, self.unit_note(unit, answers[unit])))
        return self.index("units", (LinkList(tuple(links)),), FILES["unit"])

    def unit_note(self, unit: str, answers: int) -> Words:
        """Whose part a unit is, and what there is of it here."""
        above = self.registers.units[unit].part_of
        documents = sum(1 for record in self.records if unit in record.units)
        parts = [self.registers.unit_words(above, self.edition)] if above else []
        parts += [self.edition.say("answers_for", n=answers)] if answers else []
        parts += [self.edition.say("in_documents", n=documents)] if documents else []
        parts = parts or [self.edition.say("only_named")]
        return Words(self.edition.say("list_separator").text.join(part.text for part in parts))

    def topics(self) -> Page:
        links = tuple(
            Link(link.label, link.path, self.edition.words(self.registers.topics[topic].summary))
            for topic, link in zip(self.registers.topics, self.topic_links(), strict=True)
        )
        return self.index("topics", (LinkList(links),), FILES["topic"])

    def topic_links(self) -> Iterable[Link]:
        return (self.registers.topic_link(topic, self.edition) for topic in self.registers.topics)

    def unit(self, unit: str) -> Page:
        entry = self.registers.units[unit]
        link = self.registers.unit_link(unit, self.edition)
        owned = owned_by(unit)
        sections = [section for share in self.shares(owned, link) for section in share.sections()[:1]]
        if due := self.calendar.of_unit(unit):
            sections.append(Section("part_due", self.edition.say("due_next"), (LinkList(due),)))
        own = tuple(self.entry(record) for record in self.records if unit in record.units)
        if own:
            sections.append(Section("part_documents", self.edition.say("its_documents"), (LinkList(own),)))
        parts = tuple(
            self.registers.unit_link(other, self.edition)
            for other, part in self.registers.units.items()
            if part.part_of == unit
        )
        if parts:
            sections.append(Section("part_parts", self.edition.say("its_parts"), (LinkList(parts, columns=True),)))
        aliases = self.edition.say("list_separator").text.join(entry.aliases)
        if aliases:
            text = self.edition.say("also_called", names=aliases)
            sections.append(Section("part_names", self.edition.say("names"), (Paragraph(text),)))
        if not sections:
            sections.append(
                Section("part_names", self.edition.say("names"), (Paragraph(self.edition.say("unit_only_named")),))
            )
        part_of = self.registers.unit_link(entry.part_of, self.edition) if entry.part_of else None
        count = sum(1 for record in self.records if record.indicators for row in record.indicators.rows if owned(row))
        return Page(
            key=f"units/{unit}",
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=self.edition.say("unit_description", name=link.label, n=count).text,
            sections=tuple(sections),
            collection="units",
            kicker=(self.edition.say(f"level_{entry.level}"), *((part_of.label,) if part_of else ())),
            lead=self.edition.say("unit_lead", n=count) if count else None,
            breadcrumbs=(
                Link(self.edition.say("home"), self.edition.path()),
                self.index_link("units"),
                *((part_of,) if part_of else ()),
            ),
            sources=(f"{FILES['unit']}#{unit}",),
        )

    def shares(self, wanted: Callable[[Tile | Row], bool], subject: Link) -> tuple[Share, ...]:
        """The tiles and rows of each plan that belong to a unit or a topic."""
        sharing = [one for one in self.records if one.indicators and any(map(wanted, one.indicators.rows))]
        return tuple(
            Share(one, wanted, subject.label, subject.path, self.edition, one is sharing[0]) for one in sharing
        )

    def with_further(self, page: Page, wanted: Callable[[Tile | Row], bool]) -> Iterable[Page]:
        """A page of a unit or a topic, and those that its indicators go on on."""
        yield page
        for share in self.shares(wanted, Link(page.title, page.path)):
            yield from share.further(page)

    def topic(self, topic: str) -> Page:
        entry = self.registers.topics[topic]
        link = self.registers.topic_link(topic, self.edition)
        sections = []
        for collection in (*self.collections, "pages"):
            own = tuple(self.entry(record) for record in self.of(collection) if topic in record.topics)
            if own:
                sections.append(Section(f"part_{collection}", self.edition.say(collection), (LinkList(own),)))
        sections += [section for share in self.shares(about(topic), link) for section in share.sections()[:1]]
        if not sections:
            sections.append(
                Section("part_list", self.edition.say("list"), (Paragraph(self.edition.say("collection_empty")),))
            )
        return Page(
            key=f"topics/{topic}",
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=self.edition.say(
                "topic_description", name=link.label, summary=self.edition.words(entry.summary)
            ).text,
            sections=tuple(sections),
            collection="topics",
            kicker=(self.edition.say("kind_topic"),),
            lead=self.edition.words(entry.summary),
            breadcrumbs=(Link(self.edition.say("home"), self.edition.path()), self.index_link("topics")),
            sources=(f"{FILES['topic']}#{topic}",),
        )


def _short(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links without their remarks."""
    return tuple(replace(link, note=None) for link in links)
