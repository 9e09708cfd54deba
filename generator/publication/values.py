"""What blocks are made of: words that lead somewhere, quantities, and in what state a promise is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.language import Language, Words

Nature = Literal["binding", "expected"]


Status = Literal["no_data", "cannot_be_judged", "not_due", "on_track", "behind", "off_track", "achieved"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.  An empty path, where an address is doubtful, leaves the words alone."""

    label: Words
    path: str
    note: Words | None = None
    language: Language | None = None
    """Set where the page behind the link is in another language."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit of measure, as a page's language writes both.

    `value` is what was published; `scale` turns it into the number this language shows (2.85 billion for 28.5亿).
    `before`, `between` and `after` are the words of its comparator: 不少于 before the number, 余 between it and its
    unit, "or more" after both.  `source_words` are the cell of the source, kept whatever was understood of it.
    """

    value: Decimal
    unit: Words | None = None
    scale: Decimal = Decimal(1)
    attached: bool = False
    """Whether the unit follows the number without a space, as % does."""
    before: str = ""
    between: str = ""
    after: str = ""
    source_words: str = ""
    upper: Decimal | None = None
    """The other end, where the number is the lower of two bounds; `scale` holds for both."""


Cell = Words | Link | Quantity | None
