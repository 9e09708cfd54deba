"""An article's page: its text under its title, and where it was published first and again."""

from __future__ import annotations

from dataclasses import replace

from generator.content_types.article.model import Article, ArticleFile
from generator.document import (
    collection_link,
    document_sources,
    home_link,
    is_long,
    origin,
    origin_section,
    prose_section,
)
from generator.edition import Edition
from generator.language import LocalizedText
from generator.ledger.present import FigureTables
from generator.publication import LedgerRow, Link, Notice, Page, Presented, Record, Section
from generator.registers import Registers

COLLECTION = "articles"


def present(article: Article, edition: Edition, registers: Registers) -> Presented:
    file, say = article.file, edition.say
    link = Link(edition.words(file.title), edition.path(COLLECTION, article.slug))
    key = f"{COLLECTION}/{article.slug}"
    prose, notices = article.prose.in_edition(edition)
    ledger = FigureTables(file, link.path, edition, registers)
    summary = edition.words(file.summary)
    published = edition.date(file.source.published) if file.source.published else None
    page = Page(
        key=key,
        language=edition.language,
        path=link.path,
        title=link.label,
        description=summary.text,
        sections=(
            prose_section(link.label, prose),
            *ledger.sections(),
            _origin(file, edition, registers),
        ),
        related=ledger.related(),
        figure_anchors=ledger.figure_anchors(),
        collection=COLLECTION,
        kicker=(say("kind_article"), *((published,) if published else ())),
        lead=summary,
        contents=is_long(prose),
        breadcrumbs=(home_link(edition), collection_link(COLLECTION, edition)),
        notices=notices,
        origin=origin(file.source, edition),
        sources=document_sources(article.folder, "article.yml", edition),
    )
    record = Record(
        COLLECTION,
        link,
        key,
        summary,
        units=file.units,
        topics=file.topics,
        places=file.places,
        models=file.models,
        date=str(file.source.published or ""),
        facts=published,
    )  # fmt: skip
    return Presented((page,), (record,))


def _origin(file: ArticleFile, edition: Edition, registers: Registers) -> Section:
    """The common section, with what only a republished piece has."""
    particulars: tuple[tuple[str, LocalizedText | None], ...] = (
        ("original_title", file.original_title),
        ("authors", file.authors),
        ("republisher", file.republisher),
    )
    rows = [LedgerRow(edition.say(name), (edition.words(text),)) for name, text in particulars if text]
    if file.places:
        names = tuple(registers.place_words(place, edition) for place in file.places)
        rows.append(LedgerRow(edition.say("places"), names))
    section = origin_section(file.source, edition, tuple(rows))
    disclaimer = (Notice(edition.say("disclaimer"), edition.words(file.disclaimer)),) if file.disclaimer else ()
    return replace(section, blocks=(*section.blocks, *disclaimer))
