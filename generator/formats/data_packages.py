"""`datapackage.json` (Data Package 2.0): one for the whole site, one beside the tables of each page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from generator.formats.datasets import Dataset, Field, datasets
from generator.formats.json_text import Json, json_file
from generator.publication import CSV, DATA_PACKAGE, Frame, OutputFile, Publication, Written

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
_TYPES = {"text": "string", "number": "number"}


def write(publication: Publication, written: Written) -> Iterable[OutputFile]:
    every = datasets(publication)
    if every:
        yield from _Packages(publication, written).every(every)


@dataclass(frozen=True, slots=True)
class _Packages:
    publication: Publication
    written: Written

    def every(self, every: Iterable[Dataset]) -> Iterable[OutputFile]:
        """That of the site, and one for each folder."""
        frame = next(iter(self.publication.frames.values()))
        yield self.package("", frame.name.text, frame, every)
        folders: dict[str, list[Dataset]] = {}
        for dataset in every:
            folders.setdefault(posixpath.dirname(dataset.stem), []).append(dataset)
        for folder, own in folders.items():
            yield self.package(f"{folder}/", own[0].page.title.text, own[0].frame, own)

    def package(self, folder: str, title: str, frame: Frame, own: Iterable[Dataset]) -> OutputFile:
        resources: list[Json] = [self.resource(dataset, folder) for dataset in own]
        content: dict[str, Json] = {
            "$schema": PROFILE,
            "name": folder.strip("/").replace("/", "-") or "site",
            "title": title,
            "homepage": self.publication.absolute(folder),
            **_licences(frame),
            "resources": resources,
        }
        return OutputFile(f"{folder}{DATA_PACKAGE}", json_file(content))

    def resource(self, dataset: Dataset, folder: str) -> Json:
        path = dataset.path(CSV)
        fields: list[Json] = [_field(field) for field in dataset.fields]
        return {
            "$schema": RESOURCE_PROFILE,
            "name": dataset.stem.removeprefix(folder).lower(),
            "type": "table",
            "path": path.removeprefix(folder),
            "title": dataset.title,
            **({"description": dataset.note} if dataset.note else {}),
            "homepage": self.publication.absolute(dataset.page.path),
            "language": dataset.language.tag,
            "format": "csv",
            "mediatype": CSV.media_type,
            "encoding": "utf-8",
            "bytes": self.written.sizes[path],
            "schema": {"fields": fields, "missingValues": [""]},
        }


def _licences(frame: Frame) -> dict[str, Json]:
    if frame.data_licence is None:
        return {}
    name, address = frame.data_licence.name, frame.data_licence.address
    return {"licenses": [{"name": name.replace(" ", "-"), "title": name, "path": address}]}


def _field(field: Field) -> Json:
    """The name is the head of the column, as the standard wants it; `key` is the same in every language."""
    return {"name": field.title, "type": _TYPES[field.kind], "key": field.name}
