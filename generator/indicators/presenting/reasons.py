"""A verdict in words, with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from generator.dates import PartialDate
from generator.edition import Edition
from generator.indicators.judgement.case import HUNDRED, Case
from generator.indicators.judgement.judge import Verdict, shown_share
from generator.indicators.judgement.rules import BEHIND, ON_TRACK
from generator.indicators.observations.model import MONTHS, Form, Observation, ReportingPeriod
from generator.language import Words
from generator.quantities.numbers import plain

_PRECISION = 200
_HALF = 6
_SEEN = ("_never", "_once", "")
"""How much is known of what is monitored: of a change one can speak from the second report on."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """`amount` writes a number with the unit of the indicator."""

    edition: Edition
    amount: Callable[[Decimal], str]

    def words(self, verdict: Verdict, measures: tuple[Words, ...]) -> Words:
        known = min(len(verdict.case.counted), 2) if verdict.rule == "monitored" else 2
        reason = self.edition.say(f"reason_{verdict.rule}{_SEEN[known]}", **self.values(verdict.case))
        if verdict.measure is not None:
            reason = self.edition.say("reason_of_measure", measure=measures[verdict.measure], reason=reason)
        beside = self.beside(verdict)
        return self.edition.say("reason_and_note", reason=reason, note=beside) if beside else reason

    def beside(self, verdict: Verdict) -> Words | None:
        """What was reported of after the time: it decides nothing, and readers want to know it."""
        case = verdict.case
        if verdict.status == "not_due" or case.target.comparator == "about" or not case.selection.later:
            return None
        if verdict.status != "achieved" and (late := case.late):
            return self.edition.say("note_reached_late", period=self.period(late), value=self.observed(late))
        last = case.selection.later[-1]
        return self.edition.say("note_after", period=self.period(last), value=self.observed(last))

    def values(self, case: Case) -> dict[str, str]:
        """Everything a reason may name."""
        timeframe = case.timeframe
        values = {
            "due": case.target.year_words((timeframe.due - MONTHS + 1) // MONTHS),
            "start_year": case.target.year_words(timeframe.start // MONTHS),
            "words": self.edition.source_words(case.target.wording).text,
        }
        if timeframe.as_of is not None:
            values["as_of"] = month_words(timeframe.as_of, self.edition)
        if case.done is not None:
            values["done"] = month_words(case.done, self.edition)
        if not case.counted:
            return values
        values |= {
            "period": self.period(case.latest),
            "value": self.observed(case.latest),
            "first_period": self.period(case.counted[0]),
            "first_value": self.observed(case.counted[0]),
            "missing": self.years(case.gaps, fiscal=bool(case.target.fiscal)),
            "year_value": self.listed(self.observed(one) for one in case.counted),
            "periods": self.listed(map(self.period, case.counted)),
        }
        if (inexact := case.inexact) is not None:
            values |= {"inexact_period": self.period(inexact), "inexact": inexact.words}
        if (doubled := case.doubled) is not None:
            values |= {"overlapping": self.listed(map(self.period, doubled))}
        if (broken := case.broken) is not None:
            period, number = broken
            values |= {"broken_period": period_words(period, self.edition), "broken_value": self.number(number)}
        if case.target.kind == "cumulative":
            values |= {
                "total": self.number(case.total),
                "ceiling": self.number(case.ceiling or Fraction(0)),
            }
            return values | self.pace(case)
        if case.start is None:
            return values
        values |= {"start": self.number(Fraction(case.start)), "goal": self.number(case.goal)}
        return values | self.pace(case)

    def years(self, firsts: tuple[int, ...], *, fiscal: bool = False) -> str:
        """Years by the months they begin with."""
        form: Form = "fiscal" if fiscal else ""
        years = (ReportingPeriod(first, first + MONTHS - 1, form) for first in firsts)
        return self.listed(period_words(one, self.edition) for one in years)

    def listed(self, names: Iterable[str]) -> str:
        return self.edition.say("enumeration_separator").text.join(names)

    def pace(self, case: Case) -> dict[str, str]:
        shares = {"progress": case.progress, "expected": case.expected}
        return {name: self.edition.number(plain(shown_share(share))) for name, share in shares.items()}

    def period(self, observation: Observation) -> str:
        return period_words(observation.period, self.edition)

    def observed(self, observation: Observation) -> str:
        return self.number(observation.value.number if observation.value else Decimal(0))

    def number(self, number: Fraction | Decimal) -> str:
        """With the unit of what is observed, where one is known: that of a growth is not."""
        return self.amount(number if isinstance(number, Decimal) else exact(number))


def exact(number: Fraction) -> Decimal:
    """As many places as anybody could read."""
    with localcontext() as context:
        context.prec = _PRECISION
        return Decimal(number.numerator) / Decimal(number.denominator)


def tolerances(edition: Edition) -> dict[str, str]:
    """The parts of an even pace that decide, in per cent."""
    return {name: edition.number(int(part * HUNDRED)) for name, part in (("on_track", ON_TRACK), ("behind", BEHIND))}


def period_words(period: ReportingPeriod, edition: Edition) -> str:
    year, number = period.year, period.number
    if period.form == "months" or (period.form == "fiscal" and period.length > MONTHS):
        return _stretch_words(period, edition)
    if period.form:
        later = {"fiscal": f"{(year + 1) % 100:02}", "span": str(period.last_year), "week": ""}[period.form]
        return edition.say(f"period_{period.form}", year=year, last=later, number=number).text
    if period.length == MONTHS:
        return edition.say("year", year=year).text
    if period.length == 1:
        return month_words(int(period.first), edition)
    if period.length == _HALF:
        return edition.say("period_half", year=year, number=edition.say(f"half_{number}")).text
    return edition.say("period_quarter", year=year, number=edition.say(f"quarter_{number}")).text


def _stretch_words(period: ReportingPeriod, edition: Edition) -> str:
    """From one month or fiscal year to another."""
    if period.form == "months":
        first, last = (month_words(int(month), edition) for month in (period.first, period.last))
        return edition.say("period_months", first=first, last=last).text
    first, last = str(period).split("-")
    return edition.say("period_fiscal_span", first=first, last=last).text


def month_words(month: int, edition: Edition) -> str:
    return edition.date(PartialDate(month // MONTHS, month % MONTHS + 1)).text
