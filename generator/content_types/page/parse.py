"""A page's folder, read and checked."""

from __future__ import annotations

from generator.content_types.page.model import PageFile, SitePage
from generator.document import read_document
from generator.sources.fields import Reading
from generator.sources.tree import Tree, slug_of


def parse(folder: str, tree: Tree, reading: Reading) -> SitePage | None:
    read = read_document(PageFile, "page.yml", folder, tree, reading)
    return SitePage(slug_of(folder), folder, *read) if read else None
