"""What blocks are made of: words that lead somewhere, quantities, and in what state a promise is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.language import Language, Words

Nature = Literal["binding", "expected"]


Status = Literal["no_data", "cannot_be_judged", "not_due", "monitored", "on_track", "behind", "off_track", "achieved"]
"""`monitored` has no target: what becomes of it is shown, and nothing is judged."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.  An empty path, where an address is doubtful, leaves the words alone."""

    label: Words
    path: str
    note: Words | None = None
    language: Language | None = None
    """Set where the page behind the link is in another language."""


Comparator = Literal[
    "reach", "at_least", "at_most", "more_than", "less_than", "between", "about", "over", "nearly"
]  # fmt: skip
"""How a number is meant; `reach` is a bare one.  `qualifier_…` in the catalogues says the others."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the source writes around a number, `#以上`, and the code of the language it is written in."""

    way: str
    language: str


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """`forms` are names by CLDR's plural categories, `("one", "visit")`, where `name` is not right for a number."""

    name: Words
    attached: bool = False
    """Whether it follows the number without a space, as °C may."""
    forms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, as facts: `generator/quantities` alone puts it in words.

    `value` is what was published; `scale` turns it, and `upper`, into the number that goes with the name of the unit in
    this language (2.85 billion for 28.5亿).  `source_words` are the cell of the source, kept whatever was understood of
    it, and `said` how the comparator is said there.
    """

    value: Decimal
    unit: UnitOfMeasure | None = None
    scale: Decimal = Decimal(1)
    upper: Decimal | None = None
    """The other end, where the number is the lower of two bounds."""
    comparator: Comparator = "reach"
    change: Literal["increase", "decrease"] | None = None
    """The number is by how much something is to change."""
    held: bool = False
    """The number is to hold in every period."""
    per: Quantity | None = None
    """What a density counts by: 10,000 people."""
    annual: bool = False
    """The number is meant of each year."""
    out_of: Decimal | None = None
    """The most that a score can be."""
    said: Said | None = None
    source_words: str = ""


Cell = Words | Link | Quantity | None
