"""Sets apart words of another language and short forms, so that a screen reader says them rightly.

Their authors mark them once; they may then stand anywhere: in titles, lists, sentences put together by the program.
Words are marked while they are still words, just before they become HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from markupsafe import Markup, escape

from generator.language import HAN, HAN_SCRIPT, Gloss, Language, Words, language_attributes
from generator.quantities.words import Parts


class Rules:
    """What is set apart in texts of one language."""

    def __init__(self, language: Language, han: Language | None, glosses: Iterable[Gloss] = ()) -> None:
        self.han = han.tag if han and language.script != HAN_SCRIPT else None
        self.glosses = {gloss.words: gloss for gloss in glosses}
        known = map(_whole, sorted(self.glosses, key=len, reverse=True))
        self.pattern = re.compile("|".join((*known, *([HAN.pattern] if self.han else []))) or r"(?!)")


def rules_of(languages: tuple[Language, ...], glosses: Mapping[str, tuple[Gloss, ...]]) -> Mapping[str, Rules]:
    """The rules of every language of a site, by BCP 47 tag."""
    han = next((language for language in languages if language.script == HAN_SCRIPT), None)
    return {one.tag: Rules(one, han, glosses.get(one.code, ())) for one in languages}


class LanguageMarks:
    """Follows one page from its first word to its last, through its changes of language.

    A short form is explained where it is first met inside `main`.
    """

    def __init__(self, rules: Mapping[str, Rules], tag: str) -> None:
        self._rules = rules
        self._tags = [tag]
        self._explained: set[str] | None = None

    @contextmanager
    def within(self, tag: str | None) -> Iterator[None]:
        """Words given meanwhile stand under `tag`, where there is one."""
        self._tags.append(tag or self._tags[-1])
        yield
        self._tags.pop()

    def enter_main(self) -> Markup:
        self._explained = set()
        return Markup()

    def leave_main(self) -> Markup:
        self._explained = None
        return Markup()

    def attributes(self, tag: str | None) -> Markup:
        """`lang` of an element that is about to begin, and `dir` where its words run another way than those around."""
        return Markup(language_attributes(tag, self._tags[-1]))  # noqa: S704 - escaped there

    def tagged(self, words: Words | Parts) -> Markup:
        """The same for words where no `span` may stand: in a drawing, in a list to choose from."""
        return self.attributes(words.tag)

    def marked(self, text: str, escaped: Callable[[str], str] = escape, element: str = "span") -> str:
        """The text as markup, each run of another language inside an `element`: in a drawing it is `tspan`."""
        rules = self._rules.get(self._tags[-1])
        if rules is None:
            return str(escaped(text))
        pieces: list[str] = []
        at = 0
        for found in rules.pattern.finditer(text):
            pieces += (escaped(text[at : found.start()]), self._set_apart(found[0], rules, escaped, element))
            at = found.end()
        return "".join((*pieces, escaped(text[at:])))

    def words(self, words: Words, element: str = "span") -> Markup:
        """Words inside an element with their language, where it is not the page's."""
        attributes = self.attributes(words.tag)
        with self.within(words.tag):
            marked = self.marked(words.text, element=element)
        span = f"<span{attributes}>{marked}</span>" if words.tag else marked
        return Markup(span)  # noqa: S704 - escaped above

    def _set_apart(self, words: str, rules: Rules, escaped: Callable[[str], str], element: str) -> str:
        gloss = rules.glosses.get(words)
        tag = gloss.tag if gloss else rules.han
        if tag:
            return f"<{element}{self.attributes(tag)}>{escaped(words)}</{element}>"
        if gloss is None or self._explained is None or element != "span" or words in self._explained:
            return str(escaped(words))
        self._explained.add(words)
        return f'<abbr title="{escape(gloss.expansion)}">{escaped(words)}</abbr>'


def _whole(words: str) -> str:
    """A pattern for the words, which in Latin letters are not to be found inside other words."""
    before = r"(?<![A-Za-z0-9])" if words[:1].isascii() else ""
    return before + re.escape(words) + (r"(?![A-Za-z0-9])" if words[-1:].isascii() else "")
