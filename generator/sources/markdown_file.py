"""Authored Markdown, rendered and checked.  The only module that knows the engine (comrak).

The engine runs in its safe mode: raw HTML and dangerous addresses never reach the page.  They are also refused at
their line, since text that vanishes is worse than a build that stops.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import unquote, urlsplit

import comrak

from generator.problems import Mark, Problems

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
LOWEST_HEADING = 6
MOST_OF_ONE_KIND = 20

_OMITTED = "<!-- raw HTML omitted -->"
_TAG = re.compile(r"<(\w+)((?: [^>]*)?)>|" + re.escape(_OMITTED))
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_ONE_LINK = re.compile(r"\s*(?:<p[^>]*>)?<a [^>]*>[^<]*</a>(?:</p>)?\s*</li>")
_ANY_TAG = re.compile(r"<[^>]*>")
_POSITION = re.compile(r' data-sourcepos="(\d+):(\d+)-(\d+):\d+"')
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|$)", re.DOTALL)
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_NOT_MARKUP = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|\\<|<(?:https?|mailto|tel):[^>]*>")

_EXTENSIONS = comrak.ExtensionOptions()
_EXTENSIONS.table = True
_EXTENSIONS.autolink = True
_EXTENSIONS.cjk_friendly_emphasis = True
_PARSING = comrak.ParseOptions()
_RENDERING = comrak.RenderOptions()
_RENDERING.sourcepos = True


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where a link in authored text leads, as the author wrote it: relative to the file it stands in."""

    target: str
    mark: Mark
    picture: bool = False
    words: str = ""
    """What the link says."""


@dataclass(frozen=True, slots=True)
class SitePath:
    """Where a link leads in the site, or, for a picture, the file that is shown."""

    path: str


ProsePart = str | SourceLink | SitePath


@dataclass(frozen=True, slots=True)
class Prose:
    """Authored Markdown, rendered.  `parts` are HTML, broken where an address has to be filled in."""

    parts: tuple[ProsePart, ...]
    anchors: tuple[str, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    """(anchor, words) of the headings of the first level."""
    tag: str | None = None
    """The language the text is in, where it is not the page's."""
    kind: ClassVar[str] = "prose"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a piece of Markdown stands: `mark` is its first character; `headings` the level its headings begin at.

    A level beyond the lowest means that no heading may stand there.
    """

    mark: Mark
    headings: int = 2


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The YAML between the two `---` at the head of `text`, if any; the rest; the line on which the rest begins."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return None, text, 1
    return found[1] or "", text[found.end() :], text.count("\n", 0, found.end()) + 1


def read_markdown(text: str, placement: Placement, problems: Problems) -> Prose:
    """Render `text`, noting what may not be published."""
    return _Reader(text, placement, problems).prose()


def anchor_of(words: str) -> str:
    """The anchor of a heading: its letters and digits in lower case, other runs as one hyphen."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", words).lower()).strip("-") or "section"


class _Reader:
    def __init__(self, text: str, placement: Placement, problems: Problems) -> None:
        self.lines = text.split("\n")
        self.rendered = comrak.render_markdown(text, _EXTENSIONS, _PARSING, _RENDERING)
        self.placement = placement
        self.problems = problems
        self.anchors: dict[str, None] = {}
        self.headings: list[tuple[str, str]] = []
        self.encoded: dict[int, bytes] = {}
        self.repetitions: Counter[str] = Counter()
        self.level = placement.headings - 1
        self.searched_to = 0
        self.refused_markup = 0

    def prose(self) -> Prose:
        parts: list[ProsePart] = []
        end = 0
        for tag in _TAG.finditer(self.rendered):
            parts.append(self.rendered[end : tag.start()])
            end = tag.end()
            parts.extend(self.replaced(tag))
        parts.append(self.rendered[end:])
        return Prose(tuple(self.joined(parts)), tuple(self.anchors), tuple(self.headings))

    def joined(self, parts: list[ProsePart]) -> Iterator[ProsePart]:
        """Neighbouring strings as one."""
        markup: list[str] = []
        for part in [*parts, SitePath("")]:
            if isinstance(part, str):
                markup.append(part)
                continue
            yield "".join(markup)
            if part != SitePath(""):
                yield part
            markup.clear()

    def replaced(self, tag: re.Match[str]) -> Iterator[ProsePart]:
        name, rest = tag[1], tag[2] or ""
        if name is None:
            self.refuse_markup()
            return
        place = (1, 1)
        if position := _POSITION.search(rest):
            place = (int(position[1]), int(position[2]))
            self.searched_to = max(self.searched_to, int(position[3]) if name == "pre" else int(position[1]) - 1)
            rest = rest.replace(position[0], "", 1)
        if re.fullmatch("h[1-6]", name):
            yield self.heading(name, tag.end(), self.located(*place))
        elif name in {"a", "img"}:
            yield from self.address(name, rest, self.located(*place), self.inner(name, tag.end()))
        else:
            yield f"<{name}{rest}{self.addition(name, tag.end())}>"

    def addition(self, name: str, end: int) -> str:
        """What a tag says beside what the engine writes: that a header heads a column, that an item is one link."""
        if name == "th":
            return ' scope="col"'
        return ' class="only"' if name == "li" and _ONE_LINK.match(self.rendered, end) else ""

    def heading(self, name: str, start: int, mark: Mark) -> str:
        level, first = int(name[1]), self.placement.headings
        if first > LOWEST_HEADING:
            self.problems.add(mark, "heading-not-here")
        elif not first <= level <= self.level + 1:
            expected = first if level < first else self.level + 1
            self.problems.add(mark, "heading-level", level=level, expected=expected)
        self.level = level
        words = self.inner(name, start)
        anchor = self.unique(anchor_of(words))
        if level == first:
            self.headings.append((anchor, words))
        return f'<{name} id="{html.escape(anchor)}">'

    def unique(self, anchor: str) -> str:
        candidate = anchor
        while candidate in self.anchors:
            self.repetitions[anchor] += 1
            candidate = f"{anchor}-{self.repetitions[anchor] + 1}"
        self.anchors[candidate] = None
        return candidate

    def inner(self, name: str, start: int) -> str:
        """The plain words between a tag that ends at `start` and its closing tag."""
        end = self.rendered.find(f"</{name}>", start)
        return html.unescape(_ANY_TAG.sub("", self.rendered[start:end])) if end > start else ""

    def address(self, name: str, rest: str, mark: Mark, words: str) -> Iterator[ProsePart]:
        attributes = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(rest)}
        key = "href" if name == "a" else "src"
        target = attributes.pop(key, "")
        if name == "img" and not attributes.get("alt", "").strip():
            self.problems.add(mark, "picture-without-text", picture=unquote(target))
        scheme = _scheme_of(target)
        if not target or (scheme is not None and scheme not in SCHEMES):
            self.problems.add(mark, "link-scheme", address=self.excerpt(mark))
            return
        others = "".join(f' {other}="{html.escape(value)}"' for other, value in attributes.items())
        if scheme is not None and name == "a":
            rel = ' rel="noopener external"' if scheme.startswith("http") else ""
            yield f'<a href="{html.escape(target)}"{rel}{others}>'
            return
        yield f'<{name} {key}="'
        yield SourceLink(target if scheme else unquote(target), mark, name == "img", words)
        yield f'"{others}>'

    def refuse_markup(self) -> None:
        """Find the tag the engine left out: the next one in the source that is neither code nor an address."""
        self.refused_markup += 1
        if self.refused_markup > MOST_OF_ONE_KIND:
            return
        for number in range(self.searched_to, len(self.lines)):
            line = _NOT_MARKUP.sub(lambda span: " " * len(span[0]), self.lines[number])
            if found := _MARKUP.search(line):
                self.searched_to = number + 1
                markup = self.lines[number][found.start() : found.start() + 30]
                start = self.placement.mark
                mark = Mark(start.path, start.line + number, start.column + found.start())
                self.problems.add(mark, "raw-html", markup=markup)
                return

    def bytes_of(self, line: int) -> bytes:
        if line not in self.encoded:
            self.encoded = {line: self.lines[line - 1].encode() if line <= len(self.lines) else b""}
        return self.encoded[line]

    def excerpt(self, mark: Mark) -> str:
        """What stands at `mark`, to show in a message."""
        start = self.placement.mark
        return self.lines[mark.line - start.line][mark.column - start.column :].strip()[:60]

    def located(self, line: int, column: int) -> Mark:
        """The mark of a place that the engine gives in bytes: counting characters itself, it is slow on long lines."""
        start = self.placement.mark
        column = len(self.bytes_of(line)[: column - 1].decode("utf-8", "ignore")) + 1
        return Mark(start.path, start.line + line - 1, start.column + column - 1)


def _scheme_of(target: str) -> str | None:
    if target.startswith(("//", "\\")) or not unquote(target).isprintable():
        return "//"
    try:
        return urlsplit(target).scheme.lower() or None
    except ValueError:
        return "?"
