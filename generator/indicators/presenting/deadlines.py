"""What is due when: targets by their years, reviews as a plan promises them, and what was due and never reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.edition import Edition
from generator.indicators.judgement.case import Case
from generator.indicators.model import Indicator
from generator.indicators.presenting.plan_indicators import PlanIndicators
from generator.indicators.presenting.reasons import month_words
from generator.language import Words
from generator.paging import MOST_ON_PAGE
from generator.publication import (
    Block,
    Column,
    Deadline,
    Link,
    LinkList,
    Paragraph,
    Record,
    Row,
    RowGroup,
    Section,
    Table,
)

KEY = "calendar"


def calendar_link(slug: str, edition: Edition) -> Link:
    """The way to what is due in one plan."""
    return Link(edition.say("calendar"), f"{edition.path(KEY)}#plan_{slug}", edition.say("calendar_note"))


def target_deadlines(plan_indicators: PlanIndicators) -> Iterator[Deadline]:
    for indicator in plan_indicators.file.indicators:
        if indicator.target.kind == "monitored":
            continue
        late = is_overdue(plan_indicators.verdict(indicator).case)
        state = "overdue" if late else f"status_{plan_indicators.status(indicator)}_short"
        yield Deadline(
            plan_indicators.due(indicator),
            _link(indicator, plan_indicators),
            plan_indicators.registers.unit_words(indicator.responsible_unit, plan_indicators.edition),
            plan_indicators.edition.say(state),
            indicator.responsible_unit,
            overdue=late,
        )


def is_overdue(case: Case) -> bool:
    """Whether the data go beyond the day a target was due, and what it ended with was never told.

    The day of the data decides and not today: a site that nobody builds anew does not make anyone late.
    """
    if case.target.kind in {"milestone", "monitored"}:
        return case.target.kind == "milestone" and case.timeframe.over and case.done is None
    if not case.timeframe.over or not case.counted:
        return case.timeframe.over
    if case.target.kind == "one_year":
        return bool(case.gaps)
    return not case.due_reported and not (case.target.kind == "cumulative" and case.meets(case.total))


def _link(indicator: Indicator, plan_indicators: PlanIndicators) -> Link:
    name = plan_indicators.edition.words(indicator.name)
    words = plan_indicators.edition.say("indicator_entry", number=indicator.number, name=name)
    return Link(Words(words.text, name.tag), plan_indicators.page_path(indicator))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The deadlines of all plans in one language."""

    records: tuple[Record, ...]
    edition: Edition

    def sections(self) -> tuple[Section, ...]:
        return tuple(
            Section(f"plan_{record.slug}", record.page.label, tuple(self.blocks(record)))
            for record in self.records
            if record.deadlines
        )

    def blocks(self, record: Record) -> Iterator[Block]:
        late = sum(one.overdue for one in record.deadlines)
        if record.as_of is None:
            yield Paragraph(self.edition.say("calendar_unreported"))
        else:
            date = month_words(record.as_of, self.edition)
            yield Paragraph(self.edition.say("calendar_as_of" if late else "calendar_in_time", date=date, n=late))
        few = len(record.deadlines) <= MOST_ON_PAGE
        yield self.entries(record) if few else self.counts(record)
        yield LinkList((Link(self.edition.say("calendar_plan", plan=record.page.label), record.page.path),))

    def years(self, deadlines: Iterable[Deadline]) -> Iterator[tuple[Words, tuple[Deadline, ...]]]:
        """The deadlines of each year, and last those of no year that is known."""
        found: dict[int | None, list[Deadline]] = {}
        for one in deadlines:
            found.setdefault(one.year, []).append(one)
        say = self.edition.say
        for year in sorted(found, key=lambda year: (year is None, year)):
            yield say("year", year=year) if year else say("source_does_not_say"), tuple(found[year])

    def entries(self, record: Record) -> Table:
        say = self.edition.say
        columns = (
            Column("what", say("column_what"), "header"),
            Column("who", say("column_who")),
            Column("state", say("column_status"), "state"),
        )
        groups, number = [], 0
        for title, own in self.years(record.deadlines):
            rows = []
            for one in own:
                number += 1
                rows.append(Row(f"due_{record.slug}_{number}", (one.what, one.who, one.state)))
            groups.append(RowGroup(title, tuple(rows)))
        caption = say("calendar_caption", plan=record.page.label)
        return Table(f"due_{record.slug}", caption, columns, tuple(groups), None, say("column_due"), wide=True)

    def counts(self, record: Record) -> Table:
        """For a plan of many indicators, how many are due in each year."""
        say, number = self.edition.say, self.edition.number
        columns = (
            Column("year", say("column_due"), "header"),
            Column("due", say("column_due_count"), "number"),
            Column("overdue", say("overdue"), "number"),
        )
        rows = tuple(
            Row(
                f"due_{record.slug}_{at}",
                (title, Words(number(len(own))), Words(number(sum(one.overdue for one in own)))),
            )
            for at, (title, own) in enumerate(self.years(record.deadlines), 1)
        )
        caption = say("calendar_caption", plan=record.page.label)
        return Table(f"due_{record.slug}", caption, columns, (RowGroup(None, rows),))

    def of_unit(self, unit: str) -> tuple[Link, ...]:
        """For each plan, what a unit has to report and by when."""
        return tuple(link for record in self.records for link in self.due_of_unit(record, unit))

    def due_of_unit(self, record: Record, unit: str) -> Iterator[Link]:
        own = tuple(one for one in record.deadlines if one.owner == unit)
        say = self.edition.say
        notes = [
            say("due_in", when=title, n=len(due)).text
            for title, due in self.years(one for one in own if not one.overdue)
        ]
        late = sum(one.overdue for one in own)
        notes += [say("overdue_count", n=late).text] if late else []
        if own:
            note = Words(say("sentence_separator").text.join(notes))
            yield Link(record.page.label, f"{self.edition.path(KEY)}#plan_{record.slug}", note)
