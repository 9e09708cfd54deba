"""The numbers of one indicator: its total series, typed as observations; every other row is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from generator.imports.open_sdg.notes import Notes
from generator.imports.table_file import TableCell, TableFile
from generator.indicators.observations.cells import Cells, UnreadableCell, status_of
from generator.indicators.observations.model import ObservationStatus, ReportingPeriod, are_months, is_unclear, slashed
from generator.problems import Code, Problems

REQUIRED = ("Year", "Value")
MULTIPLIER = "Unit multiplier"
Row = Mapping[str, TableCell]


@dataclass(frozen=True, slots=True)
class Series:
    """Which of an indicator's series: one unit, one series name; empty where the table has no such column."""

    unit: str = ""
    name: str = ""

    def __str__(self) -> str:
        return " / ".join(filter(None, (self.name, self.unit)))

    def is_meant_by(self, unit: str, name: str) -> bool:
        return unit in {"", self.unit} and name in {"", self.name}


@dataclass(frozen=True, slots=True)
class Reported:
    """One row of the total series, as `observations.csv` will hold it."""

    period: ReportingPeriod
    value: str
    status: ObservationStatus
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """`columns_of_one_series` are those that do not break the number down."""

    indicator: str
    table: TableFile
    columns_of_one_series: frozenset[str]

    def rows(self) -> Iterator[Row]:
        titles = [cell.text for cell in self.table.titles]
        return (dict(zip(titles, row, strict=True)) for row in self.table.rows)

    def breakdowns(self, row: Row) -> tuple[str, ...]:
        """The columns that make the row a part of the whole."""
        named = (name for name, cell in row.items() if cell.text and name not in self.columns_of_one_series)
        return (*named, *(("GeoCode",) if _text(row, "GeoCode") else ()))

    def totals(self, notes: Notes) -> dict[Series, list[Row]]:
        """The rows that are not parts, by series; the parts are counted."""
        found: dict[Series, list[Row]] = {}
        parts: Counter[str] = Counter()
        for row in self.rows():
            if columns := self.breakdowns(row):
                parts[" × ".join(columns)] += 1
            else:
                found.setdefault(series_of(row), []).append(row)
        if parts:
            notes.add("breakdowns", self.indicator, n=parts.total(), columns=", ".join(parts))
        return found

    def find_missing_columns(self, problems: Problems) -> bool:
        missing = [name for name in REQUIRED if self.table.column(name) is None]
        for name in missing:
            problems.add(self.table.titles[0].mark, "open-sdg-column", name=name)
        return bool(missing)


def series_of(row: Row) -> Series:
    unit = _text(row, "Units") or _text(row, "UNIT_MEASURE") or _text(row, "Unit measure")
    return Series(unit, _text(row, "Series") or _text(row, "SERIES"))


@dataclass(frozen=True, slots=True)
class Reader:
    """`cells` is how the site's first language writes numbers: `observations.csv` will be read by it."""

    cells: Cells
    problems: Problems
    notes: Notes
    indicator: str

    def read(self, rows: Iterable[Row]) -> tuple[Reported, ...]:
        first: dict[ReportingPeriod, TableCell] = {}
        found, multipliers = [], []
        rows = self.with_fiscal_years(tuple(rows))
        for row in rows:
            if self.is_multiplied(row):
                multipliers.append(_text(row, MULTIPLIER))
            elif reported := self.reported(row):
                if reported.period in first:
                    line = first[reported.period].mark.line
                    self.problems.add(row["Year"].mark, "observation-repeated", indicator=self.indicator,
                                      period=reported.period, first=line)  # fmt: skip
                first.setdefault(reported.period, row["Year"])
                found.append(reported)
        for one, count in Counter(multipliers).items():
            self.notes.add("multiplier", self.indicator, multiplier=one, n=count)
        return tuple(found)

    def with_fiscal_years(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows with 2010/11 for 2010-11 where the column shows that it is one; told where nothing does."""
        texts = [_text(row, "Year") for row in rows]
        months = are_months(texts)
        if months is None:
            unclear = next(row["Year"] for row in rows if is_unclear(_text(row, "Year")))
            self.problems.add(unclear.mark, "period-unclear", value=unclear.text, slashed=slashed(unclear.text))
        if months is not False:
            return rows
        return tuple({**row, "Year": replace(row["Year"], text=slashed(row["Year"].text))} for row in rows)

    def is_multiplied(self, row: Row) -> bool:
        """Whether the number is counted in thousands or the like, which its unit does not say."""
        return not re.match(r"(?:0\b.*|units?)?$", _text(row, MULTIPLIER), re.IGNORECASE)

    def reported(self, row: Row) -> Reported | None:
        before = self.problems.errors
        period, value = self.period(row["Year"]), self.value(row["Value"])
        status = self.status(row, value)
        if period is None or status is None or self.problems.errors > before:
            return None
        return Reported(period, value, status, _text(row, "SOURCE_DETAIL"), _text(row, "COMMENT_OBS"))

    def period(self, cell: TableCell) -> ReportingPeriod | None:
        try:
            return ReportingPeriod.parse(cell.text, 1)
        except ValueError:
            self.problems.add(cell.mark, "bad-reporting-period", value=cell.text[:40])
            return None

    def value(self, cell: TableCell) -> str:
        """The number as the site's first language writes it."""
        exact = _exact(cell.text)
        if exact is not None:
            return self.cells.written(exact)
        try:
            self.cells.value(cell.text)
        except UnreadableCell:
            self.problems.add(cell.mark, "bad-observed-value", value=cell.text[:40])
        return cell.text

    def status(self, row: Row, value: str) -> ObservationStatus | None:
        """The code of a status such as `A` or `E: Estimated value`."""
        cell = row.get("Observation status")
        code = cell.text.partition(":")[0].strip() if cell else ""
        missing = not value or self.cells.says_nothing(value)
        try:
            status = status_of(code, None if missing else self.cells.value(value))
        except UnreadableCell:
            return None
        except ValueError:
            allowed = ", ".join(one.value for one in ObservationStatus)
            self.problems.add((cell or row["Value"]).mark, "bad-choice", field="Observation status", value=code,
                              allowed=allowed)  # fmt: skip
            return None
        if status.is_missing != missing:
            told: Code = "observation-without-value" if missing else "observation-with-value"
            self.problems.add((cell or row["Value"]).mark, told, value=value or "—", status=status.value)
        return status


def _exact(text: str) -> Decimal | None:
    """A number with a full stop, as Open SDG writes it: 0.5, 1e-05."""
    try:
        number = Decimal(text) if text.isascii() and "_" not in text else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def _text(row: Row, name: str) -> str:
    cell = row.get(name)
    return cell.text if cell else ""
