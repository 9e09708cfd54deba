"""The page where one searches, or finds the way without searching: by topic, office, kind, year and letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.document import home_link
from generator.edition import Edition
from generator.language import HAN_SCRIPT, Words
from generator.publication import (
    Definition,
    Definitions,
    Facet,
    Link,
    LinkList,
    Option,
    Page,
    Record,
    SearchForm,
    Section,
    kind_label,
)
from generator.registers import Registers
from generator.search.scripts import pinyin_initial

KEY = "search"
NATURES = ("binding", "expected")
STATUSES = ("achieved", "on_track", "behind", "off_track", "not_due", "no_data", "cannot_be_judged", "monitored")
KINDS = ("chapter", "indicator", "project")


def search_link(edition: Edition) -> Link:
    return Link(edition.say("search"), edition.path(KEY))


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`collections` are the site's sections."""

    edition: Edition
    registers: Registers
    records: tuple[Record, ...]
    collections: tuple[str, ...]

    def page(self) -> Page:
        edition, link = self.edition, search_link(self.edition)
        form = SearchForm(tuple(facet for facet in self.facets() if facet.options))
        sections = [Section("part_search", edition.say("search_part"), (form,), hidden_title=True), *self.ways()]
        return Page(
            key=KEY,
            language=edition.language,
            path=link.path,
            title=link.label,
            description=edition.say("search_description").text,
            sections=tuple(section for section in sections if section.blocks),
            listed=False,
            breadcrumbs=(home_link(edition),),
        )

    def facets(self) -> Iterable[Facet]:
        edition, registers = self.edition, self.registers
        kinds = (*self.collections, *KINDS, "units", "topics", "pages")
        yield self.facet("kind", ((kind, Words(kind_label(kind, edition.catalogue))) for kind in kinds))
        yield self.facet("topic", ((key, edition.words(topic.name)) for key, topic in registers.topics.items()))
        yield self.facet("unit", ((key, edition.words(unit.name)) for key, unit in registers.units.items()))
        yield self.facet("year", ((year, self.year(year)) for year in self.years()))
        yield self.facet("nature", ((nature, edition.say(f"search_{nature}")) for nature in NATURES))
        yield self.facet("status", ((status, edition.say(f"status_{status}")) for status in STATUSES))
        yield self.facet("language", ((one.tag, Words(one.name, one.tag)) for one in edition.languages))

    def facet(self, name: str, options: Iterable[tuple[str, Words]]) -> Facet:
        return Facet(name, self.edition.say(f"search_{name}"), tuple(Option(value, label) for value, label in options))

    def years(self) -> list[str]:
        return sorted({record.date[:4] for record in self.records if record.date[:4].isdigit()}, reverse=True)

    def year(self, year: str) -> Words:
        return self.edition.say("search_one_year", year=year)

    def ways(self) -> Iterable[Section]:
        """The indexes, for whoever does not search."""
        edition, registers = self.edition, self.registers
        topics = registers.topic_links(edition)
        units = tuple(registers.unit_link(unit, edition) for unit in registers.units)
        kinds = tuple(Link(edition.say(name), edition.path(name)) for name in (*self.collections, "units", "topics"))
        yield self.way("topic", LinkList(topics, columns=True) if topics else None)
        yield self.way("unit", LinkList(units, columns=True) if units else None)
        yield self.way("kind", LinkList(kinds, columns=True))
        years = [(year, [one for one in self.records if one.date.startswith(year)]) for year in self.years()]
        yield self.way("year", self.listed("year", ((year, self.year(year), ones) for year, ones in years)))
        yield self.way("letter", self.listed("letter", self.by_letter()))

    def by_letter(self) -> Iterable[tuple[str, Words, list[Record]]]:
        """By the first letter of the title, in Chinese of its pinyin."""
        groups: dict[str, list[Record]] = {}
        for record in self.records:
            groups.setdefault(self.initial(record), []).append(record)
        for letter, ones in sorted(groups.items()):
            yield letter if letter.isalpha() else "other", Words(letter), ones

    def initial(self, record: Record) -> str:
        title = record.page.label
        if title.tag or self.edition.language.script == HAN_SCRIPT:
            return pinyin_initial(title.text)
        first = next((sign for sign in title.text if sign.isalnum()), "#").upper()
        return first if first.isalpha() else "#"

    def listed(self, name: str, groups: Iterable[tuple[str, Words, list[Record]]]) -> Definitions | None:
        definitions = tuple(
            Definition(
                f"{name}_{key}", label, Words(""), links=tuple(Link(one.page.label, one.page.path) for one in ones)
            )
            for key, label, ones in groups
        )
        return Definitions(definitions) if definitions else None

    def way(self, name: str, block: LinkList | Definitions | None) -> Section:
        return Section(f"part_by_{name}", self.edition.say(f"search_by_{name}"), (block,) if block else ())
