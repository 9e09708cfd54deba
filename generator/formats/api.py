"""The JSON: `api/v1/index.json` lists every dataset, `api/v1/schema.json` says how each file is built."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from generator.formats.datasets import Dataset, datasets, files_of
from generator.formats.json_text import Json, json_file
from generator.publication import API_INDEX, API_SCHEMA, CSV, JSON, Frame, OutputFile, Publication, Written

VERSION = "v1"
_SCHEMA_SOURCE = Path(__file__).with_name("api_schema.json")


def write_datasets(publication: Publication) -> Iterable[OutputFile]:
    """Each dataset in each language: its columns, and its rows by the names of the columns."""
    for dataset in datasets(publication):
        yield OutputFile(dataset.path(JSON), json_file(_dataset(dataset, publication)))


def write_index(publication: Publication, written: Written) -> Iterable[OutputFile]:
    """The list of all datasets with all their files, and the schema."""
    yield OutputFile(API_INDEX, json_file(_index(publication, written)))
    schema = json.loads(_SCHEMA_SOURCE.read_text("utf-8"))
    text = json.dumps({**schema, "$id": publication.absolute(API_SCHEMA)}, ensure_ascii=False, indent=1)
    yield OutputFile(API_SCHEMA, f"{text}\n".encode())


def _dataset(dataset: Dataset, publication: Publication) -> dict[str, Json]:
    names = [field.name for field in dataset.fields]
    return {
        **_head(publication),
        "id": dataset.id,
        "language": dataset.language.tag,
        "title": dataset.title,
        "note": dataset.note,
        "page": publication.absolute(dataset.page.path),
        "publisher": dataset.frame.name.text,
        "notice": dataset.frame.notice.text if dataset.frame.notice else "",
        "licence": _licence(dataset.frame),
        "columns": [{"name": field.name, "title": field.title, "type": field.kind} for field in dataset.fields],
        "rows": [dict(zip(names, record, strict=True)) for record in dataset.records],
    }


def _index(publication: Publication, written: Written) -> dict[str, Json]:
    editions: dict[str, list[Dataset]] = {}
    for dataset in datasets(publication):
        editions.setdefault(dataset.id, []).append(dataset)
    frame = next(iter(publication.frames.values()))
    return {
        **_head(publication),
        "site": publication.site_url,
        "names": {one.catalogue.language.tag: one.name.text for one in publication.frames.values()},
        "licence": _licence(frame),
        "datasets": [
            {"id": identifier, "editions": [_edition(one, publication, written) for one in several]}
            for identifier, several in editions.items()
        ],
    }


def _head(publication: Publication) -> dict[str, Json]:
    return {"$schema": publication.absolute(API_SCHEMA), "version": VERSION}


def _edition(dataset: Dataset, publication: Publication, written: Written) -> Json:
    files: list[Json] = [
        {
            "format": file.kind.name,
            "media_type": file.kind.media_type,
            "address": publication.absolute(file.path),
            "bytes": file.size,
        }
        for file in files_of(dataset.path(CSV), written)
    ]
    return {
        "language": dataset.language.tag,
        "title": dataset.title,
        "page": publication.absolute(dataset.page.path),
        "rows": len(dataset.records),
        "files": files,
    }


def _licence(frame: Frame) -> Json:
    return {"name": frame.data_licence.name, "address": frame.data_licence.address} if frame.data_licence else None
