"""The words of the product itself: one catalogue file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date

from generator.dates import PartialDate
from generator.digits import Digits
from generator.language import Language
from generator.numerals import NumberWords
from generator.problems import Problem

FOLDER = Path(__file__).parent
BROUGHT = FOLDER.parent
"""Where rooms stand that bring words of their own: see `_brought`."""
REFERENCE = "en"
"""The language whose catalogue the others must match, and in which a problem is told where they do not."""

NAMED = frozenset({"kind", "expected", "reason"})
"""The details of problems that name a kind of thing."""

Message = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language.  A message is a text with `{names}`, or one text for each plural form of `n`."""

    language: Language
    locale: Locale
    dates: Mapping[str, str]
    pages: Mapping[str, Message]
    problems: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    """Names of kinds of things, for messages about problems."""
    numbers: NumberWords
    wording: Mapping[str, frozenset[str]]
    """Words, in small letters, that say nothing by themselves as a link or of a picture."""
    targets: Mapping[str, object]
    """How the language says targets, as `generator/indicators/grammar/lexicon.py` reads it."""

    def say(self, key: str, **values: object) -> str:
        message = self.pages[key]
        if not isinstance(message, str):
            number = values["n"]
            form = self.locale.plural_form(number if isinstance(number, int | Decimal) else int(str(number)))
            message = message.get(form, message["other"])
        return message.format_map(values) if values else message

    def number(self, value: Decimal | int) -> str:
        """Digits as the language writes them, every decimal place kept."""
        return self.numbers.digits.write(value)

    def date(self, date: PartialDate) -> str:
        """As much of the date as is known, as the language writes it."""
        name = "day" if date.day else "month" if date.month else "year"
        pattern = self.dates[name if date.year else f"{name}_without_year"]
        return str(format_date(date.stand_in, pattern, locale=self.locale))

    def problem(self, problem: Problem) -> str:
        """One line for a person: what is wrong, and what to write instead."""
        entry = self.problems[problem.code]
        details = {
            name: self.words.get(value, value) if name in NAMED else _printable(value)
            for name, value in problem.details
        }
        what = entry["what"].format_map(details)
        suggestion = details.get("suggestion", "")
        remedy = entry["nearest"] if suggestion and "nearest" in entry else entry["remedy"]
        grave = self.words["warning"] if problem.severity == "warning" else ""
        return f"{problem.mark} {problem.code} {grave}{what} — {remedy.format_map(details)}"


def _printable(text: str) -> str:
    """The text with a sign in place of each character that would break the line, or steer the terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def known_codes() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def read_catalogue(code: str, *, partial: bool = False) -> Catalogue:
    """Read the catalogue of a known language."""
    content = _read_file(code)
    head = dict(content["language"])
    locale = Locale.parse(head.pop("locale", head["tag"]), sep="-")
    digits = Digits(locale, **({"grouped_from": head.pop("grouped_from")} if "grouped_from" in head else {}))
    language = replace(Language(**head), partial=partial)
    pages = {**_brought(code), **content["interface"], **content["pages"]}
    spoken = content if "problems" in content else _read_file(REFERENCE)
    numbers = NumberWords(digits, **{name: _frozen(value) for name, value in content["numbers"].items()})
    wording = {name: frozenset(words) for name, words in content["wording"].items()}
    return Catalogue(
        language, locale, content["dates"], pages, spoken["problems"], spoken["words"], numbers, wording,
        content.get("targets", {}),
    )  # fmt: skip


def _frozen(value: object) -> Any:  # noqa: ANN401 - whatever TOML holds
    return tuple(value) if isinstance(value, list) else value


def _read_file(code: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))


def _brought(code: str) -> dict[str, Message]:
    """What content types and formats say: beside each may stand a file of its words, with a table for each language.

    Where a catalogue has the same key, the catalogue holds: nothing that is added changes what is said already.
    """
    files = (*BROUGHT.glob("content_types/*/messages.toml"), *BROUGHT.glob("formats/*.toml"))
    said: dict[str, Message] = {}
    for path in sorted(files):
        said |= tomllib.loads(path.read_text("utf-8")).get(code, {})
    return said


def missing_messages(code: str) -> tuple[str, ...]:
    """The messages that the reference catalogue has and this one lacks."""
    return tuple(sorted(set(read_catalogue(REFERENCE).pages) - set(read_catalogue(code).pages)))
