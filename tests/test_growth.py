"""Time that grows faster than the input is seen, and time in proportion to it raises no alarm."""

from __future__ import annotations

from tests.growth import is_linear


def look_at_every_pair(size: int) -> int:
    return sum(one < other for one in range(size) for other in range(size))


def look_at_each(size: int) -> int:
    return sum(one > 0 for one in range(size))


def test_what_looks_at_every_pair_is_seen() -> None:
    assert not is_linear(look_at_every_pair, 150)


def test_what_looks_at_each_once_raises_no_alarm() -> None:
    assert is_linear(look_at_each, 50_000)
