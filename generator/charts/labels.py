"""Which words have room.  Nothing may overlap in any width, so a label that finds no room waits for a wider one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from generator.charts.drawing import Label
from generator.language import HAN

WIDTHS = (6.5, 11, 16, 24, 32)
"""The widths, in the page's letters (rem), that a drawing is made for: 320 pixels with text twice as large, and up."""
PHONE = 2
"""Which of the widths a phone has, with text as usual."""
HEIGHT = 11
"""How high a plot is, in rem."""
LETTER = 0.7778
"""The size of a drawing's letters, in rem."""
NEVER = len(WIDTHS)

_LINE = 1.25
"""The height of a line of words, in letters: the box of a letter and a quarter of air.  Chosen."""
_GAP = 0.5
"""Between two labels, in letters: about two spaces, so that they are not read as one.  Chosen."""
_EDGE = 0.9
"""How far words may reach into the margin of the page, in letters."""
_OFFSETS = {"above": -1.7, "below": 0.55, "axis": 0.75, "tick": -0.625}
"""Where the top of the words is, from the place they are for, in letters."""


class Box(NamedTuple):
    """In letters, from the upper left corner of the plot."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@lru_cache(maxsize=4096)
def breadth(text: str) -> float:
    """About how broad the words are, in letters: rather too much than too little."""
    return sum(_breadth(letter) for letter in text)


def _breadth(letter: str) -> float:
    if HAN.match(letter) or ord(letter) > 0x2E7F:  # noqa: PLR2004 - where the scripts of East Asia begin
        return 1.0
    if letter in "MWmw@%" or letter.isupper():
        return 0.9
    return 0.35 if letter in " .,:;'|il" else 0.6


@dataclass(frozen=True, slots=True)
class Room:
    """A plot of a certain width, and the marks in it that words must keep off (in percent)."""

    gutter: int
    marks: tuple[Box, ...] = ()

    def width(self, tier: int) -> float:
        return WIDTHS[tier] / LETTER - self.gutter

    def box(self, label: Label, tier: int) -> Box:
        """What the words cover, with a little air beside them."""
        broad = breadth(label.words.text)
        shift = {"start": 0.0, "middle": broad / 2, "end": broad}[label.anchor]
        gap = _GAP if label.stand == "tick" else 0.0
        left = float(label.x) / 100 * self.width(tier) - shift - gap
        top = float(label.y) / 100 * HEIGHT / LETTER + _OFFSETS[label.stand]
        return Box(left, top, left + broad, top + _LINE)

    def holds(self, label: Label, tier: int, taken: Iterable[Label]) -> bool:
        """Whether the words stand inside the drawing and off all others."""
        own = self.box(label, tier)
        if own.left < -self.gutter - _EDGE or own.right > self.width(tier) + _EDGE:
            return False
        if any(own.meets(mark) for mark in self.marks_at(tier)):
            return False
        air = Box(own.left - _GAP, own.top, own.right + _GAP, own.bottom)
        return not any(air.meets(self.box(other, tier)) for other in taken if other.tier <= tier)

    def marks_at(self, tier: int) -> Iterator[Box]:
        across, down = self.width(tier) / 100, HEIGHT / LETTER / 100
        return (
            Box(mark.left * across, mark.top * down, mark.right * across, mark.bottom * down) for mark in self.marks
        )

    def tier(self, label: Label, taken: Iterable[Label]) -> int:
        """The narrowest width from which on there is always room."""
        placed, tier = tuple(taken), NEVER
        while tier and self.holds(label, tier - 1, placed):
            tier -= 1
        return tier


def place(candidates: Iterable[tuple[Label, ...]], room: Room, taken: tuple[Label, ...] = ()) -> tuple[Label, ...]:
    """The labels that find room.  Of each candidate, the most telling first, one of its places is taken, or none.

    Greedy, as point-feature labelling mostly is: a label that is placed stays.
    """
    placed = taken
    for places in candidates:
        found = [replace(label, tier=room.tier(label, placed)) for label in places]
        best = min(found, key=lambda label: label.tier)
        if best.tier < NEVER:
            placed = (*placed, best)
    return placed[len(taken) :]


def place_row(labels: tuple[Label, ...], room: Room) -> tuple[Label, ...]:
    """Labels along an axis: all of them, or every second, fourth … counted from the last, as each width has room."""
    tiers = [NEVER] * len(labels)
    for tier in reversed(range(NEVER)):
        stride = _stride(labels, room, tier)
        kept = range(len(labels) - 1, -1, -stride) if stride else ()
        for number in kept:
            tiers[number] = tier
    return tuple(replace(label, tier=tier) for label, tier in zip(labels, tiers, strict=True) if tier < NEVER)


def _stride(labels: tuple[Label, ...], room: Room, tier: int) -> int:
    stride = 1
    while stride < 2 * len(labels):
        kept = labels[::-1][::stride]
        if all(room.holds(label, tier, kept[max(0, number - 1) : number]) for number, label in enumerate(kept)):
            return stride
        stride *= 2
    return 0
