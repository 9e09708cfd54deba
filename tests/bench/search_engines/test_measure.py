"""The comparison itself: an engine that finds nothing, or is slow once, is seen for what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.bench.search_engines.measure import Visit, rounds, scores, steadied
from tests.search.relevance import Asked

ASKED = [
    Asked("养老", "zh", "term", ("zh/care/",)),
    Asked("公园 夜间", "zh", "term", ("zh/park/#night", "zh/rules/")),
    Asked("lift", "en", "english", ("en/lifts/",)),
    Asked("chess", "en", "english", ("en/chess/",)),
]
OTHERS = tuple(f"zh/other/{number}/" for number in range(20))
VISIT = Visit(search=30, whole=90, requests=9, first=800.0, following=200.0, heap=1, memory=2, facets=None)


def visiting(log: list[tuple[str, str]], name: str) -> Callable[[Asked, Asked], Visit]:
    """A visit that notes itself, and takes longer each time."""

    def visit(asked: Asked, following: Asked) -> Visit:
        log.append((name, f"{asked.query} > {following.query}"))
        return replace(VISIT, first=VISIT.first + len(log))

    return visit


def test_an_engine_that_finds_nothing_is_noticed() -> None:
    nothing = scores(ASKED, [()] * len(ASKED))
    assert (nothing.success, nothing.rank, nothing.empty) == (0, 0, 1)


def test_an_engine_that_finds_other_pages_is_noticed() -> None:
    other = scores(ASKED, [OTHERS] * len(ASKED))
    assert (other.success, other.rank, other.empty) == (0, 0, 0)


def test_places_count_to_the_tenth_and_successes_to_the_fifth() -> None:
    found = scores(
        ASKED,
        [
            ("zh/care/#part", *OTHERS),
            (*OTHERS[:4], "zh/rules/"),
            (*OTHERS[:9], "en/lifts/"),
            (*OTHERS[:10], "en/chess/"),
        ],
    )
    assert (found.success, found.empty) == (0.5, 0)
    assert abs(found.rank - (1 + 1 / 5 + 1 / 10 + 0) / 4) < 1e-9


def test_sites_are_visited_in_turn_with_the_next_query_after_each() -> None:
    log: list[tuple[str, str]] = []
    made = rounds([visiting(log, "a"), visiting(log, "b")], ASKED[2:], times=2, longest=60)
    assert log == [(name, words) for words in ["lift > chess", "chess > lift"] * 2 for name in "ab"]
    assert [[len(ones) for ones in site] for site in made] == [[2, 2], [2, 2]]


def test_a_site_whose_time_is_up_is_visited_no_more() -> None:
    made = rounds([visiting([], "a")], ASKED, times=2, longest=0)
    assert made == [[[], [], [], []]]


def test_the_shortest_wait_of_a_query_counts() -> None:
    slow, quick = replace(VISIT, first=5000.0, following=100.0), replace(VISIT, first=700.0, following=900.0)
    assert steadied([[slow, quick], []]) == [replace(VISIT, first=700.0, following=100.0)]
