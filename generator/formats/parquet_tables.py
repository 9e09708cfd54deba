"""Each dataset as Parquet, for DuckDB, Spark and their like; only where `gongkai[parquet]` is installed."""

from __future__ import annotations

import io
from array import array
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.formats.datasets import Dataset, Kind, Value, datasets
from generator.publication import PARQUET, OutputFile, Publication

if TYPE_CHECKING:
    import pyarrow as pa

MOST_DIGITS = 38
"""What a 128-bit decimal holds; a column with longer numbers is text."""
LEAST_DIGITS = 18
"""Parquet stores up to so many digits as a 64-bit integer; fewer would save nothing, and change the type sooner."""
_DECIMAL_BYTES = 16
"""Of a 128-bit decimal."""


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
        return _texts([None if value is None else str(value) for value in values])
    numbers = [value for value in values if isinstance(value, Decimal)]
    scale = max((max(0, -int(number.as_tuple().exponent)) for number in numbers), default=0)
    whole = max((max(0, number.adjusted() + 1) for number in numbers), default=0)
    if whole + scale > MOST_DIGITS:
        return _texts([None if value is None else f"{value:f}" for value in values])
    unscaled = (0 if value is None else int(Fraction(value) * 10**scale) for value in values)
    content = b"".join(number.to_bytes(_DECIMAL_BYTES, "little", signed=True) for number in unscaled)
    return _array(pa.decimal128(max(LEAST_DIGITS, whole + scale), scale), values, content)


def _texts(values: Sequence[str | None]) -> pa.Array:
    import pyarrow as pa

    encoded = [(value or "").encode() for value in values]
    offsets = array("i", accumulate(map(len, encoded), initial=0))
    return _array(pa.string(), values, offsets.tobytes(), b"".join(encoded))


def _array(of: pa.DataType, values: Sequence[object], *content: bytes) -> pa.Array:
    """An array from the bytes of Arrow's columnar format; None is null.

    `pyarrow.array` would make the same of the values, and import all of pandas to look whether they are a series.
    """
    import pyarrow as pa

    bitmap = bytes(
        sum(1 << bit for bit, value in enumerate(values[start : start + 8]) if value is not None)
        for start in range(0, len(values), 8)
    )
    return pa.Array.from_buffers(of, len(values), [pa.py_buffer(one) for one in (bitmap, *content)])
