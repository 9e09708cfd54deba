"""What a command costs, with all processes it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple, Self

PAUSE = 0.1
"""Seconds between two looks at the memory: a look at a process of 500 MB takes it about 5 ms of this time."""
PROC = Path("/proc")


class Cost(NamedTuple):
    cpu: float
    """User and system seconds of all processes."""
    wall: float
    """Seconds."""
    memory: float
    """Megabytes at the peak, of all processes together, each page of memory counted once (PSS).  Elsewhere than on
    Linux, the peak of the largest process."""

    def __str__(self) -> str:
        return f"{self.cpu:7.2f} CPU s {self.wall:7.2f} s {self.memory:5.0f} MB"


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run the command in the folder; say why and stop where it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with (folder / "errors.txt").open("w+b") as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        with Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = status
        if status:
            errors.seek(0)
            sys.exit(f"{' '.join(command)} failed: {errors.read().decode()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, watch.peak or usage.ru_maxrss / 1024)


class Watch:
    """Looks at the memory of a process and of all it has started, until it is left."""

    def __init__(self, process: int) -> None:
        self.process = process
        self.peak = 0.0
        """Megabytes."""
        self._ended = Event()
        self._thread = Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(PAUSE):
            self.peak = max(self.peak, sum(map(_share_of_memory, _family(self.process))))


def _family(process: int) -> Iterator[int]:
    """The process and all below it."""
    yield process
    for path in PROC.glob(f"{process}/task/*/children"):
        for child in _text(path).split():
            yield from _family(int(child))


def _share_of_memory(process: int) -> float:
    """Megabytes of a process; a page that several share counts for each by its part."""
    lines = _text(PROC / str(process) / "smaps_rollup").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _text(path: Path) -> str:
    """What stands there; nothing where the process has ended or the system has no such place."""
    try:
        return path.read_text("ascii")
    except OSError:
        return ""
