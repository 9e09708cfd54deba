"""Markdown taken apart by comrak.  The only module that knows the engine.

The engine gives its tree as XML with the place of every node, which is read here as a stream.  Its other way, a tree
of Python objects, is not used: it leaks, and a text of fifty thousand brackets makes it crash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

import comrak

MOST_LEVELS = 40
"""Blocks and inlines within one another.  Lists ten deep, with emphasis in links in them, take 25; more is no text but
an attack, and what walks the tree may go no deeper than Python's stack."""

_EXTENSIONS = comrak.ExtensionOptions(
    table=True, autolink=True, cjk_friendly_emphasis=True, strikethrough=True, tasklist=True, footnotes=True
)
_PARSING = comrak.ParseOptions(leave_footnote_definitions=True)
_RENDERING = comrak.RenderOptions(sourcepos=True)
_WITH_TEXT = frozenset({"text", "code", "code_block", "html_block", "html_inline"})
_LANGUAGE = re.compile(r'^( *<code_block sourcepos="[^"]*" info=")(.*)(" xml:space="preserve">)', re.MULTILINE)
"""What stands beside a code fence: the one text that the engine puts into its XML as it is.  It is one line, and behind
it, where the signs `"` and `>` stand as entities, no second end of the tag can follow."""
_DEFINITION = re.compile(r"\[(?:[^\\\[\]]|\\.)+\]:", re.DOTALL)
_MOST_OF_LABEL = 1000
"""More characters than the label of a definition may have (CommonMark: 999)."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
REPLACED = "\ufffd"
"""Stands for a character that no page may hold, which entities can name all the same: `&#1;`."""


@dataclass(slots=True)
class Element:
    """A node as the engine gives it: lines from 1, columns in bytes from 1, the last one included."""

    name: str
    attributes: Mapping[str, str]
    line: int
    column: int
    last_line: int
    last_column: int
    children: list[Element] = field(default_factory=list)
    text: str = ""
    definitions: int = 0
    """How many lines at its head hold addresses for `[links]`: the engine leaves them out, and counts as if they had
    never been, so that all inlines of the paragraph stand so many lines further down than it says."""


@dataclass(slots=True)
class Parsed:
    """`deepest` is an element that lies too deep: its level and all below are left out of the tree."""

    document: Element
    deepest: Element | None
    replaced: bool


def parse(text: str) -> Parsed:
    xml = comrak.markdown_to_xml(text, _EXTENSIONS, _PARSING, _RENDERING)
    if ' info="' in xml:
        xml = _LANGUAGE.sub(lambda found: found[1] + escape(found[2], quote=True) + found[3], xml)
    try:
        return _Builder(text).built(xml, replaced=False)
    except expat.ExpatError:
        return _Builder(text).built(_NOT_XML.sub(REPLACED, xml), replaced=True)


class _Builder:
    """Puts the elements together.  It keeps its own stack, so that no depth of nesting can exhaust Python's."""

    def __init__(self, text: str) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.around: list[Element] = []
        self.deepest: Element | None = None
        self.document: Element | None = None
        self.pieces: list[str] = []

    def built(self, xml: str, *, replaced: bool) -> Parsed:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.pieces.append
        parser.Parse(xml, True)  # noqa: FBT003 - the last piece
        if self.document is None:
            raise LookupError("the engine gives a document")
        return Parsed(self.document, self.deepest, replaced)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line, column, last_line, last_column = attributes["sourcepos"].replace("-", ":").split(":")
        element = Element(name, attributes, int(line), int(column), int(last_line), int(last_column))
        if not self.around:
            self.document = element
        elif len(self.around) <= MOST_LEVELS:
            self.around[-1].children.append(element)
        else:
            self.deepest = self.deepest or element
        self.around.append(element)
        self.pieces.clear()

    def end(self, name: str) -> None:
        element = self.around.pop()
        if name in _WITH_TEXT:
            element.text = "".join(self.pieces)
        elif name == "paragraph" and element.children:
            missing = element.last_line - element.children[-1].last_line
            if missing and self.begins_with_definition(element):
                element.definitions = missing
                _move_down(element.children, element.definitions)

    def begins_with_definition(self, paragraph: Element) -> bool:
        """Else the missing lines are within a link, between its brackets: the engine does not count those either."""
        lines = self.lines[paragraph.line - 1 : min(paragraph.last_line, paragraph.line + _MOST_OF_LABEL // 2)]
        head = "\n".join(lines).encode()[paragraph.column - 1 : paragraph.column - 1 + 4 * _MOST_OF_LABEL]
        return bool(_DEFINITION.match(head.decode("utf-8", "ignore")))


def _move_down(elements: list[Element], lines: int) -> None:
    waiting = [*elements]
    while waiting:
        element = waiting.pop()
        element.line += lines
        element.last_line += lines
        waiting.extend(element.children)
