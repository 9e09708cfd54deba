"""The catalogue of all datasets for data portals: DCAT 3, as Turtle and as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.formats.datasets import DataFile, Dataset, datasets, files_of
from generator.formats.json_text import Json, json_file
from generator.publication import CATALOGUE_JSON_LD, CATALOGUE_TURTLE, CSV, Frame, OutputFile, Publication, Written

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LANGUAGES = "http://id.loc.gov/vocabulary/"
_SHORT = len("en")
_NOT_IN_ADDRESS = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True, slots=True)
class Address:
    """Something that has an address of its own."""

    iri: str

    def turtle(self) -> str:
        return "<" + _NOT_IN_ADDRESS.sub(lambda sign: quote(sign[0]), self.iri) + ">"

    def json(self) -> Json:
        return {"@id": _NOT_IN_ADDRESS.sub(lambda sign: quote(sign[0]), self.iri)}


@dataclass(frozen=True, slots=True)
class Literal:
    """Text, in a language or of a type."""

    text: str
    language: str = ""
    type: str = ""

    def turtle(self) -> str:
        kind = f"@{self.language}" if self.language else f"^^{self.type}" if self.type else ""
        return json.dumps(self.text, ensure_ascii=False).replace("\x7f", "\\u007f") + kind

    def json(self) -> Json:
        named = {"@language": self.language, "@type": self.type}
        return {"@value": self.text, **{name: value for name, value in named.items() if value}}


@dataclass(frozen=True, slots=True)
class Thing:
    """One entry of the catalogue and what is said of it."""

    address: Address
    type: str
    said: tuple[tuple[str, Address | Literal], ...]


def write(publication: Publication, written: Written) -> Iterable[OutputFile]:
    things = tuple(_things(publication, written))
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    yield OutputFile(CATALOGUE_TURTLE, (prefixes + "".join(map(_turtle, things))).encode())
    graph: list[Json] = [_json(thing) for thing in things]
    yield OutputFile(CATALOGUE_JSON_LD, json_file({"@context": dict(PREFIXES), "@graph": graph}))


def _turtle(thing: Thing) -> str:
    lines = "".join(f" ;\n  {name} {value.turtle()}" for name, value in thing.said)
    return f"\n{thing.address.turtle()} a {thing.type}{lines} .\n"


def _json(thing: Thing) -> Json:
    said: dict[str, list[Json]] = {}
    for name, value in thing.said:
        said.setdefault(name, []).append(value.json())
    return {"@id": thing.address.json()["@id"], "@type": thing.type, **said}  # type: ignore[call-overload, index]  # an Address


def _things(publication: Publication, written: Written) -> Iterator[Thing]:
    """The catalogue, its publisher, then each dataset with its files."""
    editions: dict[str, list[Dataset]] = {}
    for dataset in datasets(publication):
        editions.setdefault(dataset.id, []).append(dataset)
    names = tuple((frame.name.text, frame.catalogue.language.tag) for frame in publication.frames.values())
    publisher = _part("publisher", publication)
    about = [("dct:title", Literal(*name)) for name in names]
    about += [("dct:description", Literal(frame.about.text, tag)) for frame, tag in _frames(publication)]
    found = tuple(("dcat:dataset", _part(f"dataset/{identifier}", publication)) for identifier in editions)
    yield Thing(
        _part("catalog", publication),
        "dcat:Catalog",
        (
            *about,
            ("dct:publisher", publisher),
            ("foaf:homepage", Address(publication.site_url)),
            *_licence(publication),
            *found,
        ),
    )
    yield Thing(publisher, "foaf:Agent", tuple(("foaf:name", Literal(*name)) for name in names))
    for identifier, several in editions.items():
        yield from _dataset(identifier, several, publication, written)


def _frames(publication: Publication) -> Iterator[tuple[Frame, str]]:
    return ((frame, frame.catalogue.language.tag) for frame in publication.frames.values())


def _dataset(identifier: str, editions: list[Dataset], publication: Publication, written: Written) -> Iterator[Thing]:
    said: list[tuple[str, Address | Literal]] = [
        ("dct:identifier", Literal(identifier)),
        ("dct:publisher", _part("publisher", publication)),
        *_licence(publication),
    ]
    distributions = []
    for one in editions:
        tag = one.language.tag
        said += [
            ("dct:title", Literal(one.name, tag)),
            ("dct:description", Literal(one.note or one.page.description or one.title, tag)),
            ("dct:language", _language(tag)),
            ("dcat:landingPage", Address(publication.absolute(one.page.path))),
        ]
        distributions += [
            _distribution(file, one, publication) for file in files_of(one.path(CSV), written)
        ]  # fmt: skip
    said += [("dcat:distribution", distribution.address) for distribution in distributions]
    yield Thing(_part(f"dataset/{identifier}", publication), "dcat:Dataset", tuple(said))
    yield from distributions


def _distribution(file: DataFile, dataset: Dataset, publication: Publication) -> Thing:
    address = Address(publication.absolute(file.path))
    return Thing(
        _part(f"file/{file.path}", publication),
        "dcat:Distribution",
        (
            ("dct:title", Literal(f"{dataset.title} ({file.kind.name})", dataset.language.tag)),
            ("dct:language", _language(dataset.language.tag)),
            ("dcat:accessURL", Address(publication.absolute(dataset.page.path))),
            ("dcat:downloadURL", address),
            ("dcat:mediaType", Address(f"{MEDIA_TYPES}{file.kind.media_type}")),
            ("dcat:byteSize", Literal(str(file.size), type="xsd:nonNegativeInteger")),
            *_licence(publication),
        ),
    )


def _licence(publication: Publication) -> tuple[tuple[str, Address], ...]:
    licence = next(iter(publication.frames.values())).data_licence
    return (("dct:license", Address(licence.address)),) if licence else ()


def _language(tag: str) -> Address:
    """The language as the Library of Congress lists it, which DCAT asks for."""
    code = tag.split("-", 1)[0]
    return Address(f"{LANGUAGES}iso639-{1 if len(code) == _SHORT else 2}/{code}")


def _part(name: str, publication: Publication) -> Address:
    return Address(f"{publication.absolute(CATALOGUE_TURTLE)}#{quote(name)}")
