"""What Markdown would do to a text behind its author's back, told at its place: signs, lines and cells that vanish."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from generator.problems import Code, Mark, Problems
from generator.sources.hidden import code_of_hidden, code_point_of, hidden_in
from generator.sources.markdown.engine import MOST_LEVELS, Element, Parsed
from generator.sources.markdown.lookalikes import BRACKET, OTHER, SIGNS, WEB_ADDRESS, Piece, find_lookalikes
from generator.sources.markdown.places import Source

MOST_OF_ONE_KIND = 20
"""Nobody mends more of one kind in one go, and a hostile text may hold fifty thousand."""
_SHOWN = 30

_ALERT = re.compile(r"\[!\w+\]")
_MORE_THAN = re.compile(r"[ \t]*(>+[\d.=].*)")
_CONTAINERS = re.compile(r"(?:\s|>|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$)|\[\^[^\[\]]+\]:|\[[ xX]\](?=\s*$))*")
_DEFINITION = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]:\s*<?([^\s>]*)")
_BLOCKS = frozenset({"paragraph", "heading", "code_block", "html_block", "thematic_break", "table"})


class Refusals:
    """Notes what is refused in one prose, no kind more often than anybody reads."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.has_entities = "&" in source.text or "%" in source.text
        """Whether characters may be written otherwise than as themselves: `&#x202e;`, or `%E2%80%AE` in an address."""
        self.told: Counter[str] = Counter()
        self.lines_with_tags: set[int] = set()
        self.addresses: set[str] = set()
        """Where the links of the prose lead: definitions with other addresses are used by none."""

    def tell(self, mark: Mark, code: Code, **details: object) -> None:
        self.told[code] += 1
        if self.told[code] <= MOST_OF_ONE_KIND:
            self.problems.add(mark, code, **details)

    def html(self, element: Element, mark: Mark) -> None:
        """A tag.  Those behind it in its line, which mostly close it, are told with it."""
        if mark.line not in self.lines_with_tags:
            self.lines_with_tags.add(mark.line)
            self.tell(mark, "raw-html", markup=element.text.split("\n", 1)[0][:_SHOWN])

    def hidden(self, mark: Mark, *texts: str) -> None:
        """Characters that hide, written as entities: those that stand as such were told with the file."""
        for text in texts if self.has_entities else ():
            for _, character in hidden_in(text):
                code = code_of_hidden(character)
                if self.told[code] < MOST_OF_ONE_KIND and character not in self.source.text:
                    self.tell(mark, code, code_point=code_point_of(character))

    def lookalikes(self, children: list[Element], cell: Element | None) -> None:
        """Signs in a paragraph, a heading or a cell that were meant to be more than signs."""
        if any(sign in child.text for child in children if child.name == "text" for sign in SIGNS):
            for found in find_lookalikes([self.piece(child, cell) for child in children]):
                words = {name: text[:_SHOWN] for name, text in found.details.items()}
                self.tell(found.mark, found.code, **words)

    def piece(self, child: Element, cell: Element | None) -> Piece:
        mark = self.source.mark_of(child, cell)
        match child.name:
            case "text":
                written = self.source.raw(child, cell)
                if self.source.is_escaped(child):
                    written = (BRACKET if written.startswith("[") else OTHER) + written[1:]
                return Piece(mark, written)
            case "softbreak":
                return Piece(mark, "\n")
            case "link" if child.children and self.source.raw(child) == child.children[0].text:
                return Piece(mark, WEB_ADDRESS)
        return Piece(mark, OTHER)

    def emphasis(self, mark: Mark, element: Element, words: str) -> None:
        """`3*4*5` is a product of numbers, not a 4 that matters."""
        if not words or not self.source.shows(mark, "*"):
            return
        before, after = self.source.before(mark), self.source.after(element)
        if _multiplied(before, words[0]) or _multiplied(words[-1], after):
            self.tell(mark, "multiplication", words=f"{before}*{words[:_SHOWN]}*{after}")

    def quotation(self, mark: Mark, element: Element) -> None:
        """`>95%` is more than 95%, and `[!NOTE]` a box that pages do not have."""
        for number in range(element.line, element.last_line + 1):
            line = self.source.lines[number - 1]
            start = mark.column - self.source.start.column if number == element.line else 0
            if found := _MORE_THAN.match(line, start):
                place = Mark(mark.path, self.source.start.line + number - 1, self.source.start.column + found.start(1))
                self.tell(place, "more-than", words=found[1][:_SHOWN])
        inner = self.source.rest_of(mark).lstrip("> ")
        if found := _ALERT.match(inner):
            self.tell(mark, "alert", words=found[0])

    def row(self, row: Element, columns: int) -> None:
        """Cells beyond the last column."""
        last = row.children[-1].last_column if row.children else 0
        data = self.source.bytes_of(row.line)
        words = data[last:].strip(b" \t|")
        if len(row.children) >= columns and words:
            mark = self.source.mark(row.line, data.index(words, last) + 1)
            self.tell(mark, "cells-beyond", columns=columns, words=words.decode("utf-8", "ignore")[:_SHOWN])

    def whole(self, parsed: Parsed) -> None:
        """What shows only in the whole tree: lines that none of its blocks holds, and levels beyond measure."""
        if parsed.deepest:
            mark = self.source.mark(parsed.deepest.line, parsed.deepest.column)
            self.tell(mark, "nested-too-deep", most=MOST_LEVELS)
            return
        held: set[int] = set()
        for block in _blocks(parsed.document):
            held.update(range(block.line + block.definitions, block.last_line + 1))
        used = False
        for number, line in enumerate(self.source.lines, 1):
            if number in held or not line:
                continue
            text = line[_end_of_containers(line) :].rstrip()
            if not text:
                continue
            if found := _DEFINITION.match(text):
                used = unquote(found[2]) in self.addresses
            if not used and (found or number - 1 in held or number == 1):
                at = self.source.start.column + len(line[: _end_of_containers(line)])
                mark = Mark(self.source.start.path, self.source.start.line + number - 1, at)
                self.tell(mark, "definition-unused", words=text[:_SHOWN])


def _blocks(document: Element) -> Iterator[Element]:
    waiting = [document]
    while waiting:
        element = waiting.pop()
        if element.name in _BLOCKS:
            yield element
        else:
            waiting.extend(element.children)


def _end_of_containers(line: str) -> int:
    found = _CONTAINERS.match(line)
    return found.end() if found else 0


def _multiplied(before: str, after: str) -> bool:
    """Whether two characters with an asterisk between them are factors: a digit is one of them."""
    both = before + after
    return len(both) > 1 and both.isascii() and both.isalnum() and not both.isalpha()
