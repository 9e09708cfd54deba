"""A statement's folder, read and checked."""

from __future__ import annotations

from generator.content_types.statement.model import ResultsFile, Statement, StatementFile
from generator.document import read_record, repeated
from generator.sources.fields import Reading
from generator.sources.tree import Tree, slug_of


def parse(folder: str, tree: Tree, reading: Reading) -> Statement | None:
    statement = read_record(StatementFile, f"{folder}/statement.yml", tree, reading)
    results = read_record(ResultsFile, f"{folder}/results.yml", tree, reading)
    if statement is None or results is None:
        return None
    found, node = results
    faults = [repeated(node, key, reading.problems) for key in ("id", "number")]
    return None if any(faults) else Statement(slug_of(folder), folder, statement[0], found)
