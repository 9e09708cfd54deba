"""Correction of a letter by symmetric deletion (as in SymSpell): words a letter apart share a form that lacks one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.search.store import Row

PREFIX = "?"
SHORTEST, LONGEST = 4, 16
"""Letters of a word that is corrected: words of three are nearly all a letter apart, and longer ones are rare."""
MOST_WORDS = 6
"""That one form leads to; the engine asks for four of them (`MOST_CORRECTIONS`), and some are of another length."""


def spelling_rows(vocabulary: Iterable[str]) -> Iterator[Row]:
    meant: dict[str, list[str]] = {}
    for word in sorted(vocabulary):
        if word.isascii() and word.isalpha() and SHORTEST <= len(word) <= LONGEST:
            for form in deletions(word):
                meant.setdefault(form, []).append(word)
    for form, found in meant.items():
        yield Row(PREFIX + form, " ".join(found[:MOST_WORDS]))


def deletions(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters."""
    yield word
    yield from dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))
