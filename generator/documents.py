"""All documents of a site, whatever their type: read, and shown in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic

from generator.content_types import CONTENT_TYPES
from generator.dates import PartialDate
from generator.document import ContentType, DocumentT
from generator.edition import Edition
from generator.language import Gloss
from generator.problems import Mark, Problem, Problems
from generator.publication import Notice, Page, Presented, Record
from generator.registers import Registers
from generator.sources import identifiers
from generator.sources.fields import ReadContext, Reading
from generator.sources.inventory import Atom
from generator.sources.release import Release, Waiting
from generator.sources.tree import Tree, slug_of

READ = (".yml", ".md", ".csv")
"""The endings of the files that a document is read from; of all others, pictures above all, their names will do."""


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """One folder as it was written: the names of its files, sorted, and the bytes of those that are read."""

    collection: str
    folder: str
    files: tuple[str, ...]
    held: Mapping[str, bytes] = field(hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class ReadDocument(Generic[DocumentT]):
    """One folder, read: its document, None where it cannot be used, and all that was found on the way."""

    document: DocumentT | None
    problems: tuple[Problem, ...]
    atoms: tuple[Atom, ...]
    glosses: Mapping[str, tuple[Gloss, ...]] = field(hash=False)
    release: Release = field(default_factory=Release)


@dataclass(frozen=True, slots=True)
class Documents:
    """`read` are (collection, document); `unread` the folders of those that could not be read.

    The problems of these are told already.  `waiting` are the folders of drafts and of what is published later: left
    out, but for a preview: there `states` say of each that is `read`, in the same order, why it is not out yet.
    """

    read: tuple[tuple[str, Any], ...]
    unread: frozenset[str] = field(default_factory=frozenset)
    waiting: frozenset[str] = field(default_factory=frozenset)
    states: tuple[Waiting | None, ...] = ()

    def joined(self, registers: Registers, problems: Problems) -> Documents:
        """With what documents of a type take from one another, once all of that type could be read."""
        read: list[tuple[str, Any]] = []
        for kind in CONTENT_TYPES:
            own = tuple(one for collection, one in self.read if collection == kind.collection)
            if kind.join and not any(folder.startswith(f"{kind.home}/") for folder in self.unread):
                own = kind.join(own, registers, problems)
            read += ((kind.collection, one) for one in own)
        return replace(self, read=tuple(read))

    def present(self, edition: Edition, registers: Registers) -> tuple[tuple[Page, ...], tuple[Record, ...]]:
        """Their pages and records in one language."""
        presented = [
            _marked(present_document(collection, one, edition, registers), state, edition)
            for (collection, one), state in zip(self.read, self.states, strict=True)
        ]
        pages = tuple(page for one in presented for page in one.pages)
        return pages, tuple(record for one in presented for record in one.records)


def read_documents(tree: Tree, reading: Reading, on: PartialDate | None = None, *, preview: bool = False) -> Documents:
    """Those that are out on the day `on`; in a preview, all."""
    context = reading.context
    documents: list[tuple[str, Any]] = []
    states: list[Waiting | None] = []
    unread: list[str] = []
    waiting: list[str] = []
    for source in document_sources(tree):
        read = read_document(source, context)
        reading.problems.extend(read.problems)
        if read.document is None:
            unread.append(source.folder)
            continue
        state = read.release.waits(on)
        if state == "undated" and read.release.publish_on and not preview:
            reading.problems.add(read.release.publish_on.mark, "day-unknown", day=read.release.publish_on.day)
        if state is None or preview:
            reading.inventory.extend(read.atoms, read.glosses)
            documents.append((source.collection, read.document))
            states.append(state)
        else:
            waiting.append(source.folder)
    return Documents(tuple(documents), frozenset(unread), frozenset(waiting), tuple(states))


def _marked(presented: Presented, state: Waiting | None, edition: Edition) -> Presented:
    """What a preview shows of a document that is not out yet: each page says so first."""
    if state is None:
        return presented
    kind = "draft" if state == "draft" else "later"
    notice = Notice(edition.say(f"preview_{kind}_title"), edition.say(f"preview_{kind}"))
    pages = tuple(replace(page, notices=(notice, *page.notices), listed=False) for page in presented.pages)
    return replace(presented, pages=pages)


def document_sources(tree: Tree) -> Iterator[DocumentSource]:
    """What each document is made of, in the order of the site."""
    for kind in CONTENT_TYPES:
        for folder in tree.folders_in(kind.home):
            files = tree.files_in(folder)
            held = tree.hold(path for path in files if path.endswith(READ))
            yield DocumentSource(kind.collection, folder, files, held)


def read_document(source: DocumentSource, context: ReadContext) -> ReadDocument[Any]:
    """Read and parse one folder."""
    tree, reading, slug = Tree(Path(), source.files, source.held), context.reading(), slug_of(source.folder)
    if not slug.isascii() or not all(part.isalnum() and part == part.lower() for part in slug.split("-")):
        reading.problems.add(Mark(tree.files[0]), "bad-folder-name", folder=slug)
    elif (code := identifiers.beyond_use(slug)) is not None:
        mark = Mark(tree.files[0])
        reading.problems.add(mark, code, value=identifiers.shortened(slug), most=identifiers.MOST_CHARACTERS)
    document = kind_of(source.collection).parse(source.folder, tree, reading)
    release = next(iter(reading.releases), Release())
    return ReadDocument(document, tuple(reading.problems), tuple(reading.inventory), reading.inventory.glosses, release)


def present_document(collection: str, document: Any, edition: Edition, registers: Registers) -> Presented:  # noqa: ANN401 - of any type
    """The pages and records of one document in one language."""
    return kind_of(collection).present(document, edition, registers)


def kind_of(collection: str) -> ContentType[Any]:
    return next(kind for kind in CONTENT_TYPES if kind.collection == collection)


def find_stray_files(tree: Tree, used: Iterable[str], documents: Documents, problems: Problems) -> None:
    """Note the files that no page is made from: published nowhere, which their authors should know."""
    known = {path.split("#", 1)[0] for path in used}
    for path in tree.files:
        apart = any(path.startswith(f"{folder}/") for folder in (*documents.unread, *documents.waiting))
        if path not in known and not apart:
            problems.add(Mark(path), "stray-file")
