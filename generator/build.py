"""The way through: sources in, the files of the site out.

Every step takes values and gives new ones.  The faults of all steps are collected and told together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.content_types import CONTENT_TYPES
from generator.documents import find_stray_files, read_documents
from generator.edition import Edition
from generator.formats import write_all
from generator.linking import Linked, link
from generator.media import CHECKED, Examination, read_checked
from generator.problems import Problems
from generator.publication import OutputFile, Publication
from generator.registers import FILES, GLOSSARY, read_registers
from generator.registers.site import PATH, read_site_words
from generator.settings import Settings
from generator.site.overviews import Overviews
from generator.site.style_guide import read_style_guide
from generator.sources.inventory import Inventory
from generator.sources.tree import read_tree

FOLDERS = ("content", "plans")
COLLECTIONS = tuple(kind.collection for kind in CONTENT_TYPES if kind.in_navigation)


def folders_read(settings: Settings) -> tuple[Path, ...]:
    """What a site is made from, the program included."""
    return (*(settings.root / folder for folder in FOLDERS), settings.theme_dir, Path(__file__).parent)


def build(settings: Settings) -> Publication:
    """The publication that the sources make.  Raise `InvalidContent`, with every fault, where they make none."""
    problems = Problems(settings.severities)
    settings.find_idle_keys(problems)
    settings.warn_of_catalogues(problems)

    # read and parse
    tree = read_tree(settings.root, FOLDERS, problems)
    inventory = Inventory()
    reading = settings.reading(problems, inventory)
    registers, reading = read_registers(tree, reading)
    site = read_site_words(tree, reading)
    documents = read_documents(tree, reading).joined(registers, problems)
    guide = read_style_guide(settings, reading)

    # present, in each language
    editions = [Edition(one, settings.languages, inventory.part_in(one.language)) for one in settings.catalogues]
    overviews = [
        Overviews(edition, registers, site, COLLECTIONS, *documents.present(edition, registers)) for edition in editions
    ]

    # link
    pages = [page for one in overviews for page in (*one.pages(), *guide.pages(one.edition))]
    catalogues = {edition.code: edition.catalogue for edition in editions}
    linked = link(pages, tree, documents.unread, catalogues, problems)
    find_stray_files(tree, linked.sources(*FILES.values(), GLOSSARY, PATH, CHECKED), documents, problems)
    media = Examination(tree, settings.limits, read_checked(tree, reading), problems).of(linked.media)
    problems.stop_if_any()

    return replace(publication(settings, overviews, linked, inventory), media=media, warnings=tuple(problems))


def publication(settings: Settings, overviews: list[Overviews], linked: Linked, inventory: Inventory) -> Publication:
    return Publication(
        pages=linked.pages,
        records=tuple(record for overview in overviews for record in overview.records),
        frames={overview.edition.code: overview.frame() for overview in overviews},
        alternates=linked.alternates,
        inventory=tuple(inventory),
        glosses=inventory.glosses,
        site_url=settings.site_url,
        root=settings.root,
        theme=settings.theme_dir,
        preview=settings.preview,
        severities=settings.severities,
    )


def write(publication: Publication) -> Iterator[OutputFile]:
    """Every file of the site, format by format."""
    return write_all(publication)
