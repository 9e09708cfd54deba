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
from generator.language import Language, Words, direction_of
from generator.numerals import NumberWords
from generator.problems import Problem
from generator.problems.faults import reason_of

FOLDER = Path(__file__).parent
BROUGHT = FOLDER.parent
"""Where rooms stand that bring words of their own: see `_brought`."""
REFERENCE = "en"
"""The language whose catalogue the others must match, and in which a problem is told where they do not."""

NAMED = frozenset({"expected", "instead", "kind", "reason"})
"""The details of problems that name a kind of thing, a reason, or what to write instead."""

Message = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language.  A message is a text with `{names}`, or one text for each plural form of `n`."""

    language: Language
    locale: Locale
    dates: Mapping[str, str]
    """Patterns of CLDR; `first_day` is that of the first of a month, where it is an ordinal: 1er mars."""
    pages: Mapping[str, Message]
    problems: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    """Names of kinds of things, for messages about problems."""
    numbers: NumberWords
    wording: Mapping[str, frozenset[str]]
    """Words, in small letters, that say nothing by themselves as a link or of a picture."""
    targets: Mapping[str, object]
    """How the language says targets, as `generator/indicators/grammar/lexicon.py` reads it."""
    lacking: frozenset[str] = frozenset()
    """What the language has no words for, named by section and key; `fallback` has them."""
    fallback: Language | None = None
    reviewed: bool = True
    """Whether a native reader has looked it through."""

    def say(self, key: str, **values: object) -> str:
        message = self.pages[key]
        if not isinstance(message, str):
            number = values["n"]
            form = self.locale.plural_form(number if isinstance(number, int | Decimal) else int(str(number)))
            message = message.get(form, message["other"])
        return message.format_map(values) if values else message

    def marked(self, key: str, **values: object) -> Words:
        """The same, marked with its language where this one has no words for it."""
        return Words(self.say(key, **values), self.tag_of(key))

    def tag_of(self, key: str) -> str | None:
        """The language a message is in, where it is not this one."""
        return self.fallback.tag if self.fallback and key in self.lacking else None

    def number(self, value: Decimal | int) -> str:
        """Digits as the language writes them, every decimal place kept."""
        return self.numbers.digits.write(value)

    def date(self, date: PartialDate) -> str:
        """As much of the date as is known, as the language writes it."""
        name = "day" if date.day else "month" if date.month else "year"
        ending = "" if date.year else "_without_year"
        first = self.dates.get(f"first_day{ending}") if date.day == 1 else None
        pattern = first or self.dates[f"{name}{ending}"]
        return str(format_date(date.stand_in, pattern, locale=self.locale))

    def fault(self, error: OSError) -> str:
        """What the system says, in the words of the language where it has some."""
        reason = reason_of(error)
        return self.words.get(reason, reason)

    def problem(self, problem: Problem) -> str:
        """One line for a person: what is wrong, and what to write instead."""
        entry = self.problems[problem.code]
        details = {
            name: self.words.get(value, value) if name in NAMED else printable(value) for name, value in problem.details
        }
        what = entry["what"].format_map(details)
        suggestion = details.get("suggestion", "")
        remedy = entry["nearest"] if suggestion and "nearest" in entry else entry["remedy"]
        grave = self.words["warning"] if problem.severity == "warning" else ""
        return f"{problem.mark} {problem.code} {grave}{what} — {remedy.format_map(details)}"


def printable(text: str) -> str:
    """The text with a sign in place of each character that would break the line, or steer the terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def known_codes() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def read_catalogue(code: str, *, partial: bool = False) -> Catalogue:
    """Read the catalogue of a known language.  It may lack anything but its head: `Catalogue.lacking`."""
    content = _whole(code)
    head = dict(content["language"])
    reviewed, fallback = head.pop("reviewed", True), head.pop("fallback", REFERENCE)
    locale = Locale.parse(head.pop("locale", head["tag"]), sep="-")
    digits = Digits(locale, **({"grouped_from": head.pop("grouped_from")} if "grouped_from" in head else {}))
    language = Language(**{"direction": direction_of(head["tag"])} | head, partial=partial)
    own = Catalogue(
        language, locale, _dates(locale) | content.get("dates", {}),
        {**content["interface"], **content["pages"]}, content["problems"], content["words"],
        NumberWords(digits, **{"scales": {}, "words": {}} | _frozen(content.get("numbers", {}))),
        {name: frozenset(words) for name, words in content["wording"].items()}, content["targets"], reviewed=reviewed,
    )  # fmt: skip
    return own if code == fallback else _completed(own, read_catalogue(fallback))


def _completed(own: Catalogue, other: Catalogue) -> Catalogue:
    """With the words of another language where a catalogue has none."""
    lacking = {
        name: sorted(set(getattr(other, name)) - set(getattr(own, name)))
        for name in ("pages", "problems", "words", "wording", "targets")
    }
    return replace(
        own,
        pages={**other.pages, **own.pages},
        problems={**other.problems, **own.problems},
        words={**other.words, **own.words},
        wording={**dict.fromkeys(other.wording, frozenset()), **own.wording},
        lacking=frozenset(
            key if section == "pages" else f"{section}.{key}" for section, keys in lacking.items() for key in keys
        ),
        fallback=other.language,
    )


def _dates(locale: Locale) -> dict[str, str]:
    """How CLDR writes dates, where a catalogue does not say."""
    skeletons = {"month": "yMMMM", "year": "y", "day_without_year": "MMMMd"}
    patterns = {name: str(locale.datetime_skeletons[skeleton]) for name, skeleton in skeletons.items()}
    return {"day": str(locale.date_formats["long"].pattern), "month_without_year": "LLLL", **patterns}


def _whole(code: str) -> dict[str, Any]:
    """The file of a language, with what rooms bring of it, and empty tables for what it leaves out."""
    content = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))
    empty: dict[str, Any] = {name: {} for name in ("interface", "pages", "problems", "words", "wording", "targets")}
    content = {**empty, **content}
    return {**content, "pages": {**_brought(code), **content["pages"]}}


def _frozen(numbers: Mapping[str, object]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in numbers.items()}


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
    """What the catalogue of this language lacks: a message by its name, all else with the section it belongs to."""
    return tuple(sorted(read_catalogue(code).lacking))
