"""Work on many things in chunks, divided among the processors."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_MOST_ALONE = 2_000
"""Up to so many things, starting processes costs more than it saves."""
_CHUNK = 200
"""Things in a chunk.  It was 750 once: a process that works on fewer holds less in memory, and takes no longer."""
_taken: list[Any] = []
"""In a process that works for another: the work, and all things."""


@contextmanager
def garbage_collection_off() -> Iterator[None]:
    """While nothing looks for cycles: there are none, and among a million things it takes long to find that out."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def map_chunks(things: Sequence[T], work: Callable[[Sequence[T]], R]) -> Iterator[R]:
    """What the work gives for each chunk of the things, in their order."""
    processors = os.cpu_count() or 1
    if len(things) <= _MOST_ALONE or processors == 1:
        yield work(things)
        return
    starts = range(0, len(things), _CHUNK)
    # As arguments of the initialiser the things are not sent to processes that are born of this one: they have them.
    with ProcessPoolExecutor(min(processors, len(starts)), initializer=_take, initargs=(work, things)) as pool:
        yield from pool.map(_done, starts, [start + _CHUNK for start in starts])


def _take(*work_and_things: object) -> None:
    gc.disable()
    _taken[:] = work_and_things


def _done(start: int, end: int) -> Any:  # noqa: ANN401 - whatever the work gives
    work, things = _taken
    return work(things[start:end])
