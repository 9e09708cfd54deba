"""A report's folder, read and checked."""

from __future__ import annotations

from generator.content_types.report.model import Report, ReportFile
from generator.document import read_prose, read_record, repeated
from generator.sources.fields import Reading
from generator.sources.tree import Tree


def parse(folder: str, tree: Tree, reading: Reading) -> Report | None:
    record = read_record(ReportFile, f"{folder}/report.yml", tree, reading)
    prose = read_prose(f"{folder}/index", tree, reading)
    if record is None or prose is None:
        return None
    file, node = record
    if repeated(node, "id", reading.problems):
        return None
    return Report(folder.rsplit("/", 1)[-1], folder, file, prose)
