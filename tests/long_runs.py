"""How much more a run looks at that has time: `run.py test --long`, before a release."""

from __future__ import annotations

from hypothesis import settings

TIMES = 30
"""So many times more examples: what takes a minute a day takes half an hour before a release."""


def is_long() -> bool:
    """Whether this run has time."""
    return settings.get_current_profile_name() == "long"


def examples(number: int, *, long: bool | None = None) -> int:
    """How many examples a property is tried on, if `number` is enough for every day."""
    return number * TIMES if (is_long() if long is None else long) else number
