"""The index: documents, and names for the same things, in; files out.

Rows by their first sign: `!` facets, `@` what else is said of every page, `#` records, `?` spelling, `^` Simplified
forms of Traditional characters, `~` the bigrams that begin with a character which is no term itself.  All others are
terms with their posting lists, `*` standing in skip-bigrams for the character left out; after its first term and `"` a
title as a whole, after its first term and `=` the synonyms of a name.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from generator.search.document import Document, Part
from generator.search.facets import VERSIONS, facet_rows
from generator.search.gathering import PARTS, Gathered, gathered
from generator.search.names import Names
from generator.search.numbers import encode, encode_all
from generator.search.passages import passages
from generator.search.scripts import simplified_forms
from generator.search.sharing import garbage_collection_off, map_chunks
from generator.search.spelling import spelling_rows
from generator.search.store import Row, Stored, store
from generator.search.text import unspaced_runs
from generator.search.weighing import STEPS

MOST_POSTINGS = 1000
"""Of a posting list, those of the greatest impact: with 250, at 10,000 pages, 4 to 7 % fewer queries have a right
page among the first five."""
MOST_PAIRS = 8
"""Bigrams that are looked up for a query of one character: each may be a file.  Chosen."""
_PAIR = 2  # characters of a bigram
_SHORT = 300
"""Letters of a row that any query may want: up to so many, the root has it."""
_IMPACT = STEPS - 1
"""Of a posting, the bits that are not the part's number."""
_ONCE = encode(1)  # the number of postings of most terms
VARIANT, BEGINNING = "^", "~"


@garbage_collection_off()
def build_index(
    documents: Iterable[Document], names: Iterable[tuple[str, ...]] = (), stop_phrases: Iterable[str] = ()
) -> Stored:
    """The files of an index.  Documents that have their facets in common should follow one another.

    `names` are groups of synonyms; `stop_phrases` are what questions are made of and nobody looks for: "where can I",
    有哪些.
    """
    known = Names(tuple(dict.fromkeys(names)))
    numbered = [whole for document in documents for whole in _numbered_parts(document)]
    index = Index(known)
    for some in map_chunks(tuple(enumerate(numbered)), partial(gathered, known)):
        index.take(some)
    columns = list(facet_rows(numbered))
    in_root = [row for row in columns if row.key == VERSIONS and len(row.value) <= _SHORT]
    rows = chain((row for row in columns if row not in in_root), index.rows())
    languages = tuple(dict.fromkeys(document.language for document in numbered))
    about = [
        _rounded(len(numbered)),
        [[one, *_span(numbered, one)] for one in languages],
        sorted(stop_phrases, key=len, reverse=True),
    ]
    return store(rows, json.dumps(about, ensure_ascii=False, separators=(",", ":"))[1:-1], in_root)


class Index:
    """The rows of an index in the making.  Its postings are bytes, which take up less than arrays."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.postings: dict[str, bytes] = {}
        self.records: list[Row] = []
        self.vocabulary: set[str] = set()

    def take(self, share: Gathered) -> None:
        """Put in what documents give that come after all before."""
        start = 0
        for term, count in zip(share.terms, share.counts, strict=True):
            own = share.postings[start : start + count].tobytes()
            self.postings[term] = self.postings[term] + own if term in self.postings else own
            start += count
        self.records += share.records
        self.vocabulary |= share.vocabulary

    def rows(self) -> Iterator[Row]:
        """All of them, once: what is written is let go, since a large index fills the memory twice otherwise."""
        yield from self.names.rows()
        yield from spelling_rows(self.vocabulary)
        yield from self.variants()
        yield from self.beginnings()
        while self.records:
            yield self.records.pop()
        while self.postings:
            term, postings = self.postings.popitem()
            yield Row(term, _posting_list(array("I", postings)))

    def variants(self) -> Iterator[Row]:
        """The Traditional forms of the characters that are written here."""
        own = {character for term in self.postings for character in term}
        for old, new in simplified_forms().items():
            if new in own:
                yield Row(VARIANT + old, new)

    def beginnings(self) -> Iterator[Row]:
        """For characters that no title has, the commonest bigrams that begin with them."""
        pairs: dict[str, list[str]] = {}
        for term in self.postings:
            if len(term) == _PAIR and term[0] not in self.postings and unspaced_runs(term):
                pairs.setdefault(term[0], []).append(term)
        for character, found in pairs.items():
            found.sort(key=lambda term: (-len(self.postings[term]), term))
            yield Row(BEGINNING + character, " ".join(found[:MOST_PAIRS]))


def _numbered_parts(document: Document) -> Iterator[Document]:
    """The document with its texts in passages; one with more parts than have numbers as several."""
    least = len(document.parts)
    spare = max(PARTS - least, 0)
    pieces: list[Part] = []
    for part in document.parts:
        some = list(passages(part, 1 + spare))
        spare -= len(some) - 1
        pieces += some
    for start in range(0, len(pieces), PARTS):
        yield replace(document, parts=tuple(pieces[start : start + PARTS]))


def _span(documents: Sequence[Document], language: str) -> tuple[int, int]:
    """The numbers of the first and last document in one language."""
    own = [number for number, document in enumerate(documents) if document.language == language]
    return own[0], own[-1]


def _posting_list(postings: Sequence[int]) -> str:
    """The document frequency, in parts, then the postings of the greatest impact: delta-coded part, and impact."""
    if len(postings) == 1:  # as most are
        return _ONCE + encode(postings[0])
    best = _best(postings) if len(postings) > MOST_POSTINGS else postings
    deltas = [posting - (before & ~_IMPACT) for before, posting in zip(chain((0,), best), best, strict=False)]
    return encode_all((len(postings), *deltas))


def _best(postings: Sequence[int]) -> list[int]:
    """The `MOST_POSTINGS` of the greatest impact, of one impact the first."""
    impacts = [posting & _IMPACT for posting in postings]
    counted = Counter(impacts)
    spare, least = MOST_POSTINGS, STEPS - 1
    while spare >= counted[least]:
        spare -= counted[least]
        least -= 1
    last = list(islice((one for one, impact in zip(postings, impacts, strict=True) if impact == least), spare))
    return sorted([*last, *(one for one, impact in zip(postings, impacts, strict=True) if impact > least)])


def _rounded(number: int) -> int:
    """To two digits, so that one document more changes no file but its own."""
    step: int = 10 ** max(len(str(number)) - 2, 0)
    return number // step * step
