"""Attached tables (CSV): a cell that a spreadsheet would run is none."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from generator.media.findings import Finding, found
from generator.sources.separators import likely_separators, said_separator
from generator.sources.spreadsheet_text import FORMULA_SIGNS

_HARMLESS = re.compile(r"[+-]+|[+-][ \u00a0]?\d[\d., \u00a0\u202f]*(?:[eE][+-]?\d+)?[ \u00a0]?[%‰％]?")
"""A number with its sign, a telephone number after a plus, dashes for “none”.  A second sign, a bracket or a stroke
makes a sum of it, which spreadsheets reckon: -1+2, +86-21-64."""
_SHOWN = 40
"""Characters of a cell that a message shows."""


def find_formulas(text: str) -> Iterator[Finding]:
    """Each cell that begins as a formula does, at its line and column.

    Where two signs may be what separates the cells, a spreadsheet may take either, and both are tried.
    """
    said, _ = said_separator(text)
    told: dict[Finding, None] = {}
    for separator in (said,) if said else likely_separators(text):
        told.update(dict.fromkeys(_formulas_between(separator, text)))
    yield from told


def _formulas_between(separator: str, text: str) -> Iterator[Finding]:
    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    first = 1
    try:
        for cells in reader:
            for cell in cells:
                if cell.startswith(FORMULA_SIGNS) and not _HARMLESS.fullmatch(cell):
                    column = lines[first - 1].find(cell.split("\n")[0]) + 1
                    yield found("file-formula", first, max(column, 1), value=cell.strip()[:_SHOWN])
            first = reader.line_num + 1
    except csv.Error as error:
        yield found("file-damaged", first, kind="CSV", detail=error)
