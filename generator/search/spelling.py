"""Words with one letter left out, leading to the word: two words a letter apart have one such form in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.search.store import Row

PREFIX = "?"
_SHORTEST, _LONGEST = 4, 16
_MOST = 6


def spelling_rows(vocabulary: Iterable[str]) -> Iterator[Row]:
    meant: dict[str, list[str]] = {}
    for word in sorted(vocabulary):
        if word.isascii() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST:
            for form in without_one(word):
                meant.setdefault(form, []).append(word)
    for form, found in meant.items():
        yield Row(PREFIX + form, " ".join(found[:_MOST]))


def without_one(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters."""
    yield word
    yield from dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))
