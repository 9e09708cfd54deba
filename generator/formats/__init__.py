"""What comes out.  A new format is a module here and a line in `DATA` or `PAGES`."""

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
    moved_pages,
    parquet_tables,
    search_index,
    sitemap,
    spreadsheets,
    text_pages,
    theme_assets,
)
from generator.publication import Announcement, OutputFile, Publication, Written

Data = Callable[[Publication], Iterable[OutputFile]]
"""Files that are made of the publication alone.  One that carries an `Announcement` is led to by every page."""
Pages = Callable[[Publication, Written], Iterable[OutputFile]]
"""What tells of those files, to readers or to programs: how large each is, and whether it is there at all."""

DATA: tuple[Data, ...] = (
    csv_tables.write,
    spreadsheets.write,
    api.write_datasets,
    parquet_tables.write,
    csv_metadata.write,
    search_index.write,
    sitemap.write,
    theme_assets.write,
    media.write,
)
PAGES: tuple[Pages, ...] = (
    api.write_index,
    data_packages.write,
    dcat.write,
    html_pages.write,
    text_pages.write,
    moved_pages.write,
)


def write_all(publication: Publication) -> Iterator[OutputFile]:
    """Every file, format by format."""
    sizes: dict[str, int] = {}
    announced: list[tuple[str, Announcement]] = []
    moved = moved_pages.files_at_old_addresses(publication)
    for data in DATA:
        for file in data(publication):
            sizes[file.path] = len(file.content)
            announced += [(file.path, file.announced)] if file.announced else []
            yield file
            yield from (replace(file, path=path, announced=None) for path in moved.get(file.path, ()))
    written = Written(sizes, tuple(announced))
    for pages in PAGES:
        yield from pages(publication, written)
