"""How much a term says about a part (BM25F), folded into a few steps when the index is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = 16
_SATURATION = 1.2


@dataclass(frozen=True, slots=True)
class Field:
    """`weight` of one mention; `usual` number of terms, set and not measured, so that one edit changes one page."""

    weight: float
    usual: int
    pull: float
    """How much it counts against a term that its field is long: 0 to 1."""


TITLE = Field(4.0, 12, 0.4)
HEADING = Field(2.5, 12, 0.4)
KEYWORDS = Field(1.2, 30, 0.0)
PINYIN = Field(1.5, 30, 0.0)
BODY = Field(1.0, 250, 0.6)


class _Steps(dict[float, int]):
    """The impact of each sum, worked out once: the sums of one part are few."""

    def __missing__(self, total: float) -> int:
        self[total] = impact = max(1, int((STEPS - 1) * total / (_SATURATION + total) + 0.5))
        return impact


def impacts(fields: Iterable[tuple[Field, Iterable[str]]]) -> dict[str, int]:
    """The impact of every term, 1 to 15."""
    sums: dict[str, float] = {}
    for field, found in fields:
        counted = Counter(found)
        length = 1 - field.pull + field.pull * counted.total() / field.usual
        share = field.weight / max(length, 0.25)
        weights = {term: share * count for term, count in counted.items()}
        sums = {**sums, **weights, **{term: sums[term] + weights[term] for term in sums.keys() & weights.keys()}}
    steps = _Steps()
    return {term: steps[total] for term, total in sums.items()}
