"""What all documents have in common: a type, an origin, and prose in each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from generator.edition import Edition
from generator.language import Language, Words
from generator.messages import REFERENCE, read_catalogue
from generator.numerals.plain import plain_form
from generator.problems import Mark, Problems
from generator.publication import Ledger, LedgerRow, Link, Notice, Paragraph, Presented, Section
from generator.registers import Registers
from generator.sources import yaml_file
from generator.sources.fields import Date, DocumentFile, Localized, Model, ModelT, Reading, read_model
from generator.sources.fingerprint import LENGTH, fingerprint
from generator.sources.front_matter import is_left_open, split_front_matter
from generator.sources.markdown.nodes import Prose
from generator.sources.translation_check import LOOKED_AT, place_in
from generator.sources.tree import Tree, slug_of

DocumentT = TypeVar("DocumentT")
LONG = 4
"""From how many headings on a text has a list of contents."""
_HASH = re.compile(rf"[0-9a-f]{{{LENGTH}}}")
_HEAD_SHOWN = "…"
_HEAD_KEYS = ("source_hash", LOOKED_AT)


@dataclass(frozen=True, slots=True)
class ContentType(Generic[DocumentT]):
    """`home` holds a folder for each document; `collection` names it in addresses and in the messages."""

    collection: str
    home: str
    parse: Callable[[str, Tree, Reading], DocumentT | None]
    present: Callable[[DocumentT, Edition, Registers], Presented]
    in_navigation: bool = True
    join: Callable[[tuple[DocumentT, ...], Registers, Problems], tuple[DocumentT, ...]] | None = None
    """What the documents of the type take from one another, once all are read."""

    def __post_init__(self) -> None:
        """Refuse a type whose lists have no words: a build would fail on the day that a list needs them."""
        missing = sorted(set(self.messages) - set(read_catalogue(REFERENCE).pages))
        if missing:
            raise LookupError(f"{self.collection}: messages.toml lacks {', '.join(missing)} in [{REFERENCE}]")

    @property
    def schema(self) -> Any:  # noqa: ANN401 - a class
        """The class of its documents, as `parse` says it."""
        return next(one for one in get_args(get_type_hints(self.parse)["return"]) if one is not NoneType)

    @property
    def messages(self) -> tuple[str, ...]:
        """What the lists of the type say: its name, what it holds, and the way to all of it."""
        name = self.collection
        return (name, f"{name}_description", f"all_{name}") if self.in_navigation else ()


class Provenance(Model):
    """Where a document was published first.  What its source does not say is left out."""

    title: Localized
    publisher: Localized | None = None
    published: Date | None = None
    note: Localized | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """Prose in one language, and whether the source has changed since it was translated."""

    prose: Prose
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class LocalizedDocument:
    """The same prose in the languages it exists in, the source language first."""

    translations: Mapping[str, Translation] = field(hash=False)

    def in_edition(self, edition: Edition) -> tuple[Prose, tuple[Notice, ...]]:
        """The prose to show, and a notice where it is not, or no longer, a translation."""
        own = self.translations.get(edition.code)
        source = edition.languages[0]
        if own is None:
            found = next(language for language in edition.languages if language.code in self.translations)
            prose = replace(self.translations[found.code].prose, tag=found.tag)
            return prose, (_notice(edition, "translation_missing", found),)
        return own.prose, (_notice(edition, "translation_outdated", source),) if own.outdated else ()


def _notice(edition: Edition, key: str, source: Language) -> Notice:
    return Notice(edition.say(f"{key}_title"), edition.say(key, language=source.name))


def read_record(
    model: type[ModelT], path: str, tree: Tree, reading: Reading
) -> tuple[ModelT, yaml_file.Mapping] | None:
    """The YAML file of a document, typed, with its nodes for checks of its own."""
    if path not in tree.files:
        reading.problems.add(Mark(path), "missing-file")
        return None
    text = tree.text_of(path, reading.problems)
    if text is None:
        return None
    before = reading.problems.errors
    node = yaml_file.read_yaml(text, path, reading.problems)
    if not isinstance(node, yaml_file.Mapping):
        if reading.problems.errors == before and node is None:
            reading.problems.add(Mark(path), "file-empty")
        elif reading.problems.errors == before:
            reading.problems.add(Mark(path), "wrong-type", field=slug_of(path), value="…", expected="mapping")
        return None
    value = read_model(model, node, reading)
    if isinstance(value, DocumentFile):
        reading.releases.append(value.release)
    return None if value is None else (value, node)


def read_document(
    model: type[ModelT], name: str, folder: str, tree: Tree, reading: Reading
) -> tuple[ModelT, LocalizedDocument] | None:
    """A folder that holds a record, `name`, and prose, `index.<language>.md`; identifiers stand in it once."""
    record = read_record(model, f"{folder}/{name}", tree, reading)
    prose = read_prose(f"{folder}/index", tree, reading)
    if record is None or prose is None:
        return None
    file, node = record
    found = [repeated(node, key, reading.problems) for key in ("id", "number")]
    return None if any(found) else (file, prose)


def read_prose(stem: str, tree: Tree, reading: Reading) -> LocalizedDocument | None:
    """`<stem>.<language>.md` in each language; the first language must be there.  None where one cannot be read."""
    source = reading.languages[0]
    if f"{stem}.{source.code}.md" not in tree.files:
        reading.problems.add(Mark(f"{stem}.{source.code}.md"), "missing-file")
        return None
    translations: dict[str, Translation] = {}
    bodies: dict[str, tuple[str, Mark]] = {}
    looked_at: dict[str, tuple[yaml_file.Scalar, ...]] = {}
    before = reading.problems.errors
    current = ""
    for language in reading.languages:
        path = f"{stem}.{language.code}.md"
        text = tree.text_of(path, reading.problems) if path in tree.files else None
        if text is None:
            continue
        if is_left_open(text):
            reading.problems.add(Mark(path), "front-matter-open")
            continue
        head, body, line = split_front_matter(text)
        if not body.strip():
            reading.problems.add(Mark(path, line), "file-empty")
            continue
        digest = fingerprint(body.encode())
        current = current or digest
        made_from, looked_at[language.code] = _read_head(
            head, path, None if language == source else current, reading.problems
        )
        bodies[language.code] = (body, Mark(path, line))
        prose = reading.prose(body, Mark(path, line), 2, language.code)
        translations[language.code] = Translation(prose, outdated=made_from not in {None, current})
    if source.code in bodies:
        texts = {code: body for code, (body, _) in bodies.items()}
        if reading.problems.errors == before:
            reading.translation_check.compare(
                texts, lambda code, at: place_in(*bodies[code], at), reading.problems, looked_at
            )
    return LocalizedDocument(translations) if source.code in translations else None


def _read_head(
    head: str | None, path: str, current: str | None, problems: Problems
) -> tuple[str | None, tuple[yaml_file.Scalar, ...]]:
    """The `source_hash` a translation says it was made from, and the numbers in it that were looked at.

    `current` is None for the source itself.
    """
    before = problems.errors
    node = yaml_file.read_yaml("\n" + head, path, problems) if head is not None else None
    if problems.errors > before or node is None:
        return None, ()
    if not isinstance(node, yaml_file.Mapping):
        problems.add(node.mark, "wrong-type", field="---", value=_HEAD_SHOWN, expected="mapping")
        return None, ()
    made_from: str | None = None
    for key, value in node.entries:
        if current is None or key.text not in _HEAD_KEYS:
            known = ", ".join(_HEAD_KEYS) if current else ""
            problems.add(key.mark, "unknown-key", key=key.text, suggestion="", known=known)
        elif key.text == LOOKED_AT:
            if not _scalars(value):
                problems.add(value.mark, "wrong-type", field=LOOKED_AT, value="…", expected="list")
        elif isinstance(value, yaml_file.Scalar) and _HASH.fullmatch(value.text):
            made_from = value.text
        else:
            problems.add(value.mark, "bad-hash", current=current)
    return made_from, _scalars(node.get(LOOKED_AT)) if current else ()


def _scalars(node: yaml_file.Node | None) -> tuple[yaml_file.Scalar, ...]:
    """The items of a list of words or numbers."""
    items = node.items if isinstance(node, yaml_file.Sequence) else ()
    return tuple(one for one in items if isinstance(one, yaml_file.Scalar))


def repeated(node: yaml_file.Node, key: str, problems: Problems) -> bool:
    """Note every second use of a number or identifier that must be used once.  Tell whether there is any."""
    seen: dict[str, Mark] = {}
    before = problems.errors
    for value in yaml_file.values_of(node, key):
        name = plain_form(value.text).lstrip("0") or value.text
        if name in seen:
            problems.add(value.mark, "repeated-identifier", key=key, value=value.text, first=seen[name].line)
        seen.setdefault(name, value.mark)
    return problems.errors > before


def origin_section(provenance: Provenance, edition: Edition, further: tuple[LedgerRow, ...] = ()) -> Section:
    """The last section of a document: where it was published, as far as the source says."""
    rows = [LedgerRow(edition.say("source_document"), (edition.words(provenance.title),))]
    if provenance.publisher:
        rows.append(LedgerRow(edition.say("source_publisher"), (edition.words(provenance.publisher),)))
    published = edition.date(provenance.published) if provenance.published else edition.say("source_does_not_say")
    rows.append(LedgerRow(edition.say("source_published"), (published,)))
    note = (Paragraph(edition.words(provenance.note), small=True),) if provenance.note else ()
    return Section("part_source", edition.say("source"), (Ledger((*rows, *further)), *note))


def origin(provenance: Provenance, edition: Edition) -> Words:
    """Where a page comes from, in a sentence: the document's name in the quotation marks of the language."""
    title = edition.words(provenance.title).text
    bare = title[1:-1] if title.startswith("《") and title.endswith("》") and "《" not in title[1:] else title
    return edition.say("origin", source=bare)


def home_link(edition: Edition) -> Link:
    return Link(edition.say("home"), edition.path())


def collection_link(collection: str, edition: Edition) -> Link:
    return Link(edition.say(collection), edition.path(collection))


def prose_section(title: Words, prose: Prose) -> Section:
    """The text of a page whose title stands above it already; its headings are the list of contents."""
    entries = tuple((anchor, Words(words, prose.tag)) for anchor, words in prose.headings)
    return Section("part_text", title, (prose,), hidden_title=True, entries=entries)


def is_long(prose: Prose) -> bool:
    """Whether a list of contents helps to find one's way."""
    return len(prose.headings) >= LONG


def document_sources(folder: str, record: str, edition: Edition) -> tuple[str, ...]:
    """The paths that, in a link of authored text, mean the document in `folder`."""
    prose = (f"{folder}/index.{language.code}.md" for language in edition.languages)
    return (f"{folder}/{record}", folder, *prose)
