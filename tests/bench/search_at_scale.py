"""What a search costs and finds as a site grows: `python -m tests.bench.search_at_scale 100 1000 10000`.

The pages of the example site among so many distractors; the queries of `tests/search/queries.yml`.  Each size has a
process of its own, whose memory holds the documents too.  Prints a table.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from generator.formats.search_index import documents, stop_phrases
from generator.search.document import Document
from generator.search.index import build_index
from tests.bench.distractors import distractors
from tests.search.engine import Engine, packed_size, written
from tests.search.relevance import FIRST, Asked, read_queries, relevance
from tests.tiny_site import PROJECT, TinySite

HEAD = (
    "| pages | index, s | of all processors, s | memory, MB | of a helper, MB | files | success@5 | MRR | empty "
    "| first query, kB: median | p90 | facets, kB |"
)


def measure(number: int) -> str:
    """One line of the table."""
    publication = TinySite(PROJECT).publication()
    own = documents(publication)
    every = _together(own, list(distractors(own, number, tuple(one.query for one in _queries()))))
    names = next(iter(publication.frames.values())).synonyms
    started, worked = time.perf_counter(), _processor_time()
    stored = build_index(every, names, stop_phrases(publication))
    seconds, work = time.perf_counter() - started, _processor_time() - worked
    memory, helper = (
        resource.getrusage(whose).ru_maxrss // 1024 for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    script = packed_size(sorted(publication.theme.glob("search/*/*.js")))
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(publication.theme / "search/engine", written(stored, Path(folder)))
        tags = {language.code: language.tag for language in publication.languages}
        good = relevance(engine, _queries(), tags)
        shown = relevance(engine, _queries(), tags, FIRST)
        facets = engine.facets_size(("kind", "topic", "unit", "year", "nature", "status", "language"))
    sizes = [(size + script) / 1000 for size in shown.sizes]
    print(*good.missed, sep="\n", file=sys.stderr)
    return (
        f"| {len(every)} | {seconds:.1f} | {work:.1f} | {memory} | {helper or '–'} | {len(stored.files)} | "
        f"{good.success:.3f} | {good.rank:.3f} | "
        f"{good.empty:.3f} | {sizes[len(sizes) // 2]:.1f} | {sizes[len(sizes) * 9 // 10]:.1f} | {facets / 1000:.1f} |"
    )


def _processor_time() -> float:
    """Of this process and of those it has started."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _queries() -> list[Asked]:
    return read_queries(PROJECT / "tests/search/queries.yml")


def _together(own: list[Document], others: list[Document]) -> list[Document]:
    """All documents as a site has them: by language, and within it by what they have in common."""
    order = {document.language: number for number, document in enumerate(own)}
    return sorted([*own, *others], key=lambda one: (order[one.language], one.facets["kind"], one.facets["unit"]))


if __name__ == "__main__":
    print(HEAD)
    print("|" + "---|" * HEAD.count(" | ") + "---|")
    alone = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, alone, max_tasks_per_child=1) as processes:
        for line in processes.map(measure, map(int, sys.argv[1:])):
            print(line)
