"""What comes out.  A new format is a module here and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.formats import csv_tables, html_pages, media, sitemap, text_pages, theme_assets
from generator.publication import OutputFile, Publication

Format = Callable[[Publication], Iterable[OutputFile]]

FORMATS: tuple[Format, ...] = (
    html_pages.write,
    csv_tables.write,
    sitemap.write,
    theme_assets.write,
    text_pages.write,
    media.write,
)
