"""What an engine finds, and what it takes: the figures of one line of the comparison."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from playwright.sync_api import Playwright

from tests.bench.search_engines.engine import SearchEngine
from tests.bench.search_engines.reader import reader_at
from tests.search.relevance import FIRST, LOOKED_AT, Asked


@dataclass(frozen=True, slots=True)
class Scores:
    """`success`: the part of the queries with a right page among the first five; `rank`: the mean reciprocal place."""

    success: float
    rank: float
    empty: float


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody comes with nothing kept, asks, and asks again.  Bytes and milliseconds.

    `search` is what was loaded for the search alone up to the first results, `whole` with the page around it.
    """

    search: int
    whole: int
    requests: int
    first: float
    following: float
    heap: int
    memory: int
    facets: int | None


@dataclass(frozen=True, slots=True)
class Site:
    """An engine's page on a server, at an address with a slash at the end."""

    engine: SearchEngine
    address: str
    playwright: Playwright

    def answers(self, asked: Sequence[Asked]) -> list[tuple[str, ...]]:
        """The first addresses found for each query, one after the other on the page of its language, at full speed."""
        answers: dict[Asked, tuple[str, ...]] = {}
        for language in dict.fromkeys(one.language for one in asked):
            own = [one for one in asked if one.language == language]
            with reader_at(self.playwright, self.address) as (reader, _):
                reader.open(language, own[0].query)
                for one in own:
                    found = reader.ask(one.query).addresses
                    answers[one] = found if one.place(found) else reader.more()
        return [answers[one] for one in asked]

    def visit(self, asked: Asked, following: Asked) -> Visit:
        """One visit on slow 4G with a CPU a quarter as fast."""
        with reader_at(self.playwright, self.address) as (reader, memory):
            before = memory.by_process()
            reader.slow_down()
            first = reader.open(asked.language, asked.query)
            reader.settle()
            loaded = reader.traffic.loaded()
            own = [size for path, size in loaded if self.engine.belongs(path)]
            second = reader.ask(following.query)
            reader.settle()
            taken, heap, known = memory.growth(before), reader.heap(), reader.traffic.total()
            narrowed = reader.narrow()
            reader.settle()
            return Visit(
                search=sum(own),
                whole=sum(size for _, size in loaded),
                requests=len(own),
                first=first.wait,
                following=second.wait,
                heap=heap,
                memory=taken,
                facets=reader.traffic.total() - known if narrowed else None,
            )


def scores(asked: Sequence[Asked], answers: Sequence[Sequence[str]]) -> Scores:
    places = [one.place(found[:LOOKED_AT]) for one, found in zip(asked, answers, strict=True)]
    return Scores(
        success=sum(1 for place in places if 0 < place <= FIRST) / len(asked),
        rank=sum(1 / place for place in places if place) / len(asked),
        empty=sum(1 for found in answers if not found) / len(asked),
    )


def rounds(
    visits: Sequence[Callable[[Asked, Asked], Visit]], asked: Sequence[Asked], times: int, longest: float
) -> list[list[list[Visit]]]:
    """Visits to each site in turn, so that what else a machine does falls upon all; for each site, for each query.

    A site is visited no more when its visits have taken so many seconds.
    """
    made: list[list[list[Visit]]] = [[[] for _ in asked] for _ in visits]
    spent = [0.0] * len(visits)
    for at in [at for _ in range(times) for at in range(len(asked))]:
        for number, visit in enumerate(visits):
            if spent[number] < longest:
                started = time.monotonic()
                made[number][at].append(visit(asked[at], asked[(at + 1) % len(asked)]))
                spent[number] += time.monotonic() - started
    return made


def steadied(made: Sequence[Sequence[Visit]]) -> list[Visit]:
    """Of each query the shortest waits: what makes them longer is the machine."""
    return [
        replace(ones[0], first=min(one.first for one in ones), following=min(one.following for one in ones))
        for ones in made
        if ones
    ]


def middle(values: Iterable[float]) -> float:
    """The median; not a number where there are no values."""
    known = list(values)
    return median(known) if known else float("nan")
