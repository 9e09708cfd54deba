"""schema.org's Dataset for the head of a page, so that search engines for data find its tables."""

from __future__ import annotations

from collections.abc import Iterable

from generator.formats.datasets import DataFile, tables_of
from generator.formats.json_text import Json, json_text
from generator.formats.page_setting import PageToSet, SiteToSet
from generator.publication import LinkedPage, Table

_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def structured_data(to_set: PageToSet, site: SiteToSet) -> str:
    """JSON-LD that no markup can be hidden in; empty for a page without data."""
    offered = [(table, to_set.files[str(table.download)]) for table in tables_of(to_set.page)]
    found: list[Json] = [_dataset(table, to_set.page, site, files) for table, files in offered if files]
    if not found:
        return ""
    return json_text({"@context": "https://schema.org/", "@graph": found}).translate(_IN_SCRIPT)


def _dataset(table: Table, page: LinkedPage, site: SiteToSet, files: Iterable[DataFile]) -> Json:
    frame, address = site.frames[page.language.code], site.absolute(page.path)
    return {
        "@type": "Dataset",
        "name": page.name_of(table, frame.catalogue),
        "description": table.note.text if table.note else page.description or table.caption.text,
        "url": address,
        "inLanguage": page.language.tag,
        "isAccessibleForFree": True,
        **({"license": frame.data_licence.address} if frame.data_licence else {}),
        "creator": {"@type": "Organization", "name": frame.name.text, "url": site.site_url},
        "distribution": [_download(file, site) for file in files],
    }


def _download(file: DataFile, site: SiteToSet) -> Json:
    return {
        "@type": "DataDownload",
        "encodingFormat": file.kind.media_type,
        "contentUrl": site.absolute(file.path),
        "contentSize": f"{file.size} B",
    }
