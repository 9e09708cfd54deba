"""A verdict in words, with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from generator.dates import PartialDate
from generator.edition import Edition
from generator.indicators.judgement.case import HUNDRED, Case
from generator.indicators.judgement.judge import Verdict, shown_share
from generator.indicators.judgement.rules import BEHIND, ON_TRACK
from generator.indicators.observations.model import MONTHS, Observation, ReportingPeriod
from generator.language import Words
from generator.quantities.numbers import plain

_PRECISION = 200
_HALF = 6


@dataclass(frozen=True, slots=True)
class Reasons:
    """`amount` writes a number with the unit of the indicator."""

    edition: Edition
    amount: Callable[[Decimal], str]

    def words(self, verdict: Verdict, measures: tuple[Words, ...]) -> Words:
        reason = self.edition.say(f"reason_{verdict.rule}", **self.values(verdict.case))
        if verdict.measure is None:
            return reason
        return self.edition.say("reason_of_measure", measure=measures[verdict.measure], reason=reason)

    def values(self, case: Case) -> dict[str, str]:
        """Everything a reason may name."""
        course = case.course
        values = {
            "due": str(course.due // MONTHS),
            "start_year": str(course.start // MONTHS),
            "words": case.target.words,
        }
        if course.as_of is not None:
            values["as_of"] = month_words(course.as_of, self.edition)
        if not case.observations:
            return values
        values |= {
            "period": self.period(case.latest),
            "reported": case.latest.words,
            "value": self.observed(case, case.latest),
        }
        if (broken := case.broken) is not None:
            values |= {"broken_period": self.period(broken), "broken_value": self.observed(case, broken)}
        if (own := case.in_year) is not None:
            values["year_value"] = self.observed(case, own)
        if case.target.kind == "cumulative":
            values |= {
                "total": self.number(case, case.total),
                "ceiling": self.number(case, case.ceiling or Fraction(0)),
            }
            return values | self.pace(case)
        if case.start is None:
            return values
        values |= {"start": self.number(case, Fraction(case.start)), "goal": self.number(case, case.goal)}
        return values | self.pace(case)

    def pace(self, case: Case) -> dict[str, str]:
        shares = {"progress": case.progress, "expected": case.expected}
        return {name: self.edition.number(plain(shown_share(share))) for name, share in shares.items()}

    def period(self, observation: Observation) -> str:
        return period_words(observation.period, self.edition)

    def observed(self, case: Case, observation: Observation) -> str:
        return self.number(case, observation.value.number if observation.value else Decimal(0))

    def number(self, case: Case, number: Fraction | Decimal) -> str:
        """With its unit, unless the unit is that of the growth and not of what grows."""
        written = number if isinstance(number, Decimal) else exact(number)
        return self.edition.number(written) if case.relative else self.amount(written)


def exact(number: Fraction) -> Decimal:
    """As many places as anybody could read."""
    with localcontext() as context:
        context.prec = _PRECISION
        return Decimal(number.numerator) / Decimal(number.denominator)


def tolerances(edition: Edition) -> dict[str, str]:
    """The parts of an even pace that decide, in per cent."""
    return {name: edition.number(int(part * HUNDRED)) for name, part in (("on_track", ON_TRACK), ("behind", BEHIND))}


def _longer_words(period: ReportingPeriod, edition: Edition) -> str:
    years = str(period).replace("-", "–")
    if period.is_fiscal:
        return edition.say("period_fiscal", years=years).text
    if period.length % MONTHS == 0 and period.first % MONTHS == 0:
        return edition.say("year", year=years).text
    first, last = (month_words(month, edition) for month in (period.first, period.last))
    return edition.say("period_months", first=first, last=last).text


def period_words(period: ReportingPeriod, edition: Edition) -> str:
    if not period.is_in_a_year:
        return _longer_words(period, edition)
    if period.length == MONTHS:
        return edition.say("year", year=period.year).text
    if period.length == 1:
        return month_words(period.first, edition)
    if period.length == _HALF:
        return edition.say("period_half", year=period.year, number=edition.say(f"half_{period.number}")).text
    return edition.say("period_quarter", year=period.year, number=period.number).text


def month_words(month: int, edition: Edition) -> str:
    return edition.date(PartialDate(month // MONTHS, month % MONTHS + 1)).text
