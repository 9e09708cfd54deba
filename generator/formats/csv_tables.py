"""Each dataset as CSV: UTF-8 with a byte order mark, numbers plain, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from generator.formats.datasets import Dataset, Value, datasets
from generator.publication import CSV, OutputFile, Publication
from generator.sources.spreadsheet_text import defused


def write(publication: Publication) -> Iterable[OutputFile]:
    for dataset in datasets(publication):
        yield OutputFile(dataset.path(CSV), _table(dataset).encode("utf-8-sig"))


def _table(dataset: Dataset) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(defused(field.title) for field in dataset.fields)
    writer.writerows(map(_cell, record) for record in dataset.records)
    return text.getvalue()


def _cell(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else defused(value or "")
