"""An explainer's page: each question with its answer and its cases."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.content_types.explainer.model import CaseEntry, Explainer, QuestionEntry
from generator.document import collection_link, document_sources, home_link, origin, origin_section
from generator.edition import Edition
from generator.language import Words
from generator.ledger.present import FigureTables
from generator.publication import (
    Block,
    Case,
    Cases,
    Ledger,
    LedgerRow,
    Link,
    LinkList,
    Notice,
    Page,
    Presented,
    Question,
    Record,
    Section,
)
from generator.registers import Registers
from generator.sources.fields import LocalizedProse
from generator.sources.markdown.nodes import Prose

COLLECTION = "explainers"


def present(explainer: Explainer, edition: Edition, registers: Registers) -> Presented:
    writer = _Presentation(explainer, edition, registers)
    return Presented((writer.page(),), (writer.record(),))


@dataclass(frozen=True, slots=True)
class _Presentation:
    explainer: Explainer
    edition: Edition
    registers: Registers

    @property
    def link(self) -> Link:
        return Link(self.edition.words(self.explainer.file.title), self.edition.path(COLLECTION, self.explainer.slug))

    @property
    def questions(self) -> tuple[QuestionEntry, ...]:
        return tuple(question for category in self.explainer.file.categories for question in category.questions)

    def record(self) -> Record:
        file = self.explainer.file
        in_cases = (case.place for question in self.questions for case in question.cases)
        return Record(
            COLLECTION,
            self.link,
            f"{COLLECTION}/{self.explainer.slug}",
            self.edition.words(file.summary),
            units=(file.unit,),
            topics=file.topics,
            places=tuple(dict.fromkeys((*file.places, *in_cases))),
            models=file.models,
            date=str(file.source.published or ""),
            cases=tuple(self.case_entry(case, question) for question in self.questions for case in question.cases),
            facts=self.edition.say("question_count", n=len(self.questions)),
        )

    def page(self) -> Page:
        file, say = self.explainer.file, self.edition.say
        prose, notices = self.explainer.prose.in_edition(self.edition)
        ledger = FigureTables(file, self.link.path, self.edition, self.registers)
        introduction: list[Block] = [prose]
        if file.excerpt:
            introduction.append(Notice(say("excerpt"), self.edition.words(file.excerpt)))
        introduction.append(
            LinkList(tuple(Link(self.numbered(question), f"#{question.id}") for question in self.questions))
        )
        categories = tuple(
            Section(category.id, self.edition.words(category.name), tuple(map(self.question, category.questions)))
            for category in file.categories
        )
        return Page(
            key=f"{COLLECTION}/{self.explainer.slug}",
            language=self.edition.language,
            path=self.link.path,
            title=self.link.label,
            description=self.edition.words(file.summary).text,
            sections=(
                Section("part_questions", say("questions_here"), tuple(introduction)),
                *categories,
                *ledger.sections(),
                Section("part_basis", say("basis"), (self.basis(),)),
                origin_section(file.source, self.edition),
            ),
            collection=COLLECTION,
            kicker=(say("kind_explainer"), self.registers.unit_words(file.unit, self.edition)),
            lead=self.edition.words(file.summary),
            breadcrumbs=(home_link(self.edition), collection_link(COLLECTION, self.edition)),
            notices=notices,
            related=ledger.related(),
            figure_anchors=ledger.figure_anchors(),
            origin=origin(file.source, self.edition),
            sources=document_sources(self.explainer.folder, "explainer.yml", self.edition),
        )

    def case_entry(self, case: CaseEntry, question: QuestionEntry) -> tuple[str, Link]:
        """A case for the index of places: its question, with its theme, as a link to it."""
        label = self.numbered(question)
        if case.theme:
            theme = self.edition.words(case.theme)
            label = Words(self.edition.say("case_entry", theme=theme, question=label).text, label.tag)
        return case.place, Link(label, f"{self.link.path}#{question.id}")

    def numbered(self, question: QuestionEntry) -> Words:
        words = self.edition.words(question.question)
        return Words(self.edition.say("numbered", number=question.number, words=words).text, words.tag)

    def question(self, question: QuestionEntry) -> Question:
        cases = None
        if question.cases:
            title = self.edition.say("cases", n=len(question.cases))
            cases = Cases(title, tuple(map(self.case, question.cases)))
        return Question(
            question.id,
            str(question.number),
            self.edition.words(question.question),
            self.edition.words(question.answer),
            self.prose(question.details) if question.details else None,
            cases,
        )

    def case(self, case: CaseEntry) -> Case:
        place = self.registers.place_words(case.place, self.edition)
        theme = self.edition.words(case.theme) if case.theme else None
        return Case(place, theme, self.prose(case.text))

    def prose(self, text: LocalizedProse) -> Prose:
        """The text in this language, or marked as being in another."""
        for language in (self.edition.language, *self.edition.languages):
            if language.code in text.texts:
                own = language == self.edition.language
                return text.texts[language.code] if own else replace(text.texts[language.code], tag=language.tag)
        raise LookupError(self.explainer.slug)

    def basis(self) -> Ledger:
        """Who answers whom, and on which document's ground."""
        file, say = self.explainer.file, self.edition.say
        rows = [
            LedgerRow(say("who_explains"), (self.registers.unit_link(file.unit, self.edition),)),
            LedgerRow(say("what_is_explained"), (self.edition.words(file.source.title),)),
        ]
        if file.audience:
            rows.append(LedgerRow(say("for_whom"), (self.edition.words(file.audience),)))
        return Ledger(tuple(rows))
