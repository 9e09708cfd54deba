"""Terms: what is compared when somebody searches.  `theme/search/engine/terms.js` makes the same of a query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from operator import add

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no space between words: Han, kana, Thai, Lao, Burmese, Khmer."""
SKIPPED = "*"
"""Stands for the character that a skip-bigram leaves out."""
_MARKS = re.compile("[\u0300-\u036f]")
_RUN = re.compile(rf"([{UNSPACED}]+)|(\d+(?:[.,]\d+)*)|([^\W\d_{UNSPACED}]+)")
_DOCUMENT_NUMBER = re.compile(r"[〔\[(【〖〈<「](\d{4})[〕\])】〗〉>」]\s*第?\s*(\d+)\s*号")
_LONGEST = 40
"""Letters of a term: no word of a language is longer, but addresses and hostile texts are."""
_SHORTEST_PLURAL, _SHORTEST_ENDING = 3, 5
"""A word of so many letters or fewer keeps its ending: gas, bus; bring, speed.  `terms.js` has the same."""


def normalised(text: str) -> str:
    """The text in lower case without accents and without full-width or other special forms of letters."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", plain).lower()


def terms(text: str, *, singles: bool = False) -> Iterator[str]:
    """The terms of a normalised text, in their order: bigrams of Han characters, stems of words, numbers.

    With `singles`, every Han character is a term of its own as well; without, those that stand alone.
    """
    for run, number, word in _RUN.findall(text):
        if run:
            if singles or len(run) == 1:
                yield from run
            yield from map(add, run, run[1:])
        elif number:
            yield number.replace(",", "")[:_LONGEST]
        else:
            yield stem(word[:_LONGEST])
    for year, number in _DOCUMENT_NUMBER.findall(text):
        yield f"〔{year}〕{number}"


def skip_bigrams(text: str) -> Iterator[str]:
    """Skip-bigrams: Han characters with one between them, which a typing error may have changed."""
    for run in unspaced_runs(text):
        yield from [f"{run[at]}{SKIPPED}{run[at + 2]}" for at in range(len(run) - 2)]


def unspaced_runs(text: str) -> list[str]:
    """The runs of a normalised text in scripts without spaces."""
    return [run for run, _, _ in _RUN.findall(text) if run]


def words(text: str) -> list[str]:
    """The words of a normalised text in scripts with spaces, as they are written."""
    return [word for _, _, word in _RUN.findall(text) if word]


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without the endings that do not change what it is about: services, service; planned, planning, plan."""
    if len(word) > _SHORTEST_PLURAL:
        word = re.sub(r"ies$", "y", word) if word.endswith("ies") else re.sub(r"(?<=[^su])s$", "", word)
    if len(word) > _SHORTEST_ENDING:
        word = re.sub(r"([bdgmnprt])\1$", r"\1", cut) if (cut := re.sub(r"(?:ing|ed)$", "", word)) != word else word
    return word[:-1] if len(word) > _SHORTEST_PLURAL and word.endswith("e") else word
