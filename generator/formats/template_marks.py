"""Lets templates set words apart by themselves: wherever one prints words between tags, their language is marked.

What may hold no marks is told from the template's own markup when it is compiled: attributes, and elements that hold
characters alone.  Templates write `{{ words }}` and nothing else; words that stand under a `lang` the template itself
writes go through `in_language`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from jinja2 import pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from markupsafe import Markup

from generator.formats.language_marks import LanguageMarks
from generator.language import Words

_PLAIN = frozenset({"option", "script", "style", "textarea", "title"})
"""Elements that may hold nothing but characters."""
_DRAWING = "svg"
_MAIN = {"start": "enter_main", "end": "leave_main"}


@pass_context
def set_apart(context: Context, value: object, element: str = "span") -> object:
    """Words or a text as markup with its languages; markup as it is."""
    marks = context.get("marks")
    return _set_apart(marks, value, element) if isinstance(marks, LanguageMarks) else value


@pass_context
def in_language(context: Context, value: object, tag: str | None, element: str = "span") -> object:
    """Words or a text that stand in an element with this `lang`."""
    marks = context.get("marks")
    if not isinstance(marks, LanguageMarks):
        return value
    with marks.within(tag):
        return _set_apart(marks, value, element)


def _set_apart(marks: LanguageMarks, value: object, element: str) -> object:
    if isinstance(value, Markup):
        return value
    if isinstance(value, Words):
        return marks.words(value, element)
    return Markup(marks.marked(value, element=element)) if isinstance(value, str) else value  # noqa: S704 - escaped


class _Place(HTMLParser):
    """Where in the markup of a template we are, as far as it has been fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.around: list[str] = []
        self.main: list[str] = []
        """What has become of `main` since it was last asked for: a start, an end."""

    @property
    def element(self) -> str | None:
        """What runs are set apart by here; None where nothing can be."""
        if self.rawdata.startswith("<") or _PLAIN & set(self.around):
            return None
        return "tspan" if _DRAWING in self.around else "span"

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser gives them
        if tag in _PLAIN or tag == _DRAWING:
            self.around.append(tag)
        elif tag == "main":
            self.main.append("start")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.around:
            self.around.remove(tag)
        elif tag == "main":
            self.main.append("end")


class LanguageMarking(Extension):
    """Puts `set_apart` behind each value that a template prints between tags."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        place = _Place()
        element: str | None = None
        for token in stream:
            if token.type == "variable_begin":
                element = place.element
                place.feed("x")
            if token.type == "variable_end" and element:
                yield from _tokens(token.lineno, ")", "|", "set_apart", "(", repr(element), ")")
            yield token
            if token.type == "variable_begin" and element:
                yield from _tokens(token.lineno, "(")
            elif token.type == "data":
                place.feed(token.value)
                yield from _through_main(token.lineno, place)


def _through_main(line: int, place: _Place) -> Iterator[Token]:
    while place.main:
        yield Token(line, "variable_begin", "{{")
        yield from _tokens(line, "marks", ".", _MAIN[place.main.pop(0)], "(", ")")
        yield Token(line, "variable_end", "}}")


_KINDS = {"(": "lparen", ")": "rparen", "|": "pipe", ".": "dot"}


def _tokens(line: int, *values: str) -> Iterator[Token]:
    for value in values:
        if value in _KINDS:
            yield Token(line, _KINDS[value], value)
        elif value.startswith("'"):
            yield Token(line, "string", value.strip("'"))
        else:
            yield Token(line, "name", value)
