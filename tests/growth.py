"""Whether something takes time in proportion to its input, told on a machine that has other things to do."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

FACTOR = 4
"""So much larger is the second input: what is quadratic takes 16 times as long, what is linear 4 times."""
MOST = 8
"""Half-way between the two, in powers of two.  Linear readers were measured at 3 to 6 on a busy machine."""
TRIES = 4
"""Whatever disturbs makes it longer: one quiet try is enough."""


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether work on `FACTOR` times the size takes about so many times as long; `work` takes the size."""
    return any(seconds(work, FACTOR * size) <= MOST * seconds(work, size) for _ in range(TRIES))


def seconds(work: Callable[[int], object], size: int) -> float:
    """CPU seconds, without those in which Python looks for rubbish: they grow with all that other tests have kept."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work(size)
        return time.process_time() - start
    finally:
        gc.enable()
