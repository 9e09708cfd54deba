"""The index: documents, and names for the same things, in; files out.

Rows by their first sign: `!` facets, `#` what a result shows, `?` spelling, `^` Simplified forms of Traditional
characters.  All others are terms with the parts they stand in, `*` between two characters that have another between
them; after its first term and `"` a title as a whole, after its first term and `=` the other names of a name.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from generator.search.document import Document, Part
from generator.search.facets import facet_rows
from generator.search.names import Names, name_key
from generator.search.numbers import written, written_all
from generator.search.passages import passages
from generator.search.scripts import pinyin_terms, simplified, simplified_forms
from generator.search.sharing import shares
from generator.search.spelling import spelling_rows
from generator.search.store import Row, Stored, store
from generator.search.text import normalised, skipping_pairs, terms, unspaced_runs
from generator.search.weighing import BODY, HEADING, KEYWORDS, PINYIN, STEPS, TITLE, impacts

PARTS = 32
"""The numbers that one document takes up, so that a new section changes nothing in the documents behind it."""
_MOST_PLACES = 1000
_OFTEN = 3
RECORD, VARIANT, WHOLE = "#", "^", '"'
_LONGEST_NAME = 60


def build_index(
    documents: Iterable[Document], names: Iterable[tuple[str, ...]] = (), asides: Iterable[str] = ()
) -> Stored:
    """The files of an index.  Documents that have their facets in common should follow one another.

    `asides` are what questions are made of and nobody looks for: "where can I", 有哪些.
    """
    known = Names(names)
    numbered = [whole for document in documents for whole in _in_reach(document)]
    index = Index(known)
    for share in shares(tuple(enumerate(numbered)), partial(gathered, known)):
        index.take(share)
    rows = chain(facet_rows(numbered), index.rows())
    languages = tuple(dict.fromkeys(document.language for document in numbered))
    about = [
        _rounded(len(numbered)),
        [[one, *_span(numbered, one)] for one in languages],
        sorted(asides, key=len, reverse=True),
    ]
    return store(rows, json.dumps(about, ensure_ascii=False, separators=(",", ":"))[1:-1])


@dataclass(frozen=True, slots=True)
class Share:
    """What some of the documents give, in few pieces, so that it travels fast from one process to another.

    `places` are those of the first term, so many as `counts` says, then those of the second, and so on.
    """

    terms: list[str]
    counts: array[int]
    places: array[int]
    records: list[Row]
    vocabulary: set[str]


def gathered(names: Names, numbered: Iterable[tuple[int, Document]]) -> Share:
    """What these documents give to the index."""
    index = Index(names)
    for number, document in numbered:
        index.add(number, document)
    counts, places = array("I", map(len, index.places.values())), array("I")
    for some in index.places.values():
        places += some
    return Share(list(index.places), counts, places, index.records, index.vocabulary)


class Index:
    """The rows of an index in the making."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.places: defaultdict[str, array[int]] = defaultdict(_no_places)
        self.records: list[Row] = []
        self.vocabulary: set[str] = set()

    def take(self, share: Share) -> None:
        """Put in what documents give that come after all before."""
        start = 0
        for term, count in zip(share.terms, share.counts, strict=True):
            self.places[term] += share.places[start : start + count]
            start += count
        self.records += share.records
        self.vocabulary |= share.vocabulary

    def add(self, number: int, document: Document) -> None:
        for at, part in enumerate(document.parts):
            id_ = number * PARTS + at
            again = at > 0 and part.title == document.parts[at - 1].title
            for term, impact in self.impacts(part, first=at == 0, again=again).items():
                self.places[term].append(id_ * STEPS + impact)
            shown = [part.address, part.title, part.kind, part.place, document.language, document.date, part.text]
            self.records.append(Row(record_key(id_), json.dumps(shown, ensure_ascii=False, separators=(",", ":"))))

    def impacts(self, part: Part, *, first: bool, again: bool) -> dict[str, int]:
        title, text, keywords = (simplified(normalised(one)) for one in (part.title, part.text, part.keywords))
        body = Counter(terms(text))
        other = self.names.others(f"{title}\n{keywords}\n{text}", body.keys() | set(terms(f"{title}\n{keywords}")))
        hidden = list(terms(f"{keywords}\n{simplified(normalised(other))}"))
        self.vocabulary.update(filter(str.isascii, (*body, *hidden)))
        spoken = list(_often(body))
        if not again:
            spoken += (term for run in unspaced_runs(title) for term in pinyin_terms(run))
        heading = () if again else terms(title, singles=True)
        skipping = skipping_pairs(f"{title}\n{text}" if first else title)
        fields = ((TITLE if first else HEADING, heading), (BODY, body), (KEYWORDS, hidden), (PINYIN, spoken))
        weighed = impacts((*fields, (PINYIN, skipping)))
        if not again and len(title) <= _LONGEST_NAME:
            weighed |= {name_key(WHOLE, name): STEPS - 1 for name in self.names.called(part.title)}
        return weighed

    def rows(self) -> Iterator[Row]:
        """All of them, once: what is written is let go, since a large index fills the memory twice otherwise."""
        yield from self.names.rows()
        yield from spelling_rows(self.vocabulary)
        yield from self.variants()
        while self.records:
            yield self.records.pop()
        while self.places:
            term, places = self.places.popitem()
            yield Row(term, _written(places))

    def variants(self) -> Iterator[Row]:
        """The Traditional forms of the characters that are written here."""
        own = {character for term in self.places for character in term}
        for old, new in simplified_forms().items():
            if new in own:
                yield Row(VARIANT + old, new)


def record_key(number: int) -> str:
    """The key of what a result shows: digits of one width, so that neighbours stand together."""
    return f"{RECORD}{number:07}"


def _no_places() -> array[int]:
    return array("I")


def _in_reach(document: Document) -> Iterator[Document]:
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


def _often(body: Counter[str]) -> Iterator[str]:
    for term, count in body.items():
        if count >= _OFTEN and len(term) > 1 and not term.isascii():
            yield from pinyin_terms(term)


def _written(places: array[int]) -> str:
    """How many parts there are, then the best of them: distance and impact."""
    best: Sequence[int] = places
    if len(places) > _MOST_PLACES:
        best = sorted(sorted(places, key=lambda place: -(place % STEPS))[:_MOST_PLACES])
    last = 0
    numbers = array("I")
    for place in best:
        id_, impact = divmod(place, STEPS)
        numbers.append((id_ - last) * STEPS + impact)
        last = id_
    return written(len(places)) + written_all(numbers)


def _rounded(number: int) -> int:
    """To two digits, so that one document more changes no file but its own."""
    step: int = 10 ** max(len(str(number)) - 2, 0)
    return number // step * step
