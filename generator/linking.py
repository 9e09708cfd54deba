"""Joins pages made apart: links of authored text, pictures, the same page in other languages."""

from __future__ import annotations

import difflib
import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.problems import Mark, Problems
from generator.publication import Block, Cases, Page, Question, Section, Table, Tasks
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
ATTACHMENTS = frozenset({".pdf", ".csv", ".xlsx", ".docx", ".ods", ".odt", ".txt", *PICTURES})
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


def link(pages: Iterable[Page], tree: Tree, unread: frozenset[str], problems: Problems) -> Linked:
    """Give every authored link its address.  Links into `unread` folders are not judged: their fault is told."""
    linker = _Linker(tuple(pages), tree, unread, problems)
    linked = tuple(linker.linked(page) for page in linker.pages)
    return Linked(linked, linker.alternates(), dict(sorted(linker.media.items())))


class _Linker:
    def __init__(self, pages: tuple[Page, ...], tree: Tree, unread: frozenset[str], problems: Problems) -> None:
        self.pages = pages
        self.tree = tree
        self.files = frozenset(tree.files)
        self.unread = unread
        self.problems = problems
        self.media: dict[str, str] = {}
        self.by_source = {(page.language.code, source): page for page in pages for source in page.sources}
        self.anchors: dict[tuple[str, str], frozenset[str]] = {}
        self.find_duplicates()

    def find_duplicates(self) -> None:
        """Two pages at one address, also where a file system takes capitals and small letters for the same."""
        first: dict[str, Page] = {}
        for page in self.pages:
            address = unicodedata.normalize("NFC", page.path).casefold()
            if address in first:
                mark = Mark(page.sources[0].split("#", 1)[0] if page.sources else page.key)
                other = first[address]
                self.problems.add(
                    mark,
                    "duplicate-address",
                    address=f"/{page.path}",
                    other=other.sources[0] if other.sources else other.key,
                )
            first.setdefault(address, page)

    def alternates(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for page in self.pages:
            found.setdefault(page.key, {})[page.language.code] = page.path
        return found

    def linked(self, page: Page) -> Page:
        sections = tuple(self.section(section, page) for section in page.sections)
        return page if sections == page.sections else replace(page, sections=sections)

    def section(self, section: Section, page: Page) -> Section:
        return replace(section, blocks=tuple(self.block(block, page) for block in section.blocks))

    def block(self, block: Block, page: Page) -> Block:
        if isinstance(block, Prose):
            return self.prose(block, page)
        if isinstance(block, Question):
            prose = self.prose(block.prose, page) if block.prose else None
            return replace(block, prose=prose, cases=self.cases(block.cases, page) if block.cases else None)
        if isinstance(block, Cases):
            return self.cases(block, page)
        return block

    def cases(self, cases: Cases, page: Page) -> Cases:
        return replace(cases, cases=tuple(replace(case, prose=self.prose(case.prose, page)) for case in cases.cases))

    def prose(self, prose: Prose, page: Page) -> Prose:
        if not any(isinstance(part, SourceLink) for part in prose.parts):
            return prose
        return replace(prose, parts=tuple(self.part(part, page) for part in prose.parts))

    def part(self, part: ProsePart, page: Page) -> ProsePart:
        if not isinstance(part, SourceLink):
            return part
        return SitePath(self.picture(part) if part.picture else self.address(part, page))

    def picture(self, source: SourceLink) -> str:
        if "://" in source.target:
            self.problems.add(source.mark, "foreign-picture", picture=source.target)
            return ""
        path = _resolved(source)
        starts = PICTURES.get(posixpath.splitext(path)[1].lower())
        if path not in self.files:
            self.dead(source, "dead-picture", path)
        elif starts is None or not self.tree.bytes_of(path).startswith(starts):
            self.problems.add(source.mark, "picture-kind", picture=source.target, allowed=", ".join(PICTURES))
        return self.shown(path)

    def shown(self, path: str) -> str:
        return self.media.setdefault(path, f"{MEDIA}/{path.removeprefix('content/')}")

    def address(self, source: SourceLink, page: Page) -> str:
        target, _, anchor = source.target.partition("#")
        path = _resolved(source) if target else ""
        found = (
            page
            if not target
            else self.by_source.get((page.language.code, f"{path}#{anchor}"))
            or self.by_source.get((page.language.code, path))
        )
        if found is None:
            return self.attachment(source, path)
        if f"{path}#{anchor}" in found.sources or not anchor:
            return found.path
        if anchor not in self.anchors_of(found):
            near = difflib.get_close_matches(anchor, sorted(self.anchors_of(found)), 1, 0.5)
            self.problems.add(
                source.mark,
                "dead-anchor",
                anchor=anchor,
                target=source.target,
                suggestion=f"#{near[0]}" if near else "",
            )
        return f"{found.path if target else ''}#{anchor}"

    def attachment(self, source: SourceLink, path: str) -> str:
        if path in self.files and posixpath.splitext(path)[1].lower() in ATTACHMENTS:
            return self.shown(path)
        if not any(path == folder or path.startswith(f"{folder}/") for folder in self.unread):
            self.dead(source, "dead-link", path)
        return ""

    def dead(self, source: SourceLink, code: str, path: str) -> None:
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


def _resolved(source: SourceLink) -> str:
    """The path in the project that a relative target means; a folder without its slash."""
    target = source.target.partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(source.mark.path), target))


def _anchors(page: Page) -> Iterator[str]:
    for section in page.sections:
        yield section.id
        for block in section.blocks:
            if isinstance(block, Prose):
                yield from block.anchors
            elif isinstance(block, Table):
                yield from (row.key for row in block.rows)
            elif isinstance(block, Tasks):
                yield from (task.id for task in block.tasks)
            elif isinstance(block, Question):
                yield block.id
