"""Figures, funnels and checks as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from generator.edition import Edition
from generator.language import Words
from generator.ledger.derive import holds, result, values
from generator.ledger.model import Amount, Check, Figure, Funnel, Ledgered, Stated
from generator.publication import (
    LEAST_DRAWN,
    Block,
    Cell,
    Chart,
    Column,
    FigureAnchor,
    Point,
    Quantity,
    Related,
    Row,
    RowGroup,
    Section,
    Table,
    UnitOfMeasure,
)
from generator.quantities.numbers import rounded
from generator.quantities.words import PERCENT, in_words
from generator.registers import Registers

_SIGNS = {"sum": "plus", "difference": "minus", "share": "divided", "quotient": "divided"}
_MOST_PLACES = 2
"""Decimal places of a result: percent are stated with one or two."""
_PERCENT = UnitOfMeasure(Words(PERCENT), attached=True)


@dataclass(frozen=True, slots=True)
class FigureTables:
    """The figures of one document in one language.  `path` is the page they are shown on."""

    content: Ledgered
    path: str
    edition: Edition
    registers: Registers

    def sections(self) -> tuple[Section, ...]:
        """What was measured, what became of it, and what was done again; empty parts are left out."""
        found = []
        if self.content.results:
            found.append(Section("part_results", self.edition.say("results"), (self.results(self.content.results),)))
        if self.content.funnels:
            title = self.edition.say("funnels")
            found.append(Section("part_funnels", title, tuple(self.funnels(self.content.funnels))))
        if self.content.checks:
            found.append(Section("part_checks", self.edition.say("checks"), (self.checks(self.content.checks),)))
        return tuple(found)

    def results(self, figures: tuple[Figure, ...], key: str = "results") -> Table:
        say = self.edition.say
        noted = any(self.remark(figure) for figure in figures)
        columns = [Column("figure", say("column_figure"), "header"), Column("value", say("column_value"), "quantity")]
        if noted:
            columns.append(Column("remark", say("column_remark")))
        rows = tuple(
            Row(f"figure_{figure.id}", self.cells(figure, noted=noted), (Words(figure.words.text),))
            for figure in figures
        )
        extra = (Column("source_words", say("column_source_words")),)
        caption, download = say("results_caption"), f"{self.path}{key}.csv"
        return Table(f"part_{key}", caption, tuple(columns), (RowGroup(None, rows),), extra=extra, download=download)

    def cells(self, figure: Amount, *, noted: bool) -> tuple[Cell, ...]:
        label = self.edition.words(figure.label)
        return (label, self.quantity(figure), *((self.remark(figure),) if noted else ()))

    def quantity(self, figure: Amount | Stated) -> Quantity:
        words = figure.words
        plain = self.registers.quantity(figure.value, figure.unit, self.edition)
        return replace(
            plain, comparator=figure.approximate or "reach", said=words.said, source_words=words.text
        )  # fmt: skip

    def remark(self, figure: Amount) -> Words:
        """When it was counted, of what, and what else there is to say."""
        say, parts = self.edition.say, []
        if figure.period:
            first, last = self.edition.date(figure.period.first), self.edition.date(figure.period.last)
            parts.append(say("counted_over", first=first, last=last))
        elif figure.as_of:
            day = bool(figure.as_of.day)
            up_to, at = ("counted_up_to_day", "counted_on") if day else ("counted_up_to", "counted_in")
            key = up_to if figure.cumulative else at
            parts.append(say(key, date=self.edition.date(figure.as_of)))
        elif figure.cumulative:
            parts.append(say("counted_from_the_start"))
        if figure.share:
            numerator, denominator = figure.share.numerator, figure.share.denominator
            number = self.edition.number
            parts.append(say("part_of", numerator=number(numerator), denominator=number(denominator)))
        if note := self.note(figure):
            parts.append(note)
        text = say("sentence_separator").text.join(part.text for part in parts)
        return Words(text, next((part.tag for part in parts if part.tag), None))

    def funnels(self, funnels: tuple[Funnel, ...]) -> Iterator[Block]:
        """Each funnel as a table, and drawn unit by unit where enough of its stages can be compared."""
        for funnel in funnels:
            counts = Counter(stage.unit for stage in funnel.stages)
            drawn = tuple(unit for unit, count in counts.items() if count >= LEAST_DRAWN)
            for number, unit in enumerate(drawn, 1):
                chart = self.chart(funnel, unit)
                yield replace(chart, key=f"{chart.key}_{number}") if number > 1 else chart
            yield self.funnel(funnel)

    def chart(self, funnel: Funnel, unit: str | None) -> Chart:
        """The stages that are counted in one unit, and the names of the others."""
        points = tuple(
            Point(self.edition.words(one.label), self.quantity(one)) for one in funnel.stages if one.unit == unit
        )
        left_out = tuple(self.edition.words(one.label) for one in funnel.stages if one.unit != unit)
        title = self.edition.words(funnel.title)
        return Chart(funnel.id, "funnel", title, points, table=funnel.id, left_out=left_out)

    def funnel(self, funnel: Funnel) -> Table:
        """The stages with what part of the first each is, where they count the same thing."""
        say = self.edition.say
        first = funnel.stages[0]
        columns: tuple[Column, ...] = (
            Column("stage", say("column_stage"), "header"),
            Column("value", say("column_value"), "quantity"),
            Column("part", say("column_part"), "quantity"),
            Column("remark", say("column_remark")),
        )
        rows = tuple(
            Row(
                f"{funnel.id}_{number}",
                (self.edition.words(stage.label), self.quantity(stage), self.part(stage, first), self.remark(stage)),
            )
            for number, stage in enumerate(funnel.stages, 1)
        )
        columns, rows = without_empty(columns, rows)
        note = self.edition.words(funnel.note) if funnel.note else None
        title, download = self.edition.words(funnel.title), f"{self.path}{funnel.id}.csv"
        return Table(funnel.id, title, columns, (RowGroup(None, rows),), note, download=download)

    def part(self, stage: Amount, first: Amount) -> Cell:
        if stage is first or stage.unit != first.unit or not first.value:
            return Words("")
        percent = Decimal(100) * stage.value / first.value
        return Quantity(percent.quantize(Decimal(1)), _PERCENT)

    def checks(self, checks: tuple[Check, ...], key: str = "checks") -> Table:
        say = self.edition.say
        columns: tuple[Column, ...] = (
            Column("statement", say("column_statement"), "header"),
            Column("stated", say("column_stated"), "quantity"),
            Column("calculation", say("column_calculation")),
            Column("state", say("column_check"), "state"),
            Column("remark", say("column_remark")),
        )
        rows = tuple(Row(f"figure_{check.id}", self.check_cells(check)) for check in checks)
        columns, rows = without_empty(columns, rows)
        note = say("checks_note")
        return Table(f"part_{key}", say("checks_caption"), columns, (RowGroup(None, rows),), note)

    def check_cells(self, check: Check) -> tuple[Cell, ...]:
        quantity = self.quantity(check.stated)
        state = self.edition.say("check_holds" if holds(check, self.values(check)) else "check_differs")
        return self.edition.words(check.label), quantity, self.calculation(check), state, self.note(check) or Words("")

    def note(self, given: Amount | Check) -> Words | None:
        """What the editors found out; that the source is to blame, where they say no more of a contradiction."""
        if given.note:
            return self.edition.words(given.note)
        return self.edition.say("printed_so") if given.as_printed else None

    def values(self, check: Check) -> tuple[Decimal, ...]:
        return values(check, self.content.results)

    def calculation(self, check: Check) -> Words:
        """The sum as one would write it down: 2,779 + 5,411 + 10,546 = 18,736."""
        terms = self.values(check)
        found, say = result(check, terms), self.edition.say
        numbers = [self.edition.number(term) for term in terms]
        outcome = self.shown(found, check) if found is not None else say("no_result").text
        if check.kind == "count":
            return say("count_named", number=outcome)
        if check.kind == "growth" and len(terms) > 1:
            before = self.edition.number(terms[0] - terms[1])
            return say("growth_done", increase=numbers[1], before=before, after=numbers[0], result=outcome)
        return say("calculation", terms=say(_SIGNS[check.kind]).text.join(numbers), result=outcome)

    def shown(self, found: Fraction, check: Check) -> str:
        """The result with up to two decimal places, so that the difference can be seen."""
        unit = _PERCENT if check.kind in {"share", "growth"} else None
        return in_words(Quantity(rounded(found, _MOST_PLACES), unit), self.edition.catalogue)

    def figure_anchors(self) -> tuple[FigureAnchor, ...]:
        """The figures that texts of this document may be bound to."""
        figures = [(figure.id, figure.value, figure.unit) for figure in self.content.results]
        figures += [(check.id, check.stated.value, check.stated.unit) for check in self.content.checks]
        return tuple(
            FigureAnchor(name, self.spoken(value, unit), f"{self.path}#figure_{name}") for name, value, unit in figures
        )

    def spoken(self, value: Decimal, unit: str | None) -> str:
        return in_words(self.registers.quantity(value, unit, self.edition), self.edition.catalogue)

    def related(self) -> tuple[Related, ...]:
        return tuple(Related(relation.to, self.edition.words(relation.reason)) for relation in self.content.related)


def without_empty(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The table without the columns in which no row has anything."""
    kept = [position for position in range(len(columns)) if any(_says(row.cells[position]) for row in rows)]
    narrowed = tuple(replace(row, cells=tuple(row.cells[position] for position in kept)) for row in rows)
    return tuple(columns[position] for position in kept), narrowed


def _says(cell: Cell) -> bool:
    return bool(cell.text) if isinstance(cell, Words) else cell is not None
