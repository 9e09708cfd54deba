"""What a translation must keep of its source: every number, and the fixed wording of official terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.digits import Digits
from generator.numerals import NumberWords
from generator.numerals.compare import differing
from generator.problems import Mark, Problems
from generator.sources.yaml_file import Scalar

LOOKED_AT = "numbers_checked"
"""The line at the head of a translation that lists numbers which only one language has, as they are told."""

ADDRESS = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|<?\b(?:https?|mailto|tel):[^\s>)]*|\[\^[^\[\]\s]+\]")
"""What leads elsewhere and is not read as words: an address, the name of a footnote."""
_MARKED = re.compile(r"\[([^\[\]]+)\]\(lang:([^()\s]*)\)")
"""Words that are marked as being in another language: their numbers are written as that language writes them."""


@dataclass(frozen=True, slots=True)
class Term:
    """An official term: its words in the source language, and those accepted in each other language."""

    source: str
    accepted: Mapping[str, tuple[str, ...]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class TranslationCheck:
    """The rules.  A language without number words is not compared by number."""

    numbers: Mapping[str, NumberWords] = field(hash=False)
    terms: tuple[Term, ...] = ()

    def compare(
        self,
        texts: Mapping[str, str],
        mark_at: Callable[[str, int], Mark],
        problems: Problems,
        looked_at: Mapping[str, tuple[Scalar, ...]] = MappingProxyType({}),
    ) -> None:
        """Note where a translation departs.  `texts` go by language code, the source first; `mark_at` finds a place.

        `looked_at` are the numbers that somebody has seen to be right in a translation: each settles one difference.
        """
        plain = {code: ADDRESS.sub(_blank, self._in_own_digits(text, code)) for code, text in texts.items()}
        (source_code, source), *translations = plain.items()
        for code, text in translations:
            if source_code in self.numbers and code in self.numbers:
                found = differing(source, text, self.numbers[source_code], self.numbers[code])
                placed = [(number, mark_at(code, at)) for number, at in found]
                _tell_numbers(placed, list(looked_at.get(code, ())), problems)
            lowered = text.lower()
            for term in self.terms:
                accepted = term.accepted.get(code, ())
                if accepted and term.source in source and not any(words.lower() in lowered for words in accepted):
                    problems.add(mark_at(code, 0), "glossary-term", term=term.source, accepted=accepted[0])

    def _in_own_digits(self, text: str, code: str) -> str:
        """The text with the numbers of its marked words as its own language writes them, each in its place."""

        def rewritten(run: re.Match[str]) -> str:
            own, other = (self.numbers.get(one) for one in (code, run[2]))
            return _rewritten(own.digits, other.digits, run[0]) if own and other else run[0]

        return _MARKED.sub(rewritten, text)


def _rewritten(own: Digits, other: Digits, text: str) -> str:
    """The text with each number of one language as the other writes it, without grouping, and as long as before."""
    pattern = rf"(?:{other.grouped}|\d+){other.fraction}"
    return re.sub(pattern, lambda one: other.plain(one[0]).replace(".", own.decimal).ljust(len(one[0])), text)


def _tell_numbers(found: list[tuple[str, Mark]], looked_at: list[Scalar], problems: Problems) -> None:
    """A number that was looked at is a warning.  One that does not differ, or no longer, is not to be listed."""
    for number, mark in found:
        known = next((one for one in looked_at if one.text == number), None)
        if known is None:
            problems.add(mark, "numbers-differ", number=number)
            continue
        looked_at.remove(known)
        problems.add_looked_at(mark, "numbers-differ", number=number)
    for one in looked_at:
        allowed = ", ".join(f'"{number}"' for number, _ in found) or "[]"
        problems.add(one.mark, "bad-choice", field=LOOKED_AT, value=one.text, allowed=allowed)


def _blank(address: re.Match[str]) -> str:
    """Spaces for an address, so that places after it stay what they are."""
    return " " * len(address[0])


def place_in(text: str, start: Mark, at: int) -> Mark:
    """The mark of the character `at` of a text that begins at `start` and runs on with the same indentation."""
    line = text.count("\n", 0, at)
    column = at - (text.rfind("\n", 0, at) + 1)
    return Mark(start.path, start.line + line, start.column + column)
