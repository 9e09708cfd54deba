"""Engines compared in one run, on the same pages and queries: `python -m tests.bench.search_side_by_side [PAGES …]`.

The example site alone, or with distractors up to so many pages; the queries of `tests/search/queries.yml`.  Prints
the tables of docs/search.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.search_engines.corpus import Corpus
from tests.bench.search_engines.engine import SearchEngine
from tests.bench.search_engines.gongkai import Gongkai, GongkaiEngine
from tests.bench.search_engines.material import Material
from tests.bench.search_engines.measure import Site, Visit, middle, rounds, scores, steadied
from tests.bench.search_engines.pagefind import Pagefind
from tests.bench.search_engines.reader import BLANK
from tests.bench.search_engines.server import KeepingHandler
from tests.browser.site_server import served
from tests.search.relevance import Asked, read_queries
from tests.tiny_site import PROJECT, TinySite

ENGINES: tuple[SearchEngine, ...] = (Gongkai(), GongkaiEngine(), Material(), Pagefind())
TIMED = 5
"""Queries whose cost is measured, spread over all."""
TIMES = 2
LONGEST = 60.0
"""Seconds for the visits to one site, after which it is visited no more."""
PLAIN = {"term", "name", "english"}
"""Kinds of queries that ask nothing of an engine but to know words."""
COST_HEAD = (
    "pages",
    "engine",
    "first query, kB",
    "with its page, kB",
    "requests",
    "first result, ms",
    "next query, ms",
    "script memory, MB",
    "process memory, MB",
    "facets, kB",
    "visits",
)
FOUND_HEAD = ("pages", "engine", "success@5", "MRR", "empty", "plain words: success@5", "MRR", "empty")


@dataclass(frozen=True, slots=True)
class Compared:
    """An engine's line of the table of costs, and of the table of what is found."""

    cost: str
    found: str


def cost_line(engine: str, pages: int, made: Sequence[Sequence[Visit]]) -> str:
    """Medians over the queries."""
    visits = steadied(made)
    facets = [one.facets for one in visits if one.facets is not None]
    return row(
        (
            f"{pages:,}",
            engine,
            f"{middle(one.search for one in visits) / 1000:,.0f}",
            f"{middle(one.whole for one in visits) / 1000:,.0f}",
            f"{middle(one.requests for one in visits):.0f}",
            f"{middle(one.first for one in visits):,.0f}",
            f"{middle(one.following for one in visits):,.0f}",
            f"{middle(one.heap for one in visits) / 1e6:,.1f}",
            f"{middle(one.memory for one in visits) / 1e6:,.0f}",
            f"{middle(facets) / 1000:,.1f}" if facets else "–",
            str(sum(len(ones) for ones in made)),
        )
    )


def found_line(engine: str, pages: int, asked: Sequence[Asked], answers: Sequence[Sequence[str]]) -> str:
    """Of all queries, then of those in plain words."""
    plain = [(one, answer) for one, answer in zip(asked, answers, strict=True) if one.kind in PLAIN]
    both = scores(asked, answers), scores([one for one, _ in plain], [answer for _, answer in plain])
    figures = (f"{figure:.3f}" for found in both for figure in (found.success, found.rank, found.empty))
    return row((f"{pages:,}", engine, *figures))


def row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def note(words: str) -> None:
    """What is going on, for whoever waits."""
    print(words, file=sys.stderr, flush=True)


def compare(corpus: Corpus, asked: Sequence[Asked]) -> Iterator[Compared]:
    """All engines on the same pages."""
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        sites: list[Site] = []
        for engine in ENGINES:
            note(f"{engine.name}: indexing {len(corpus.documents)} pages")
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            engine.publish(corpus, folder)
            (folder / BLANK).write_text("<!DOCTYPE html><title>Blank</title>", "utf-8")
            sites.append(Site(engine, stack.enter_context(served(folder, KeepingHandler)), playwright))
        found: list[list[tuple[str, ...]]] = []
        for site in sites:
            note(f"{site.engine.name}: answering {len(asked)} queries")
            found.append(site.answers(asked))
            note(found_line(site.engine.name, len(corpus.documents), asked, found[-1]))
        note("visits")
        some = asked[:: max(1, len(asked) // TIMED)][:TIMED]
        made = rounds([site.visit for site in sites], some, TIMES, LONGEST)
        for site, answers, visits in zip(sites, found, made, strict=True):
            name, pages = site.engine.name, len(corpus.documents)
            yield Compared(cost_line(name, pages, visits), found_line(name, pages, asked, answers))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pages", type=int, nargs="*", default=[0])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="answer only every Nth query")
    options = parser.parse_args()
    missing = [words for words in (engine.missing() for engine in ENGINES) if words]
    if missing:
        sys.exit("\n".join(missing))
    queries = read_queries(PROJECT / "tests/search/queries.yml")
    asked = queries[:: options.every]
    publication = TinySite(PROJECT).publication()
    found: list[str] = []
    print_head(COST_HEAD)
    for pages in options.pages:
        corpus = Corpus.of(publication, pages, [one.query for one in queries])
        for compared in compare(corpus, asked):
            print(compared.cost, flush=True)
            found.append(compared.found)
    print()
    print_head(FOUND_HEAD)
    print(*found, sep="\n")


def print_head(cells: Sequence[str]) -> None:
    print(row(cells), row(["---"] * len(cells)), sep="\n", flush=True)


if __name__ == "__main__":
    main()
