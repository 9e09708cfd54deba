"""What documents give to an index: postings by term, and the records that results show."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.search.document import Document, Part
from generator.search.names import Names, name_key
from generator.search.scripts import pinyin_terms, simplified
from generator.search.store import Row
from generator.search.text import normalised, skip_bigrams, terms, unspaced_runs
from generator.search.weighing import BODY, HEADING, KEYWORDS, PINYIN, STEPS, TITLE, impacts

PARTS = 32
"""The numbers that one document takes up, so that a new section changes nothing in the documents behind it.  Of 266
pages of the example two have more parts; such a page becomes two documents.  `ranking.js` has the same."""
RECORD, WHOLE = "#", '"'
NEIGHBOURS = 4
"""Records that stand in one file: parts of one page are often shown together.  Chosen; with 1, a query at 10,000 pages
loads 2 to 3 kB less.  `store.js` has the same number."""
OFTEN = 3
"""So often a term must stand in a part to be found by its pinyin too: with 1, the index is an eighth larger."""
LONGEST_NAME = 60
"""Characters of a title that somebody may type as a whole."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What some of the documents give, in few pieces, so that it travels fast from one process to another.

    `postings` are those of the first term, as many as `counts` says, then those of the second, and so on.  A posting is
    the number of a part times `STEPS`, plus the impact of the term there.
    """

    terms: list[str]
    counts: array[int]
    postings: array[int]
    records: list[Row]
    vocabulary: set[str]


def gathered(names: Names, numbered: Iterable[tuple[int, Document]]) -> Gathered:
    """What these documents give to the index."""
    postings: defaultdict[str, array[int]] = defaultdict(_no_postings)
    records: list[Row] = []
    vocabulary: set[str] = set()
    for number, document in numbered:
        own = terms_of(document, names)
        vocabulary |= own.vocabulary
        for id_, part in enumerate(own.parts, number * PARTS):
            start = id_ * STEPS
            for term, impact in part.impacts.items():
                postings[term].append(start + impact)
            records.append(Row(record_key(id_), part.record))
    counts, together = array("I", map(len, postings.values())), array("I")
    for some in postings.values():
        together += some
    return Gathered(list(postings), counts, together, records, vocabulary)


@dataclass(frozen=True, slots=True)
class PartTerms:
    """What one part of a document gives: the impact of each of its terms, and the record that a result shows."""

    impacts: Mapping[str, int] = field(hash=False)
    record: str


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """`vocabulary` are the words that a query may be corrected to."""

    parts: tuple[PartTerms, ...]
    vocabulary: frozenset[str]


def terms_of(document: Document, names: Names) -> DocumentTerms:
    """What one document gives, wherever it comes to stand in the index."""
    vocabulary: set[str] = set()
    parts: list[PartTerms] = []
    for at, part in enumerate(document.parts):
        again = at > 0 and part.title == document.parts[at - 1].title
        impacts = _impacts(part, names, vocabulary, first=at == 0, again=again)
        shown = [part.address, part.title, part.kind, part.place, document.language, document.date, part.text]
        parts.append(PartTerms(impacts, json.dumps(shown, ensure_ascii=False, separators=(",", ":"))))
    return DocumentTerms(tuple(parts), frozenset(vocabulary))


def _impacts(part: Part, names: Names, vocabulary: set[str], *, first: bool, again: bool) -> dict[str, int]:
    title, text, keywords = (simplified(normalised(one)) for one in (part.title, part.text, part.keywords))
    body = Counter(terms(text))
    expansion = names.expansion(f"{title}\n{keywords}\n{text}", body.keys() | set(terms(f"{title}\n{keywords}")))
    hidden = [*terms(keywords), *expansion]
    vocabulary.update(filter(str.isascii, (*body, *hidden)))
    spoken = list(_often(body))
    if not again:
        spoken += (term for run in unspaced_runs(title) for term in pinyin_terms(run))
    heading = () if again else terms(title, singles=True)
    skips = skip_bigrams(f"{title}\n{text}" if first else title)
    fields = ((TITLE if first else HEADING, heading), (BODY, body), (KEYWORDS, hidden), (PINYIN, spoken))
    weighed = impacts((*fields, (PINYIN, skips)))
    if not again and len(title) <= LONGEST_NAME:
        weighed |= {name_key(WHOLE, name): STEPS - 1 for name in names.whole_names(part.title)}
    return weighed


def record_key(number: int) -> str:
    """The key of what a result shows: some neighbours stand together."""
    return f"{RECORD}{number // NEIGHBOURS}.{number % NEIGHBOURS}"


def _no_postings() -> array[int]:
    return array("I")


def _often(body: Counter[str]) -> Iterator[str]:
    for term, count in body.items():
        if count >= OFTEN and len(term) > 1 and not term.isascii():
            yield from pinyin_terms(term)
