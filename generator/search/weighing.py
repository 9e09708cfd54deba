"""The impact of a term in a part: BM25F without the term's rarity, in a few steps, worked out when the index is made.

BM25F (Robertson, Zaragoza and Taylor 2004) adds the frequencies of a term in several fields, each by its weight and
against the length of the field, and lets the sum saturate.  How rare the term is, the engine knows of a query's terms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = 16
"""Four bits a posting, 0 being none.  Eight steps found 3 % fewer right pages among the first five."""
SATURATION = 1.2
"""k1 of BM25, at its usual value: a term that stands twice says more than one that stands once, not twice as much."""
_LEAST_LENGTH = 0.25
"""A field of nearly no terms does not make its one term count more than four times."""


@dataclass(frozen=True, slots=True)
class Field:
    """`weight` of one mention; `usual_length` in terms, set and not measured, so that one edit changes one page."""

    weight: float
    usual_length: int
    length_weight: float
    """b of BM25F, 0 to 1: how much it counts against a term that its field is long."""


# The body is the measure; its usual length is that of a passage (`passages.USUAL_LENGTH`), in terms, or a little less.
# The other weights were set in a trial with 69 pages.  On the example site the development queries hardly tell them
# apart: docs/search.md says what half and double of each do.
TITLE = Field(4.0, 12, 0.4)
HEADING = Field(2.5, 12, 0.4)
# Found, not shown, and of any length by nature: short forms, issuers, other names; then the spoken forms of Chinese.
KEYWORDS = Field(1.2, 30, 0.0)
PINYIN = Field(1.5, 30, 0.0)
BODY = Field(1.0, 250, 0.6)


class _Steps(dict[float, int]):
    """The impact of each weighted frequency, worked out once: a part has few different ones."""

    def __missing__(self, total: float) -> int:
        self[total] = impact = max(1, int((STEPS - 1) * total / (SATURATION + total) + 0.5))
        return impact


def impacts(fields: Iterable[tuple[Field, Iterable[str]]]) -> dict[str, int]:
    """The impact of every term of a part, 1 to 15, from the terms of its fields."""
    sums: dict[str, float] = {}
    for field, found in fields:
        counted = Counter(found)
        length = 1 - field.length_weight + field.length_weight * counted.total() / field.usual_length
        share = field.weight / max(length, _LEAST_LENGTH)
        weights = {term: share * count for term, count in counted.items()}
        sums = {**sums, **weights, **{term: sums[term] + weights[term] for term in sums.keys() & weights.keys()}}
    steps = _Steps()
    return {term: steps[total] for term, total in sums.items()}
