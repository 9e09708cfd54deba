"""What comes out.  A new format is a module here and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.formats import (
    api,
    csv_metadata,
    csv_tables,
    data_packages,
    dcat,
    html_pages,
    media,
    parquet_tables,
    search_index,
    sitemap,
    spreadsheets,
    text_pages,
    theme_assets,
)
from generator.publication import OutputFile, Publication

Format = Callable[[Publication], Iterable[OutputFile]]

FORMATS: tuple[Format, ...] = (
    csv_tables.write,
    spreadsheets.write,
    api.write_datasets,
    parquet_tables.write,
    api.write_index,
    csv_metadata.write,
    data_packages.write,
    dcat.write,
    search_index.write,
    html_pages.write,
    text_pages.write,
    sitemap.write,
    theme_assets.write,
    media.write,
)
"""Data first, then what describes them, then the pages: each is told how large the files before it are."""


def write_all(publication: Publication) -> Iterator[OutputFile]:
    """Every file, format by format."""
    sizes: dict[str, int] = {}
    for format_ in FORMATS:
        for file in format_(replace(publication, sizes=dict(sizes))):
            sizes[file.path] = len(file.content)
            yield file
