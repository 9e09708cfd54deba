"""The way through: sources in, the files of the site out.

Every step takes values and gives new ones.  The faults of all steps are collected and told together.
"""

from __future__ import annotations

from dataclasses import replace

from generator.addresses import keep
from generator.content_types import CONTENT_TYPES
from generator.documents import find_stray_files, read_documents
from generator.edition import Edition
from generator.formats import write_all as write
from generator.linking import LeftOut, Linked, link
from generator.media import CHECKED, Examination, read_checked
from generator.problems import Problems
from generator.publication import Publication
from generator.registers import FILES, GLOSSARY, read_registers
from generator.registers.addresses import CHANGES, LIST, read_addresses
from generator.registers.site import PATH, read_site_words
from generator.settings import FOLDERS, Settings
from generator.site.overviews import Overviews
from generator.site.style_guide import read_style_guide
from generator.sources.inventory import Inventory
from generator.sources.personal import tell_personal_numbers
from generator.sources.tree import read_tree

__all__ = ["build", "write"]
COLLECTIONS = tuple(kind.collection for kind in CONTENT_TYPES if kind.in_navigation)


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
    site, addresses = read_site_words(tree, reading), read_addresses(tree, reading, settings.on)
    documents = read_documents(tree, reading, settings.on, preview=settings.preview).joined(registers, problems)
    guide = read_style_guide(settings, reading)

    # present, in each language
    editions = [Edition(one, settings.languages, inventory.part_in(one.language)) for one in settings.catalogues]
    overviews = [
        Overviews(one, registers, site, COLLECTIONS, addresses, *documents.present(one, registers)) for one in editions
    ]

    # link
    pages = [page for one in overviews for page in (*one.pages(), *guide.pages(one.edition))]
    catalogues = {edition.code: edition.catalogue for edition in editions}
    linked = link(pages, tree, LeftOut(documents.unread, documents.waiting), catalogues, problems)
    find_stray_files(tree, linked.sources(*FILES.values(), GLOSSARY, PATH, CHECKED, LIST, CHANGES), documents, problems)
    media = Examination(tree, settings.limits, read_checked(tree, reading), problems).of(linked.media)
    tell_personal_numbers(tree, catalogues, site.public if site else {}, problems)
    problems.stop_if_any()

    # keep what was promised
    return keep(addresses, replace(publication(settings, overviews, linked, inventory), media=media), problems)


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
