"""What was reported of one indicator, as a table; and, while nothing was, the years that wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from generator.edition import Edition
from generator.indicators.lineage import Lineage
from generator.indicators.model import Indicator
from generator.indicators.observations.model import Observation, ReportingPeriod
from generator.indicators.observations.read import IN_WORDS
from generator.indicators.parse import Reports
from generator.indicators.presenting.reasons import period_words
from generator.language import LocalizedText, Words
from generator.publication import Cell, Column, Quantity, Row, RowGroup, Table
from generator.registers import Registers

_NUMBERS = ("numerator", "denominator")
_OPTIONAL = (*_NUMBERS, "source", "note")


def in_language(name: str, code: str, edition: Edition) -> Column:
    """The column of what sources or notes say in one language."""
    title = edition.say("column_in_language", column=edition.say(f"observation_{name}"), language=code)
    return Column(f"{name}_{code}", title)


@dataclass(frozen=True, slots=True)
class Total:
    """What has come together up to the end of the last period that is counted."""

    quantity: Quantity
    up_to: ReportingPeriod


@dataclass(frozen=True, slots=True)
class History:
    """`years` are the plan's; `unit` is what observations are counted in, where that is known."""

    indicator: Indicator
    reports: Reports
    years: range
    unit: str | None
    edition: Edition
    registers: Registers
    lineage: Lineage | None = None
    """The same indicator in other plans, where it is in any."""
    key: ClassVar[str] = "part_history"

    def table(self, download: str, note: Words | None, sum_: Total | None = None) -> Table:
        caption = "observations_caption" if self.observations else "history_caption"
        words = self.edition.say(caption, name=self.edition.words(self.indicator.name))
        plain = Words(words.text)
        if not self.observations:
            return self.waiting(plain, note)
        table = self.reported(plain, download, note)
        return replace(table, total=self.total(table.columns, sum_)) if sum_ else table

    def total(self, columns: tuple[Column, ...], sum_: Total) -> Row:
        """What a sum has come to, under its summands."""
        last = period_words(sum_.up_to, self.edition)
        given: dict[str, Cell] = {"period": self.edition.say("total_up_to", period=last), "value": sum_.quantity}
        return Row("row_total", tuple(given.get(column.name) for column in columns))

    @property
    def observations(self) -> tuple[Observation, ...]:
        return self.reports.series(self.indicator.number)

    def waiting(self, caption: Words, note: Words | None) -> Table:
        """One row for each year of the plan, each of which says that nothing was reported."""
        say = self.edition.say
        measures = tuple(map(self.edition.words, self.indicator.measures)) or (say("column_actual"),)
        unreported = (say("status_no_data"),) * len(measures)
        rows = tuple(Row(f"row_{year}", (say("year", year=year), *unreported)) for year in self.years)
        actual = (Column(f"actual_{number}", measure) for number, measure in enumerate(measures, 1))
        columns = (Column("year", say("column_year"), "header"), *actual)
        return Table(self.key, caption, columns, (RowGroup(None, rows),), note)

    def reported(self, caption: Words, download: str, note: Words | None) -> Table:
        shown = tuple(name for name in _OPTIONAL if any(self.given(one, name) for one in self.observations))
        columns = (
            self.column("period", "header"),
            *((self.column("plan"),) if self.any_earlier else ()),
            *((self.column("measure"),) if self.indicator.measures else ()),
            self.column("value", "quantity"),
            self.column("status"),
            *(self.column(name, "quantity" if name in _NUMBERS else "words") for name in shown),
        )
        printed = ("as_printed",) if self.any_as_printed else ()
        plain = map(self.column, ("code", "status_code", "words", "indicator", *printed))
        extra = (*plain, *(in_language(name, code, self.edition) for name, code in self.spoken))
        rows = tuple(self.row(one, shown) for one in self.observations)
        return Table(self.key, caption, columns, (RowGroup(None, rows),), note, extra=extra, download=download)

    def column(self, name: str, role: str = "words") -> Column:
        return Column(name, self.edition.say(f"observation_{name}"), role)  # type: ignore[arg-type]

    def given(self, observation: Observation, name: str) -> bool:
        return getattr(observation, name) not in {None, ""} or (name == "note" and bool(self.frozen(observation)))

    def row(self, observation: Observation, shown: tuple[str, ...]) -> Row:
        cells: dict[str, Callable[[], Cell]] = {
            "numerator": lambda: self.plain(observation.numerator),
            "denominator": lambda: self.plain(observation.denominator),
            "source": lambda: self.said(observation.source),
            "note": lambda: self.note(observation),
        }
        measure = self.edition.words(self.indicator.measures[observation.measure]) if self.indicator.measures else None
        return Row(
            f"row_{str(observation.period).replace('/', '_')}_{observation.measure}",
            (
                Words(period_words(observation.period, self.edition)),
                *((self.plan(observation),) if self.any_earlier else ()),
                *((measure,) if measure else ()),
                self.value(observation),
                self.edition.say(f"observed_{observation.status.value}"),
                *(cells[name]() for name in shown),
            ),
            tuple(map(Words, self.taken_along(observation))),
        )

    def taken_along(self, observation: Observation) -> Iterator[str]:
        """What only the download has: the observation as `observations.csv` writes it."""
        yield from (str(observation.period), observation.status.value, observation.words, str(observation.indicator))
        if self.any_as_printed:
            yield "true" if observation.as_printed else ""
        for name, code in self.spoken:
            words = observation.source if name == "source" else observation.note
            yield words.texts.get(code, "") if words else ""

    @property
    def spoken(self) -> tuple[tuple[str, str], ...]:
        """(column, language) of what sources and notes say, where not all of it is in the language of the page."""
        sources = {("source", code) for one in self.observations if one.source for code in one.source.texts}
        found = sources | {("note", code) for one in self.observations if one.note for code in one.note.texts}
        languages = [one.code for one in self.edition.languages]
        named = tuple((name, code) for name in IN_WORDS for code in languages if (name, code) in found)
        return named if {code for _, code in named} - {self.edition.code} else ()

    @property
    def any_earlier(self) -> bool:
        """Whether the series begins with reports of an earlier plan."""
        return any(one.plan for one in self.observations)

    def plan(self, observation: Observation) -> Words:
        """The plan it was reported under."""
        return self.edition.words(self.lineage.title(observation.plan)) if self.lineage else Words("")

    @property
    def any_as_printed(self) -> bool:
        return any(one.as_printed for one in self.observations)

    def value(self, observation: Observation) -> Cell:
        value = observation.value
        if value is None:
            return self.edition.say("no_value")
        quantity = self.registers.quantity(value.number, self.unit, self.edition)
        comparator = "reach" if value.sign == "exact" else value.sign
        return replace(quantity, comparator=comparator, said=value.said, source_words=observation.words)

    def plain(self, number: object) -> Cell:
        return Words("") if number is None else Quantity(number)  # type: ignore[arg-type]

    def said(self, text: LocalizedText | None) -> Words:
        """Words of the editors', in the language of the page or marked with their own."""
        return self.edition.words(text) if text else Words("")

    def note(self, observation: Observation) -> Words:
        own, frozen = self.said(observation.note), self.frozen(observation)
        if not frozen or not own:
            return own or Words(frozen)
        separator = self.edition.say("sentence_separator").text
        return Words(f"{own}{separator}{frozen}", own.tag)

    def frozen(self, observation: Observation) -> str:
        """What an evaluation froze for the same period, where it is another number today."""
        for snapshot in self.reports.snapshots:
            for one in snapshot.observations:
                if one.key == observation.key and one.value != observation.value:
                    title = self.edition.words(snapshot.title)
                    return self.edition.say("observation_frozen", snapshot=title, value=one.words).text
        return ""
