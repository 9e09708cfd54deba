"""A page: its text under its title."""

from __future__ import annotations

from generator.content_types.page.model import SitePage
from generator.document import document_sources, home_link, is_long, prose_section
from generator.edition import Edition
from generator.publication import Link, Page, Presented, Record
from generator.registers import Registers

COLLECTION = "pages"


def present(page: SitePage, edition: Edition, registers: Registers) -> Presented:  # noqa: ARG001 - every type is called alike
    link = Link(edition.words(page.file.title), edition.path(COLLECTION, page.slug))
    prose, notices = page.prose.in_edition(edition)
    summary = edition.words(page.file.summary)
    shown = Page(
        key=f"{COLLECTION}/{page.slug}",
        language=edition.language,
        path=link.path,
        title=link.label,
        description=summary.text,
        sections=(prose_section(link.label, prose),),
        contents=is_long(prose),
        collection=COLLECTION,
        lead=summary,
        breadcrumbs=(home_link(edition),),
        notices=notices,
        sources=document_sources(page.folder, "page.yml", edition),
    )
    return Presented((shown,), (Record(COLLECTION, link, shown.key, summary),))
