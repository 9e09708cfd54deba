"""The numbers of one indicator: its series, typed as observations; every row that is not taken is counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from generator.imports.open_sdg.notes import Notes
from generator.imports.open_sdg.periods import Calendar, Dated, periods_of, without_remark
from generator.imports.open_sdg.statuses import MULTIPLIER_COLUMNS, STATUS_COLUMNS, Codes
from generator.imports.table_file import TableCell, TableFile
from generator.indicators.observations.cells import Cells, UnreadableCell
from generator.indicators.observations.model import ObservationStatus, ReportingPeriod, is_unclear, slashed
from generator.numerals.plain import exact
from generator.problems import Problems

REQUIRED = ("Year", "Value")
AREA = "GeoCode"
PROGRESS = "Progress"
REMARKS = ("COMMENT_OBS", "COMMENT_OBS_0", "COMMENT_OBS_1", "COMMENT_OBS_2")
MOST_NAMED = 5
Row = Mapping[str, TableCell]


@dataclass(frozen=True, slots=True)
class Series:
    """Which of an indicator's series: one unit, one series name; empty where the table has no such column."""

    unit: str = ""
    name: str = ""

    def is_meant_by(self, unit: str, name: str) -> bool:
        return unit in {"", self.unit} and name in {"", self.name}


@dataclass(frozen=True, slots=True)
class Reported:
    """One row of a series, as `observations.csv` will hold it."""

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
    codes: Codes

    @property
    def has_progress(self) -> bool:
        """Whether another column than `Value` is what targets and progress speak of."""
        return any(_text(row, PROGRESS) for row in self.rows())

    def rows(self) -> Iterator[Row]:
        titles = [cell.text for cell in self.table.titles]
        return (dict(zip(titles, row, strict=True)) for row in self.table.rows)

    def breakdowns(self, row: Row) -> tuple[str, ...]:
        """The columns that make the row a part of the whole."""
        return tuple(name for name, cell in row.items() if cell.text and name not in self.columns_of_one_series)

    def totals(self, notes: Notes) -> dict[Series, list[Row]]:
        """The rows that are not parts, by series; the parts are counted."""
        found: defaultdict[Series, list[Row]] = defaultdict(list)
        parts: Counter[tuple[str, ...]] = Counter()
        for row in self.rows():
            if columns := self.breakdowns(row):
                parts[columns] += 1
            else:
                found[self.series_of(row)].append(row)
        kept = {series: self.without_areas(rows, parts) for series, rows in found.items()}
        if parts:
            named = ", ".join(" × ".join(one) for one in parts)
            notes.add("breakdowns", self.indicator, n=parts.total(), columns=named)
        return {series: rows for series, rows in kept.items() if rows}

    def without_areas(self, rows: list[Row], parts: Counter[tuple[str, ...]]) -> list[Row]:
        """The rows of the whole country: without an area, or else, of years that lack such, of the area they share."""
        by_year: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            by_year[row["Year"].text].add(_text(row, AREA))
        by_area = [areas for areas in by_year.values() if "" not in areas]
        common = set.intersection(*by_area) if by_area else set()
        whole = common if len(common) == 1 else set()
        kept = [
            row for row in rows
            if _text(row, AREA) in ({""} if "" in by_year[row["Year"].text] else whole)
        ]  # fmt: skip
        if len(kept) < len(rows):
            parts[AREA,] += len(rows) - len(kept)
        return kept

    def series_of(self, row: Row) -> Series:
        """Its name and unit; what is counted in thousands is another unit."""
        unit = _text(row, "Units") or _text(row, "UNIT_MEASURE") or _text(row, "Unit measure")
        multiplier = next((text for name in MULTIPLIER_COLUMNS if (text := _text(row, name))), "")
        is_many, multiplier = self.codes.multiplies(multiplier), re.sub(r"^\d+:\s*", "", multiplier)
        if is_many and multiplier.lower() not in unit.lower():
            unit = f"{unit} ({multiplier})" if unit else multiplier
        return Series(unit, _text(row, "Series") or _text(row, "SERIES"))

    def lacks_columns(self, notes: Notes) -> bool:
        titles = {cell.text for cell in self.table.titles}  # Open SDG knows its columns by their very names
        missing = [name for name in REQUIRED if name not in titles]
        if missing:
            notes.add("columns", self.indicator, n=len(self.table.rows), columns=", ".join(missing))
        return bool(missing)


@dataclass(slots=True)
class _Left:
    """Rows that are not taken, by the reason, with a few of the cells that it lies in."""

    rows: Counter[str] = field(default_factory=Counter)
    cells: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, reason: str, cell: str, rows: int = 1) -> None:
        self.rows[reason] += rows
        self.cells[reason][cell] = None

    def tell(self, notes: Notes, indicator: str) -> None:
        for reason, count in self.rows.items():
            cells = list(self.cells[reason])
            shown = ", ".join(cells[:MOST_NAMED]) + (" …" if len(cells) > MOST_NAMED else "")
            notes.add(reason, indicator, n=count, cells=shown or "—")


@dataclass(frozen=True, slots=True)
class Reader:
    """`cells` is how the site's first language writes numbers: `observations.csv` will be read by it."""

    cells: Cells
    notes: Notes
    indicator: str
    codes: Codes
    calendar: Calendar
    faults: Problems

    def read(self, rows: Iterable[Row]) -> tuple[Reported, ...]:
        rows, left = list(rows), _Left()
        periods = periods_of((row["Year"].text for row in rows), self.calendar)
        found: defaultdict[ReportingPeriod, list[Reported]] = defaultdict(list)
        for row in rows:
            dated = periods.get(row["Year"].text)
            if dated is None:
                left.add("no_period", row["Year"].text)
                self.ask_if_unclear(row["Year"])
            elif reported := self.reported(row, dated, left):
                found[reported.period].append(reported)
        taken = tuple(one for same in found.values() if (one := _only(same, left)))
        left.tell(self.notes, self.indicator)
        return taken

    def ask_if_unclear(self, year: TableCell) -> None:
        written = without_remark(year.text)
        if is_unclear(written):
            self.faults.add(year.mark, "period-unclear", value=written, slashed=slashed(written))

    def reported(self, row: Row, dated: Dated, left: _Left) -> Reported | None:
        written = _text(row, "Value")
        value = self.value(written)
        if value is None:
            left.add("no_number", written)
            return None
        words = next((text for name in STATUS_COLUMNS if (text := _text(row, name))), "")
        status = self.codes.status(words)
        if status is None and words:
            left.cells["status_words"][words] = None
            left.rows["status_words"] += 1
        if status and status.is_missing and value:
            left.add("missing_with_value", f"{written} ({words})")
            return None
        if not value and not (status and status.is_missing):
            status = ObservationStatus.MISSING
        area = _text(row, AREA)
        remarks = (dated.remark, "" if self.codes.status(words) else words, f"{AREA} {area}" if area else "")
        note = "; ".join(filter(None, (*remarks, *(_text(row, name) for name in REMARKS))))
        return Reported(dated.period, value, status or ObservationStatus.NORMAL, _text(row, "SOURCE_DETAIL"), note)

    def value(self, text: str) -> str | None:
        """As the site's first language writes the number; empty where there is none, None where it cannot be read."""
        number = _number(text)
        if number is not None:
            return self.cells.written(number)
        try:
            return text if self.cells.value(text) else ""
        except UnreadableCell:
            return None


def _only(same: list[Reported], left: _Left) -> Reported | None:
    """What several rows say of one period, where they say the same; of rows that contradict each other none."""
    values = {_number(one.value) or one.value for one in same}
    if len(values) > 1:
        left.add("contradicting", str(same[0].period), len(same))
        return None
    if len(same) > 1:
        left.add("repeated", str(same[0].period), len(same) - 1)
    return same[0]


def _number(text: str) -> Decimal | None:
    """A number with a full stop, as Open SDG writes it: 0.5, 1e-05."""
    try:
        number = Decimal(text) if text.isascii() and "_" not in text else None
    except InvalidOperation:
        return None
    return exact(f"{number:f}") if number is not None and number.is_finite() else None


def _text(row: Row, name: str) -> str:
    cell = row.get(name)
    return cell.text if cell else ""
