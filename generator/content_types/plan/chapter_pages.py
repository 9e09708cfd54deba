"""The pages of a plan's chapters, of its figures, and of its key projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.content_types.plan.in_language import COLLECTION, PlanInLanguage
from generator.content_types.plan.model import Plan
from generator.document import is_long, origin, prose_section
from generator.edition import Edition
from generator.publication import FigureAnchor, Page, Paragraph, Section


@dataclass(frozen=True, slots=True)
class ChapterPages:
    shown: PlanInLanguage

    @property
    def plan(self) -> Plan:
        return self.shown.plan

    @property
    def edition(self) -> Edition:
        return self.shown.edition

    def pages(self) -> Iterator[Page]:
        yield from map(self.chapter, range(len(self.shown.chapters)))
        if ledger := self.shown.ledger.sections():
            yield self.figures(ledger)
        yield from map(self.project, range(len(self.plan.projects)))

    def chapter(self, position: int) -> Page:
        chapters = self.shown.chapters
        section = chapters[position]
        prose, notices = self.plan.prose[section.id].in_edition(self.edition)
        link = self.shown.chapter_link(section)
        sections = [prose_section(link.label, prose)]
        if section.tasks:
            sections.append(
                Section("part_matching", self.edition.say("matching_indicators"), (self.shown.tasks(section, None),))
            )
        before = self.shown.chapter_link(chapters[position - 1]) if position else self.shown.link
        after = self.shown.chapter_link(chapters[position + 1]) if position + 1 < len(chapters) else None
        return Page(
            key=f"{self.shown.key}/{section.id}",
            kind="chapter",
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=self.edition.say("chapter_description", title=link.label, plan=self.shown.link.label).text,
            sections=tuple(sections),
            collection=COLLECTION,
            subject=self.shown.link.label,
            kicker=(self.shown.link.label,),
            lead=self.edition.words(section.summary) if section.summary else None,
            breadcrumbs=(*self.shown.breadcrumbs(), self.shown.link),
            notices=notices,
            figure_anchors=self.figure_anchors(),
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
            key=f"{self.shown.key}/figures",
            language=self.edition.language,
            path=self.shown.ledger.path,
            title=self.shown.figures_link.label,
            description=self.edition.say("figures_description", plan=self.shown.link.label).text,
            sections=sections,
            collection=COLLECTION,
            subject=self.shown.link.label,
            kicker=(self.shown.link.label,),
            lead=self.shown.figures_link.note,
            breadcrumbs=(*self.shown.breadcrumbs(), self.shown.link),
            previous=self.shown.link,
            origin=origin(self.plan.file.source, self.edition),
            sources=(f"{self.plan.folder}/plan.yml#figures",),
        )

    def figure_anchors(self) -> tuple[FigureAnchor, ...]:
        """What the plan's text may be bound to: its figures, its indicators, the figures of its projects."""
        targets = tuple(
            FigureAnchor(
                f"indicator-{one.number}",
                self.shown.plan_indicators.target_words(one),
                self.shown.plan_indicators.page_path(one),
            )
            for one in self.plan.indicators.indicators
        )
        projects = tuple(
            replace(anchor, id=f"{project.id}.{anchor.id}")
            for project in self.plan.projects
            for anchor in self.shown.project_figures(project).figure_anchors()
        )
        return (*self.shown.ledger.figure_anchors(), *targets, *projects)

    def project(self, position: int) -> Page:
        projects = self.plan.projects
        project = projects[position]
        link = self.shown.project_link(project)
        ledger = self.shown.project_figures(project)
        sections = list(ledger.sections())
        if project.notes:
            notes = tuple(Paragraph(self.edition.words(note)) for note in project.notes)
            sections.append(Section("part_notes", self.edition.say("notes"), notes))
        return Page(
            key=f"{self.shown.key}/projects/{project.id}",
            kind="project",
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=self.edition.words(project.summary).text,
            sections=tuple(sections),
            collection=COLLECTION,
            subject=self.shown.link.label,
            kicker=(self.edition.say("kind_project"), self.shown.link.label),
            lead=self.edition.words(project.summary),
            breadcrumbs=(*self.shown.breadcrumbs(), self.shown.link),
            related=ledger.related(),
            previous=self.shown.project_link(projects[position - 1]) if position else None,
            next=self.shown.project_link(projects[position + 1]) if position + 1 < len(projects) else None,
            origin=origin(self.plan.file.source, self.edition),
            sources=(f"{self.plan.folder}/projects.yml#{project.id}",),
        )
