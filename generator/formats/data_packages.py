"""`datapackage.json` (Data Package 2.0): one for the whole site, one beside the tables of each page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from generator.formats.datasets import CSV, Dataset, Field, address_of, datasets
from generator.formats.json_text import Json, json_file
from generator.publication import DATA_PACKAGE, Frame, OutputFile, Publication

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
_TYPES = {"text": "string", "number": "number"}


def write(publication: Publication) -> Iterable[OutputFile]:
    every = datasets(publication)
    if not every:
        return
    frame = next(iter(publication.frames.values()))
    yield _package("", frame.name.text, frame, every, publication)
    folders: dict[str, list[Dataset]] = {}
    for dataset in every:
        folders.setdefault(posixpath.dirname(dataset.stem), []).append(dataset)
    for folder, own in folders.items():
        yield _package(f"{folder}/", own[0].page.title.text, own[0].frame, own, publication)


def _package(
    folder: str, title: str, frame: Frame, own: Iterable[Dataset], publication: Publication
) -> OutputFile:  # fmt: skip
    resources: list[Json] = [_resource(dataset, folder, publication) for dataset in own]
    content: dict[str, Json] = {
        "$schema": PROFILE,
        "name": folder.strip("/").replace("/", "-") or "site",
        "title": title,
        "homepage": address_of(folder, publication),
        **_licences(frame),
        "resources": resources,
    }
    return OutputFile(f"{folder}{DATA_PACKAGE}", json_file(content))


def _licences(frame: Frame) -> dict[str, Json]:
    if frame.data_licence is None:
        return {}
    name, address = frame.data_licence.name, frame.data_licence.address
    return {"licenses": [{"name": name.replace(" ", "-"), "title": name, "path": address}]}


def _resource(dataset: Dataset, folder: str, publication: Publication) -> Json:
    path = dataset.path(CSV)
    fields: list[Json] = [_field(field) for field in dataset.fields]
    return {
        "$schema": RESOURCE_PROFILE,
        "name": dataset.stem.removeprefix(folder).lower(),
        "type": "table",
        "path": path.removeprefix(folder),
        "title": dataset.title,
        **({"description": dataset.note} if dataset.note else {}),
        "homepage": address_of(dataset.page.path, publication),
        "language": dataset.language.tag,
        "format": "csv",
        "mediatype": CSV.media_type,
        "encoding": "utf-8",
        "bytes": publication.sizes[path],
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(field: Field) -> Json:
    """The name is the head of the column, as the standard wants it; `key` is the same in every language."""
    return {"name": field.title, "type": _TYPES[field.kind], "key": field.name}
