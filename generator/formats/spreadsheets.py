"""Each dataset as an XLSX workbook: a sheet of typed cells, a sheet of notes, no formula."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.formats.datasets import Dataset, Value, datasets
from generator.publication import XLSX, OutputFile, Publication
from generator.sources.spreadsheet_text import is_formula_like

MOST_CHARACTERS = 32_767
"""What a cell of a workbook can hold, in UTF-16 units."""
MOST_DIGITS = 15
"""A number with more is written as text: a workbook would round it."""
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}
CREATED = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same in every build: a workbook's clock knows no time zones."""
_NARROWEST, _WIDEST = 8, 60
_TWO_ESCAPES = re.compile(r"(?:_x[0-9A-Fa-f]{4}){2}_")
"""`_x005F_x0041_`, where two of a workbook's escapes overlap, and the library would see the first alone."""
_WITHIN_ESCAPES = re.compile(r"(?<=_x[0-9A-Fa-f]{4})(?=_)")


def write(publication: Publication) -> Iterable[OutputFile]:
    for dataset in datasets(publication):
        yield OutputFile(dataset.path(XLSX), _workbook(dataset, publication))


def _workbook(dataset: Dataset, publication: Publication) -> bytes:
    content = io.BytesIO()
    with Workbook(content, OPTIONS) as workbook:
        say, frame = dataset.frame.catalogue.say, dataset.frame
        workbook.set_properties({"title": dataset.title[:255], "company": frame.name.text, "created": CREATED})
        sheet = _Sheet(workbook, workbook.add_worksheet(say("sheet_data")), say("cell_cut"))
        sheet.fill(dataset)
        notes = _Sheet(workbook, workbook.add_worksheet(say("sheet_notes")), say("cell_cut"))
        notes.lines(_notes(dataset, publication))
    return content.getvalue()


def _notes(dataset: Dataset, publication: Publication) -> Iterator[tuple[str, str]]:
    """What one must know of a table that has left its page."""
    say, frame = dataset.frame.catalogue.say, dataset.frame
    yield say("table_title"), dataset.title
    yield say("notes"), dataset.note
    yield say("found_on"), publication.absolute(dataset.page.path)
    yield say("source"), dataset.page.origin.text if dataset.page.origin else ""
    yield say("source_publisher"), frame.name.text
    yield say("licence"), f"{frame.data_licence.name} {frame.data_licence.address}" if frame.data_licence else ""
    yield say("terms"), frame.licence.text if frame.licence else ""
    yield say("site_notice"), frame.notice.text if frame.notice else ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    workbook: Workbook
    sheet: Worksheet
    cut_mark: str
    """Stands at the end of a text that no cell can hold whole."""
    formats: dict[str, Format] = field(default_factory=dict)

    def fill(self, dataset: Dataset) -> None:
        for column, named in enumerate(dataset.fields):
            self.text(0, column, named.title, bold=True)
            width = max(map(_width, (named.title, *(record[column] for record in dataset.records))))
            self.sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST))
        for row, record in enumerate(dataset.records, 1):
            for column, value in enumerate(record):
                self.value(row, column, value)
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, len(dataset.records), len(dataset.fields) - 1)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)

    def lines(self, lines: Iterable[tuple[str, str]]) -> None:
        self.sheet.set_column(0, 0, 20)
        self.sheet.set_column(1, 1, 100)
        for row, (name, text) in enumerate(line for line in lines if line[1]):
            self.text(row, 0, name, bold=True)
            self.text(row, 1, text)

    def value(self, row: int, column: int, value: Value) -> None:
        if isinstance(value, Decimal) and len(value.as_tuple().digits) <= MOST_DIGITS:
            places = max(0, -int(value.as_tuple().exponent))
            pattern = "#,##0" + ("." + "0" * places if places else "")
            self.sheet.write_number(row, column, float(value), self.format(num_format=pattern))
        elif value is not None:
            self.text(row, column, f"{value:f}" if isinstance(value, Decimal) else value)

    def text(self, row: int, column: int, text: str, *, bold: bool = False) -> None:
        """Text, and nothing else, also after somebody edits the cell."""
        risky = is_formula_like(text)
        cell = self.format(num_format="@", text_wrap=True, valign="top", bold=bold, quote_prefix=risky)
        pieces = pieces_of(fitted(text, self.cut_mark))
        if len(pieces) == 1:
            self.sheet.write_string(row, column, pieces[0], cell)
            return
        plain = self.format(bold=bold)
        self.sheet.write_rich_string(row, column, *(part for piece in pieces for part in (plain, piece)), cell)

    def format(self, **properties: str | bool) -> Format:
        key = repr(properties)
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({"valign": "top", **properties})
        return self.formats[key]


def pieces_of(text: str) -> list[str]:
    """The text in pieces that the library writes as they are; nearly always one.

    It takes what stands between `<r>` and `</r>` for markup of its own, and writes it without looking.
    """
    is_markup = text.startswith("<r>") and text.endswith("</r>")
    if not is_markup and not _TWO_ESCAPES.search(text):
        return [text]
    pieces = _WITHIN_ESCAPES.split(text)
    return ["<", pieces[0][1:], *pieces[1:]] if is_markup else pieces


def fitted(text: str, mark: str) -> str:
    """As much of a text as a cell can hold, with `mark` at the end of one that was cut."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - len(mark))].decode("utf-16-le", "ignore") + mark


def _width(value: Value) -> int:
    """How wide the value is: a Chinese character is as wide as two letters."""
    if value is None:
        return 0
    if isinstance(value, Decimal):
        return len(f"{value:,f}") + 2
    line = max(value.splitlines() or [""], key=len)[:_WIDEST]
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line) + 2
