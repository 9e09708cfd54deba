"""Time cold builds: python -m tests.bench.cold_build [N …] (default 125 500).

Prints CPU seconds, peak memory and pages a second for each size, and how the time grows with it: 1.00 is in proportion.
Stock MkDocs with Material, from the same corpus, can be timed beside it: --against-material.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.bench.corpus import make_corpus

MATERIAL = """site_name: Corpus
site_url: https://corpus.example/
docs_dir: content
theme: {name: material, font: false}
plugins: []
not_in_nav: "*"
nav: [reports/report-0/index.zh.md]
"""


class Timing(NamedTuple):
    cpu: float
    """User and system seconds of the whole process."""
    memory: float
    """Megabytes at the peak."""


def timed(command: list[str], folder: Path) -> Timing:
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        message = process.stderr.read().decode() if process.stderr else ""
        sys.exit(f"{' '.join(command)} failed: {message[-2000:]}")
    return Timing(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(documents: int, folder: Path, *, against_material: bool) -> Timing:
    make_corpus(documents, folder)
    own = timed([sys.executable, "-m", "generator", "build"], folder)
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    speed = pages / own.cpu
    print(f"{documents:6} documents {pages:6} pages {own.cpu:7.2f} CPU s {own.memory:5.0f} MB {speed:6.0f} pages/s")
    if against_material:
        (folder / "material.yml").write_text(MATERIAL, "utf-8")
        other = timed([sys.executable, "-m", "mkdocs", "build", "-q", "-f", "material.yml", "-d", "stock"], folder)
        ratio = other.cpu / own.cpu
        print(f"       stock Material {other.cpu:7.2f} CPU s {other.memory:5.0f} MB, {ratio:.1f} times as long")
    return own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", type=int, nargs="*", default=[125, 500])
    parser.add_argument("--against-material", action="store_true")
    options = parser.parse_args()
    timings: list[tuple[int, Timing]] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            timings.append((size, measure(size, Path(folder), against_material=options.against_material)))
    for (small, first), (large, second) in itertools.pairwise(timings):
        exponent = math.log(second.cpu / first.cpu) / math.log(large / small)
        print(f"growth from {small} to {large}: {exponent:.2f}")


if __name__ == "__main__":
    main()
