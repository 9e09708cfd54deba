"""How well queries are answered: of each, the place of the first page that was expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.search.engine import Answer, Engine

FIRST = 5
LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as somebody types it, on the pages of one language; any of `expected` is right, with an anchor or not."""

    query: str
    language: str
    kind: str
    expected: tuple[str, ...]

    def place(self, addresses: Iterable[str]) -> int:
        """Where the first page stands that is right, counted from one; 0 where none does."""
        right = {address.partition("#")[0] for address in self.expected}
        return next((at for at, address in enumerate(addresses, 1) if address.partition("#")[0] in right), 0)


@dataclass(frozen=True, slots=True)
class Relevance:
    """`success`: the part of the queries with a right page among the first five; `rank`: the mean reciprocal place."""

    success: float
    rank: float
    empty: float
    sizes: tuple[int, ...]
    missed: tuple[str, ...]


def read_queries(path: Path) -> list[Asked]:
    entries = yaml.safe_load(path.read_text("utf-8"))
    return [Asked(str(one["query"]), one["language"], one["class"], tuple(one["expected"])) for one in entries]


def relevance(engine: Engine, asked: Sequence[Asked], tags: dict[str, str], count: int = LOOKED_AT) -> Relevance:
    answers = engine.answers([(one.query, tags[one.language]) for one in asked], count)
    places = [one.place(hit.address for hit in answer.hits) for one, answer in zip(asked, answers, strict=True)]
    return Relevance(
        success=sum(1 for place in places if 0 < place <= FIRST) / len(asked),
        rank=sum(1 / place for place in places if place) / len(asked),
        empty=sum(1 for answer in answers if not answer.hits) / len(asked),
        sizes=tuple(sorted(answer.size for answer in answers)),
        missed=tuple(_missed(*each) for each in zip(asked, answers, places, strict=True) if not 0 < each[2] <= FIRST),
    )


def _missed(asked: Asked, answer: Answer, place: int) -> str:
    found = ", ".join(hit.address for hit in answer.hits[:FIRST])
    return f"{asked.query} ({asked.language}, {asked.kind}): {asked.expected[0]} at {place}; found {found}"
