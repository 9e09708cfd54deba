"""The whole of a plan on one page: its disclosure, its promises, the way to each chapter, the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from generator.content_types.plan.category_pages import TABLE
from generator.content_types.plan.in_language import COLLECTION, PlanInLanguage
from generator.content_types.plan.model import Disclosure, Plan, PlanSection, Promulgation
from generator.document import origin, origin_section
from generator.edition import Edition
from generator.indicators.presenting.dashboard import counts, indicator_filter
from generator.indicators.presenting.deadlines import calendar_link
from generator.indicators.presenting.reasons import month_words
from generator.language import LocalizedText, Words
from generator.publication import (
    Block,
    Column,
    Ledger,
    LedgerRow,
    Link,
    LinkList,
    Page,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Status,
    Table,
)


@dataclass(frozen=True, slots=True)
class OverviewPage:
    shown: PlanInLanguage

    @property
    def plan(self) -> Plan:
        return self.shown.plan

    @property
    def edition(self) -> Edition:
        return self.shown.edition

    def page(self) -> Page:
        file, chapters = self.plan.file, self.shown.chapters
        return Page(
            key=self.shown.key,
            language=self.edition.language,
            path=self.shown.path,
            title=self.edition.words(file.title),
            short_title=self.shown.link.label,
            description=self.edition.words(file.summary).text,
            sections=(*self.sections(), origin_section(file.source, self.edition)),
            collection=COLLECTION,
            issuer=self.shown.registers.unit_words(file.issuer, self.edition),
            lead=self.edition.words(file.summary),
            head=(self.disclosure(file.disclosure),),
            contents=True,
            breadcrumbs=self.shown.breadcrumbs(),
            next=self.shown.chapter_link(chapters[0]) if chapters else None,
            related=self.shown.ledger.related(),
            origin=origin(file.source, self.edition),
            sources=(
                f"{self.plan.folder}/plan.yml",
                self.plan.folder,
                f"{self.plan.folder}/indicators.yml",
                *self.plan.reports.sources,
            ),
        )

    def disclosure(self, disclosure: Disclosure) -> Ledger:
        """The document's own particulars, in the order of official documents; what is not said is shown so."""
        say, file = self.edition.say, self.plan.file
        unsaid = say("source_does_not_say")
        period = say("covers_years", first=file.period.first, last=file.period.last)
        if file.horizon:
            period = say(
                "covers_years_with_horizon", first=file.period.first, last=file.period.last, horizon=file.horizon
            )
        number = disclosure.document_number
        number_words = self.edition.source_words(number.read or number.printed) if number else unsaid
        number_note = (
            say("as_printed", words=self.edition.source_words(number.printed)) if number and number.read else None
        )
        dates = (disclosure.date_made, disclosure.date_printed, disclosure.date_published)
        made, printed, published = (self.edition.date(date) if date else unsaid for date in dates)
        openness = say(f"openness_{disclosure.openness}") if disclosure.openness else unsaid
        validity = self.edition.words(disclosure.validity) if disclosure.validity else unsaid
        index_number = Words(disclosure.index_number) if disclosure.index_number else unsaid
        notice = tuple(
            LedgerRow(say(name), (self.edition.words(text),))
            for name, text in self.particulars(file.notice)
            if text is not None
        )
        return Ledger(
            (
                LedgerRow(say("document_number"), (number_words,), number_note),
                LedgerRow(say("period"), (period,)),
                LedgerRow(say("date_made"), (made,)),
                LedgerRow(say("date_printed"), (printed,)),
                LedgerRow(say("date_published"), (published,)),
                LedgerRow(say("openness"), (openness,)),
                LedgerRow(say("index_number"), (index_number,)),
                LedgerRow(say("validity"), (validity,)),
                *notice,
            ),
            paired=True,
        )

    def particulars(self, notice: Promulgation | None) -> tuple[tuple[str, LocalizedText | None], ...]:
        if notice is None:
            return ()
        return (
            ("drafted_by", notice.drafted_by),
            ("adopted_by", notice.adopted_by),
            ("recipients", notice.recipients),
            ("copied_to", notice.copied_to),
        )

    def sections(self) -> Iterator[Section]:
        """The promises first, then the way to each chapter, the table, and which tasks answer for what."""
        say, count = self.edition.say, len(self.plan.indicators.indicators)
        if count:
            yield Section("mosaic", say(self.mosaic_title, n=count), tuple(self.dashboard()))
        if self.shown.chapters or self.shown.ledger.sections():
            links = [
                *map(self.chapter_entry, self.shown.chapters),
                *((self.shown.figures_link,) if self.shown.ledger.sections() else ()),
            ]
            yield Section("part_chapters", say("chapters"), (LinkList(tuple(links)),))
        if (count or self.plan.file.reporting) and self.shown.table_section == "part_table":
            yield Section("part_table", say("indicators_title"), self.indicator_blocks())
        for section in self.plan.file.sections:
            title = self.edition.words(section.title)
            if section.shows == "indicators":
                yield Section(section.id, title, self.indicator_blocks())
            elif section.tasks:
                yield Section(section.id, title, (self.shown.tasks(section, self.shown.chapter_link(section).path),))

        if (snapshots := self.snapshots()) is not None:
            yield Section("part_snapshots", say("snapshots"), (snapshots,))
        if self.plan.projects:
            entries = (
                replace(self.shown.project_link(one), note=self.edition.words(one.summary))
                for one in self.plan.projects
            )
            yield Section("part_key_projects", say("key_projects"), (LinkList(tuple(entries)),))

    @property
    def mosaic_title(self) -> str:
        """What is monitored without a target is no promise."""
        kinds = {one.target.kind for one in self.plan.indicators.indicators}
        return "mosaic_title_monitored" if "monitored" in kinds else "mosaic_title"

    def dashboard(self) -> Iterator[Block]:
        """The figures, what to choose by, every promise as a tile, and how many stand where."""
        caption = self.edition.say("counts_caption")
        yield self.shown.plan_indicators.figures()
        if self.shown.large:
            links = {link.label.text: link for link in self.shown.categories.links()}
            names = self.edition.words
            yield counts(
                self.shown.plan_indicators, caption, lambda one: replace(links[names(one.name).text], note=None)
            )
            yield from self.calendar()
            return
        if chooser := indicator_filter(self.shown.plan_indicators, TABLE):
            yield chooser
        yield replace(self.shown.plan_indicators.mosaic(), legend="all")
        if len(set(map(self.shown.plan_indicators.status, self.shown.plan_indicators.file.indicators))) > 1:
            yield counts(self.shown.plan_indicators, caption)
        yield from self.calendar()

    def calendar(self) -> Iterator[Block]:
        """The way to what is due, where the plan promises anything."""
        file, reports = self.plan.file, self.plan.reports
        promised = any(one.target.kind != "monitored" for one in self.plan.indicators.indicators)
        if promised or file.reviews or reports.snapshots:
            yield LinkList((calendar_link(self.plan.slug, self.edition),))

    def chapter_entry(self, section: PlanSection) -> Link:
        summary = self.edition.words(section.summary) if section.summary else None
        return replace(self.shown.chapter_link(section), note=summary)

    def indicator_blocks(self) -> tuple[Block, ...]:
        reporting = self.plan.file.reporting
        remark = (Paragraph(self.edition.words(reporting), small=True),) if reporting else ()
        if not self.plan.indicators.indicators:
            return (Paragraph(self.edition.say("no_indicators")), *remark)
        table = self.shown.table()
        return (replace(table, elsewhere=self.shown.categories.links()) if self.shown.large else table, *remark)

    def snapshots(self) -> Table | None:
        """How many indicators had which status at each evaluation that was frozen."""
        say, frozen = self.edition.say, self.shown.plan_indicators.progress.evaluations
        if not frozen:
            return None
        verdicts = [Counter(verdict.status for verdict in one.verdicts.values()) for one in frozen]
        shown = [status for status in get_args(Status) if any(counts[status] for counts in verdicts)]
        columns = (
            Column("snapshot", say("column_snapshot"), "header"),
            Column("as_of", say("column_as_of")),
            *(Column(status, say(f"status_{status}"), "number") for status in shown),
        )
        rows = tuple(
            Row(
                f"row_snapshot_{number}",
                (
                    self.edition.words(one.snapshot.title),
                    Words(month_words(one.snapshot.as_of, self.edition)),
                    *(Words(self.edition.number(counts[status])) for status in shown),
                ),
            )
            for number, (one, counts) in enumerate(zip(frozen, verdicts, strict=True), 1)
        )
        return Table("snapshots_table", say("snapshots_caption"), columns, (RowGroup(None, rows),))
