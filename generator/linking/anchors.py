"""The places of a page that links may name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publication import Definitions, Page, Question, Table, Tasks
from generator.sources.markdown.nodes import Prose


def anchors_of(page: Page) -> Iterator[str]:
    yield from identifiers_of(page)
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Prose):
                yield from block.anchors


def identifiers_of(page: Page) -> Iterator[str]:
    """The places that are named by identifiers: parts, rows, tasks, definitions, questions."""
    for section in page.sections:
        yield section.id
        for block in section.blocks:
            if isinstance(block, Table) and not block.elsewhere:
                yield from (row.key for row in block.rows)
            elif isinstance(block, Definitions):
                yield from (definition.id for definition in block.definitions)
            elif isinstance(block, Tasks):
                yield from (task.id for task in block.tasks)
            elif isinstance(block, Question):
                yield block.id
