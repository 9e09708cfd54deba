"""Attached tables (CSV): a cell that a spreadsheet would run is none."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from generator.media.findings import Finding, found

_STARTS = "=+-@＝＋－＠\t\r"
"""What spreadsheets begin a formula with (OWASP, CSV Injection)."""
_HARMLESS = re.compile(r"[+-][\d\s.,()/%‰:eE+-]*")
"""A plain negative number, a telephone number, a dash for “none”: signs and digits alone call nothing."""
_SHOWN = 40
"""Characters of a cell that a message shows."""


def find_formulas(text: str) -> Iterator[Finding]:
    """Each cell that begins as a formula does, at its line and column."""
    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(lines[0]))
    first = 1
    try:
        for cells in reader:
            for cell in cells:
                if cell[:1] and cell[0] in _STARTS and not _HARMLESS.fullmatch(cell):
                    column = lines[first - 1].find(cell.split("\n")[0]) + 1
                    yield found("file-formula", first, max(column, 1), value=cell.strip()[:_SHOWN])
            first = reader.line_num + 1
    except csv.Error as error:
        yield found("file-damaged", first, kind="CSV", detail=error)


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)
