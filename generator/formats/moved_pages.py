"""What stands at old addresses: pages that lead on by themselves, and by a link where a browser does not.

Files cannot lead anywhere: copies stand in their old places, so that programs that ask for them go on working.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.formats.html_pages import TEXT_VIEW, Typesetter
from generator.formats.page_setting import PagesToSet, site_of
from generator.publication import CSV, FILE_KINDS, OutputFile, Publication, Written

_ENDING = f".{CSV.ending}"


def write(publication: Publication, written: Written) -> Iterable[OutputFile]:
    pages = {page.path: page for page in publication.pages}
    moved = [(old, pages[new]) for old, new in publication.moved.items() if new in pages]
    if not moved:
        return
    typesetter, to_set = Typesetter(site_of(publication, written)), PagesToSet(publication, written)
    template = typesetter.environment.get_template("moved.html")
    for old, page in moved:
        context = typesetter.context(to_set.of(page), typesetter.addresses(old))
        for name in ("index.html", TEXT_VIEW):
            target = page.path + (TEXT_VIEW if name == TEXT_VIEW else "")
            yield OutputFile(f"{old}{name}", template.render({**context, "target": target}).encode())


def files_at_old_addresses(publication: Publication) -> dict[str, list[str]]:
    """The old paths of each file, a table's in every format."""
    found: dict[str, list[str]] = {}
    for old, new in publication.moved.items():
        for was, now in _files(old, new):
            found.setdefault(now, []).append(was)
    return found


def _files(old: str, new: str) -> Iterable[tuple[str, str]]:
    if old.endswith("/"):
        return ()
    if old.endswith(_ENDING) and new.endswith(_ENDING):
        stems = old.removesuffix(_ENDING), new.removesuffix(_ENDING)
        return tuple((kind.path(stems[0]), kind.path(stems[1])) for kind in FILE_KINDS)
    return ((old, new),)
