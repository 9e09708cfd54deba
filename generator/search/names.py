"""Synonyms, in one language or several: who asks for one name of a thing finds what uses another.

Documents are expanded when the index is made, so that a query costs nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from generator.search.scripts import simplified
from generator.search.store import Row
from generator.search.text import normalised, terms

SIGN = "="
SEPARATOR = "|"
_MOST_SHOWN = 6
"""Other names that the page says it looked for: a line on a phone."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared, and the group it belongs to."""

    text: str
    group: int


@dataclass(frozen=True)
class Names:
    """Groups of names, ready to be looked for in many texts."""

    groups: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def terms(self) -> tuple[tuple[str, ...], ...]:
        """Of each group, those of all its names."""
        return tuple(tuple(term for name in group for term in terms(_compared(name))) for group in self.groups)

    @cached_property
    def by_first_term(self) -> Mapping[str, Sequence[Name]]:
        found: dict[str, list[Name]] = {}
        for number, group in enumerate(self.groups):
            for name in group:
                text = _compared(name)
                if first := first_term(text):
                    found.setdefault(first, []).append(Name(text, number))
        return found

    def expansion(self, text: str, found: AbstractSet[str]) -> Iterator[str]:
        """The terms to expand a text by: of all names of everything it names.  `found` are the terms of the text."""
        groups = {
            name.group
            for first in found & self.by_first_term.keys()
            for name in self.by_first_term[first]
            if _holds(text, name.text)
        }
        return (term for group in sorted(groups) for term in self.terms[group])

    def whole_names(self, title: str) -> Iterator[str]:
        """A title as a whole query would have it, and its other names."""
        own = _compared(title)
        yield own
        groups = (name.group for name in self.by_first_term.get(first_term(own), ()) if name.text == own)
        yield from (_compared(other) for group in groups for other in self.groups[group])

    def rows(self) -> Iterator[Row]:
        """For each name the others, so that a search can say what it looked for besides."""
        named: dict[str, dict[str, None]] = {}
        for group in self.groups:
            for name in group:
                others = (other for other in group if _compared(other) != _compared(name))
                named.setdefault(_compared(name), {}).update(dict.fromkeys(others))
        for one, shown in named.items():
            if shown:
                yield Row(name_key(SIGN, one), SEPARATOR.join(list(shown)[:_MOST_SHOWN]))


def first_term(text: str) -> str:
    return next(terms(text), "")


def name_key(sign: str, name: str) -> str:
    """The key of what is said of a whole name: beside its first term, which a query looks up anyway."""
    return f"{first_term(name)}{sign}{name}"


def _compared(name: str) -> str:
    return simplified(normalised(" ".join(name.split())))


def _holds(text: str, name: str) -> bool:
    """Whether the text has the name, as words of their own where it is written with letters."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isascii() and before.isalnum() and name[0].isascii()) and not (
            after.isascii() and after.isalnum() and after != "s" and name[-1].isascii()
        ):
            return True
        at = text.find(name, at + 1)
    return False
