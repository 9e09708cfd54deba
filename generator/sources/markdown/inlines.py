"""What stands in a paragraph, a heading or a cell: words, emphasis, links, pictures, signs of notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from generator.language import Gloss
from generator.problems import Mark
from generator.sources.line_ends import joint
from generator.sources.markdown.engine import Element
from generator.sources.markdown.nodes import (
    Break,
    Code,
    Emphasis,
    Foreign,
    Hyperlink,
    Inline,
    Inlines,
    NoteReference,
    Picture,
    SourceLink,
    Text,
    WebAddress,
)
from generator.sources.markdown.places import Source
from generator.sources.markdown.plain import words_of
from generator.sources.markdown.refused import Refusals
from generator.sources.markdown.rules import SCHEMES, Rules, scheme_of
from generator.sources.wording import MARK

_IN_ADDRESSES = "-_.+!*(),%#@?=;:/$~&'[]"
"""What stays as it is in an address: the signs of RFC 3986."""


@dataclass(slots=True)
class Referred:
    """A note that the text refers to: its number by the first references, and how often it is referred to."""

    number: int
    times: int = 0


@dataclass(slots=True)
class _Run:
    """Texts that follow one another: they are one, so that words are found in it that lie across the end of a line."""

    mark: Mark | None = None
    pieces: list[str] = field(default_factory=list)

    @property
    def last(self) -> str:
        return self.pieces[-1][-1:] if self.pieces else ""

    def add(self, text: Text) -> None:
        if text.text:
            self.mark = self.mark or text.mark
            self.pieces.append(text.text)

    def taken(self) -> Iterator[Text]:
        if self.mark:
            yield Text(self.mark, "".join(self.pieces))
        self.mark = None
        self.pieces.clear()


class InlineReader:
    """Reads the inlines of one prose, and gathers its links, its runs in other languages and its notes."""

    def __init__(self, source: Source, rules: Rules, refusals: Refusals) -> None:
        self.source = source
        self.rules = rules
        self.refusals = refusals
        self.links: list[SourceLink] = []
        self.glosses: list[Gloss] = []
        self.notes: dict[str, Referred] = {}
        self.cell: Element | None = None

    def read(self, holder: Element) -> Inlines:
        self.cell = holder if holder.name == "table_cell" else None
        return self.children(holder)

    def children(self, holder: Element) -> Inlines:
        self.refusals.lookalikes(holder.children, self.cell)
        if len(holder.children) == 1 and holder.children[0].name == "text":
            text = self.text(holder.children[0])
            return (text,) if text.text else ()
        found: list[Inline] = []
        run = _Run()
        for at, element in enumerate(holder.children):
            if element.name == "softbreak":
                before = run.last or words_of(found[-1:])[-1:]
                after = _first_character(holder.children[at + 1 : at + 2])
                run.add(Text(self.mark(element), joint(before, after)))
                continue
            if element.name == "text":
                run.add(self.text(element))
                continue
            for inline in self.inline(element):
                if isinstance(inline, Text):
                    run.add(inline)
                else:
                    found += (*run.taken(), inline)
        return (*found, *run.taken())

    def mark(self, element: Element) -> Mark:
        return self.source.mark_of(element, self.cell)

    def text(self, element: Element) -> Text:
        mark = self.source.mark_of(element, self.cell)
        self.refusals.hidden(mark, element.text)
        return Text(mark, element.text)

    def inline(self, element: Element) -> Iterator[Inline]:
        mark = self.mark(element)
        match element.name:
            case "code":
                self.source.hold_code(element)
                yield Code(mark, element.text)
            case "linebreak":
                yield Break(mark)
            case "footnote_reference":
                yield self.reference(element, mark)
            case "image":
                yield from self.picture(element, mark)
            case "link":
                yield from self.link(element, mark)
            case "html_inline":
                self.refusals.html(element, mark)
            case _:
                yield from self.emphasis(element, mark)

    def emphasis(self, element: Element, mark: Mark) -> Iterator[Inline]:
        inlines = self.children(element)
        if element.name == "strikethrough":
            if self.source.shows(mark, "~~"):
                yield Emphasis(mark, inlines, "deletion")
            else:  # one sign alone is no deletion here: 5~10天、15~20天 are ranges
                yield from (
                    Text(mark, "~"),
                    *inlines,
                    Text(self.source.mark(element.last_line, element.last_column), "~"),
                )
            return
        self.refusals.emphasis(mark, element, words_of(inlines))
        yield Emphasis(mark, inlines, "strong" if element.name == "strong" else "emphasis")

    def reference(self, element: Element, mark: Mark) -> NoteReference:
        label = element.attributes["label"]
        if not self.rules.placement.takes_headings:
            self.refusals.tell(mark, "note-not-here", note=label)
        referred = self.notes.setdefault(label, Referred(len(self.notes) + 1))
        referred.times += 1
        return NoteReference(mark, referred.number, referred.times)

    def link(self, element: Element, mark: Mark) -> Iterator[Inline]:
        inlines, target = self.children(element), element.attributes["destination"]
        if target.startswith(MARK):
            tag = self.rules.language(target.removeprefix(MARK), mark)
            if tag:
                self.glosses.append(Gloss(words_of(inlines), tag=tag))
            yield Foreign(mark, inlines, tag)
            return
        link = self.target(element, mark, picture=False, words=words_of(inlines))
        if link is None:
            yield from inlines
            return
        self.rules.link(link, shows_picture=_shows_picture(inlines))
        if link.words.strip() and not link.target.startswith("="):
            self.links.append(link)
        title, tag = self.title(element, mark)
        yield Hyperlink(mark, inlines, WebAddress(link.target) if scheme_of(target) else link, title, tag)

    def picture(self, element: Element, mark: Mark) -> Iterator[Inline]:
        words = "".join(_words_instead(element))
        self.refusals.hidden(mark, words)
        given = Picture(mark, SourceLink(element.attributes["destination"], mark, picture=True), words)
        self.rules.picture(given)
        target = self.target(element, mark, picture=True)
        if target is not None:
            yield Picture(mark, target, words, *self.title(element, mark))

    def target(self, element: Element, mark: Mark, *, picture: bool, words: str = "") -> SourceLink | None:
        """Where a link leads; None, and a problem, where it may not lead there."""
        target = element.attributes["destination"]
        self.refusals.addresses.add(unquote(target))
        self.refusals.hidden(mark, target, unquote(target))
        scheme = scheme_of(target)
        if not target or (scheme is not None and scheme not in SCHEMES):
            address = self.source.rest_of(mark).strip()[:60]
            self.rules.problems.add(mark, "link-scheme", address=address)
            return None
        return SourceLink(quote(target, safe=_IN_ADDRESSES) if scheme else unquote(target), mark, picture, words)

    def title(self, element: Element, mark: Mark) -> tuple[str, str]:
        """The title of a link or a picture, or, where it is `lang:…`, what language its words are in."""
        title = element.attributes.get("title", "")
        self.refusals.hidden(mark, title)
        if self.rules.placement.wording and title.startswith(MARK):
            return "", self.rules.language(title.removeprefix(MARK), mark)
        return title, ""


def _first_character(elements: list[Element]) -> str:
    while elements and not elements[0].text:
        elements = elements[0].children
    return elements[0].text[0] if elements else ""


def _words_instead(element: Element) -> Iterator[str]:
    """The words of a picture, whose own signs mean nothing."""
    for child in element.children:
        yield " " if child.name in {"softbreak", "linebreak"} else child.text
        yield from _words_instead(child)


def _shows_picture(inlines: Inlines) -> bool:
    for inline in inlines:
        if isinstance(inline, Picture):
            return True
        if isinstance(inline, Emphasis | Foreign) and _shows_picture(inline.inlines):
            return True
    return False
