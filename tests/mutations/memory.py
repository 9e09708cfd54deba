"""The same site built over and over with one file changed: what does not depend on the change is remembered.

The steps that are remembered follow from their arguments alone, as tests/test_seams.py proves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from generator import documents
from generator.site import overviews


@dataclass
class _Step:
    """What a step gave, by a name of its first arguments; all of them are kept, so that identities stay true."""

    do: Callable[..., Any]
    name_of: Callable[..., object]
    known: dict[object, tuple[tuple[Any, ...], Any]] = field(default_factory=dict)
    learns: bool = True

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 - whatever the step gives
        name = self.name_of(*arguments)
        given, result = self.known.get(name, ((), None))
        if given == arguments:
            return result
        result = self.do(*arguments)
        if self.learns:
            self.known[name] = arguments, result
        return result


@contextmanager
def remembering(site: Callable[[], object]) -> Iterator[None]:
    """Remember what it takes to make the site, and nothing of what is built later on."""
    steps = (
        (documents, "read_document", lambda source, _: source.folder),
        (documents, "present_document", lambda _, document, edition, __: (id(document), edition.code)),
        (overviews, "method_sections", lambda edition: edition.code),
    )
    remembered = [_Step(getattr(module, name), name_of) for module, name, name_of in steps]
    patches = [patch.object(module, name, step) for (module, name, _), step in zip(steps, remembered, strict=True)]
    for one in patches:
        one.start()
    try:
        site()
        for step in remembered:
            step.learns = False
        yield
    finally:
        for one in patches:
            one.stop()
