"""Indicators as `indicators.yml` holds them."""

from __future__ import annotations

from typing import Literal

from generator.publication import Nature
from generator.sources.fields import (
    Boolean,
    Identifier,
    Integer,
    Localized,
    MeasureReference,
    Model,
    Number,
    Text,
    TopicReference,
    UnitReference,
)

Comparator = Literal["reach", "at_least", "at_most"]
"""How the target is met.  `reach`: the source gives a bare number."""
Kind = Literal["level", "cumulative", "growth"]
"""A level at the end, a sum over the years of the plan, or growth against a baseline."""


class Target(Model):
    """What is promised.  `words` are the cell of the source."""

    words: Text
    value: Number
    comparator: Comparator
    unit: MeasureReference | None = None
    editorial_unit: Boolean = False
    """The source lost the unit and the editors put it back."""
    kind: Kind = "level"
    year: Integer | None = None
    """Where the target is not for the last year of the plan."""


class Quotation(Model):
    """The promise in the words of the plan's text, and where they stand."""

    words: Text
    place: Localized


class Indicator(Model):
    number: Integer
    name: Localized
    nature: Nature
    responsible_unit: UnitReference
    target: Target
    quotation: Quotation | None = None
    measures: tuple[Localized, ...] = ()
    """The rates that stand under one target, where there are several."""
    baseline: Localized | None = None
    notes: tuple[Localized, ...] = ()
    topics: tuple[TopicReference, ...] = ()


class Category(Model):
    id: Identifier
    name: Localized
    indicators: tuple[Indicator, ...]


class IndicatorFile(Model):
    categories: tuple[Category, ...]
    note: Localized | None = None

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for category in self.categories for indicator in category.indicators)
