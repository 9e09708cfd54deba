"""Joins pages made apart: links of authored text, pictures, the same page in other languages."""

from __future__ import annotations

import difflib
import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from generator.language import Words
from generator.messages import Catalogue
from generator.problems import Code, Mark, Problems
from generator.publication import (
    Block,
    Cases,
    Definitions,
    Link,
    LinkList,
    Page,
    Question,
    Section,
    Specimen,
    Table,
    Tasks,
)
from generator.sources.link_words import check_recordings, find_same_words, is_recording
from generator.sources.markdown_file import Prose, ProsePart, SitePath, SourceLink
from generator.sources.tree import Tree

PICTURES: Mapping[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".gif": (b"GIF8",),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
}
"""Kinds of pictures that may be shown, with the bytes such a file begins with.  SVG can carry scripts: not here."""
ATTACHMENTS = frozenset({".pdf", ".csv", ".xlsx", ".docx", ".ods", ".odt", ".txt", ".vtt", *PICTURES})
MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Linked:
    """`alternates` hold the path of each page key in each language; `media` the site path of each source file."""

    pages: tuple[Page, ...]
    alternates: Mapping[str, Mapping[str, str]] = field(hash=False)
    media: Mapping[str, str] = field(hash=False)

    def sources(self, *others: str) -> Iterator[str]:
        """Every source file something was made from, and `others`."""
        yield from others
        yield from self.media
        for page in self.pages:
            yield from (source.split("#", 1)[0] for source in page.sources)


def link(
    pages: Iterable[Page],
    tree: Tree,
    unread: frozenset[str],
    catalogues: Mapping[str, Catalogue],
    problems: Problems,
) -> Linked:
    """Give every authored link its address.  Links into `unread` folders are not judged: their fault is told."""
    linker = _Linker(tuple(pages), tree, unread, catalogues, problems)
    linked = tuple(linker.linked(page) for page in linker.pages)
    return Linked(linked, linker.alternates(), dict(sorted(linker.media.items())))


class _Linker:
    def __init__(
        self,
        pages: tuple[Page, ...],
        tree: Tree,
        unread: frozenset[str],
        catalogues: Mapping[str, Catalogue],
        problems: Problems,
    ) -> None:
        self.pages = pages
        self.tree = tree
        self.files = frozenset(tree.files)
        self.unread = unread
        self.catalogues = catalogues
        self.problems = problems
        self.media: dict[str, str] = {}
        self.by_source = {(page.language.code, source): page for page in pages for source in page.sources}
        self.anchors: dict[tuple[str, str], frozenset[str]] = {}
        self.identifiers: dict[tuple[str, str], frozenset[str]] = {}
        self.find_duplicates()
        self.find_same_words()
        self.relations = self.find_relations()

    def find_duplicates(self) -> None:
        """Two pages at one address, also where a file system takes capitals and small letters for the same.

        It is told in the first language alone: the others repeat it.
        """
        first: dict[str, Page] = {}
        for page in self.pages:
            address = unicodedata.normalize("NFC", page.path).casefold()
            other = first.setdefault(address, page)
            if other is not page and page.language == self.pages[0].language:
                source = other.sources[0] if other.sources else other.key
                self.problems.add(_mark_of(page), "duplicate-address", address=f"/{page.path}", other=source)

    def find_same_words(self) -> None:
        """Two pages that a list of tabs, or of search results, could not tell apart."""
        first: dict[tuple[str, ...], Page] = {}
        for page in self.pages:
            subject = page.subject.text if page.subject else ""
            for kind, words in (
                ("title", (page.title.text, subject, page.collection)),
                ("description", (page.description,)),
            ):
                key = (page.language.code, kind, *words)
                if key in first:
                    other = first[key].sources[0] if first[key].sources else first[key].path
                    self.problems.add(_mark_of(page), "not-unique", kind=kind, value=words[0], other=other)
                first.setdefault(key, page)

    def alternates(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for page in self.pages:
            found.setdefault(page.key, {})[page.language.code] = page.path
        return found

    def linked(self, page: Page) -> Page:
        sections = tuple(self.section(section, page) for section in page.sections)
        links = tuple(link for prose in _proses(page) for link in prose.links)
        find_same_words(links, lambda link: self.target_of(link, page), self.problems)
        check_recordings(links, self.problems)
        if page.path in self.relations:
            last = {"part_take", "part_source"}
            at = next((n for n, section in enumerate(sections) if section.id in last), len(sections))
            sections = (*sections[:at], self.related(page), *sections[at:])
        return page if sections == page.sections else replace(page, sections=sections)

    def find_relations(self) -> dict[str, dict[str, Link]]:
        """What pages have to do with one another, under the address of each end."""
        found: dict[str, dict[str, Link]] = {}
        for page in self.pages:
            for related in page.related:
                other = self.page_of(related.to, page)
                if other is None:
                    self.unfound(related.to)
                    continue
                path = self.path_of(related.to, other)
                found.setdefault(page.path, {})[path] = Link(_name_of(other), path, related.reason)
                found.setdefault(other.path, {})[page.path] = Link(_name_of(page), page.path, related.reason)
        return found

    def related(self, page: Page) -> Section:
        title = Words(self.catalogues[page.language.code].say("related"))
        return Section("part_related", title, (LinkList(tuple(self.relations[page.path].values())),))

    def section(self, section: Section, page: Page) -> Section:
        own = self.identifiers_of(page) if section.entries else frozenset()
        entries = tuple((f"{anchor}-2" if anchor in own else anchor, words) for anchor, words in section.entries)
        return replace(section, blocks=tuple(self.block(block, page) for block in section.blocks), entries=entries)

    def block(self, block: Block, page: Page) -> Block:
        if isinstance(block, Prose):
            return self.prose(block, page)
        if isinstance(block, Question):
            prose = self.prose(block.prose, page) if block.prose else None
            return replace(block, prose=prose, cases=self.cases(block.cases, page) if block.cases else None)
        if isinstance(block, Cases):
            return self.cases(block, page)
        if isinstance(block, Specimen) and isinstance(block.example, Block):
            return replace(block, example=self.block(block.example, page))
        return block

    def cases(self, cases: Cases, page: Page) -> Cases:
        return replace(cases, cases=tuple(replace(case, prose=self.prose(case.prose, page)) for case in cases.cases))

    def prose(self, prose: Prose, page: Page) -> Prose:
        renamed = {anchor: f"{anchor}-2" for anchor in prose.anchors if anchor in self.identifiers_of(page)}
        if not renamed and not any(isinstance(part, SourceLink) for part in prose.parts):
            return prose
        return replace(prose, parts=tuple(self.part(part, page, renamed) for part in prose.parts))

    def identifiers_of(self, page: Page) -> frozenset[str]:
        """The identifiers that editors gave parts of the page: a heading of the same name gets another anchor."""
        key = (page.language.code, page.key)
        if key not in self.identifiers:
            self.identifiers[key] = frozenset(_identifiers(page))
        return self.identifiers[key]

    def part(self, part: ProsePart, page: Page, renamed: Mapping[str, str]) -> ProsePart:
        if isinstance(part, str):
            for anchor, other in renamed.items():
                part = part.replace(f' id="{escape(anchor)}">', f' id="{escape(other)}">')
            return part
        if not isinstance(part, SourceLink):
            return part
        if part.target.startswith("=") and not part.picture:
            return SitePath(self.bound(part, page))
        return SitePath(self.picture(part) if part.picture else self.address(part, page))

    def bound(self, source: SourceLink, page: Page) -> str:
        """The place of the figure that a text is bound to, once both give the same number."""
        name = source.target[1:]
        figure = next((one for one in page.bound if one.id == name), None)
        if figure is None:
            near = difflib.get_close_matches(name, [one.id for one in page.bound], 1, 0.5)
            self.problems.add(source.mark, "bound-unknown", id=name, suggestion=near[0] if near else "")
            return "#"
        numbers = self.catalogues[page.language.code].numbers
        if not numbers.read(figure.text) & numbers.read(source.words):
            self.problems.add(source.mark, "bound-differs", id=name, words=source.words, figure=figure.text)
        return figure.path

    def picture(self, source: SourceLink) -> str:
        if "://" in source.target:
            self.problems.add(source.mark, "foreign-picture", picture=source.target)
            return ""
        path = source.path
        starts = PICTURES.get(posixpath.splitext(path)[1].lower())
        if path not in self.files:
            self.dead(source, "dead-picture", path)
        elif starts is None or not self.tree.bytes_of(path).startswith(starts):
            self.problems.add(source.mark, "picture-kind", picture=source.target, allowed=", ".join(PICTURES))
        return self.shown(path)

    def shown(self, path: str) -> str:
        return self.media.setdefault(path, f"{MEDIA}/{path.removeprefix('content/')}")

    def address(self, source: SourceLink, page: Page) -> str:
        """Where an authored link leads: a page, a place on one, or a file to take along."""
        found = self.page_of(source, page)
        if found is not None:
            return self.path_of(source, found)
        path = source.path
        if path in self.files and (posixpath.splitext(path)[1].lower() in ATTACHMENTS or is_recording(path)):
            return self.shown(path)
        self.unfound(source)
        return ""

    def target_of(self, source: SourceLink, page: Page) -> str:
        """What a link means, in one spelling, whether or not anything is there."""
        found, (_, _, anchor) = self.page_of(source, page), source.target.partition("#")
        if "://" in source.target or found is None:
            return source.target if "://" in source.target else source.path
        return found.path if f"{source.path}#{anchor}" in found.sources else f"{found.path}#{anchor}"

    def page_of(self, source: SourceLink, page: Page) -> Page | None:
        """The page, in the language of `page`, that is made from the file a link names."""
        target, _, anchor = source.target.partition("#")
        if not target:
            return page
        path, code = source.path, page.language.code
        return self.by_source.get((code, f"{path}#{anchor}")) or self.by_source.get((code, path))

    def path_of(self, source: SourceLink, found: Page) -> str:
        target, _, anchor = source.target.partition("#")
        if not anchor or f"{source.path}#{anchor}" in found.sources:
            return found.path
        if anchor not in self.anchors_of(found):
            near = difflib.get_close_matches(anchor, sorted(self.anchors_of(found)), 1, 0.5)
            suggestion = f"#{near[0]}" if near else ""
            self.problems.add(source.mark, "dead-anchor", anchor=anchor, target=source.target, suggestion=suggestion)
        return f"{found.path if target else ''}#{anchor}"

    def unfound(self, source: SourceLink) -> None:
        """Note a link that leads nowhere, unless into a folder that could not be read."""
        path = source.path
        if not any(path == folder or path.startswith(f"{folder}/") for folder in self.unread):
            self.dead(source, "dead-link", path)

    def dead(self, source: SourceLink, code: Code, path: str) -> None:
        folder = posixpath.dirname(source.mark.path)
        if code == "dead-link":
            targets = {name for _, name in self.by_source if "#" not in name and name != folder}
        else:
            targets = {name for name in self.files if posixpath.splitext(name)[1].lower() in PICTURES}
        near = difflib.get_close_matches(path, sorted(targets), 1, 0.8)
        suggestion = posixpath.relpath(near[0], folder) if near else ""
        self.problems.add(source.mark, code, target=source.target, suggestion=suggestion)

    def anchors_of(self, page: Page) -> frozenset[str]:
        key = (page.language.code, page.key)
        if key not in self.anchors:
            self.anchors[key] = frozenset(_anchors(page))
        return self.anchors[key]


def _mark_of(page: Page) -> Mark:
    return Mark(page.sources[0].split("#", 1)[0] if page.sources else page.key)


def _name_of(page: Page) -> Words:
    return page.short_title or page.title


def _proses(page: Page) -> Iterator[Prose]:
    """The Markdown of a page, from top to bottom."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Prose):
                yield block
            elif isinstance(block, Question | Cases):
                if isinstance(block, Question) and block.prose:
                    yield block.prose
                cases = block.cases if isinstance(block, Question) else block
                yield from (case.prose for case in cases.cases) if cases else ()


def _anchors(page: Page) -> Iterator[str]:
    """Every place of the page that a link may name."""
    yield from _identifiers(page)
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Prose):
                yield from block.anchors


def _identifiers(page: Page) -> Iterator[str]:
    """The places that are named by identifiers: parts, rows, tasks, definitions, questions."""
    for section in page.sections:
        yield section.id
        for block in section.blocks:
            if isinstance(block, Table) and not block.elsewhere:
                yield from (row.key for row in block.rows)
            elif isinstance(block, Definitions):
                yield from (definition.id for definition in block.definitions)
            elif isinstance(block, Tasks):
                yield from (task.id for task in block.tasks)
            elif isinstance(block, Question):
                yield block.id
