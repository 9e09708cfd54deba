"""A plan's pages: the whole on one page, each chapter, each indicator; and what lists say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.content_types.plan.chapter_pages import ChapterPages
from generator.content_types.plan.derive import JudgedPlan
from generator.content_types.plan.in_language import COLLECTION, PlanInLanguage
from generator.content_types.plan.indicator_page import IndicatorPage
from generator.content_types.plan.model import Plan
from generator.content_types.plan.overview_page import OverviewPage
from generator.edition import Edition
from generator.indicators.model import Indicator
from generator.indicators.observations.model import MONTHS
from generator.indicators.presenting.deadlines import target_deadlines
from generator.indicators.presenting.reasons import month_words
from generator.publication import Deadline, Link, Page, Presented, Promise, Record
from generator.registers import Registers


def present(judged: JudgedPlan, edition: Edition, registers: Registers) -> Presented:
    shown = PlanInLanguage.of(judged, edition, registers)
    return Presented(tuple(_pages(shown)), (_Listed(shown).record(),))


def _pages(shown: PlanInLanguage) -> Iterator[Page]:
    yield OverviewPage(shown).page()
    yield from ChapterPages(shown).pages()
    if shown.large:
        yield from shown.categories.pages()
    whole = Link(shown.caption, f"{shown.path}#{shown.table_section}")
    above = (*shown.breadcrumbs(), shown.link)
    indicators = shown.plan.indicators.indicators
    for at, indicator in enumerate(indicators):
        page = IndicatorPage(indicator, shown.plan, shown.plan_indicators, above, whole)
        yield page.page(*_neighbours(indicators, at))


def _neighbours(indicators: tuple[Indicator, ...], at: int) -> tuple[Indicator | None, Indicator | None]:
    before = indicators[at - 1] if at else None
    return before, indicators[at + 1] if at + 1 < len(indicators) else None


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the lists of the site say of the plan."""

    shown: PlanInLanguage

    @property
    def plan(self) -> Plan:
        return self.shown.plan

    @property
    def edition(self) -> Edition:
        return self.shown.edition

    def record(self) -> Record:
        file = self.plan.file
        record = Record(
            COLLECTION,
            self.shown.link,
            self.shown.key,
            self.edition.words(file.summary),
            units=(file.issuer,),
            topics=file.topics,
            places=file.places,
            facts=self.shown.facts(),
            date=str(file.disclosure.date_published or file.disclosure.date_made or ""),
            deadlines=(*target_deadlines(self.shown.plan_indicators), *self.review_deadlines()),
            as_of=self.shown.plan_indicators.progress.as_of,
        )
        if not self.plan.indicators.indicators:
            return record
        mosaic, named = self.shown.plan_indicators.mosaic(), replace(self.shown.link, note=self.shown.facts())
        promise = Promise(named, None if self.shown.large else mosaic, self.shown.plan_indicators.figures())
        return replace(record, promise=promise, mosaic=mosaic, indicators=self.shown.table())

    def review_deadlines(self) -> Iterator[Deadline]:
        """The reviews that the plan promises, and the evaluations that were held."""
        say, period = self.edition.say, self.plan.file.period
        for review in self.plan.file.reviews:
            unit = review.unit
            who = self.shown.registers.unit_words(unit, self.edition) if unit else say("source_does_not_say")
            state = say("review_promised")
            if review.due:
                state = say("review_promised_for", date=self.edition.date(review.due))
            yearly = range(period.first, period.last + 1)
            for year in yearly if review.every else (review.due.year if review.due else None,):
                yield Deadline(year, self.edition.words(review.title), who, state)
        for snapshot in self.plan.reports.snapshots:
            date = month_words(snapshot.as_of, self.edition)
            held = say("review_held", date=date)
            who = say("source_does_not_say")
            yield Deadline(snapshot.as_of // MONTHS, self.edition.words(snapshot.title), who, held)
