"""Time cold builds: python -m tests.bench.cold_build [N …] (default 125 500).

Prints CPU seconds, wall seconds, peak memory and pages a second for each size, and how the time grows with it: 1.00 is
in proportion.  `--against FOLDER` builds the same documents with another checkout of this project as well, in turns,
and prints medians and their ratios; `--against-material` with stock MkDocs and Material.
"""

from __future__ import annotations

import argparse
import itertools
import math
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import make_corpus
from tests.bench.cost import Cost, cost_of

ROUNDS = 3
"""How often each is built: a median of three leaves out one build that something else disturbed."""
MATERIAL = """site_name: Corpus
site_url: https://corpus.example/
docs_dir: content
theme: {name: material, font: false}
plugins: []
not_in_nav: "*"
nav: [reports/report-0/index.zh.md]
"""


@dataclass(frozen=True, slots=True)
class Contender:
    """A command that builds the corpus, in a folder of its own."""

    name: str
    command: tuple[str, ...]
    folder: Path
    site: str

    def build(self) -> Cost:
        return cost_of(self.command, self.folder)

    def pages(self) -> int:
        return sum(1 for _ in (self.folder / self.site).rglob("*.html"))


def contenders(documents: int, folder: Path, options: argparse.Namespace) -> list[Contender]:
    """Who builds, the checkout this file stands in first."""
    build = ("-m", "generator", "build")
    found = [Contender("here", (sys.executable, *build), folder / "here", "site")]
    make_corpus(documents, found[0].folder)
    if options.against:
        other: Path = options.against.resolve()
        found.append(
            Contender(str(options.against), (str(other / ".venv/bin/python"), *build), folder / "other", "site")
        )
        make_corpus(documents, found[-1].folder, other)
    if options.against_material:
        (found[0].folder / "material.yml").write_text(MATERIAL, "utf-8")
        stock = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", "material.yml", "-d", "stock")
        found.append(Contender("stock Material", stock, found[0].folder, "stock"))
    return found


def in_turns(running: Sequence[Contender], rounds: int) -> list[Cost]:
    """The median cost of each.  They take turns, each second time in the other order, so that none is always first."""
    costs: list[list[Cost]] = [[] for _ in running]
    for turn in range(rounds):
        for at in sorted(range(len(running)), reverse=turn % 2 > 0):
            costs[at].append(running[at].build())
    return [Cost(*map(statistics.median, zip(*some, strict=True))) for some in costs]


def measure(documents: int, folder: Path, options: argparse.Namespace) -> Cost:
    """The cost here; all of them are printed."""
    running = contenders(documents, folder, options)
    own, *others = costs = in_turns(running, options.rounds)
    for one, cost in zip(running, costs, strict=True):
        pages = one.pages()
        print(f"{documents:6} documents {pages:6} pages {cost} {pages / cost.cpu:6.0f} pages/s  {one.name}")
    for one, cost in zip(running[1:], others, strict=True):
        ratios = (f"{mine / other:.2f}" for mine, other in zip(own, cost, strict=True))
        print("       here / {}: CPU {}, wall {}, memory {}".format(one.name, *ratios))
    return own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", type=int, nargs="*", default=[125, 500])
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="a checkout of this project with its .venv")
    parser.add_argument("--against-material", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    costs: list[tuple[int, Cost]] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            costs.append((size, measure(size, Path(folder), options)))
    for (small, first), (large, second) in itertools.pairwise(costs):
        exponent = math.log(second.cpu / first.cpu) / math.log(large / small)
        print(f"growth from {small} to {large}: {exponent:.2f}")


if __name__ == "__main__":
    main()
