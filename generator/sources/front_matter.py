"""The YAML at the head of a Markdown file, between two lines of `---`."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|$)", re.DOTALL)
_OPENING = re.compile(r"---[ \t]*(?:\n|$)")


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The YAML at the head of `text`, if any; the rest; the line on which the rest begins."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return None, text, 1
    return found[1] or "", text[found.end() :], text.count("\n", 0, found.end()) + 1


def is_left_open(text: str) -> bool:
    """Whether YAML begins at the head of `text`, and nothing says where it ends."""
    return _OPENING.match(text) is not None and _FRONT_MATTER.match(text) is None
