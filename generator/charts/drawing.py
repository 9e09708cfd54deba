"""The marks a chart is drawn with.  Places are percent, from the left and from the top."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.language import Words
from generator.publication import Quantity

Look = Literal["solid", "hollow", "dashed"]
Stand = Literal["above", "below", "axis", "tick"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an area in a box of 100 by 100 that is stretched to the drawing's."""

    data: str
    look: Look


@dataclass(frozen=True, slots=True)
class Dot:
    x: Decimal
    y: Decimal
    look: Look


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the whole drawing."""

    at: Decimal
    look: Literal["grid", "zero", "target", "bound"]


@dataclass(frozen=True, slots=True)
class Band:
    """An area across the whole drawing."""

    top: Decimal
    height: Decimal


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place.  `tier` is the narrowest of the widths in `labels.WIDTHS` that has room for them."""

    words: Words
    x: Decimal
    y: Decimal
    stand: Stand
    anchor: Anchor
    tier: int = 0


@dataclass(frozen=True, slots=True)
class Plot:
    """Values over periods.  `gutter` is the room for the words of the scale, in letters."""

    paths: tuple[Path, ...]
    dots: tuple[Dot, ...]
    rules: tuple[Rule, ...]
    band: Band | None
    labels: tuple[Label, ...]
    gutter: int


@dataclass(frozen=True, slots=True)
class Bar:
    start: Decimal
    length: Decimal
    look: Look | Literal["band"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at one place of a row."""

    at: Decimal
    look: Literal["zero", "target", "start"]


@dataclass(frozen=True, slots=True)
class BarRow:
    """A label, what is drawn beside it, and its number."""

    label: Words
    value: Quantity | None
    bars: tuple[Bar, ...] = ()
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Either a plot or rows.  `summary` says what there is to see, `key` what the looks mean."""

    name: Words
    """What is drawn, and how, for those who do not see it."""
    summary: Words
    key: tuple[Words, ...]
    plot: Plot | None
    rows: tuple[BarRow, ...]
