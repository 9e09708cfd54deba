"""How the words of a source qualify a number, where no grammar reads them: the figures of a document's ledger.

Targets and observations are read by `generator/indicators/grammar`, which tells how they were said.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import Catalogue
from generator.publication import Said

_FURTHEST = 2
"""How many characters may stand between the digits and 余 or 以上: a scale, a measure word, as in 590万余."""


def said_in(words: str, catalogue: Catalogue) -> Said | None:
    """What stands at the head of the words, or behind digits, of all that the language keeps as it is written."""
    numbers = catalogue.numbers
    before = max((way for way in numbers.before if words.startswith(way)), key=len, default="")
    ends = (words[at : at + _FURTHEST + _longest(numbers.after)] for at in _after_digits(words))
    after = next((found for end in ends if (found := _nearest(end, numbers.after))), "")
    return Said(f"{before}#{after}", catalogue.language.code) if before or after else None


def _after_digits(words: str) -> Iterator[int]:
    return (at for at in range(1, len(words) + 1) if words[at - 1].isdecimal())


def _nearest(text: str, ways: tuple[str, ...]) -> str:
    """The one of `ways` that stands first in the text, with neither digits nor spaces before it."""
    for start in range(_FURTHEST + 1):
        if any(character.isdecimal() or character.isspace() for character in text[:start]):
            return ""
        found = max((way for way in ways if text.startswith(way, start)), key=len, default="")
        if found:
            return found
    return ""


def _longest(ways: tuple[str, ...]) -> int:
    return max(map(len, ways), default=0)
