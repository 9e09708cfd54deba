"""An explainer's folder, read and checked."""

from __future__ import annotations

from generator.content_types.explainer.model import Explainer, ExplainerFile
from generator.document import read_prose, read_record, repeated
from generator.sources.fields import Reading
from generator.sources.tree import Tree


def parse(folder: str, tree: Tree, reading: Reading) -> Explainer | None:
    record = read_record(ExplainerFile, f"{folder}/explainer.yml", tree, reading)
    prose = read_prose(f"{folder}/index", tree, reading)
    if record is None or prose is None:
        return None
    file, node = record
    if repeated(node, "id", reading.problems) | repeated(node, "number", reading.problems):
        return None
    return Explainer(folder.rsplit("/", 1)[-1], folder, file, prose)
