"""Observations that came back from a spreadsheet: each row takes the place of the one for the same period."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import product

from generator.edition import Edition
from generator.imports.table_file import TableCell, TableFile
from generator.indicators.model import Indicator
from generator.indicators.observations.cells import Cells, UnreadableCell
from generator.indicators.observations.model import Observation
from generator.indicators.observations.read import AS_PRINTED, IN_WORDS, NAMES, column_in
from generator.indicators.presenting.history import in_language
from generator.language import Language, LocalizedText
from generator.numerals.plain import exact, plain_form
from generator.problems import Mark, Problems
from generator.registers import Registers
from generator.sources.csv_file import Row

_TITLES = {
    "indicator": "indicator", "measure": "measure", "period": "code", "value": "words", "status": "status_code",
    "numerator": "numerator", "denominator": "denominator", "source": "source", "note": "note",
    AS_PRINTED: AS_PRINTED, "shown": "value", "plan": "plan",
}  # fmt: skip
"""Which column of the table taken along holds what `observations.csv` does; `shown` is the number on the page."""
_OWN = (*NAMES, AS_PRINTED, "plan")
_REQUIRED = ("indicator", "period", "value", "status")


@dataclass(frozen=True)
class ImportedObservations:
    table: TableFile
    edition: Edition

    def title(self, name: str) -> str:
        return self.edition.say(f"observation_{_TITLES[name]}").text

    @property
    def titles(self) -> tuple[str, ...]:
        return (*map(self.title, _TITLES), *(self.title_in(name, one.code) for name, one in self.spoken))

    @property
    def spoken(self) -> Iterator[tuple[str, Language]]:
        """(column, language) of what may be said in each language."""
        return product(IN_WORDS, self.edition.languages)

    def title_in(self, name: str, code: str) -> str:
        return in_language(name, code, self.edition).title.text

    def tells_languages(self, name: str) -> bool:
        return bool(self._places(name))

    def said(self, name: str, row: tuple[TableCell, ...]) -> dict[str, str]:
        """A source or note by its languages; nothing in a table that does not tell them apart."""
        return {code: row[at].text for code, at in self._places(name).items() if row[at].text}

    def _places(self, name: str) -> dict[str, int]:
        titles = ((one.code, self.title_in(name, one.code)) for one in self.edition.languages)
        return {code: at for code, title in titles if (at := self.table.column(title)) is not None}

    def is_in_this_language(self) -> bool:
        return all(self.table.column(self.title(name)) is not None for name in _REQUIRED)

    def mark(self, line: int, column: str) -> Mark:
        """The place of a cell; `line` is that of its row."""
        position = self.table.column(self.title(column))
        return self._rows[line][position or 0].mark

    @cached_property
    def _rows(self) -> dict[int, tuple[TableCell, ...]]:
        return {row[0].mark.line: row for row in self.table.rows}


@dataclass(frozen=True, slots=True)
class ObservationImport:
    """`cells` is how the site's first language writes numbers, which `observations.csv` is in."""

    indicators: Mapping[int, Indicator]
    registers: Registers
    cells: Cells
    languages: tuple[Language, ...]
    problems: Problems

    def rows(self, imported: ImportedObservations) -> Iterator[Row]:
        """The rows of the table as rows of `observations.csv`, with their places in the table."""
        positions = {name: imported.table.column(imported.title(name)) for name in _TITLES}
        for row in imported.table.rows:
            own = {name: row[position] for name, position in positions.items() if position is not None}
            texts = {name: own[name].text if name in own else "" for name in _OWN}
            texts["value"] = self.value(texts["indicator"], own["value"], own.get("shown"), imported.edition)
            texts["note"] = _own_note(texts["note"], imported.edition)
            for name in IN_WORDS:
                texts |= self.words(name, texts[name], own.get(name), (imported, row))
            yield Row(texts, row[0].mark.line, imported)

    def words(
        self, name: str, shown: str, cell: TableCell | None, place: tuple[ImportedObservations, tuple[TableCell, ...]]
    ) -> dict[str, str]:
        """The cells of a source or note in each language; words in the place of borrowed ones are a translation."""
        imported, row = place
        edition, texts = imported.edition, imported.said(name, row)
        codes = [edition.code, *(one.code for one in edition.languages)]
        borrowed = next((texts[code] for code in codes if code in texts), "")
        if cell and shown != borrowed:
            if texts and (edition.code in texts or not shown):
                self.problems.add(cell.mark, "table-words", value=shown or "—", words=borrowed)
            texts[edition.code] = shown
        columns = {one.code: column_in(name, one.code, edition.languages) for one in edition.languages}
        return {column: texts.get(code, "") for code, column in columns.items()}

    def kept(
        self, rows: Iterable[Observation], imported: ImportedObservations, before: tuple[Observation, ...]
    ) -> Iterator[Observation]:
        """What was read of a table that does not tell languages apart, with what is said in the others kept."""
        known = {one.key: one for one in before}
        for one in rows:
            old, source, note = known.get(one.key), one.source, one.note
            if old and not imported.tells_languages("source"):
                source = _with_others(source, old.source, imported.edition)
            if old and not imported.tells_languages("note"):
                note = _with_others(note, old.note, imported.edition)
            yield replace(one, source=source, note=note)

    def value(self, indicator: str, words: TableCell, shown: TableCell | None, edition: Edition) -> str:
        """The value as it was reported; where that is left empty, the number beside it."""
        number = _number(shown.text.removesuffix("%")) if shown else None
        if shown is None or number is None:
            return words.text
        unscaled = number / self.scale(indicator, edition)
        if not words.text:
            return self.cells.written(unscaled)
        try:
            reported = self.cells.value(words.text)
        except UnreadableCell:
            return words.text
        if reported is None or reported.number != unscaled:
            self.problems.add(shown.mark, "table-value", value=shown.text, words=words.text)
        return words.text

    def scale(self, number: str, edition: Edition) -> Decimal:
        """By what the edition multiplies the numbers of the indicator."""
        indicator = self.indicators.get(int(number)) if exact(number) is not None and number.isdecimal() else None
        measure = self.registers.measures.get(indicator.target.unit or "") if indicator else None
        return measure.scale.get(edition.code, Decimal(1)) if measure else Decimal(1)

    def text(self, before: tuple[Observation, ...], imported: Iterable[Observation]) -> str | None:
        """`observations.csv` with the rows that were brought in place of those there were, the new ones at its end.

        None where they are the same.
        """
        merged = {one.key: one for one in before}
        merged.update({one.key: one for one in imported})
        if tuple(merged.values()) == before:
            return None
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        printed = any(one.as_printed for one in merged.values())
        spoken = [
            (name, code)
            for name, code in product(IN_WORDS, self.others)
            if any(_in(_said(one, name), code) for one in merged.values())
        ]
        extra = [AS_PRINTED] if printed else []
        writer.writerow((*NAMES, *extra, *(f"{name}_{code}" for name, code in spoken)))
        for one in merged.values():
            marks = ["true" if one.as_printed else ""] if printed else []
            words = (_in(_said(one, name), code) for name, code in spoken)
            writer.writerow((*self.record(one), *marks, *words))
        return text.getvalue()

    @property
    def others(self) -> tuple[str, ...]:
        """The languages of the site but the first."""
        return tuple(one.code for one in self.languages[1:])

    def record(self, one: Observation) -> tuple[object, ...]:
        measures = self.indicators[one.indicator].measures
        measure = one.measure + 1 if measures else ""
        numbers = ("" if number is None else self.cells.written(number) for number in (one.numerator, one.denominator))
        words = (_in(text, self.languages[0].code) for text in (one.source, one.note))
        return (one.indicator, measure, one.period, one.words, one.status.value, *numbers, *words)


def _said(one: Observation, name: str) -> LocalizedText | None:
    return one.source if name == "source" else one.note


def _in(text: LocalizedText | None, code: str) -> str:
    return text.texts.get(code, "") if text else ""


def _with_others(new: LocalizedText | None, old: LocalizedText | None, edition: Edition) -> LocalizedText | None:
    """New words in one language beside those of the others, unless they are only borrowed from these."""
    if new is None or old is None:
        return new
    own = _in(new, edition.code)
    return old if own == edition.words(old).text else LocalizedText({**old.texts, edition.code: own})


def _own_note(text: str, edition: Edition) -> str:
    """The note without what the page adds of an evaluation."""
    pattern = re.escape(edition.say("observation_frozen", snapshot="\0", value="\0").text).replace(
        re.escape("\0"), ".+"
    )
    separator = re.escape(edition.say("sentence_separator").text)
    return re.sub(rf"(?:^|{separator}){pattern}$", "", text)


def _number(text: str) -> Decimal | None:
    return exact(plain_form(text).replace(",", ""))
