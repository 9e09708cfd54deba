"""Indicators as tiles, rows and sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.edition import Edition
from generator.indicators.counted import counted_in
from generator.indicators.derive import Progress
from generator.indicators.judgement.judge import WORST_FIRST, Verdict
from generator.indicators.lineage import Lineage
from generator.indicators.model import Category, Indicator, IndicatorFile
from generator.indicators.presenting.history import History
from generator.indicators.presenting.method import rule_link
from generator.indicators.presenting.reasons import Reasons
from generator.indicators.presenting.revisions import Revisions
from generator.language import Words
from generator.publication import (
    Cell,
    Column,
    Figures,
    Link,
    Mosaic,
    MosaicGroup,
    Quantity,
    Row,
    RowGroup,
    State,
    Status,
    Table,
    Tile,
)
from generator.quantities.words import in_words
from generator.registers import Registers


@dataclass(frozen=True, slots=True)
class PlanIndicators:
    """The indicators of one plan, shown in one language.  `path` is the plan's page, `year` its last year."""

    file: IndicatorFile
    progress: Progress
    path: str
    year: int
    edition: Edition
    registers: Registers

    @property
    def download(self) -> str:
        """Where the whole table is to be taken along."""
        return f"{self.path}indicators.csv"

    def page_path(self, indicator: Indicator) -> str:
        return f"{self.path}indicators/{indicator.number}/"

    def target(self, indicator: Indicator) -> Quantity | Words:
        """The target with its comparator and all that says more than a level; without a number as printed."""
        target, per = indicator.target, indicator.target.per
        if not target.words:
            return self.edition.say("no_target")
        if not target.has_number:
            return self.edition.source_words(target.wording)
        return replace(
            self.registers.quantity(target.value, target.unit, self.edition),
            upper=target.upper,
            comparator=target.comparator,
            change=target.change,
            held=target.kind == "maintain" and not target.annual,
            per=self.registers.quantity(per.number, per.unit, self.edition) if per else None,
            annual=target.annual,
            out_of=target.out_of,
            said=target.said,
            source_words=self.edition.source_words(target.wording).text,
        )

    def target_words(self, indicator: Indicator) -> str:
        """The target as one run of words, for sentences."""
        target = self.target(indicator)
        return target.text if isinstance(target, Words) else self.in_words(target)

    def in_words(self, quantity: Quantity) -> str:
        return in_words(quantity, self.edition.catalogue)

    def due(self, indicator: Indicator) -> int:
        """The calendar year in which it is due."""
        target = indicator.target
        return (target.year or self.year) + (target.first_month > 1)

    def due_words(self, indicator: Indicator) -> str:
        """The year it is due, as its words name it: 2025, or 2025/26."""
        return indicator.target.year_words(indicator.target.year or self.year)

    def verdict(self, indicator: Indicator) -> Verdict:
        return self.progress.verdicts[indicator.number]

    def status(self, indicator: Indicator) -> Status:
        return self.verdict(indicator).status

    def state(self, indicator: Indicator) -> State:
        """Where it stands, why, and by which rule."""
        verdict = self.verdict(indicator)
        return State(
            self.tile(indicator),
            self.edition.say(f"status_{verdict.status}"),
            self.reason(indicator),
            rule_link(verdict.rule, self.edition),
        )

    def reason(self, indicator: Indicator) -> Words:
        reasons = Reasons(self.edition, lambda number: self.in_words(self.amount(indicator, number)))
        measures = tuple(map(self.edition.words, indicator.measures))
        reason = reasons.words(self.verdict(indicator), measures)
        if revisions := self.revisions(indicator):
            return self.edition.say("reason_and_note", reason=reason, note=revisions.sentences())
        return reason

    def revisions(self, indicator: Indicator) -> Revisions | None:
        """How its target was changed, where it ever was."""
        revised = self.progress.revised.get(indicator.number)
        return Revisions(revised, self.edition, self.target, self.target_words) if revised else None

    def amount(self, indicator: Indicator, number: Decimal) -> Quantity:
        return self.registers.quantity(number, counted_in(indicator, self.registers), self.edition)

    def history(self, indicator: Indicator, first: int) -> History:
        years = range(first, self.year + 1)
        unit = counted_in(indicator, self.registers)
        lineage = self.lineage(indicator)
        return History(indicator, self.progress.reports, years, unit, self.edition, self.registers, lineage)

    def lineage(self, indicator: Indicator) -> Lineage | None:
        """The same indicator in other plans, where it is in any."""
        return self.progress.lineages.get(indicator.number)

    def sentence(self, indicator: Indicator) -> Words:
        """The indicator in one sentence, for the ear."""
        target = self.edition.say(f"promised_{indicator.target.kind}", target=self.target_words(indicator))
        return self.edition.say(
            "indicator_sentence",
            name=self.edition.words(indicator.name),
            target=target,
            nature=self.edition.say(indicator.nature),
            unit=self.registers.unit_words(indicator.responsible_unit, self.edition),
            status=self.edition.say(f"status_{self.status(indicator)}"),
        )

    def tile(self, indicator: Indicator) -> Tile:
        return Tile(
            number=str(indicator.number),
            sentence=self.sentence(indicator),
            path=self.page_path(indicator),
            nature=indicator.nature,
            status=self.status(indicator),
            owner=indicator.responsible_unit,
            topics=indicator.topics,
        )

    def mosaic(self) -> Mosaic:
        groups = tuple(
            MosaicGroup(
                self.edition.words(category.name),
                self._tally(category),
                tuple(self.tile(indicator) for indicator in category.indicators),
            )
            for category in self.file.categories
        )
        reported = any(self.status(indicator) != "no_data" for indicator in self.file.indicators)
        return Mosaic(self.edition.say("mosaic_label"), groups, legend="all" if reported else "natures")

    def _tally(self, category: Category) -> Words:
        counts = [
            self.edition.say(f"tally_{nature}", n=count).text
            for nature in ("binding", "expected")
            if (count := sum(1 for indicator in category.indicators if indicator.nature == nature))
        ]
        return Words(self.edition.say("tally_separator").text.join(counts))

    def figures(self) -> Figures:
        indicators = self.file.indicators
        binding = sum(1 for indicator in indicators if indicator.nature == "binding")
        units = len({indicator.responsible_unit for indicator in indicators})
        reported = sum(1 for indicator in indicators if self.progress.reports.of(indicator.number))
        counts = (
            ("indicators", len(indicators)), ("binding", binding), ("responsible_units", units), ("reported", reported)
        )  # fmt: skip
        return Figures(
            tuple((self.edition.say(f"figure_{name}"), self.edition.number(count)) for name, count in counts)
        )

    def table(self, key: str, caption: Words, download: str) -> Table:
        """Every indicator, by category, with its own page behind its name."""
        say = self.edition.say
        columns = (
            Column("number", say("column_number"), "number"),
            Column("indicator", say("column_indicator"), "header"),
            Column("nature", say("column_nature")),
            Column("responsible_unit", say("column_responsible_unit")),
            Column("target", say("column_target"), "quantity"),
            Column("status", say("column_status"), "state", WORST_FIRST),
        )
        extra = (
            *(Column(name, say(f"column_{name}")) for name in ("target_year", "source_words", "remarks")),
            Column("reason", say("column_reason"), "text"),
            *((Column("revisions", say("column_revisions")),) if self.progress.revised else ()),
        )
        groups = tuple(
            RowGroup(
                self.edition.words(category.name),
                tuple(self.row(indicator, category) for indicator in category.indicators),
            )
            for category in self.file.categories
        )
        note = self.edition.words(self.file.note) if self.file.note else None
        group_title = say("column_category")
        return Table(
            key, caption, columns, groups, note, group_title, wide=True, extra=extra, download=download, sortable=True
        )  # fmt: skip

    def row(self, indicator: Indicator, category: Category) -> Row:
        cells: tuple[Cell, ...] = (
            Words(str(indicator.number)),
            Link(self.edition.words(indicator.name), self.page_path(indicator)),
            self.edition.say(indicator.nature),
            self.registers.unit_words(indicator.responsible_unit, self.edition),
            self.target(indicator),
            self.edition.say(f"status_{self.status(indicator)}_short"),
        )
        extra: tuple[Cell, ...] = (
            Words(self.due_words(indicator)),
            self.edition.source_words(indicator.target.wording),
            Words(" ".join(self.edition.words(note).text for note in indicator.notes)),
            self.reason(indicator),
        )
        if self.progress.revised:
            revisions = self.revisions(indicator)
            extra = (*extra, revisions.sentences() if revisions else Words(""))
        facets = (
            ("status", self.status(indicator)),
            ("category", category.id),
            ("nature", indicator.nature),
            ("unit", indicator.responsible_unit),
        )
        return Row(f"row_{indicator.number}", cells, extra, indicator.responsible_unit, indicator.topics, facets)


def owned_by(unit: str) -> Callable[[Tile | Row], bool]:
    return lambda entry: entry.owner == unit


def about(topic: str) -> Callable[[Tile | Row], bool]:
    return lambda entry: topic in entry.topics
