"""Words of a language, as often as they are written, made into sentences of usual length.

The words and their frequencies are those of `wordfreq` (Robyn Speer; code Apache-2.0, data CC BY-SA 4.0), counted in
encyclopaedias, news, books, subtitles and the web; nothing of them is kept here.  Like all language they follow Zipf's
law: some hundred words make up half of a text, and most others are met once.  What a search index costs hangs on that.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from wordfreq import get_frequency_dict

LEAST_WORDS, MOST_WORDS = 5_000, 20_000
"""Of each language, the commonest.  20,000 is about what one person knows; with 5,000, a tenth of a text is missing."""
CLAUSE = {"zh": (3, 9), "en": (5, 12)}
CLAUSES = (1, 4)
"""Words of a clause, and clauses of a sentence, which so has some 25 characters or 21 words, as in reports."""
TITLES = 100
"""The commonest words (的, the) stand in no title, heading or cell alone."""
_WORDS = {"zh": re.compile("[\u4e00-\u9fff]{1,4}"), "en": re.compile("[a-z]{2,}")}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`bounds` are the frequencies added up, word by word."""

    language: str
    words: tuple[str, ...]
    bounds: tuple[float, ...] = field(repr=False)

    def phrase(self, number: int, chance: random.Random) -> str:
        """Words as in a title."""
        return self._begun(self._joined(chance.sample(self.words[TITLES:], number)))

    def sentences(self, number: int, chance: random.Random) -> str:
        return self._joined([self.sentence(chance) for _ in range(number)])

    def sentence(self, chance: random.Random) -> str:
        comma, stop = ("，", "。") if self.language == "zh" else (", ", ".")
        clauses = [self._clause(chance) for _ in range(chance.randint(*CLAUSES))]
        return self._begun(comma.join(clauses) + stop)

    def _clause(self, chance: random.Random) -> str:
        number = chance.randint(*CLAUSE[self.language])
        return self._joined(chance.choices(self.words, cum_weights=self.bounds, k=number))

    def _joined(self, words: list[str]) -> str:
        return ("" if self.language == "zh" else " ").join(words)

    def _begun(self, text: str) -> str:
        return text[:1].upper() + text[1:]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The commonest words of a language, in its own script."""
    known = get_frequency_dict(language, "small")
    usable = [word for word in known if _WORDS[language].fullmatch(word)]
    words = sorted(usable, key=lambda word: (-known[word], word))[:MOST_WORDS]
    return Vocabulary(language, tuple(words), tuple(accumulate(known[word] for word in words)))
