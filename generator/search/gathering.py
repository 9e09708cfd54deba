"""What documents give to an index: terms with their places, and records."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.search.document import Document, Part
from generator.search.names import Names, name_key
from generator.search.scripts import pinyin_terms, simplified
from generator.search.store import Row
from generator.search.text import normalised, skipping_pairs, terms, unspaced_runs
from generator.search.weighing import BODY, HEADING, KEYWORDS, PINYIN, STEPS, TITLE, impacts

PARTS = 32
"""The numbers that one document takes up, so that a new section changes nothing in the documents behind it."""
RECORD, WHOLE = "#", '"'
_NEIGHBOURS = 4
_OFTEN = 3
_LONGEST_NAME = 60


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
    gatherer = Gatherer(names)
    for number, document in numbered:
        gatherer.add(number, document)
    counts, places = array("I", map(len, gatherer.places.values())), array("I")
    for some in gatherer.places.values():
        places += some
    return Share(list(gatherer.places), counts, places, gatherer.records, gatherer.vocabulary)


class Gatherer:
    """Terms and records, document by document."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.places: defaultdict[str, array[int]] = defaultdict(_no_places)
        self.records: list[Row] = []
        self.vocabulary: set[str] = set()

    def add(self, number: int, document: Document) -> None:
        for at, part in enumerate(document.parts):
            id_ = number * PARTS + at
            again = at > 0 and part.title == document.parts[at - 1].title
            places, start = self.places, id_ * STEPS
            for term, impact in self.impacts(part, first=at == 0, again=again).items():
                places[term].append(start + impact)
            shown = [part.address, part.title, part.kind, part.place, document.language, document.date, part.text]
            self.records.append(Row(record_key(id_), json.dumps(shown, ensure_ascii=False, separators=(",", ":"))))

    def impacts(self, part: Part, *, first: bool, again: bool) -> dict[str, int]:
        title, text, keywords = (simplified(normalised(one)) for one in (part.title, part.text, part.keywords))
        body = Counter(terms(text))
        other = self.names.others(f"{title}\n{keywords}\n{text}", body.keys() | set(terms(f"{title}\n{keywords}")))
        hidden = [*terms(keywords), *other]
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


def record_key(number: int) -> str:
    """The key of what a result shows: some neighbours stand together."""
    return f"{RECORD}{number // _NEIGHBOURS}.{number % _NEIGHBOURS}"


def _no_places() -> array[int]:
    return array("I")


def _often(body: Counter[str]) -> Iterator[str]:
    for term, count in body.items():
        if count >= _OFTEN and len(term) > 1 and not term.isascii():
            yield from pinyin_terms(term)
