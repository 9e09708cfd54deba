"""An explainer's folder, read and checked."""

from __future__ import annotations

from generator.content_types.explainer.model import Explainer, ExplainerFile
from generator.document import read_document
from generator.sources.fields import Reading
from generator.sources.tree import Tree, slug_of


def parse(folder: str, tree: Tree, reading: Reading) -> Explainer | None:
    read = read_document(ExplainerFile, "explainer.yml", folder, tree, reading)
    return Explainer(slug_of(folder), folder, *read) if read else None
