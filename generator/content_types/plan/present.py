"""A plan's pages: the whole on one page, each chapter, each indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from generator.content_types.plan.category_pages import TABLE, CategoryPages
from generator.content_types.plan.indicator_page import IndicatorPage
from generator.content_types.plan.model import Disclosure, Plan, PlanSection, Project, Promulgation, TaskGroup
from generator.document import collection_link, home_link, is_long, origin, origin_section, prose_section
from generator.edition import Edition
from generator.indicators.dashboard import counts, indicator_filter
from generator.indicators.deadlines import calendar_link, target_deadlines
from generator.indicators.model import Indicator
from generator.indicators.observations.model import MONTHS
from generator.indicators.pages import is_large
from generator.indicators.present import Promises
from generator.indicators.reasons import month_words
from generator.language import LocalizedText, Words
from generator.ledger.present import Ledger as Figures
from generator.publication import (
    Block,
    Bound,
    Column,
    Deadline,
    Ledger,
    LedgerRow,
    Link,
    LinkList,
    Page,
    Paragraph,
    Presented,
    Promise,
    Record,
    Row,
    RowGroup,
    Section,
    Status,
    Table,
    Task,
    Tasks,
)
from generator.registers import Registers

COLLECTION = "plans"


def present(plan: Plan, edition: Edition, registers: Registers) -> Presented:
    return _Presentation.of(plan, edition, registers).presented()


@dataclass(frozen=True, slots=True)
class _Presentation:
    plan: Plan
    edition: Edition
    registers: Registers
    path: str
    promises: Promises

    @classmethod
    def of(cls, plan: Plan, edition: Edition, registers: Registers) -> _Presentation:
        path = edition.path(COLLECTION, plan.slug)
        promises = Promises(plan.indicators, plan.progress, path, plan.file.period.last, edition, registers)
        return cls(plan, edition, registers, path, promises)

    def presented(self) -> Presented:
        chapters = [section for section in self.plan.file.sections if section.id in self.plan.prose]
        indicators = self.plan.indicators.indicators
        pages = [self.overview(chapters)]
        pages += [self.chapter(chapters, position) for position in range(len(chapters))]
        if ledger := self.ledger.sections():
            pages.append(self.figures(ledger))
        pages += [self.project(position) for position in range(len(self.plan.projects))]
        if self.large:
            pages += self.categories.pages()
        pages += [
            self.indicator_page(indicator).page(*_neighbours(indicators, at)) for at, indicator in enumerate(indicators)
        ]
        return Presented(tuple(pages), (self.record(),))

    @property
    def key(self) -> str:
        return f"{COLLECTION}/{self.plan.slug}"

    @property
    def link(self) -> Link:
        return Link(self.edition.words(self.plan.file.short_title), self.path)

    @property
    def ledger(self) -> Figures:
        """The plan's own figures, on a page of their own."""
        return Figures(self.plan.file, f"{self.path}figures/", self.edition, self.registers)

    @property
    def figures_link(self) -> Link:
        say = self.edition.say
        return Link(say("figures_and_checks"), self.ledger.path, say("figures_and_checks_note"))

    def indicator_page(self, indicator: Indicator) -> IndicatorPage:
        whole = Link(self.caption, f"{self.path}#{self.table_section}")
        return IndicatorPage(indicator, self.plan, self.promises, (*self.breadcrumbs(), self.link), whole)

    def project_link(self, project: Project) -> Link:
        return Link(self.edition.words(project.name), f"{self.path}projects/{project.id}/")

    def chapter_link(self, section: PlanSection) -> Link:
        return Link(self.edition.words(section.title), f"{self.path}{section.id}/")

    def breadcrumbs(self) -> tuple[Link, ...]:
        return home_link(self.edition), collection_link(COLLECTION, self.edition)

    @property
    def caption(self) -> Words:
        count = len(self.plan.indicators.indicators)
        return self.edition.say("indicator_table_caption", n=count, plan=self.link.label)

    def table(self) -> Table:
        return self.promises.table(TABLE, self.caption, self.promises.download)

    @property
    def categories(self) -> CategoryPages:
        return CategoryPages(self.plan, self.promises, (*self.breadcrumbs(), self.link))

    @property
    def large(self) -> bool:
        return is_large(self.plan.indicators)

    def record(self) -> Record:
        file = self.plan.file
        record = Record(
            COLLECTION,
            self.link,
            self.key,
            self.edition.words(file.summary),
            units=(file.issuer,),
            topics=file.topics,
            places=file.places,
            facts=self.facts(),
            date=str(file.disclosure.date_published or file.disclosure.date_made or ""),
            deadlines=(*target_deadlines(self.promises), *self.review_deadlines()),
            as_of=self.plan.progress.as_of,
        )
        if not self.plan.indicators.indicators:
            return record
        mosaic, named = self.promises.mosaic(), replace(self.link, note=self.facts())
        promise = Promise(named, None if self.large else mosaic, self.promises.figures())
        return replace(record, promise=promise, mosaic=mosaic, indicators=self.table())

    def review_deadlines(self) -> Iterator[Deadline]:
        """The reviews that the plan promises, and the evaluations that were held."""
        say, period = self.edition.say, self.plan.file.period
        for review in self.plan.file.reviews:
            unit = review.unit
            who = self.registers.unit_words(unit, self.edition) if unit else say("source_does_not_say")
            state = say("review_promised")
            if review.due:
                state = say("review_promised_for", date=self.edition.date(review.due))
            yearly = range(period.first, period.last + 1)
            for year in yearly if review.every else (review.due.year if review.due else None,):
                yield Deadline(year, self.edition.words(review.title), who, state)
        for snapshot in self.plan.progress.snapshots:
            date = month_words(snapshot.as_of, self.edition)
            held = say("review_held", date=date)
            who = say("source_does_not_say")
            yield Deadline(snapshot.as_of // MONTHS, self.edition.words(snapshot.title), who, held)

    def facts(self) -> Words:
        file = self.plan.file
        issuer = self.registers.unit_words(file.issuer, self.edition)
        made = file.disclosure.date_made
        parts = [issuer.text]
        if made:
            parts.append(self.edition.say("made_on" if made.day else "made_in", date=self.edition.date(made)).text)
        parts.append(self.edition.say("covers_years", first=file.period.first, last=file.period.last).text)
        return Words(self.edition.say("list_separator").text.join(parts), issuer.tag)

    def overview(self, chapters: list[PlanSection]) -> Page:
        file = self.plan.file
        return Page(
            key=self.key,
            language=self.edition.language,
            path=self.path,
            title=self.edition.words(file.title),
            short_title=self.link.label,
            description=self.edition.words(file.summary).text,
            sections=(*self.overview_sections(chapters), origin_section(file.source, self.edition)),
            collection=COLLECTION,
            issuer=self.registers.unit_words(file.issuer, self.edition),
            lead=self.edition.words(file.summary),
            head=(self.disclosure(file.disclosure),),
            contents=True,
            breadcrumbs=self.breadcrumbs(),
            next=self.chapter_link(chapters[0]) if chapters else None,
            related=self.ledger.related(),
            origin=origin(file.source, self.edition),
            sources=(
                f"{self.plan.folder}/plan.yml",
                self.plan.folder,
                f"{self.plan.folder}/indicators.yml",
                *self.plan.progress.sources,
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
        number_words = Words(number.read or number.printed, self.source_tag) if number else unsaid
        number_note = say("as_printed", words=number.printed) if number and number.read else None
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

    @property
    def source_tag(self) -> str | None:
        """The tag for words kept from the source."""
        source = self.edition.languages[0]
        return None if source == self.edition.language else source.tag

    def overview_sections(self, chapters: list[PlanSection]) -> Iterator[Section]:
        """The promises first, then the way to each chapter, the table, and which tasks answer for what."""
        say, count = self.edition.say, len(self.plan.indicators.indicators)
        if count:
            yield Section("mosaic", say("mosaic_title", n=count), tuple(self.dashboard()))
        if chapters or self.ledger.sections():
            links = [*map(self.chapter_entry, chapters), *((self.figures_link,) if self.ledger.sections() else ())]
            yield Section("part_chapters", say("chapters"), (LinkList(tuple(links)),))
        if (count or self.plan.file.reporting) and self.table_section == "part_table":
            yield Section("part_table", say("indicators_title"), self.indicator_blocks())
        for section in self.plan.file.sections:
            title = self.edition.words(section.title)
            if section.shows == "indicators":
                yield Section(section.id, title, self.indicator_blocks())
            elif section.tasks:
                yield Section(section.id, title, (self.tasks(section, self.chapter_link(section).path),))

        if (snapshots := self.snapshots()) is not None:
            yield Section("part_snapshots", say("snapshots"), (snapshots,))
        if self.plan.projects:
            entries = (
                replace(self.project_link(one), note=self.edition.words(one.summary)) for one in self.plan.projects
            )
            yield Section("part_key_projects", say("key_projects"), (LinkList(tuple(entries)),))

    def dashboard(self) -> Iterator[Block]:
        """The figures, what to choose by, every promise as a tile, and how many stand where."""
        caption = self.edition.say("counts_caption")
        yield self.promises.figures()
        if self.large:
            links = {link.label.text: link for link in self.categories.links()}
            names = self.edition.words
            yield counts(self.promises, caption, lambda one: replace(links[names(one.name).text], note=None))
            yield LinkList((calendar_link(self.plan.slug, self.edition),))
            return
        if chooser := indicator_filter(self.promises, TABLE):
            yield chooser
        yield replace(self.promises.mosaic(), legend="all")
        if len(set(map(self.promises.status, self.promises.file.indicators))) > 1:
            yield counts(self.promises, caption)
        yield LinkList((calendar_link(self.plan.slug, self.edition),))

    @property
    def table_section(self) -> str:
        """Where the table stands: in the chapter that is to show it, or in a part of our own."""
        shown = (section.id for section in self.plan.file.sections if section.shows == "indicators")
        return next(shown, "part_table")

    def chapter_entry(self, section: PlanSection) -> Link:
        summary = self.edition.words(section.summary) if section.summary else None
        return replace(self.chapter_link(section), note=summary)

    def indicator_blocks(self) -> tuple[Block, ...]:
        reporting = self.plan.file.reporting
        remark = (Paragraph(self.edition.words(reporting), small=True),) if reporting else ()
        if not self.plan.indicators.indicators:
            return (Paragraph(self.edition.say("no_indicators")), *remark)
        table = self.table()
        return (replace(table, elsewhere=self.categories.links()) if self.large else table, *remark)

    def tasks(self, section: PlanSection, path: str | None) -> Tasks:
        return Tasks(tuple(self.task(task, path) for task in section.tasks), self.edition.say("matching_indicators"))

    def task(self, task: TaskGroup, path: str | None) -> Task:
        wanted = set(task.indicators)
        items = tuple(map(self.edition.words, task.numbered))
        tiles = tuple(
            self.promises.tile(indicator)
            for indicator in self.plan.indicators.indicators
            if str(indicator.number) in wanted
        )
        return Task(task.id, self.edition.words(task.title), self.edition.words(task.summary), tiles, path, items)

    def chapter(self, chapters: list[PlanSection], position: int) -> Page:
        section = chapters[position]
        prose, notices = self.plan.prose[section.id].in_edition(self.edition)
        link = self.chapter_link(section)
        sections = [prose_section(link.label, prose)]
        if section.tasks:
            sections.append(
                Section("part_matching", self.edition.say("matching_indicators"), (self.tasks(section, None),))
            )
        before = self.chapter_link(chapters[position - 1]) if position else self.link
        after = self.chapter_link(chapters[position + 1]) if position + 1 < len(chapters) else None
        return Page(
            key=f"{self.key}/{section.id}",
            kind="chapter",
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=self.edition.say("chapter_description", title=link.label, plan=self.link.label).text,
            sections=tuple(sections),
            collection=COLLECTION,
            subject=self.link.label,
            kicker=(self.link.label,),
            lead=self.edition.words(section.summary) if section.summary else None,
            breadcrumbs=(*self.breadcrumbs(), self.link),
            notices=notices,
            bound=self.bound(),
            contents=is_long(prose),
            previous=before,
            next=after,
            origin=origin(self.plan.file.source, self.edition),
            sources=tuple(
                f"{self.plan.folder}/sections/{section.id}.{language.code}.md" for language in self.edition.languages
            ),
        )

    def figures(self, sections: tuple[Section, ...]) -> Page:
        return Page(
            key=f"{self.key}/figures",
            language=self.edition.language,
            path=self.ledger.path,
            title=self.figures_link.label,
            description=self.edition.say("figures_description", plan=self.link.label).text,
            sections=sections,
            collection=COLLECTION,
            subject=self.link.label,
            kicker=(self.link.label,),
            lead=self.figures_link.note,
            breadcrumbs=(*self.breadcrumbs(), self.link),
            previous=self.link,
            origin=origin(self.plan.file.source, self.edition),
            sources=(f"{self.plan.folder}/plan.yml#figures",),
        )

    def bound(self) -> tuple[Bound, ...]:
        """What the plan's text may be bound to: its figures, its indicators, the figures of its projects."""
        targets = tuple(
            Bound(f"indicator-{one.number}", self.promises.target_words(one), self.promises.page_path(one))
            for one in self.plan.indicators.indicators
        )
        projects = tuple(
            replace(bound, id=f"{project.id}.{bound.id}")
            for project in self.plan.projects
            for bound in self.project_figures(project).bound()
        )
        return (*self.ledger.bound(), *targets, *projects)

    def project_figures(self, project: Project) -> Figures:
        return Figures(project.ledger, self.project_link(project).path, self.edition, self.registers)

    def project(self, position: int) -> Page:
        projects = self.plan.projects
        project = projects[position]
        link = self.project_link(project)
        ledger = self.project_figures(project)
        sections = list(ledger.sections())
        if project.notes:
            notes = tuple(Paragraph(self.edition.words(note)) for note in project.notes)
            sections.append(Section("part_notes", self.edition.say("notes"), notes))
        return Page(
            key=f"{self.key}/projects/{project.id}",
            kind="project",
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=self.edition.words(project.summary).text,
            sections=tuple(sections),
            collection=COLLECTION,
            subject=self.link.label,
            kicker=(self.edition.say("kind_project"), self.link.label),
            lead=self.edition.words(project.summary),
            breadcrumbs=(*self.breadcrumbs(), self.link),
            related=ledger.related(),
            previous=self.project_link(projects[position - 1]) if position else None,
            next=self.project_link(projects[position + 1]) if position + 1 < len(projects) else None,
            origin=origin(self.plan.file.source, self.edition),
            sources=(f"{self.plan.folder}/projects.yml#{project.id}",),
        )

    def snapshots(self) -> Table | None:
        """How many indicators had which status at each evaluation that was frozen."""
        say, frozen = self.edition.say, self.plan.progress.snapshots
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
                    self.edition.words(one.title),
                    Words(month_words(one.as_of, self.edition)),
                    *(Words(self.edition.number(counts[status])) for status in shown),
                ),
            )
            for number, (one, counts) in enumerate(zip(frozen, verdicts, strict=True), 1)
        )
        return Table("snapshots_table", say("snapshots_caption"), columns, (RowGroup(None, rows),))


def _neighbours(indicators: tuple[Indicator, ...], at: int) -> tuple[Indicator | None, Indicator | None]:
    before = indicators[at - 1] if at else None
    return before, indicators[at + 1] if at + 1 < len(indicators) else None
