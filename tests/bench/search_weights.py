"""What the search's own numbers do: each is halved and doubled, and the development queries are asked again.

`python -m tests.bench.search_weights [--every N] [NAME …]` prints for each, beside the figures as they are: the part of
the queries with a right page among the first five, the mean reciprocal rank, and what a query with ten results loads
(packed, in the middle).  Names are those of constants in `generator/search` and `theme/search/engine`.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from statistics import median

from generator.formats.search_index import documents, stop_phrases
from generator.search import weighing
from generator.search.document import Document
from generator.search.index import build_index
from generator.search.store import Stored
from tests.search.engine import Engine, written
from tests.search.relevance import Asked, read_queries, relevance
from tests.tiny_site import PROJECT, TinySite

ENGINE = PROJECT / "theme/search/engine"
FIELDS = ("TITLE", "HEADING", "KEYWORDS", "PINYIN", "BODY")
OF_THE_INDEX = {
    "weighing": ("SATURATION",),
    "gathering": ("OFTEN", "LONGEST_NAME"),
    "passages": ("USUAL_LENGTH",),
    "index": ("MOST_POSTINGS", "MOST_PAIRS"),
    "spelling": ("SHORTEST", "MOST_WORDS"),
    "store": ("FILE_SIZE",),
}
OF_THE_ENGINE = (
    "TITLE_WEIGHT", "PARTS_OF_A_PAGE", "SMOOTHING", "COVERAGE_POWER", "BEST_PART", "FIRST_PART", "NEAR_BEST",
    "OWN_LANGUAGE", "LEAST_COVERAGE", "LEAST_COVERAGE_OF_FEW", "FEW", "MOST_TERMS", "LOOKED_AT", "LONGEST_INITIALS",
    "SHORTEST_CORRECTED", "MOST_CORRECTIONS",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bench:
    """The example site, and the queries."""

    documents: list[Document]
    names: tuple[tuple[str, ...], ...]
    stop_phrases: list[str]
    asked: list[Asked]
    tags: dict[str, str]

    def line(self, what: str, stored: Stored | None = None, scripts: Path = ENGINE) -> str:
        index = stored or self.index()
        with tempfile.TemporaryDirectory() as folder:
            found = relevance(Engine(scripts, written(index, Path(folder))), self.asked, self.tags)
        size = median(found.sizes) / 1000
        return f"| {what} | {found.success:.3f} | {found.rank:.3f} | {size:.1f} | {len(index.files):,} |"

    def index(self) -> Stored:
        return build_index(self.documents, self.names, self.stop_phrases)

    def lines(self, wanted: set[str]) -> Iterator[str]:
        usual = self.index()
        yield self.line("as it is", usual)
        for name in (one for one in OF_THE_ENGINE if not wanted or one in wanted):
            for factor in (0.5, 2):
                with engine_with(name, factor) as scripts:
                    yield self.line(f"{name} × {factor:g}", usual, scripts)
        for field in (one for one in FIELDS if not wanted or one in wanted):
            yield from self.field_lines(field)
        for module, names in OF_THE_INDEX.items():
            for name in (one for one in names if not wanted or one in wanted):
                yield from self.index_lines(module, name)

    def index_lines(self, module: str, name: str) -> Iterator[str]:
        home = import_module(f"generator.search.{module}")
        usual = getattr(home, name)
        for factor in (0.5, 2):
            setattr(home, name, type(usual)(usual * factor))
            yield self.line(f"{name} × {factor:g}")
        setattr(home, name, usual)

    def field_lines(self, name: str) -> Iterator[str]:
        usual: weighing.Field = getattr(weighing, name)
        gathering = import_module("generator.search.gathering")
        for factor in (0.5, 2):
            for changed, field in (
                ("weight", replace(usual, weight=usual.weight * factor)),
                ("usual length", replace(usual, usual_length=int(usual.usual_length * factor))),
                ("length's weight", replace(usual, length_weight=min(usual.length_weight * factor, 1))),
            ):
                if field != usual:
                    setattr(gathering, name, field)
                    yield self.line(f"{name}: {changed} × {factor:g}")
        setattr(gathering, name, usual)


@contextmanager
def engine_with(name: str, factor: float) -> Iterator[Path]:
    """The engine's scripts with one constant multiplied."""
    with tempfile.TemporaryDirectory() as folder:
        texts = {path: path.read_text("utf-8") for path in ENGINE.glob("*.js")}
        pattern = re.compile(rf"^const {name} = (.+);$", re.MULTILINE)
        if not any(pattern.search(text) for text in texts.values()):
            sys.exit(f"no constant {name}")
        for path, text in texts.items():
            (Path(folder) / path.name).write_text(pattern.sub(rf"const {name} = (\1) * {factor:g};", text), "utf-8")
        yield Path(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask only every Nth query")
    options = parser.parse_args()
    publication = TinySite(PROJECT).publication()
    queries = read_queries(PROJECT / "tests/search/queries.yml")[:: options.every]
    tags = {language.code: language.tag for language in publication.languages}
    names = tuple(next(iter(publication.frames.values())).synonyms)
    bench = Bench(documents(publication), names, stop_phrases(publication), queries, tags)
    print("| number | success@5 | MRR | kB | files |", "|---|---|---|---|---|", sep="\n")
    for line in bench.lines(set(options.names)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
