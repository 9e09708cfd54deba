"""A report's page: the question, what was decided, what came of it, how."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.content_types.report.model import Decision, Deliberation, Outcome, Report, Rule
from generator.document import (
    collection_link,
    document_sources,
    home_link,
    origin,
    origin_section,
)
from generator.edition import Edition
from generator.language import Words
from generator.ledger.present import FigureTables
from generator.publication import (
    LEAST_DRAWN,
    Block,
    Chart,
    Column,
    FigureAnchor,
    Ledger,
    LedgerRow,
    Link,
    LinkList,
    Notice,
    Page,
    Paragraph,
    Point,
    Presented,
    Quantity,
    Record,
    Row,
    RowGroup,
    Section,
    Table,
    WordList,
    WordLists,
)
from generator.registers import Registers

COLLECTION = "reports"
MOST_BARS = 24


def present(report: Report, edition: Edition, registers: Registers) -> Presented:
    writer = _Presentation(report, edition, registers)
    return Presented((writer.page(),), (writer.record(),))


@dataclass(frozen=True, slots=True)
class _Presentation:
    report: Report
    edition: Edition
    registers: Registers

    @property
    def link(self) -> Link:
        return Link(self.edition.words(self.report.file.title), self.edition.path(COLLECTION, self.report.slug))

    @property
    def ledger(self) -> FigureTables:
        return FigureTables(self.report.file, self.link.path, self.edition, self.registers)

    def record(self) -> Record:
        file = self.report.file
        return Record(
            COLLECTION,
            self.link,
            f"{COLLECTION}/{self.report.slug}",
            self.edition.words(file.summary),
            units=(file.unit,),
            topics=file.topics,
            places=file.places,
            models=file.models,
            date=str(file.source.published or ""),
            series=file.series or "",
            facts=self.registers.unit_words(file.unit, self.edition),
        )

    def page(self) -> Page:
        file, say = self.report.file, self.edition.say
        prose, notices = self.report.prose.in_edition(self.edition)
        sections: list[Section] = []
        if file.deliberation:
            sections += self.deliberation(file.deliberation)
        if file.outcomes:
            sections.append(Section("part_outcomes", say("what_came_of_it"), tuple(self.outcomes())))
        sections += self.ledger.sections()
        sections.append(Section("part_practice", say("how_it_was_done"), (prose,)))
        if file.models:
            links = tuple(self.registers.model_link(model, self.edition) for model in file.models)
            sections.append(Section("part_models", say("models"), (LinkList(links, columns=True),)))
        if file.press:
            sections.append(Section("part_press", say("press"), (self.press(),)))
        sections.append(origin_section(file.source, self.edition))
        return Page(
            key=f"{COLLECTION}/{self.report.slug}",
            language=self.edition.language,
            path=self.link.path,
            title=self.link.label,
            description=self.edition.words(file.summary).text,
            sections=tuple(sections),
            collection=COLLECTION,
            kicker=(say("kind_report"), self.registers.unit_words(file.unit, self.edition)),
            lead=self.edition.words(file.summary),
            breadcrumbs=self.breadcrumbs(),
            notices=notices,
            related=self.ledger.related(),
            figure_anchors=(*self.ledger.figure_anchors(), *self.totals()),
            origin=origin(file.source, self.edition),
            sources=document_sources(self.report.folder, "report.yml", self.edition),
        )

    def breadcrumbs(self) -> tuple[Link, ...]:
        series = self.report.file.series
        above = (home_link(self.edition), collection_link(COLLECTION, self.edition))
        return (*above, self.registers.series_link(series, self.edition)) if series else above

    def deliberation(self, deliberation: Deliberation) -> list[Section]:
        say, words = self.edition.say, self.edition.words
        lists = [WordList(say("questions_put"), tuple(map(words, deliberation.questions)))]
        if deliberation.participants and deliberation.participants.roles:
            lists.append(WordList(say("who_took_part"), tuple(map(words, deliberation.participants.roles))))
        blocks: list[Block] = [WordLists(tuple(lists)), Ledger(tuple(self.meeting(deliberation)))]
        if deliberation.positions:
            blocks.append(Paragraph(words(deliberation.positions), small=True))
        sections = [Section("part_deliberation", say("what_was_discussed"), tuple(blocks))]
        decided: list[Block] = []
        if deliberation.decision:
            decided.append(self.decision(deliberation.decision))
        if deliberation.rule:
            decided.append(self.rule(deliberation.rule))
        if deliberation.remainder:
            row = LedgerRow(say("remainder"), (words(deliberation.remainder),))
            decided.append(Ledger((row,)))
        if decided:
            sections.append(Section("part_decision", say("what_was_decided"), tuple(decided)))
        return sections

    def meeting(self, deliberation: Deliberation) -> list[LedgerRow]:
        """Name, day, place, organisers and size of the meeting, as far as the source gives them."""
        say = self.edition.say
        rows = [LedgerRow(say("meeting"), (self.edition.words(deliberation.name),))]
        if deliberation.held:
            note = None if deliberation.held.year else say("year_not_given")
            rows.append(LedgerRow(say("held_on"), (self.edition.date(deliberation.held),), note))
        if deliberation.venue:
            rows.append(LedgerRow(say("venue"), (self.edition.words(deliberation.venue),)))
        if deliberation.organisers:
            links = tuple(self.registers.unit_link(unit, self.edition) for unit in deliberation.organisers)
            rows.append(LedgerRow(say("organisers"), links))
        if deliberation.participants and (number := deliberation.participants.number):
            people = say(f"people_{number.comparator}", n=number.value, number=self.edition.number(number.value))
            source = self.edition.languages[0]
            own = Words(number.words) if source == self.edition.language else people
            rows.append(LedgerRow(say("participants"), (own,)))
        return rows

    def decision(self, decision: Decision) -> Table:
        say, words = self.edition.say, self.edition.words
        subject = words(decision.subject) if decision.subject else say("column_from")
        columns = [Column("from", subject, "header"), Column("rule", say("column_rule"))]
        remarked = any(phase.remark for phase in decision.phases)
        if remarked:
            columns.append(Column("remark", say("column_remark")))
        rows = []
        for number, phase in enumerate(decision.phases, 1):
            remark = words(phase.remark) if phase.remark else Words("")
            cells = (words(phase.since), words(phase.rule), *((remark,) if remarked else ()))
            rows.append(Row(f"row_phase{number}", cells))
        return Table("part_phases", words(decision.caption), tuple(columns), (RowGroup(None, tuple(rows)),))

    def rule(self, rule: Rule) -> Ledger:
        rows = [LedgerRow(self.edition.say("rule"), (self.edition.words(rule.name),))]
        if rule.trial:
            rows.append(LedgerRow(self.edition.say("rule_state"), (self.edition.say("rule_on_trial"),)))
        rows.append(LedgerRow(self.edition.say("rule_text"), (self.edition.words(rule.text),)))
        return Ledger(tuple(rows))

    def outcomes(self) -> list[Block]:
        blocks: list[Block] = []
        for outcome in self.report.file.outcomes:
            if len(outcome.observations) >= LEAST_DRAWN:
                blocks.append(self.chart(outcome))
            blocks.append(self.series(outcome))
            if outcome.total is not None and len(outcome.observations) > 1:
                blocks.append(self.check(outcome, outcome.total))
        return blocks

    def chart(self, outcome: Outcome) -> Chart:
        """Amounts by period as bars; of very many, as a line."""
        points = tuple(
            Point(self.edition.date(observation.period), self.quantity(outcome, observation.value))
            for observation in outcome.observations
        )
        title = self.edition.words(outcome.title)
        return Chart(outcome.id, "bar" if len(points) <= MOST_BARS else "line", title, points, table=outcome.id)

    def series(self, outcome: Outcome) -> Table:
        say = self.edition.say
        columns = (
            Column("period", say("column_period"), "header"),
            Column("value", self.edition.words(outcome.title), "quantity"),
        )
        rows = tuple(
            Row(
                f"{outcome.id}_{number}",
                (self.edition.date(observation.period), self.quantity(outcome, observation.value)),
            )
            for number, observation in enumerate(outcome.observations, 1)
        )
        total = None
        if outcome.total is not None:
            total = Row(f"{outcome.id}_total", (say("total"), self.quantity(outcome, outcome.total)))
        note = self.edition.words(outcome.note) if outcome.note else None
        download = f"{self.link.path}{outcome.id}.csv"
        caption = self.edition.words(outcome.title)
        return Table(outcome.id, caption, columns, (RowGroup(None, rows),), note, total=total, download=download)

    def totals(self) -> tuple[FigureAnchor, ...]:
        """The totals of the series, to which texts may be bound by the name of the series."""
        return tuple(
            FigureAnchor(one.id, self.edition.number(one.total), f"{self.link.path}#{one.id}_total")
            for one in self.report.file.outcomes
            if one.total is not None
        )

    def quantity(self, outcome: Outcome, value: Decimal) -> Quantity:
        return self.registers.quantity(value, outcome.unit, self.edition)

    def check(self, outcome: Outcome, total: Decimal) -> Notice:
        """Add the values up in front of the reader; what does not agree is published as written, and said."""
        number = self.edition.number
        added = sum((observation.value for observation in outcome.observations), Decimal(0))
        terms = self.edition.say("plus").text.join(number(observation.value) for observation in outcome.observations)
        key = "sum_agrees" if added == total else "sum_differs"
        text = self.edition.say(key, terms=terms, added=number(added), total=number(total))
        return Notice(self.edition.say(f"{key}_title"), text)

    def press(self) -> LinkList:
        links = []
        for press in self.report.file.press:
            label = self.edition.say(
                "press_entry", outlet=self.edition.words(press.outlet), title=self.edition.words(press.title)
            )
            links.append(Link(label, press.address or ""))
        return LinkList(tuple(links))
