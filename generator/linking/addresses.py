"""Where the links of authored text lead: pages, places on them, files that are taken along, pictures."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable
from typing import NamedTuple

from generator.linking.anchors import anchors_of
from generator.media import KINDS, PICTURES, kind_of
from generator.problems import Code, Problems
from generator.publication import Page
from generator.sources.markdown.nodes import SourceLink
from generator.sources.tree import Tree

MEDIA = "media"
_SOURCES = (".md", ".yml", ".yaml")
"""Endings of files that pages are made from: a link to one that makes none leads nowhere."""


class LeftOut(NamedTuple):
    """The folders of documents without a page: those that could not be read, and those that are not published yet."""

    unread: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()


class Addresses:
    """Knows every page and every file of one build.  `media` are the files that are shown or taken along."""

    def __init__(self, pages: tuple[Page, ...], tree: Tree, left_out: LeftOut, problems: Problems) -> None:
        self.tree = tree
        self.files = frozenset(tree.files)
        self.left_out = left_out
        self.problems = problems
        self.media: dict[str, str] = {}
        self.by_source = {(page.language.code, source): page for page in pages for source in page.sources}
        self.anchors: dict[tuple[str, str], frozenset[str]] = {}

    def picture(self, source: SourceLink) -> str:
        if "://" in source.target:
            self.problems.add(source.mark, "foreign-picture", picture=source.target)
            return ""
        path = source.path
        if path not in self.files:
            self.dead(source, "dead-picture", path)
        elif not _is_picture(path):
            self.problems.add(source.mark, "picture-kind", picture=source.target, allowed=", ".join(PICTURES))
        else:
            return self.shown(path)
        return ""

    def shown(self, path: str) -> str:
        return self.media.setdefault(path, f"{MEDIA}/{path.removeprefix('content/')}")

    def address(self, source: SourceLink, page: Page) -> str:
        """Where an authored link leads: a page, a place on one, or a file to take along."""
        found = self.page_of(source, page)
        if found is not None:
            return self.path_of(source, found)
        path = source.path
        if path in self.files and kind_of(path):
            return self.shown(path)
        if path in self.files and not path.endswith(_SOURCES):
            self.problems.add(source.mark, "file-kind", file=source.target, allowed=", ".join(KINDS))
        else:
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
        if _is_in(self.left_out.waiting, path):
            self.problems.add(source.mark, "link-to-draft", target=source.target)
        elif not _is_in(self.left_out.unread, path):
            self.dead(source, "dead-link", path)

    def dead(self, source: SourceLink, code: Code, path: str) -> None:
        folder = posixpath.dirname(source.mark.path)
        if code == "dead-link":
            targets = {name for _, name in self.by_source if "#" not in name and name != folder}
        else:
            targets = {name for name in self.files if _is_picture(name)}
        near = difflib.get_close_matches(path, sorted(targets), 1, 0.8)
        suggestion = posixpath.relpath(near[0], folder) if near else ""
        self.problems.add(source.mark, code, target=source.target, suggestion=suggestion)

    def anchors_of(self, page: Page) -> frozenset[str]:
        key = (page.language.code, page.key)
        if key not in self.anchors:
            self.anchors[key] = frozenset(anchors_of(page))
        return self.anchors[key]


def _is_in(folders: Iterable[str], path: str) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def _is_picture(path: str) -> bool:
    kind = kind_of(path)
    return kind is not None and kind.family in {"picture", "drawing"}
