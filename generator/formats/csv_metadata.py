"""Beside each CSV what the W3C's "CSV on the Web" asks for: titles, types and language of its columns."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from generator.formats.datasets import Dataset, Field, datasets
from generator.formats.json_text import Json, json_file
from generator.publication import CSV, OutputFile, Publication

ENDING = "-metadata.json"
_TYPES = {"text": "string", "number": "decimal"}


def write(publication: Publication) -> Iterable[OutputFile]:
    for dataset in datasets(publication):
        yield OutputFile(f"{dataset.path(CSV)}{ENDING}", json_file(_metadata(dataset, publication)))


def _metadata(dataset: Dataset, publication: Publication) -> dict[str, Json]:
    tag, licence = dataset.language.tag, dataset.frame.data_licence
    columns: list[Json] = [_column(field, tag) for field in dataset.fields]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": tag}],
        "url": posixpath.basename(dataset.path(CSV)),
        "dc:title": dataset.title,
        **({"dc:description": dataset.note} if dataset.note else {}),
        "dc:publisher": dataset.frame.name.text,
        "dc:source": {"@id": publication.absolute(dataset.page.path)},
        **({"dc:license": {"@id": licence.address}} if licence else {}),
        "lang": tag,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "quoteChar": '"', "doubleQuote": True},
        "tableSchema": {"columns": columns},
    }


def _column(field: Field, tag: str) -> Json:
    return {"name": field.name, "titles": {tag: field.title}, "datatype": _TYPES[field.kind], "null": ""}
