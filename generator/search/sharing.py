"""Work on many things, divided among the processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_FEW, _MANY = 2_000, 2_500
"""Up to so many, a process of its own costs more than it saves; so many at most are one share."""


def shares(things: Sequence[T], work: Callable[[Sequence[T]], R]) -> Iterator[R]:
    """What the work gives for each share of the things, in their order."""
    processors = os.cpu_count() or 1
    if len(things) <= _FEW or processors == 1:
        yield work(things)
        return
    parts = [things[start : start + _MANY] for start in range(0, len(things), _MANY)]
    with ProcessPoolExecutor(min(processors, len(parts))) as pool:
        yield from pool.map(work, parts)
