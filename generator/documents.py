"""All documents of a site, whatever their type: read, and shown in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.content_types import CONTENT_TYPES
from generator.document import ContentType
from generator.edition import Edition
from generator.language import Gloss
from generator.problems import Mark, Problem, Problems
from generator.publication import Page, Record
from generator.registers import Registers
from generator.sources import identifiers
from generator.sources.fields import Reading
from generator.sources.inventory import Atom, Inventory
from generator.sources.tree import Tree, slug_of


@dataclass(frozen=True, slots=True)
class Documents:
    """`unread` are the folders of those that could not be read; their problems are told already."""

    read: tuple[tuple[ContentType[Any], Any], ...]
    unread: frozenset[str] = field(default_factory=frozenset)

    def present(self, edition: Edition, registers: Registers) -> tuple[tuple[Page, ...], tuple[Record, ...]]:
        """Their pages and records in one language."""
        presented = [kind.present(document, edition, registers) for kind, document in self.read]
        pages = tuple(page for one in presented for page in one.pages)
        return pages, tuple(record for one in presented for record in one.records)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One folder, read: its document, None where it cannot be used, and all that was found on the way."""

    document: Any
    problems: tuple[Problem, ...]
    atoms: tuple[Atom, ...]
    glosses: Mapping[str, tuple[Gloss, ...]] = field(hash=False)


def read_documents(tree: Tree, reading: Reading) -> Documents:
    found = [(kind, folder) for kind in CONTENT_TYPES for folder in tree.folders_in(kind.home)]
    read = [(kind, folder, read_one(kind, folder, tree, reading)) for kind, folder in found]
    for _, _, one in read:
        reading.problems.extend(one.problems)
        reading.inventory.extend(one.atoms, one.glosses)
    return Documents(
        tuple((kind, one.document) for kind, _, one in read if one.document is not None),
        frozenset(folder for _, folder, one in read if one.document is None),
    )


def read_one(kind: ContentType[Any], folder: str, tree: Tree, reading: Reading) -> ReadDocument:
    """Read and parse one folder: a pure function of its files and of what `reading` knows of the site.

    What `reading` has collected so far is neither looked at nor added to.
    """
    own = replace(reading, problems=reading.problems.anew(), inventory=Inventory())
    slug = slug_of(folder)
    if not slug.isascii() or not all(part.isalnum() and part == part.lower() for part in slug.split("-")):
        own.problems.add(Mark(tree.files_in(folder)[0]), "bad-folder-name", folder=slug)
    elif (code := identifiers.beyond_use(slug)) is not None:
        mark = Mark(tree.files_in(folder)[0])
        own.problems.add(mark, code, value=identifiers.shortened(slug), most=identifiers.MOST_CHARACTERS)
    document = kind.parse(folder, tree, own)
    return ReadDocument(document, tuple(own.problems), tuple(own.inventory), own.inventory.glosses)


def find_stray_files(tree: Tree, used: Iterable[str], documents: Documents, problems: Problems) -> None:
    """Note the files that no page is made from: published nowhere, which their authors should know."""
    known = {path.split("#", 1)[0] for path in used}
    for path in tree.files:
        unread = any(path.startswith(f"{folder}/") for folder in documents.unread)
        if path not in known and not unread:
            problems.add(Mark(path), "stray-file")
