"""Each dataset as Parquet, for DuckDB, Spark and their like; only where `gongkai[parquet]` is installed."""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.formats.datasets import Dataset, Kind, Value, datasets
from generator.publication import PARQUET, OutputFile, Publication

if TYPE_CHECKING:
    import pyarrow as pa

MOST_DIGITS = 38
"""What a 128-bit decimal holds; a column with longer numbers is text."""


def write(publication: Publication) -> Iterable[OutputFile]:
    if find_spec("pyarrow"):
        for dataset in datasets(publication):
            yield OutputFile(dataset.path(PARQUET), _table(dataset, publication))


def _table(dataset: Dataset, publication: Publication) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    columns = [_column(field.kind, values) for field, values in zip(dataset.fields, _by_column(dataset), strict=True)]
    fields = [
        pa.field(field.name, column.type, metadata={"title": field.title})
        for field, column in zip(dataset.fields, columns, strict=True)
    ]
    licence = dataset.frame.data_licence
    about = {
        "title": dataset.title,
        "language": dataset.language.tag,
        "page": publication.absolute(dataset.page.path),
        "licence": licence.address if licence else "",
    }
    content = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=pa.schema(fields, metadata=about)), content)
    return content.getvalue()


def _by_column(dataset: Dataset) -> list[tuple[Value, ...]]:
    return list(zip(*dataset.records, strict=True)) or [() for _ in dataset.fields]


def _column(kind: Kind, values: tuple[Value, ...]) -> pa.Array:
    import pyarrow as pa

    if kind == "text":
        return pa.array(values, pa.string())
    numbers = [value for value in values if isinstance(value, Decimal)]
    scale = max((max(0, -int(number.as_tuple().exponent)) for number in numbers), default=0)
    whole = max((max(0, number.adjusted() + 1) for number in numbers), default=0)
    if whole + scale > MOST_DIGITS:
        return pa.array([None if value is None else f"{value:f}" for value in values], pa.string())
    return pa.array(values, pa.decimal128(max(18, whole + scale), scale))
