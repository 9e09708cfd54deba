"""A report's folder, read and checked."""

from __future__ import annotations

from generator.content_types.report.model import Report, ReportFile
from generator.document import read_document
from generator.sources.fields import Reading
from generator.sources.tree import Tree, slug_of


def parse(folder: str, tree: Tree, reading: Reading) -> Report | None:
    read = read_document(ReportFile, "report.yml", folder, tree, reading)
    return Report(slug_of(folder), folder, *read) if read else None
