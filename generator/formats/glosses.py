"""Sets apart, in finished pages, words of another language and short forms, so that a screen reader says them rightly.

Their authors mark them once; they may then stand anywhere: in titles, lists, sentences put together by the program.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from markupsafe import escape

from generator.language import HAN, HAN_SCRIPT, Gloss, Language

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([^\s/>]+)")
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_PLAIN = frozenset({"option", "script", "style", "textarea", "title"})
"""Elements that may hold nothing but characters."""
_DRAWING = "svg"
"""A `span` would end it: words there stand in a `tspan`."""


class Rules:
    """What is set apart in texts of one language."""

    def __init__(self, language: Language, han: Language | None, glosses: Iterable[Gloss] = ()) -> None:
        self.han = han.tag if han and language.script != HAN_SCRIPT else None
        self.glosses = {spelling: gloss for gloss in glosses for spelling in _spellings(gloss.words)}
        known = map(_whole, sorted(self.glosses, key=len, reverse=True))
        self.pattern = re.compile("|".join((*known, *([HAN.pattern] if self.han else []))) or r"(?!)")

    def marked(self, words: str, explained: set[str] | None, element: str = "span") -> str:
        """`explained` are the short forms met before on the page; None where none is to be explained."""

        def mark(found: re.Match[str]) -> str:
            gloss = self.glosses.get(found[0])
            if gloss is None:
                return f'<{element} lang="{self.han}">{found[0]}</{element}>'
            if gloss.tag:
                return f'<{element} lang="{escape(gloss.tag)}">{found[0]}</{element}>'
            if explained is None or gloss.words in explained:
                return found[0]
            explained.add(gloss.words)
            return f'<abbr title="{escape(gloss.expansion)}">{found[0]}</abbr>'

        return self.pattern.sub(mark, words)


class Glossator:
    """Knows the rules of every language of a site, and follows a page through its changes of language."""

    def __init__(self, languages: tuple[Language, ...], glosses: Mapping[str, tuple[Gloss, ...]]) -> None:
        self.languages = languages
        self.glosses = glosses

    @cached_property
    def rules(self) -> Mapping[str, Rules]:
        """By BCP 47 tag."""
        han = next((language for language in self.languages if language.script == HAN_SCRIPT), None)
        return {one.tag: Rules(one, han, self.glosses.get(one.code, ())) for one in self.languages}

    def marked(self, markup: str, language: Language) -> str:
        """A page with its runs marked.  `markup` has no raw `<` or `>` inside attributes, as our templates write it."""
        start = markup.find("<body")
        if start < 0 or not any(rules.pattern.search(markup, start) for rules in self.rules.values()):
            return markup
        follower = _Follower(self.rules, language.tag)
        return markup[:start] + "".join(map(follower.part, _TAG.split(markup[start:])))


class _Follower:
    """Where in a page we are: the elements around that name a language, each with how many of its name are in it."""

    def __init__(self, rules: Mapping[str, Rules], tag: str) -> None:
        self.rules = rules
        self.around: list[tuple[str, str, int]] = [("", tag, 0)]
        self.plain = ""
        self.drawings = 0
        self.explained: set[str] | None = None

    def part(self, part: str) -> str:
        if part.startswith("<"):
            self.follow(part)
            return part
        rules = self.rules.get(self.around[-1][1])
        if self.plain or rules is None or not part:
            return part
        return rules.marked(part, None, "tspan") if self.drawings else rules.marked(part, self.explained)

    def follow(self, tag: str) -> None:
        found = _NAME.match(tag)
        name = found[1] if found else ""
        if name == "main":
            self.explained = set() if tag.startswith("<main") else None
        if name == _DRAWING:
            self.drawings += -1 if tag.startswith("</") else 1
        if name in _PLAIN:
            self.plain = "" if tag.startswith("</") else name
        outer, language, depth = self.around[-1]
        if tag.startswith("</"):
            if name == outer:
                self.around[-1:] = [(outer, language, depth - 1)] if depth else []
        elif name not in _VOID and not tag.endswith("/>"):
            if own := _LANG.search(tag):
                self.around.append((name, html.unescape(own[1]), 0))
            elif name == outer:
                self.around[-1] = (outer, language, depth + 1)


def _whole(words: str) -> str:
    """A pattern for the words, which in Latin letters are not to be found inside other words."""
    before = r"(?<![A-Za-z0-9])" if words[:1].isascii() else ""
    return before + re.escape(words) + (r"(?![A-Za-z0-9])" if words[-1:].isascii() else "")


def _spellings(words: str) -> set[str]:
    """The words as templates and as the engine of Markdown write them."""
    return {str(escape(words)), html.escape(words, quote=False)}
