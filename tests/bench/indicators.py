"""Time plans of many indicators: python -m tests.bench.indicators [N …] (default 200 2000).

Each indicator has ten reports, two a year.  Prints CPU seconds and memory for each size, and the times of the sizes
against each other: with ten times as many indicators a build may take ten times as long, and no more.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
from pathlib import Path

from tests.bench.cost import Cost, cost_of
from tests.tiny_site import TinySite

PLAN = "plans/clear-water"
HEAD = "categories:\n  - id: all\n    name: {zh: 全部, en: All}\n    indicators:\n"
ENTRY = (
    "      - number: {n}\n        name: {{zh: 第{n}项指标, en: Indicator no. {n}}}\n        nature: expected\n"
    '        responsible_unit: water-office\n        target: {{words: "{words}"}}\n        baseline_value: 0\n'
)
WORDS = (
    "90%",
    "不少于95%",
    "累计6000",
    "到2025年达到80%以上",
    "保持100%",
    "较2020年（20）增长3%",
    "5%至8%",
    "2023年100%",
)
PERIODS = tuple(f"{year}-H{half}" for year in range(2021, 2026) for half in (1, 2))


def fill(site: TinySite, count: int) -> None:
    """The invented plan with `count` indicators, each reported for ten half-years."""
    entries = "".join(ENTRY.format(n=n, words=WORDS[n % len(WORDS)]) for n in range(1, count + 1))
    site.put(f"{PLAN}/indicators.yml", HEAD + entries)
    rows = (f"{n},{when},{(n * 7 + at) % 100}.50" for n in range(1, count + 1) for at, when in enumerate(PERIODS))
    site.put(f"{PLAN}/observations.csv", "indicator,period,value\n" + "\n".join(rows) + "\n")


def measure(count: int, folder: Path) -> Cost:
    site = TinySite.at(folder / "site")
    fill(site, count)
    own = cost_of([sys.executable, "-m", "generator", "build"], site.root)
    print(f"{count:6} indicators {count * len(PERIODS):7} reports {own}")
    return own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", type=int, nargs="*", default=[200, 2000])
    timings: list[tuple[int, Cost]] = []
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            timings.append((size, measure(size, Path(folder))))
    for (small, first), (large, second) in itertools.pairwise(timings):
        print(f"{large / small:.1f} times the indicators: {second.cpu / first.cpu:.1f} times the CPU time")


if __name__ == "__main__":
    main()
