"""The registers that readers look things up in, each on one page, and a page for each series of reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.document import home_link
from generator.language import LocalizedText, Words
from generator.publication import Block, Definition, Definitions, LinkList, Page, Paragraph
from generator.registers import FILES, GLOSSARY
from generator.site.lists import Lists, entry, without_remarks


@dataclass(frozen=True, slots=True)
class RegisterPages:
    """The pages of the registers; an empty one has none."""

    lists: Lists

    @property
    def in_use(self) -> tuple[str, ...]:
        """What the registers with a page are called, as the foot of every page lists them."""
        registers = self.lists.registers
        known = (("glossary", registers.glossary), ("models", registers.models), ("places", registers.places))
        return tuple(name for name, register in known if register)

    def pages(self) -> Iterable[Page]:
        registers = self.lists.registers
        if registers.models:
            definitions = tuple(map(self.model, registers.models))
            yield self.lists.index("models", (Definitions(definitions),), FILES["model"])
        if registers.glossary:
            definitions = tuple(map(self.term, registers.glossary))
            yield self.lists.index("glossary", (Definitions(definitions),), GLOSSARY)
        if registers.places:
            yield self.lists.index("places", (Definitions(tuple(self.places())),), FILES["place"])

    def model(self, model: str) -> Definition:
        model_entry, words = self.lists.registers.models[model], self.lists.edition.words
        links = without_remarks(entry(record) for record in self.lists.records if model in record.models)
        other = self.in_source(model_entry.name)
        return Definition(model, words(model_entry.name), words(model_entry.meaning), other, links)

    def term(self, term: str) -> Definition:
        edition, term_entry = self.lists.edition, self.lists.registers.glossary[term]
        short = term_entry.short.get(edition.code) if edition.code in term_entry.term.texts else None
        name = edition.words(term_entry.term)
        named = edition.say("with_short_form", words=name.text, short=short) if short else name
        return Definition(term, named, edition.words(term_entry.meaning), self.in_source(term_entry.term))

    def in_source(self, text: LocalizedText) -> Words | None:
        """The words in the source language, for pages in another."""
        edition = self.lists.edition
        source = edition.languages[0]
        if source == edition.language or source.code not in text.texts:
            return None
        return Words(text.texts[source.code], source.tag)

    def places(self) -> Iterable[Definition]:
        """Each place with the documents about it and the cases from it."""
        edition, registers, records = self.lists.edition, self.lists.registers, self.lists.records
        for place, place_entry in registers.places.items():
            links = without_remarks(entry(record) for record in records if place in record.places)
            cases = [case for record in records for where, case in record.cases if where == place]
            above = registers.place_words(place_entry.part_of, edition) if place_entry.part_of else Words("")
            yield Definition(place, edition.words(place_entry.name), above, None, (*links, *cases))

    def series(self) -> Iterable[Page]:
        return map(self.one_series, self.lists.registers.series)

    def one_series(self, series: str) -> Page:
        edition, registers = self.lists.edition, self.lists.registers
        link = registers.series_link(series, edition)
        own = tuple(entry(record) for record in self.lists.records if record.series == series)
        blocks: tuple[Block, ...] = (LinkList(own),) if own else (Paragraph(edition.say("collection_empty")),)
        summary = edition.words(registers.series[series].summary)
        return Page(
            key=f"series/{series}",
            language=edition.language,
            path=link.path,
            title=link.label,
            description=summary.text,
            sections=(self.lists.section(blocks),),
            collection="reports",
            kicker=(edition.say("series"),),
            lead=summary,
            breadcrumbs=(home_link(edition), self.lists.index_link("reports")),
            sources=(f"{FILES['series']}#{series}",),
        )
