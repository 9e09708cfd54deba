"""What the numbers that are reported of an indicator are counted in."""

from __future__ import annotations

from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.grammar.target import PERCENT
from generator.indicators.grammar.templates import folded
from generator.indicators.model import Indicator
from generator.registers import Registers


def counted_in(indicator: Indicator, registers: Registers) -> str | None:
    """The unit of what is observed: per cent for growth in percentage points.

    It is the indicator's own where the target gives none, or is growth in per cent.
    """
    target = indicator.target
    if target.kind == "growth" and is_percent(target.unit, registers):
        return indicator.unit
    if target.kind == "growth" and _is_points(target.unit, registers):
        return next((unit for unit in registers.measures if is_percent(unit, registers)), None)
    return target.unit or indicator.unit


def is_percent(unit: str | None, registers: Registers) -> bool:
    """Whether a unit is hundredths: what grows by them is counted in another, which the plan does not name."""
    measure = registers.measures.get(unit) if unit else None
    return measure is not None and PERCENT in measure.name.texts.values()


def _is_points(unit: str | None, registers: Registers) -> bool:
    measure = registers.measures.get(unit) if unit else None
    names = measure.name.texts.items() if measure else ()
    return any(folded(name) in lexicon_of(code).points for code, name in names)
