"""Authored Markdown, rendered and checked.  The only module that knows the engine (comrak).

The engine runs in its safe mode: raw HTML and dangerous addresses never reach the page.  They are also refused at
their line, since text that vanishes is worse than a build that stops.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import unquote, urlsplit

import comrak

from generator.language import Gloss
from generator.problems import Mark, Problems
from generator.sources.code_spans import CodeSpans
from generator.sources.parity import place_in
from generator.sources.wording import MARK, Wording

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
LOWEST_HEADING = 6
MOST_OF_ONE_KIND = 20

_OMITTED = "<!-- raw HTML omitted -->"
_TAG = re.compile(r"<(\w+)((?: [^>]*)?)>|" + re.escape(_OMITTED))
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_ONE_LINK = re.compile(r"\s*(?:<p[^>]*>)?<a [^>]*>[^<]*</a>(?:</p>)?\s*</li>")
_ANY_TAG = re.compile(r"<[^>]*>")
_POSITION = re.compile(r' data-sourcepos="(\d+):(\d+)-(\d+):(\d+)"')
_RUN = re.compile(r'<a( data-sourcepos="[^"]*") href="lang:([^"]*)">((?:(?!</a>).)*)</a>', re.DOTALL)
_CAPTIONED = re.compile(r"<p(?: [^>]*)?>((?:(?!</p>).)*)[:：]</p>\n(<table[^>]*>)", re.DOTALL)
_ROW_HEADER = re.compile(r"(<tr[^>]*>\n)<td([^>]*)>((?:(?!</td>).)*)</td>")
_ALIGNED = re.compile(r' align="(\w+)"')
_LINK_OR_PICTURE = re.compile(r"<img|</a>")
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

    @property
    def path(self) -> str:
        """The path in the project that a relative target means; a folder without its slash."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.mark.path), self.target.partition("#")[0]))


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
    links: tuple[SourceLink, ...] = ()
    """Where the text leads, outside the site too; figures it is bound to and pictures left out."""
    glosses: tuple[Gloss, ...] = ()
    """Runs that the author marked as another language's."""
    kind: ClassVar[str] = "prose"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a piece of Markdown stands: `mark` is its first character; `headings` the level its headings begin at.

    A level beyond the lowest means that no heading may stand there.  Without `wording`, words are not judged.
    """

    mark: Mark
    headings: int = 2
    wording: Wording | None = None


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
        self.rendered = _completed(comrak.render_markdown(text, _EXTENSIONS, _PARSING, _RENDERING))
        self.placement = placement
        self.problems = problems
        self.anchors: dict[str, None] = {}
        self.headings: list[tuple[str, str]] = []
        self.links: list[SourceLink] = []
        self.glosses: list[Gloss] = []
        self.code = CodeSpans()
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
        if self.placement.wording:
            text, start = self.code.blanked(self.lines), self.placement.mark
            self.placement.wording.judge(text, lambda at: place_in(text, start, at), self.problems)
        return Prose(
            tuple(self.joined(parts)),
            tuple(self.anchors),
            tuple(self.headings),
            links=tuple(self.links),
            glosses=tuple(self.glosses),
        )

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
            if name in {"code", "pre"}:
                self.code.add(*map(int, position.groups()))
        if re.fullmatch("h[1-6]", name):
            yield self.heading(name, tag.end(), self.located(*place))
        elif name in {"a", "img"}:
            yield from self.address(name, rest, tag.end(), self.located(*place))
        else:
            self.look_at_table(name, rest, tag.end(), place)
            if name == "span":
                rest = self.run(rest, tag.end(), place)
            rest = _ALIGNED.sub(r' class="\1"', rest)
            yield f"<{name}{rest}{self.addition(name, rest, tag.end())}>"

    def run(self, rest: str, start: int, place: tuple[int, int]) -> str:
        """Words marked as another language's, with the tag of that language."""
        code = html.unescape(dict(_ATTRIBUTE.findall(rest))["lang"])
        wording = self.placement.wording
        tag = wording.tag_of(code) if wording else code
        if tag is None:
            self.problems.add(self.located(*place), "unknown-run-language", language=code)
            return ""
        self.glosses.append(Gloss(self.inner("span", start), tag=tag))
        return f' lang="{html.escape(tag)}"'

    def look_at_table(self, name: str, rest: str, end: int, place: tuple[int, int]) -> None:
        """A table says what it shows, and each row and column what it holds."""
        if name == "table" and not self.rendered.startswith("\n<caption>", end):
            self.problems.add(self.located(*place), "table-without-caption")
        if name == "th" and not self.inner("th", end).strip():
            self.problems.add(self.located(*place), "row-header-empty" if "scope" in rest else "column-header-empty")

    def addition(self, name: str, rest: str, end: int) -> str:
        """What a tag says beside what the engine writes: that a header heads a column, that an item is one link."""
        if name == "th" and "scope" not in rest:
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
        if not words.strip():
            self.problems.add(mark, "heading-empty")
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

    def address(self, name: str, rest: str, start: int, mark: Mark) -> Iterator[ProsePart]:
        words = self.inner(name, start) if name == "a" else ""
        attributes = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(rest)}
        target = attributes.pop("href" if name == "a" else "src", "")
        if name == "img":
            self.look_at_picture(attributes.get("alt", ""), target, mark)
        scheme = _scheme_of(target)
        if not target or (scheme is not None and scheme not in SCHEMES):
            self.problems.add(mark, "link-scheme", address=self.excerpt(mark))
            return
        others = self.others(attributes, mark)
        link = SourceLink(target if scheme else unquote(target), mark, name == "img", words)
        if name == "a":
            self.look_at_link(link, start)
        if scheme is not None and name == "a":
            rel = ' rel="noopener external"' if scheme.startswith("http") else ""
            yield f'<a href="{html.escape(target)}"{rel}{others}>'
            return
        yield f'<{name} {"href" if name == "a" else "src"}="'
        yield link
        yield f'"{others}>'

    def others(self, attributes: dict[str, str], mark: Mark) -> str:
        """The other attributes of a link or a picture.  A title `lang:…` says what language its words are in."""
        wording, title = self.placement.wording, attributes.get("title", "")
        if wording and title.startswith(MARK):
            del attributes["title"]
            code = title.removeprefix(MARK)
            if tag := wording.tag_of(code):
                attributes["lang"] = tag
            else:
                self.problems.add(mark, "unknown-run-language", language=code)
        return "".join(f' {other}="{html.escape(value)}"' for other, value in attributes.items())

    def look_at_picture(self, words: str, target: str, mark: Mark) -> None:
        if not words.strip():
            self.problems.add(mark, "picture-without-text", picture=unquote(target))
        elif self.placement.wording:
            self.placement.wording.judge_picture(words, mark, self.problems)

    def look_at_link(self, link: SourceLink, start: int) -> None:
        """Note a link without words, or with words that say nothing; keep it to be compared with others."""
        if not link.words.strip():
            inside = _LINK_OR_PICTURE.search(self.rendered, start)
            if inside is None or inside[0] != "<img":
                self.problems.add(link.mark, "link-empty", target=link.target)
        elif not link.target.startswith("="):
            self.links.append(link)
            if self.placement.wording:
                self.placement.wording.judge_link(link.words, link.mark, self.problems)

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


def _completed(rendered: str) -> str:
    """What the engine gives, with what Markdown has no sign for: other languages, captions, row headers."""
    rendered = _RUN.sub(r'<span\1 lang="\2">\3</span>', rendered)
    if "<table" not in rendered:
        return rendered
    rendered = _CAPTIONED.sub(r"\2\n<caption>\1</caption>", rendered)
    return _ROW_HEADER.sub(r'\1<th\2 scope="row">\3</th>', rendered)


def _scheme_of(target: str) -> str | None:
    if target.startswith(("//", "\\")) or not unquote(target).isprintable():
        return "//"
    try:
        return urlsplit(target).scheme.lower() or None
    except ValueError:
        return "?"
