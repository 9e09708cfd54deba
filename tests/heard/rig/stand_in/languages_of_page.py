"""Print the open page's runs of text with the language each is given to assistive technology, a line of JSON each.

Runs under the system's Python, which has pyatspi.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Protocol

import pyatspi  # type: ignore[import-not-found]


class Text(Protocol):
    """A leaf's text, as pyatspi gives it."""

    characterCount: int

    def getAttributeRun(self, offset: int, defaults: bool) -> tuple[list[str], int, int]: ...  # noqa: FBT001
    def getText(self, start: int, end: int) -> str: ...


class States(Protocol):
    """What is true of an object now."""

    def contains(self, state: int) -> bool: ...


class Accessible(Protocol):
    """One object of the tree, as pyatspi gives it."""

    def __iter__(self) -> Iterator[Accessible]: ...
    def __len__(self) -> int: ...
    def getRole(self) -> int: ...
    def getState(self) -> States: ...
    def queryText(self) -> Text: ...


def documents() -> Iterator[Accessible]:
    """The page in sight.  Other programs on the desk have none."""
    for application in pyatspi.Registry.getDesktop(0):
        for window in application:
            yield from pyatspi.findAllDescendants(window, is_page)


def is_page(one: Accessible) -> bool:
    return bool(one.getRole() == pyatspi.ROLE_DOCUMENT_WEB and one.getState().contains(pyatspi.STATE_SHOWING))


def leaves(one: Accessible) -> Iterator[Accessible]:
    if not len(one):
        yield one
    for child in one:
        yield from leaves(child)


def runs(leaf: Accessible) -> Iterator[tuple[str, str]]:
    """(language, words) of each run of a leaf's text."""
    text = leaf.queryText() if "Text" in pyatspi.listInterfaces(leaf) else None
    end = 0
    while text and end < text.characterCount:
        attributes, start, stop = text.getAttributeRun(end, True)  # noqa: FBT003 - takes no keyword
        yield dict(one.split(":", 1) for one in attributes).get("language", ""), text.getText(start, stop).strip()
        end = max(stop, end + 1)


for document in documents():
    for leaf in leaves(document):
        for language, words in runs(leaf):
            sys.stdout.write(json.dumps([language, words], ensure_ascii=False) + "\n")
