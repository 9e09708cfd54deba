"""A statement: what was looked at and found, criterion by criterion, and what nobody has looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.content_types.statement.model import Check, Criterion, Principle, Statement
from generator.document import document_sources, home_link
from generator.edition import Edition
from generator.language import Words
from generator.publication import (
    Column,
    Figures,
    Link,
    Page,
    Paragraph,
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

COLLECTION = "statements"
LISTED_WITH = "pages"


def present(statement: Statement, edition: Edition, registers: Registers) -> Presented:  # noqa: ARG001 - every type is called alike
    return Shown(statement, edition).presented()


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement in one language."""

    statement: Statement
    edition: Edition

    def presented(self) -> Presented:
        file, words = self.statement.file, self.edition.words
        link = Link(words(file.title), self.edition.path(COLLECTION, self.statement.slug))
        summary = words(file.summary)
        page = Page(
            key=f"{COLLECTION}/{self.statement.slug}",
            language=self.edition.language,
            path=link.path,
            title=link.label,
            description=summary.text,
            sections=tuple(self.sections(link.path)),
            contents=True,
            collection=LISTED_WITH,
            lead=summary,
            breadcrumbs=(home_link(self.edition),),
            sources=(f"{self.statement.folder}/results.yml", *self.sources()),
        )
        return Presented((page,), (Record(LISTED_WITH, link, page.key, summary),))

    def sources(self) -> tuple[str, ...]:
        return document_sources(self.statement.folder, "statement.yml", self.edition)

    def sections(self, path: str) -> Iterator[Section]:
        file, say = self.statement.file, self.edition.say
        yield Section("part_result", say("statement_result"), (self.counts(), self.tested()))
        yield from self.known()
        yield Section("part_feedback", say("statement_feedback"), (Paragraph(self.edition.words(file.feedback)),))
        yield Section("part_checks", say("statement_checks"), (self.checks(path),))
        yield Section("part_criteria", say("statement_criteria"), (self.criteria(path),))

    def counts(self) -> Figures:
        results = [criterion.result for criterion in self.statement.results.criteria]
        named = ("supported", "partly", "not_supported", "not_applicable", "not_tested")
        return Figures(
            tuple(
                (self.edition.say(f"criteria_{result}"), self.edition.number(results.count(result)))
                for result in named
                if result in results
            )
        )

    def tested(self) -> Paragraph:
        results = self.statement.results
        text = self.edition.say("statement_tested", standard=results.standard, date=self.edition.date(results.tested))
        return Paragraph(text)

    def known(self) -> Iterator[Section]:
        """What people say of the site, in short lists."""
        file, say = self.statement.file, self.edition.say
        named = (("approach", file.approach), ("limits", file.limits), ("not_tested", file.not_tested))
        lists = tuple(
            WordList(say(f"statement_{name}"), tuple(self.edition.words(text) for text in texts))
            for name, texts in named
            if texts
        )
        if lists:
            yield Section("part_known", say("statement_known"), (WordLists(lists),))

    def checks(self, path: str) -> Table:
        say = self.edition.say
        columns = (
            Column("check", say("column_method"), "header"),
            Column("version", say("column_version")),
            Column("scope", say("column_scope")),
            Column("looks", say("column_looks"), "quantity"),
            Column("findings", say("column_findings"), "quantity"),
        )
        rows = tuple(self.check(check) for check in self.statement.results.checks)
        return Table(
            "part_checks_table", say("statement_checks_caption"), columns, (RowGroup(None, rows),),
            download=f"{path}checks.csv",
        )  # fmt: skip

    def check(self, check: Check) -> Row:
        version = Words(check.version) if check.version else self.edition.say("own_check")
        return Row(
            f"check_{check.id}",
            (
                self.edition.words(check.name),
                version,
                self.edition.words(check.scope),
                Quantity(Decimal(check.looks)),
                Quantity(Decimal(check.findings)),
            ),
        )

    def criteria(self, path: str) -> Table:
        say, results = self.edition.say, self.statement.results
        columns = (
            Column("number", say("column_number"), "number"),
            Column("criterion", say("column_criterion"), "header"),
            Column("level", say("column_level")),
            Column("result", say("column_result"), "state"),
            Column("basis", say("column_basis")),
        )
        groups = tuple(self.principle(principle) for principle in results.principles)
        return Table(
            "part_criteria_table", say("statement_criteria_caption", standard=results.standard), columns, groups,
            group_title=say("column_principle"), wide=True, download=f"{path}criteria.csv",
        )  # fmt: skip

    def principle(self, principle: Principle) -> RowGroup:
        rows = tuple(self.criterion(criterion) for criterion in principle.criteria)
        return RowGroup(self.edition.words(principle.name), rows)

    def criterion(self, criterion: Criterion) -> Row:
        return Row(
            f"criterion_{criterion.number.replace('.', '_')}",
            (
                Words(criterion.number),
                self.edition.words(criterion.name),
                Words(criterion.level),
                self.edition.say(criterion.result),
                self.basis(criterion),
            ),
        )

    def basis(self, criterion: Criterion) -> Words:
        """What the result rests on: the checks by name, or the reason."""
        if criterion.reason:
            return self.edition.words(criterion.reason)
        names = {check.id: self.edition.words(check.name).text for check in self.statement.results.checks}
        return Words(self.edition.say("list_separator").text.join(names[check] for check in criterion.checks))
