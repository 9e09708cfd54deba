"""Invented indicators that show what the rules do: typed values, judged and drawn as any others are.

The page about the method says in words what happens to each of them, and takes every number from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from generator.edition import Edition
from generator.indicators.drawing.drawings import Drawings, total
from generator.indicators.grammar.target import PERCENT, Target
from generator.indicators.judgement.case import HUNDRED, Case
from generator.indicators.judgement.judge import JudgedPeriod, Verdict, judge_one
from generator.indicators.judgement.rules import BEHIND, ON_TRACK
from generator.indicators.model import Indicator
from generator.indicators.observations.model import (
    MONTHS,
    Observation,
    ObservationStatus,
    ObservedValue,
    ReportingPeriod,
)
from generator.indicators.parse import Reports
from generator.indicators.presenting.history import History
from generator.indicators.presenting.reasons import Reasons, exact
from generator.language import LocalizedText, Words
from generator.publication import Chart, Quantity, Table, UnitOfMeasure
from generator.quantities.words import in_words
from generator.registers import Registers

FIRST, LAST = 2031, 2035
"""The years of the invented plan: so far away that nobody takes them for a real one."""


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """`reported` are numbers by years, and what is missing is not there; `as_of` is the year judged at.

    The catalogues have its texts under `worked_<id>` and its unit under `worked_unit_<unit>`.
    """

    id: str
    target: Target
    reported: Mapping[int, str] = field(hash=False)
    as_of: int
    start: str | None = None

    @property
    def unit(self) -> str:
        return self.target.unit or ""


CASES = (
    WorkedCase(
        "on_the_way", Target("at_least", Decimal(90), unit="percent"), {2031: "65", 2032: "71", 2033: "77"}, 2033, "60"
    ),
    WorkedCase(
        "sum", Target("at_least", Decimal(1000), unit="homes", kind="cumulative"),
        {2031: "150", 2032: "180", 2033: "170"}, 2033,
    ),
    WorkedCase(
        "time_over", Target("at_most", Decimal(10), unit="days"),
        {2031: "18", 2032: "17", 2033: "15", 2034: "14", 2035: "12", 2036: "8"}, 2036, "20",
    ),
    WorkedCase(
        "gap", Target("at_least", Decimal(95), unit="percent", kind="maintain"),
        {2031: "96", 2032: "97", 2034: "95.5", 2035: "96"}, 2035,
    ),
)  # fmt: skip
"""One for each question: how far is far enough, what is added up, which figure decides, what if one is missing."""


@dataclass(frozen=True)
class ShownCase:
    """A case in one language."""

    case: WorkedCase
    edition: Edition

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        return tuple(
            Observation(1, ReportingPeriod.of_year(year), ObservedValue(Decimal(text)), ObservationStatus.NORMAL)
            for year, text in self.case.reported.items()
        )

    @cached_property
    def indicator(self) -> Indicator:
        start = self.case.start
        return Indicator.model_construct(
            number=1,
            name=LocalizedText({self.edition.code: ""}),
            nature="binding",
            responsible_unit="",
            target=self.case.target,
            baseline_value=None if start is None else Decimal(start),
        )

    @cached_property
    def verdict(self) -> Verdict:
        judged_period = JudgedPeriod(FIRST, LAST, self.case.as_of * MONTHS + MONTHS - 1, frozenset({"percent"}))
        return judge_one(self.indicator, self.observations, judged_period)

    @property
    def judged(self) -> Case:
        return self.verdict.case

    @property
    def reasons(self) -> Reasons:
        return Reasons(self.edition, self.words)

    def words(self, number: Decimal) -> str:
        return in_words(_Invented().quantity(number, self.case.unit, self.edition), self.edition.catalogue)

    def values(self) -> dict[str, str | int]:
        """Every number that the words of a case may name."""
        judged = self.judged
        found: dict[str, str | int] = {
            "first": FIRST, "last": LAST, "before": FIRST - 1, "latest": judged.latest.period.last_year,
            "goal": self.words(exact(judged.goal)), "missing": self.reasons.years(judged.gaps),
            "on_track": int(ON_TRACK * HUNDRED), "behind": int(BEHIND * HUNDRED),
        }  # fmt: skip
        for name, part in (("even", Fraction(1)), ("from_on_track", ON_TRACK), ("from_behind", BEHIND)):
            found[name] = self.words(exact(self._at(part)))
        return found | ({} if judged.start is None else {"start": self.words(judged.start)})

    def _at(self, part: Fraction) -> Fraction:
        """The number that lies at a part of an even pace, at the day of judgement."""
        start = Fraction(self.judged.start or 0)
        return start + part * self.judged.expected * (self.judged.goal - start)

    @property
    def history(self) -> History:
        reports, years = Reports(observations=self.observations), range(FIRST, LAST + 1)
        return History(self.indicator, reports, years, self.case.unit, self.edition, _Invented())

    def charts(self) -> tuple[Chart, ...]:
        """What is summed is drawn against its target, all else over time."""
        drawings = Drawings(self.history, self.judged)
        return tuple(drawings.standing() if self.case.target.kind == "cumulative" else drawings.timeframe())

    def table(self) -> Table:
        """The figures by their periods alone."""
        table = self.history.table("", None, total(self.history, self.judged)).showing("period", "value")
        return replace(table, total=replace(table.total, cells=table.total.cells[:2])) if table.total else table


class _Invented(Registers):
    """Units of measure that the catalogues name, since no site need have them."""

    def quantity(self, value: Decimal, measure: str | None, edition: Edition) -> Quantity:
        if measure == "percent":
            return Quantity(value, UnitOfMeasure(Words(PERCENT), attached=True))
        return Quantity(value, UnitOfMeasure(edition.say(f"worked_unit_{measure}")))
