"""The page of one indicator: what was promised, how far it is, how we know, and what to take along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content_types.plan.model import Plan
from generator.document import origin
from generator.edition import Edition
from generator.indicators.drawing.drawings import Drawings, total
from generator.indicators.lineage import Counterpart
from generator.indicators.model import Indicator
from generator.indicators.presenting.history import History
from generator.indicators.presenting.promises import Promises
from generator.indicators.presenting.reasons import month_words
from generator.language import Words
from generator.publication import (
    Block,
    Citation,
    Downloads,
    Ledger,
    LedgerRow,
    Link,
    LinkList,
    Page,
    Paragraph,
    Quantity,
    Section,
)


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """`above` are the pages it is a part of, the plan's last; `whole` is the place of the plan's whole table."""

    indicator: Indicator
    plan: Plan
    promises: Promises
    above: tuple[Link, ...]
    whole: Link

    @property
    def edition(self) -> Edition:
        return self.promises.edition

    @property
    def plan_link(self) -> Link:
        return self.above[-1]

    @property
    def name(self) -> Words:
        return self.edition.words(self.indicator.name)

    @property
    def path(self) -> str:
        return self.promises.page_path(self.indicator)

    def page(self, before: Indicator | None, after: Indicator | None) -> Page:
        """`before` and `after` are the indicators on either side."""
        say, indicator = self.edition.say, self.indicator
        number_words = say("indicator_number", number=indicator.number)
        quotation = indicator.quotation
        own_words = quotation is not None and self.edition.source_tag is None
        sentence = self.promises.sentence(indicator)
        return Page(
            key=f"plans/{self.plan.slug}/indicators/{indicator.number}",
            kind="indicator",
            language=self.edition.language,
            path=self.path,
            title=Words(quotation.words) if quotation and own_words else self.name,
            short_title=number_words,
            description=say(
                "indicator_description", plan=self.plan_link.label, number=indicator.number, sentence=sentence
            ).text,
            sections=tuple(self.sections()),
            collection="plans",
            subject=say("indicator_subject", number=number_words, plan=self.plan_link.label),
            kicker=(number_words, self.name) if own_words else (number_words,),
            quotation=own_words,
            breadcrumbs=self.above,
            previous=self.neighbour("previous_indicator", before) if before else None,
            next=self.neighbour("next_indicator", after) if after else None,
            origin=origin(self.plan.file.source, self.edition),
            sources=(f"{self.plan.folder}/indicators.yml#{indicator.number}",),
        )

    def neighbour(self, key: str, indicator: Indicator) -> Link:
        name = self.edition.words(indicator.name)
        return Link(
            Words(self.edition.say(key, number=indicator.number, name=name).text, name.tag),
            self.promises.page_path(indicator),
        )

    def sections(self) -> Iterator[Section]:
        say = self.edition.say
        title = "what_is_monitored" if self.indicator.target.kind == "monitored" else "what_was_promised"
        yield Section("promise", say(title), (self.promise(), *self.remarks()))
        yield Section("part_state", say("how_far"), tuple(self.standing()))
        yield Section("part_history", say("history"), tuple(self.reports()))
        if tasks := self.tasks():
            yield Section("part_mentions", say("also_mentioned"), (LinkList(tasks),))
        yield Section("part_take", say("take_along"), (Downloads(((self.whole, self.promises.download),)),))
        yield Section("part_cite", say("cite"), (self.citation(),))

    def promise(self) -> Ledger:
        say, indicator = self.edition.say, self.indicator
        unit = self.promises.registers.unit_link(indicator.responsible_unit, self.edition)
        rows = [
            LedgerRow(say("column_target"), (self.promises.target(indicator),), large=True),
            *self.printed(),
            *(revisions.rows() if (revisions := self.promises.revisions(indicator)) else ()),
            LedgerRow(say("nature"), (say(f"{indicator.nature}_meaning"),)),
            LedgerRow(say("who_answers"), (unit,)),
            LedgerRow(say("how_compared"), (*self.comparison(), self.counting())),
            *self.counterparts(),
            *self.particulars(),
        ]
        return Ledger(tuple(rows))

    def printed(self) -> Iterator[LedgerRow]:
        """The words of the source and when they are due, where anything is promised; and whether it is done."""
        say, indicator = self.edition.say, self.indicator
        if indicator.target.words:
            yield LedgerRow(say("source_words"), (self.edition.source_words(indicator.target.wording),))
            yield LedgerRow(say("due"), (self.due(),))
        if indicator.done:
            note = self.edition.words(indicator.evidence) if indicator.evidence else None
            yield LedgerRow(say("done"), (self.edition.date(indicator.done),), note)

    def counting(self) -> Words:
        target = self.indicator.target
        return self.edition.say(f"counted_as_{target.kind}" + ("_each_year" if target.annual else ""))

    def comparison(self) -> Iterator[Words]:
        """When the target is met; of a bare number, who says so."""
        say, case = self.edition.say, self.promises.verdict(self.indicator).case
        if self.indicator.target.editorial:
            yield say("read_by_editors")
        if not case.target.has_number:
            return
        if not case.better_by:
            yield say(f"compared_{case.target.comparator}")
            return
        yield say("reason_and_note", reason=say(f"better_{case.better}"), note=say(f"better_by_{case.better_by}"))

    def counterparts(self) -> Iterator[LedgerRow]:
        """The same indicator in the plan before and in those after."""
        say, lineage = self.edition.say, self.promises.lineage(self.indicator)
        if lineage and lineage.earlier:
            yield LedgerRow(say("goes_on_from"), (self.counterpart(lineage.earlier[0]),))
        if lineage and lineage.later:
            yield LedgerRow(say("goes_on_in"), tuple(map(self.counterpart, lineage.later)))

    def counterpart(self, other: Counterpart) -> Link:
        title = self.edition.words(other.title)
        words = self.edition.say("indicator_subject", number=self.edition.say("indicator_number", number=other.number),
                                 plan=title)  # fmt: skip
        path = self.edition.path("plans", other.plan)
        return Link(Words(words.text, title.tag), f"{path}indicators/{other.number}/")

    def particulars(self) -> Iterator[LedgerRow]:
        """What only some indicators have."""
        say, indicator, target = self.edition.say, self.indicator, self.indicator.target
        if indicator.unit and indicator.unit != target.unit:
            name = self.promises.registers.measure_words(indicator.unit, self.edition)
            yield LedgerRow(say("unit_of_measure"), (name,))
        elif target.has_number and (target.unit is None or target.editorial_unit):
            yield LedgerRow(say("unit_of_measure"), (say("unit_editorial" if target.editorial_unit else "unit_lost"),))
        if indicator.measures:
            yield LedgerRow(say("two_measures"), tuple(map(self.edition.words, indicator.measures)))
        if target.kind == "growth" or indicator.baseline or indicator.baseline_value is not None:
            yield LedgerRow(say("baseline"), tuple(self.baseline()))
        if indicator.quotation:
            quoted = Words(f"“{indicator.quotation.words}”", self.edition.source_tag)
            yield LedgerRow(say("in_the_text"), (quoted,), self.edition.words(indicator.quotation.place))
        if indicator.topics:
            topics = (self.promises.registers.topic_link(topic, self.edition) for topic in indicator.topics)
            yield LedgerRow(say("topics"), tuple(topics))

    def remarks(self) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(self.edition.words(note), small=True) for note in self.indicator.notes)

    def due(self) -> Words:
        year = self.promises.due_words(self.indicator)
        last = year == str(self.plan.file.period.last)
        single = self.indicator.target.kind == "one_year"
        return self.edition.say("due_single_year" if single else "due_end" if last else "year", year=year)

    def baseline(self) -> Iterator[Words | Quantity]:
        """Where it started: the number, and what the source says of it."""
        indicator = self.indicator
        given = indicator.target.baseline.value if indicator.target.baseline else None
        number = indicator.baseline_value if given is None else given
        if number is not None:
            yield self.promises.amount(indicator, number)
        if indicator.baseline:
            yield self.edition.words(indicator.baseline)
        elif number is None:
            yield self.edition.say("baseline_not_given")

    @property
    def history(self) -> History:
        return self.promises.history(self.indicator, self.plan.file.period.first)

    @property
    def drawings(self) -> Drawings:
        return Drawings(self.history, self.promises.verdict(self.indicator).case)

    def standing(self) -> Iterator[Block]:
        """Where it stands, drawn against the target; while nothing was reported, who answers for it."""
        yield self.promises.state(self.indicator)
        yield from self.drawings.standing()
        if not self.promises.progress.reports.of(self.indicator.number):
            unit = self.promises.registers.unit_words(self.indicator.responsible_unit, self.edition)
            yield Paragraph(self.edition.say("who_reports", unit=unit), small=True)

    def reports(self) -> Iterator[Block]:
        """Every report of it, drawn and as a table, or the years that wait for one."""
        yield from self.drawings.course()
        reporting = self.plan.file.reporting
        note = self.edition.words(reporting) if reporting else None
        sum_ = total(self.history, self.promises.verdict(self.indicator).case)
        yield self.history.table(f"{self.path}observations.csv", note, sum_)

    def tasks(self) -> tuple[Link, ...]:
        """The task groups that answer for the indicator."""
        return tuple(
            Link(self.edition.words(task.title), f"{self.plan_link.path}#{task.id}", self.edition.words(task.summary))
            for section in self.plan.file.sections
            for task in section.tasks
            if str(self.indicator.number) in task.indicators
        )

    def citation(self) -> Citation:
        """Who promised it, where it stands, and of when: as far as the source says."""
        file, as_of = self.plan.file, self.promises.progress.as_of
        named = self.edition.say("indicator_named", number=self.indicator.number, name=self.name)
        parts = [
            self.promises.registers.unit_words(file.issuer, self.edition),
            self.plan_link.label,
            Words(named.text, self.name.tag),
        ]
        if published := file.disclosure.date_published or file.disclosure.date_made:
            key = "published" if file.disclosure.date_published else "made"
            key += "_on" if published.day else "_in"
            parts.append(self.edition.say(key, date=self.edition.date(published)))
        if as_of is not None:
            parts.append(self.edition.say("data_up_to", date=month_words(as_of, self.edition)))
        return Citation(tuple(parts))
