"""Round numbers beside a scale, in few signs, no two of them alike."""

from __future__ import annotations

from decimal import Decimal

from generator.messages import Catalogue
from generator.publication import Quantity
from generator.quantities.words import on_scale

_LONG = 6
"""Numbers of more signs than this are written in short: 2.5M, 250万.  Six are 12,500, or -1,000."""


def labels_of(ticks: tuple[Decimal, ...], like: Quantity, catalogue: Catalogue) -> tuple[str, ...]:
    """A label for each tick; `like` is a number of the chart, with the sign that belongs to all of them."""
    return tuple(on_scale(_label(tick, catalogue), like, catalogue) for tick in ticks)


def _label(tick: Decimal, catalogue: Catalogue) -> str:
    """Exact however short, so that different ticks have different labels."""
    written = catalogue.number(tick)
    if len(written) <= _LONG:
        return written
    short = catalogue.numbers.digits.write_short(tick)
    return short if len(short) < len(written) else written
