"""By what results can be narrowed and sorted, and what is the same in another language: one row for each.

They are short because pages alike stand together, in one order in every language.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.search.document import Document
from generator.search.numbers import encode_all
from generator.search.store import Row

PREFIX = "!"
"""All facets stand in one file, since they are asked for together."""
DATES, VERSIONS = "@dates", "@versions"


def facet_rows(documents: Sequence[Document]) -> Iterator[Row]:
    names = sorted({name for document in documents for name in document.facets})
    for name in names:
        yield _row(PREFIX + name, [document.facets.get(name, ()) for document in documents])
    yield _row(DATES, [(document.date,) if document.date else () for document in documents])
    yield _row(VERSIONS, _versions(documents))


def _versions(documents: Sequence[Document]) -> Iterator[tuple[str, ...]]:
    """How far off the same page stands in each other language.  Of a page in pieces, piece by piece."""
    pieces: Counter[tuple[str, str]] = Counter()
    same: dict[tuple[str, int], list[int]] = {}
    groups = []
    for number, document in enumerate(documents):
        piece = document.key, document.language
        pieces[piece] += 1
        group = same.setdefault((document.key, pieces[piece]), []) if document.key else []
        group.append(number)
        groups.append(group)
    for number, group in enumerate(groups):
        yield tuple(str(other - number) for other in group if other != number)


def _row(key: str, values: Iterable[tuple[str, ...]]) -> Row:
    """Run-length coded: each different value once, then which value stands for how many pages."""
    runs = [(value, sum(1 for _ in run)) for value, run in groupby(values)]
    different = sorted({value for value, _ in runs})
    number = {value: at for at, value in enumerate(different)}
    letters = encode_all(part for value, count in runs for part in (number[value], count - 1))
    return Row(key, json.dumps([different, letters], ensure_ascii=False, separators=(",", ":")))
