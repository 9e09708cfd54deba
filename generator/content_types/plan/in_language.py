"""A plan in one language: what its pages have in common."""

from __future__ import annotations

from dataclasses import dataclass

from generator.content_types.plan.category_pages import TABLE, CategoryPages
from generator.content_types.plan.derive import JudgedPlan
from generator.content_types.plan.model import Plan, PlanSection, Project, TaskGroup
from generator.document import collection_link, home_link
from generator.edition import Edition
from generator.indicators.presenting.pages import is_large
from generator.indicators.presenting.plan_indicators import PlanIndicators
from generator.language import Words
from generator.ledger.present import FigureTables
from generator.publication import Link, Table, Task, Tasks
from generator.registers import Registers

COLLECTION = "plans"


@dataclass(frozen=True, slots=True)
class PlanInLanguage:
    plan: Plan
    edition: Edition
    registers: Registers
    path: str
    plan_indicators: PlanIndicators

    @classmethod
    def of(cls, judged: JudgedPlan, edition: Edition, registers: Registers) -> PlanInLanguage:
        plan, path = judged.plan, edition.path(COLLECTION, judged.plan.slug)
        plan_indicators = PlanIndicators(
            plan.indicators, judged.progress, path, plan.file.period.last, edition, registers
        )
        return cls(plan, edition, registers, path, plan_indicators)

    @property
    def chapters(self) -> tuple[PlanSection, ...]:
        """The sections that have pages of their own."""
        return tuple(section for section in self.plan.file.sections if section.id in self.plan.prose)

    @property
    def key(self) -> str:
        return f"{COLLECTION}/{self.plan.slug}"

    @property
    def link(self) -> Link:
        return Link(self.edition.words(self.plan.file.short_title), self.path)

    @property
    def ledger(self) -> FigureTables:
        """The plan's own figures, on a page of their own."""
        return FigureTables(self.plan.file, f"{self.path}figures/", self.edition, self.registers)

    @property
    def figures_link(self) -> Link:
        say = self.edition.say
        return Link(say("figures_and_checks"), self.ledger.path, say("figures_and_checks_note"))

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
        return self.plan_indicators.table(TABLE, self.caption, self.plan_indicators.download)

    @property
    def categories(self) -> CategoryPages:
        return CategoryPages(self.plan, self.plan_indicators, (*self.breadcrumbs(), self.link))

    @property
    def large(self) -> bool:
        return is_large(self.plan.indicators)

    @property
    def table_section(self) -> str:
        """Where the table stands: in the chapter that is to show it, or in a part of our own."""
        shown = (section.id for section in self.plan.file.sections if section.shows == "indicators")
        return next(shown, "part_table")

    def facts(self) -> Words:
        file = self.plan.file
        issuer = self.registers.unit_words(file.issuer, self.edition)
        made = file.disclosure.date_made
        parts = [issuer.text]
        if made:
            parts.append(self.edition.say("made_on" if made.day else "made_in", date=self.edition.date(made)).text)
        parts.append(self.edition.say("covers_years", first=file.period.first, last=file.period.last).text)
        return Words(self.edition.say("list_separator").text.join(parts), issuer.tag)

    def tasks(self, section: PlanSection, path: str | None) -> Tasks:
        return Tasks(tuple(self.task(task, path) for task in section.tasks), self.edition.say("matching_indicators"))

    def task(self, task: TaskGroup, path: str | None) -> Task:
        wanted = set(task.indicators)
        items = tuple(map(self.edition.words, task.numbered))
        tiles = tuple(
            self.plan_indicators.tile(indicator)
            for indicator in self.plan.indicators.indicators
            if str(indicator.number) in wanted
        )
        return Task(task.id, self.edition.words(task.title), self.edition.words(task.summary), tiles, path, items)

    def project_figures(self, project: Project) -> FigureTables:
        return FigureTables(project.ledger, self.project_link(project).path, self.edition, self.registers)
