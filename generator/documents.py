"""All documents of a site, whatever their type: read, and shown in each language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.content_types import CONTENT_TYPES
from generator.document import ContentType
from generator.edition import Edition
from generator.problems import Mark, Problems
from generator.publication import Page, Record
from generator.registers import Registers
from generator.sources.fields import Reading
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


def read_documents(tree: Tree, reading: Reading) -> Documents:
    found = [(kind, folder) for kind in CONTENT_TYPES for folder in tree.folders_in(kind.home)]
    parsed = [(kind, folder, _read(kind, folder, tree, reading)) for kind, folder in found]
    return Documents(
        tuple((kind, document) for kind, _, document in parsed if document is not None),
        frozenset(folder for _, folder, document in parsed if document is None),
    )


def _read(kind: ContentType[Any], folder: str, tree: Tree, reading: Reading) -> Any:  # noqa: ANN401 - each type has its own
    slug = slug_of(folder)
    if not slug.isascii() or not all(part.isalnum() and part == part.lower() for part in slug.split("-")):
        reading.problems.add(Mark(tree.files_in(folder)[0]), "bad-folder-name", folder=slug)
    return kind.parse(folder, tree, reading)


def find_stray_files(tree: Tree, used: Iterable[str], documents: Documents, problems: Problems) -> None:
    """Note the files that no page is made from: published nowhere, which their authors should know."""
    known = {path.split("#", 1)[0] for path in used}
    for path in tree.files:
        unread = any(path.startswith(f"{folder}/") for folder in documents.unread)
        if path not in known and not unread:
            problems.add(Mark(path), "stray-file")
