"""The pages of units and of topics: what each answers for, is due to report, and is named in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.document import home_link
from generator.indicators.presenting.deadlines import Calendar
from generator.indicators.presenting.pages import Share
from generator.indicators.presenting.plan_indicators import about, owned_by
from generator.language import Words
from generator.publication import Link, LinkList, Page, Paragraph, Row, Section, Tile
from generator.registers import FILES
from generator.site.lists import Lists, entry

Wanted = Callable[[Tile | Row], bool]


@dataclass(frozen=True, slots=True)
class _Shares:
    """What each plan has for the subject of one page, a unit or a topic."""

    lists: Lists

    def of(self, wanted: Wanted, subject: Link) -> tuple[Share, ...]:
        """The tiles and rows of each plan that belong to it."""
        sharing = [one for one in self.lists.records if one.indicators and any(map(wanted, one.indicators.rows))]
        return tuple(
            Share(one, wanted, subject.label, subject.path, self.lists.edition, one is sharing[0]) for one in sharing
        )

    def first(self, wanted: Wanted, subject: Link) -> Iterator[Section]:
        """What stands on the page itself."""
        for share in self.of(wanted, subject):
            yield from share.sections()[:1]

    def with_further(self, page: Page, wanted: Wanted) -> Iterable[Page]:
        """The page, and those on which its indicators go on."""
        yield page
        for share in self.of(wanted, Link(page.title, page.path)):
            yield from share.further(page)


@dataclass(frozen=True, slots=True)
class Units:
    lists: Lists

    def pages(self) -> Iterable[Page]:
        yield self.index()
        for unit in self.lists.registers.units:
            yield from _Shares(self.lists).with_further(self.page(unit), owned_by(unit))

    def index(self) -> Page:
        """Every unit, those that answer for something with the number of things."""
        records = self.lists.records
        answers = Counter(row.owner for record in records if record.indicators for row in record.indicators.rows)
        links = []
        for unit in self.lists.registers.units:
            link = self.lists.registers.unit_link(unit, self.lists.edition)
            links.append(Link(link.label, link.path, self.note(unit, answers[unit])))
        return self.lists.index("units", (LinkList(tuple(links)),), FILES["unit"])

    def note(self, unit: str, answers: int) -> Words:
        """Whose part a unit is, and what there is of it here."""
        edition, registers = self.lists.edition, self.lists.registers
        above = registers.units[unit].part_of
        documents = sum(1 for record in self.lists.records if unit in record.units)
        parts = [registers.unit_words(above, edition)] if above else []
        parts += [edition.say("answers_for", n=answers)] if answers else []
        parts += [edition.say("in_documents", n=documents)] if documents else []
        parts = parts or [edition.say("only_named")]
        return Words(edition.say("list_separator").text.join(part.text for part in parts))

    def page(self, unit: str) -> Page:
        edition, registers = self.lists.edition, self.lists.registers
        register_entry = registers.units[unit]
        link = registers.unit_link(unit, edition)
        part_of = registers.unit_link(register_entry.part_of, edition) if register_entry.part_of else None
        above = (part_of,) if part_of else ()
        rows = (row for record in self.lists.records if record.indicators for row in record.indicators.rows)
        count = sum(map(owned_by(unit), rows))
        return Page(
            key=f"units/{unit}",
            language=edition.language,
            path=link.path,
            title=link.label,
            description=edition.say("unit_description", name=link.label, n=count).text,
            sections=tuple(self.sections(unit, link)) or (self.only_named(),),
            collection="units",
            kicker=(edition.say(f"level_{register_entry.level}"), *(one.label for one in above)),
            lead=edition.say("unit_lead", n=count) if count else None,
            breadcrumbs=(home_link(edition), self.lists.index_link("units"), *above),
            sources=(f"{FILES['unit']}#{unit}",),
        )

    def sections(self, unit: str, link: Link) -> Iterator[Section]:
        edition, registers, records = self.lists.edition, self.lists.registers, self.lists.records
        yield from _Shares(self.lists).first(owned_by(unit), link)
        if due := Calendar(records, edition).of_unit(unit):
            yield Section("part_due", edition.say("due_next"), (LinkList(due),))
        if own := tuple(entry(record) for record in records if unit in record.units):
            yield Section("part_documents", edition.say("its_documents"), (LinkList(own),))
        parts = tuple(
            registers.unit_link(other, edition) for other, part in registers.units.items() if part.part_of == unit
        )
        if parts:
            yield Section("part_parts", edition.say("its_parts"), (LinkList(parts, columns=True),))
        if aliases := edition.say("list_separator").text.join(registers.units[unit].aliases):
            text = edition.say("also_called", names=aliases)
            yield Section("part_names", edition.say("names"), (Paragraph(text),))

    def only_named(self) -> Section:
        say = self.lists.edition.say
        return Section("part_names", say("names"), (Paragraph(say("unit_only_named")),))


@dataclass(frozen=True, slots=True)
class Topics:
    lists: Lists

    def pages(self) -> Iterable[Page]:
        yield self.index()
        for topic in self.lists.registers.topics:
            yield from _Shares(self.lists).with_further(self.page(topic), about(topic))

    def index(self) -> Page:
        edition, topics = self.lists.edition, self.lists.registers.topics
        links = tuple(
            Link(link.label, link.path, edition.words(topics[topic].summary))
            for topic, link in zip(topics, self.lists.registers.topic_links(edition), strict=True)
        )
        return self.lists.index("topics", (LinkList(links),), FILES["topic"])

    def page(self, topic: str) -> Page:
        edition, registers = self.lists.edition, self.lists.registers
        link = registers.topic_link(topic, edition)
        summary = edition.words(registers.topics[topic].summary)
        return Page(
            key=f"topics/{topic}",
            language=edition.language,
            path=link.path,
            title=link.label,
            description=edition.say("topic_description", name=link.label, summary=summary).text,
            sections=tuple(self.sections(topic, link)) or (self.empty(),),
            collection="topics",
            kicker=(edition.say("kind_topic"),),
            lead=summary,
            breadcrumbs=(home_link(edition), self.lists.index_link("topics")),
            sources=(f"{FILES['topic']}#{topic}",),
        )

    def sections(self, topic: str, link: Link) -> Iterator[Section]:
        for collection in (*self.lists.collections, "pages"):
            own = tuple(entry(record) for record in self.lists.of(collection) if topic in record.topics)
            if own:
                yield Section(f"part_{collection}", self.lists.edition.say(collection), (LinkList(own),))
        yield from _Shares(self.lists).first(about(topic), link)

    def empty(self) -> Section:
        say = self.lists.edition.say
        return Section("part_list", say("list"), (Paragraph(say("collection_empty")),))
