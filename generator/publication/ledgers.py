"""Blocks of a few numbers or names, each with what is written against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.language import Words
from generator.publication.values import Link, Quantity


@dataclass(frozen=True, slots=True)
class LedgerRow:
    term: Words
    values: tuple[Words | Link | Quantity, ...]
    note: Words | None = None
    large: bool = False
    """Set as the largest words of the page."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Names and what is written against them; `paired` sets them in two columns where there is room."""

    rows: tuple[LedgerRow, ...]
    paired: bool = False
    kind: ClassVar[str] = "ledger"


@dataclass(frozen=True, slots=True)
class Figures:
    """A few large numbers with their names."""

    figures: tuple[tuple[Words, str], ...]
    """(name, number as written) for each."""
    kind: ClassVar[str] = "figures"
