"""Sites that are built once in a run, however many workers the run has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """The folder `name` that all workers of this run share, filled by whichever of them needs it first."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, finished = shared / name, shared / f"{name}.finished"
    with _alone(shared / f"{name}.lock"):
        if not finished.is_file():
            folder.mkdir(exist_ok=True)
            build(folder)
            finished.touch()
    return folder


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Only one process at a time.  A system without such locks has its workers wait for nothing."""
    with lock.open("w") as file:
        try:
            import fcntl
        except ImportError:
            yield
            return
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
