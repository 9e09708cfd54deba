"""A page with nothing but a search, for engines that come without one of their own."""

from __future__ import annotations

from pathlib import Path

from generator.publication import Publication
from tests.bench.search_engines.engine import PAGE

SCRIPT = Path(__file__).with_name("bare_page.js")
NARROWING = '<details id="search_narrow"><summary>Narrow</summary></details>'


def write_bare_pages(
    publication: Publication, folder: Path, script: str, *, facets: bool = False, root: str = ""
) -> None:
    """One for each language; `script` defines how a query is answered, and may read `root` from the page."""
    code = script + SCRIPT.read_text("utf-8")
    for language in publication.languages:
        target = folder / language.code / PAGE
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            f'<!DOCTYPE html>\n<html lang="{language.tag}" data-root="{root}">\n<meta charset="utf-8">\n'
            "<title>Search</title>\n"
            '<form id="search_form"><input type="search" id="search_words" name="q" aria-label="Words">'
            f"{NARROWING if facets else ''}</form>\n"
            '<p role="status" id="search_status"></p>\n'
            '<section id="search_results"><ol></ol>'
            '<button type="button" id="search_more" hidden>More</button></section>\n'
            f'<script type="module">\n{code}</script>\n',
            "utf-8",
        )
