"""A target as a plan's words give it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from generator.language import LocalizedText
from generator.problems import Code
from generator.publication import Said

Comparator = Literal["reach", "at_least", "at_most", "more_than", "less_than", "between", "about"]
"""How the target is met.  `reach`: the source gives a bare number."""
Kind = Literal["level", "cumulative", "growth", "one_year", "maintain", "compound", "milestone", "monitored", "unread"]
"""A level at the end, a sum over years, growth against a baseline, a level in one year alone, a level that must hold in
every period, or one level for several rates; and without a number: a deed, nothing promised, words not understood."""
Change = Literal["increase", "decrease"]

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Per:
    """What a density counts by: 10,000 people."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What growth is counted from: in the words of the source, and the number where there is one."""

    words: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """The code of a problem and its details."""

    code: Code
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """`value` and `upper` are in `unit`, the identifier of a unit of measure; `upper` is set for `between` alone.

    `year` is the year it is due, or, of a target for one year, that year.  `since` and `span` say over which years a
    sum runs: from which year on, or how many.  `change` is the direction of growth, upward where the words name none.
    `measures` name the rates that the words put under one target.
    """

    comparator: Comparator
    value: Decimal
    upper: Decimal | None = None
    unit: str | None = None
    per: Per | None = None
    kind: Kind = "level"
    change: Change | None = None
    baseline: Baseline | None = None
    year: int | None = None
    since: int | None = None
    span: int | None = None
    measures: tuple[str, ...] = ()
    better: Literal["more", "less"] | None = None
    """What words such as “raise to” say of a bare number."""
    annual: bool = False
    """Whether it is meant of each year: so many a year, or growth a year on average."""
    out_of: Decimal | None = None
    """The most that a score can be: the 5 of 3.5 out of 5."""
    fiscal: Literal["", "two_years", "one_year"] = ""
    """How the words name a year that is no calendar year: 2023/24, or FY2024, of which they do not say when it ends."""
    first_month: int = 1
    """The month in which its years begin, where the plan says so."""
    deed: str = ""
    """What a milestone says is to be done."""
    words: str = field(default="", compare=False)
    """The cell of the source, kept whatever was understood of it."""
    wording: str | LocalizedText = field(default="", compare=False)
    """The same with its language, or in each language it was given in."""
    said: Said | None = field(default=None, compare=False)
    """How the words say the comparator."""
    editorial_unit: bool = field(default=False, compare=False)
    """The source lost the unit and the editors put it back."""
    editorial: bool = field(default=False, compare=False)
    """The words were not understood, and the editors say what they mean."""
    question: Question | None = field(default=None, compare=False)
    """What the editors are asked about words that were not understood."""

    def year_words(self, year: int) -> str:
        """One of its years as the words would name it."""
        if self.fiscal == "two_years":
            return f"{year}/{(year + 1) % 100:02}"
        return f"FY{year}" if self.fiscal else str(year)

    @property
    def has_number(self) -> bool:
        return self.kind not in {"milestone", "monitored", "unread"}
