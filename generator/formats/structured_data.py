"""schema.org's Dataset for the head of a page, so that search engines for data find its tables."""

from __future__ import annotations

from collections.abc import Iterable

from generator.formats.datasets import DataFile, files_of, tables_of
from generator.formats.json_text import Json, json_text
from generator.publication import LinkedPage, Publication, Table, Written

_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def structured_data(page: LinkedPage, publication: Publication, written: Written) -> str:
    """JSON-LD that no markup can be hidden in; empty for a page without data."""
    found: list[Json] = [
        _dataset(table, page, publication, files_of(str(table.download), written))
        for table in tables_of(page)
        if table.download in written.sizes
    ]  # fmt: skip
    if not found:
        return ""
    return json_text({"@context": "https://schema.org/", "@graph": found}).translate(_IN_SCRIPT)


def _dataset(table: Table, page: LinkedPage, publication: Publication, files: Iterable[DataFile]) -> Json:
    frame, address = publication.frames[page.language.code], publication.absolute(page.path)
    return {
        "@type": "Dataset",
        "name": page.name_of(table, frame.catalogue),
        "description": table.note.text if table.note else page.description or table.caption.text,
        "url": address,
        "inLanguage": page.language.tag,
        "isAccessibleForFree": True,
        **({"license": frame.data_licence.address} if frame.data_licence else {}),
        "creator": {"@type": "Organization", "name": frame.name.text, "url": publication.site_url},
        "distribution": [_download(file, publication) for file in files],
    }


def _download(file: DataFile, publication: Publication) -> Json:
    return {
        "@type": "DataDownload",
        "encodingFormat": file.kind.media_type,
        "contentUrl": publication.absolute(file.path),
        "contentSize": f"{file.size} B",
    }
