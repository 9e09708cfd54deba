"""`observations.csv`: every row typed, or told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.model import Indicator
from generator.indicators.observations.cells import Cells, UnreadableCell, status_of
from generator.indicators.observations.model import (
    MONTHS,
    FiscalYearUnknown,
    Observation,
    ObservationStatus,
    ObservedValue,
    ReportingPeriod,
)
from generator.language import Language, LocalizedText
from generator.messages import read_catalogue
from generator.numerals import is_rounded
from generator.problems import Code, Mark, Problems
from generator.sources.csv_file import FORMULA_SIGNS, Columns, Row, read_csv
from generator.sources.fields import Reading
from generator.sources.tree import Tree

NAMES = ("indicator", "measure", "period", "value", "status", "numerator", "denominator", "source", "note")
AS_PRINTED = "as_printed"
IN_WORDS = ("source", "note")
"""What may be said in each language of the site: `note` in the first, `note_en` in another."""
REQUIRED = ("indicator", "period", "value")
MOST_SHOWN = 40
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Reported:
    """What the rows are read against: the indicators by number, and the first and last year a report may be of."""

    indicators: Mapping[int, Indicator] = field(hash=False)
    first: int
    last: int
    percents: frozenset[str] = frozenset()
    """The units of measure that are hundredths."""
    fiscal_start: int | None = None
    """The month in which its fiscal years begin."""

    @property
    def time(self) -> ReportingPeriod:
        return ReportingPeriod(self.first * MONTHS, self.last * MONTHS + MONTHS - 1)


def read_observations(path: str, reported: Reported, tree: Tree, reading: Reading) -> tuple[Observation, ...] | None:
    """What the file reports, in the order of periods; None, with every fault, where any row cannot be used."""
    table = read_csv(path, _columns(reading), tree, reading.problems)
    if table is None:
        return None
    before = reading.problems.errors
    found = read_rows(table.rows(), reported, reading)
    return found if reading.problems.errors == before else None


def read_rows(rows: Iterable[Row], reported: Reported, reading: Reading) -> tuple[Observation, ...]:
    """The rows that can be used; every fault of the others is told."""
    reader = _Reader(reported, Cells.of(lexicon_of(reading.languages[0].code)), reading.problems, reading)
    return tuple(reader.read(rows))


def _columns(reading: Reading) -> Columns:
    """The headings: the columns' own names, or what they are called in a language of the site."""
    names = {name: name for name in (*NAMES, AS_PRINTED)}
    for language in reading.languages:
        catalogue = read_catalogue(language.code)
        names.update({catalogue.say(f"observation_{name}").lower(): name for name in (*NAMES, AS_PRINTED)})
    for name in IN_WORDS:
        names.update(
            {f"{name}_{one.code}".lower(): column_in(name, one.code, reading.languages) for one in reading.languages}
        )
    return Columns(names, REQUIRED)


def column_in(name: str, code: str, languages: tuple[Language, ...]) -> str:
    """Which column of `observations.csv` has the words of a language."""
    return name if code == languages[0].code else f"{name}_{code}"


@dataclass(frozen=True, slots=True)
class _Reader:
    reported: Reported
    cells: Cells
    problems: Problems
    reading: Reading

    def read(self, rows: Iterable[Row]) -> Iterator[Observation]:
        seen: dict[tuple[int, int, ReportingPeriod], int] = {}
        for row in rows:
            observation = self.observation(row)
            if observation is None:
                continue
            if observation.key in seen:
                self.problems.add(row.mark("period"), "observation-repeated", indicator=observation.indicator,
                                  period=observation.period, first=seen[observation.key])  # fmt: skip
                continue
            seen[observation.key] = row.line
            yield observation

    def observation(self, row: Row) -> Observation | None:
        """The row typed; None, with each of its faults told."""
        before = self.problems.errors
        self.find_formulas(row)
        as_printed = self.allow_as_printed(row)
        indicator, period, value = self.indicator(row), self.period(row), self.value(row)
        self.find_share(row, indicator)
        status = self.status(row, value)
        measure = self.measure(row, indicator)
        numerator, denominator = (self.number(row, name) for name in ("numerator", "denominator"))
        if self.problems.errors > before or indicator is None or period is None or status is None:
            return None
        cells = row.cells
        observation = Observation(
            indicator.number, period, value, status, measure, numerator, denominator,
            self.words(row, "source"), self.words(row, "note"), cells["value"], as_printed,
            row.line,
        )  # fmt: skip
        self.compare_ratio(observation, indicator, row)
        return observation

    def find_formulas(self, row: Row) -> None:
        for name, cell in row.cells.items():
            if cell.startswith(tuple(FORMULA_SIGNS)):
                self.problems.add(row.mark(name), "csv-formula", name=name, value=cell[:MOST_SHOWN])

    def allow_as_printed(self, row: Row) -> bool:
        """A row whose `as_printed` is true is known to contradict itself, because its source does."""
        said = row.cells.get(AS_PRINTED, "")
        if said == "true":
            place = row.mark(AS_PRINTED)
            self.problems.allow_as_printed(Mark(place.path, place.line), Mark(place.path, place.line + 1, 0))
        elif said not in {"", "false"}:
            self.problems.add(row.mark(AS_PRINTED), "bad-choice", field=AS_PRINTED, value=said[:MOST_SHOWN],
                              allowed="true, false")  # fmt: skip
        return said == "true"

    def indicator(self, row: Row) -> Indicator | None:
        text = row.cells["indicator"]
        number = self.cells.number(text)
        found = self.reported.indicators.get(int(number)) if number is not None and number == int(number) else None
        if found is None:
            mark = row.mark("indicator")
            self.problems.add(mark, "unknown-reference", kind="indicator", value=text[:MOST_SHOWN], suggestion="")
        return found

    def measure(self, row: Row, indicator: Indicator | None) -> int:
        """Which of the indicator's rates the row is of, by number or by name."""
        text = row.cells.get("measure", "")
        measures = indicator.measures if indicator else ()
        if not indicator or (not text and not measures):
            return 0
        for position, measure in enumerate(measures):
            if text in {str(position + 1), *measure.texts.values()}:
                return position
        known = ", ".join(next(iter(measure.texts.values())) for measure in measures) or "—"
        self.problems.add(row.mark("measure"), "unknown-measure", indicator=indicator.number, value=text, known=known)
        return 0

    def period(self, row: Row) -> ReportingPeriod | None:
        text = row.cells["period"]
        try:
            period = ReportingPeriod.parse(text, self.reported.fiscal_start)
        except FiscalYearUnknown:
            self.problems.add(row.mark("period"), "fiscal-year-unknown", value=text[:MOST_SHOWN])
            return None
        except ValueError:
            self.problems.add(row.mark("period"), "bad-reporting-period", value=text[:MOST_SHOWN])
            return None
        if not period.overlaps(self.reported.time):
            self.problems.add(row.mark("period"), "period-outside-plan", value=text, first=self.reported.first,
                              last=self.reported.last)  # fmt: skip
            return None
        return period

    def value(self, row: Row) -> ObservedValue | None:
        text = row.cells["value"]
        if text.startswith(tuple(FORMULA_SIGNS)):
            return None
        try:
            return self.cells.value(text)
        except UnreadableCell:
            self.problems.add(row.mark("value"), "bad-observed-value", value=text[:MOST_SHOWN])
            return None

    def find_share(self, row: Row, indicator: Indicator | None) -> None:
        """Note a per cent sign behind the number of an indicator that is not counted in hundredths."""
        text = row.cells["value"]
        counted = (indicator.target.unit or indicator.unit) if indicator else None
        if indicator and self.cells.is_share(text) and counted not in self.reported.percents:
            self.problems.add(row.mark("value"), "value-per-cent", value=text[:MOST_SHOWN], unit=counted or "—")

    def status(self, row: Row, value: ObservedValue | None) -> ObservationStatus | None:
        text, words = row.cells.get("status", ""), row.cells["value"]
        try:
            status = status_of(text, value)
        except ValueError:
            allowed = ", ".join(status.value for status in ObservationStatus)
            self.problems.add(
                row.mark("status"), "bad-choice", field="status", value=text[:MOST_SHOWN], allowed=allowed
            )
            return None
        if status.is_missing == (value is not None) and not words.startswith(tuple(FORMULA_SIGNS)):
            code: Code = "observation-without-value" if value is None else "observation-with-value"
            self.problems.add(row.mark("value"), code, value=words[:MOST_SHOWN] or "—", status=status.value)
        return status

    def number(self, row: Row, name: str) -> Decimal | None:
        text = row.cells.get(name, "")
        if not text or self.cells.says_nothing(text) or text.startswith(tuple(FORMULA_SIGNS)):
            return None
        number = self.cells.number(text)
        if number is None:
            self.problems.add(row.mark(name), "bad-observed-value", value=text[:MOST_SHOWN])
        return number

    def words(self, row: Row, name: str) -> LocalizedText | None:
        """A source or a note in the languages that it is given in; the same numbers must stand in each."""
        columns = {one.code: column_in(name, one.code, self.reading.languages) for one in self.reading.languages}
        texts = {code: text for code, column in columns.items() if (text := row.cells.get(column, ""))}
        if len(texts) > 1:
            self.reading.translation_check.compare(texts, lambda code, _: row.mark(columns[code]), self.problems)
        return LocalizedText(texts) if texts else None

    def compare_ratio(self, observation: Observation, indicator: Indicator, row: Row) -> None:
        """Note a value that does not follow, to its last decimal place, from the two numbers it was made from."""
        numerator, denominator = observation.numerator, observation.denominator
        if numerator is None or denominator is None:
            return
        if not denominator:
            self.problems.add(row.mark("denominator"), "zero-denominator")
            return
        value = observation.value
        if value is None or value.sign != "exact":
            return
        exact = Fraction(numerator) / Fraction(denominator) * self.factor(indicator)
        if not is_rounded(exact, value.number):
            self.problems.add(row.mark("value"), "ratio-differs", value=row.cells["value"], numerator=numerator,
                              denominator=denominator, result=_shown(exact, _places(value.number)))  # fmt: skip

    def factor(self, indicator: Indicator) -> Fraction:
        """What a ratio is counted in: hundredths, or for every so many."""
        target = indicator.target
        if target.unit in self.reported.percents:
            return Fraction(PERCENT)
        return Fraction(target.per.number) if target.per else Fraction(1)


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _shown(exact: Fraction, places: int) -> str:
    scaled = round(exact * 10 ** (places + 1))
    return f"{Decimal(scaled).scaleb(-(places + 1)).normalize():f}"
