"""The site's own pages in one language, and what stands on all of its pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.edition import Edition
from generator.indicators.drawing.method_page import method_sections
from generator.indicators.presenting.deadlines import KEY as CALENDAR
from generator.indicators.presenting.deadlines import Calendar
from generator.indicators.presenting.method import KEY as METHOD
from generator.publication import Frame, Licence, Page, Record
from generator.registers import Registers
from generator.registers.addresses import AddressRegister
from generator.registers.site import PATH, SiteWords
from generator.site.frame import frame
from generator.site.home import Collections
from generator.site.lists import Lists
from generator.site.open_data import OpenData, downloads_of
from generator.site.reading_aids import reading_aids_page
from generator.site.registers import RegisterPages
from generator.site.search_page import SearchPage
from generator.site.units_and_topics import Topics, Units
from generator.site.withdrawn import WithdrawnPages


@dataclass(frozen=True, slots=True)
class Overviews:
    """Everything one edition lists.  `collections` are those with index pages, in the order of the navigation."""

    edition: Edition
    registers: Registers
    site: SiteWords | None
    collections: tuple[str, ...]
    addresses: AddressRegister
    documents: tuple[Page, ...]
    records: tuple[Record, ...]

    @property
    def lists(self) -> Lists:
        return Lists(self.edition, self.registers, self.collections, self.records)

    @property
    def withdrawn(self) -> WithdrawnPages:
        return WithdrawnPages(self.edition, self.addresses, self.collections)

    def pages(self) -> tuple[Page, ...]:
        """Every page of the edition, with what stands in the place of those that are no more there."""
        there = self.pages_there()
        return (*there, *self.withdrawn.pages(there))

    def pages_there(self) -> tuple[Page, ...]:
        """The overviews, then the documents' own."""
        lists = self.lists
        collections, registers = Collections(lists, self.withdrawn), RegisterPages(lists)
        return (
            *([collections.home(self.site)] if self.site else []),
            *collections.pages(),
            *Units(lists).pages(),
            *Topics(lists).pages(),
            *registers.series(),
            *registers.pages(),
            reading_aids_page(self.edition),
            SearchPage(self.edition, self.registers, self.records, self.collections).page(),
            *self.open_data.pages(),
            *self.calendar(),
            *([self.method()] if lists.judges else []),
            *self.documents,
        )

    def frame(self) -> Frame:
        """What stands on every page.  Only for an edition whose site words could be read."""
        if self.site is None:
            raise ValueError(PATH)
        return frame(self.site, self.lists, self.open_data, self.withdrawn.link)

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

    def method(self) -> Page:
        """How a status comes about."""
        page = self.lists.index(METHOD, (), METHOD)
        return replace(page, sections=method_sections(self.edition), contents=True)

    def calendar(self) -> Iterable[Page]:
        """What is due when, plan by plan."""
        if sections := Calendar(self.records, self.edition).sections():
            page = self.lists.index(CALENDAR, (), CALENDAR)
            yield replace(page, sections=sections, contents=len(sections) > 1)
