"""The steps that can be remembered, or done by another process: docs/seams.md says what each of them depends on.

What such a step gives follows from its arguments alone, and both are values that `plain_data` can write down.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_type_hints

from generator.documents import present_document, read_document
from generator.formats.html_pages import render
from generator.formats.search_index import document_of
from generator.formats.text_pages import render_text
from generator.search.gathering import terms_of

SEAMS: tuple[Callable[..., Any], ...] = (
    read_document,
    present_document,
    render,
    render_text,
    document_of,
    terms_of,
)


def name_of(seam: Callable[..., Any]) -> str:
    """How docs and keys of a memory name it."""
    return f"{seam.__module__}.{seam.__name__}".removeprefix("generator.")


def schemas_of(seam: Callable[..., Any]) -> dict[str, Any]:
    """The schema of each argument, and under `return` of what is given."""
    return get_type_hints(seam)
