"""Languages of a site, and text that stands in one or several of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from markupsafe import escape

HAN_SCRIPT = "Hani"
HAN = re.compile(
    r"[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff][\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—·]*"
)
Direction = Literal["ltr", "rtl"]
_IN_LATIN_LETTERS = "en"
"""The one script that CLDR names no likeliest language for."""


@lru_cache(maxsize=1000)  # more than the languages that one site names
def direction_of(tag: str) -> Direction:
    """Which way a language is written, by CLDR; that of its script, where the tag (BCP 47) names one: `az-Arab`."""
    try:
        script = parse_locale(tag, sep="-")[2]
        named = (
            get_global("likely_subtags").get(f"und_{script}", _IN_LATIN_LETTERS) if script else tag.replace("-", "_")
        )
        locale = Locale.parse(named)
    except (UnknownLocaleError, ValueError):
        return "ltr"
    return "rtl" if locale.text_direction == "rtl" else "ltr"


def language_attributes(tag: str | None, around: str | None = None) -> str:
    """The attributes of an element whose words are in a language; `dir` too where the words `around` run otherwise.

    Nothing where there is no tag.  What is `around` may be unknown: then the direction is said.
    """
    if not tag:
        return ""
    direction = direction_of(tag)
    turned = around is None or direction != direction_of(around)
    return f' lang="{escape(tag)}"' + (f' dir="{direction}"' if turned else "")


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site: `code` stands in addresses and field names, `tag` (BCP 47) in HTML."""

    code: str
    tag: str
    name: str
    script: str = "Latn"
    direction: Direction = "ltr"
    partial: bool = False
    """Whether texts may be missing in this language; they are then shown in the source language."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """Words to be set apart on pages: with the language they are in (`tag`), or with what they are short for."""

    words: str
    tag: str = ""
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of plain text as one page shows it.

    `tag` is set where the text is not in the page's own language, so that a screen reader changes its
    voice.  Jinja prints the value escaped, and inside a `span lang` where it is needed.
    """

    text: str
    tag: str | None = None
    phrases: tuple[str, ...] = ()
    """The text in pieces a line may break between, where its author marked them."""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __html__(self) -> str:
        if self.tag is None:
            return str(escape(self.text))
        return f"<span{language_attributes(self.tag)}>{escape(self.text)}</span>"


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One text in several languages.  `texts` maps a language's code to its words; the source comes first.

    A `phrased` text holds `|` where a line may break.
    """

    texts: Mapping[str, str] = field(hash=False)
    phrased: bool = False

    def in_language(self, language: Language, languages: tuple[Language, ...]) -> Words:
        """The words in `language`, or in the first of `languages` that has any, marked with its tag."""
        for candidate in (language, *languages):
            if candidate.code in self.texts:
                tag = None if candidate == language else candidate.tag
                return self._words(self.texts[candidate.code], tag)
        raise LookupError("a localized text has at least one of the site's languages")

    def _words(self, text: str, tag: str | None) -> Words:
        phrases = tuple(text.split("|")) if self.phrased else ()
        return Words("".join(phrases) if phrases else text, tag, phrases)
