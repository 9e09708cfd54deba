"""What stands on every page of one language: names, terms, the navigation, and the links of the foot."""

from __future__ import annotations

from generator.document import home_link
from generator.indicators.presenting.deadlines import KEY as CALENDAR
from generator.indicators.presenting.method import KEY as METHOD
from generator.publication import Frame, Link
from generator.registers.site import SiteWords
from generator.site.lists import Lists
from generator.site.open_data import OpenData
from generator.site.reading_aids import reading_aids_link
from generator.site.registers import RegisterPages
from generator.site.search_page import search_link


def frame(site: SiteWords, lists: Lists, open_data: OpenData, withdrawn: Link | None = None) -> Frame:
    edition, words = lists.edition, lists.edition.words
    notice, licence, aids, corrections = (
        words(text) if text else None for text in (site.notice, site.licence, site.aids, site.corrections)
    )
    return Frame(
        edition.catalogue,
        words(site.name),
        words(site.about),
        notice,
        licence,
        aids,
        corrections,
        _navigation(lists),
        reading_aids_link(edition),
        (*_foot(lists, open_data), *([withdrawn] if withdrawn else [])),
        open_data.licence,
        open_data.link,
        search_link(edition),
        lists.registers.names_alike(),
    )


def _navigation(lists: Lists) -> tuple[tuple[str, Link], ...]:
    names = (*lists.collections, "units", "topics")
    return (("", home_link(lists.edition)), *((name, lists.index_link(name)) for name in names))


def _foot(lists: Lists, open_data: OpenData) -> tuple[Link, ...]:
    """The pages about the site, and the registers readers look things up in."""
    method = (lists.index_link(METHOD),) if lists.judges else ()
    calendar = (lists.index_link(CALENDAR),) if any(record.deadlines for record in lists.records) else ()
    data = (open_data.link,) if open_data.link else ()
    looked_up = map(lists.index_link, RegisterPages(lists).in_use)
    return (*(record.page for record in lists.of("pages")), *method, *calendar, *data, *looked_up)
