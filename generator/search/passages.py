"""Long texts in pieces of a few sentences: the piece that answers is what a result shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.search.document import Part

USUAL_LENGTH = 500
"""Characters of a passage, about: an excerpt (`EXCERPT` in `results.js`) and what is around it.  docs/search.md says
what half and double of it do."""
_END = re.compile(r"(?<=[。！？；])|(?<=[.!?])\s+")


def passages(part: Part, most: int) -> Iterator[Part]:
    """The part, its text in at most `most` pieces; all but the first without title and keywords of their own."""
    pieces = _pieces(part.text, max(USUAL_LENGTH, -(-len(part.text) // max(most - 1, 1))))
    yield replace(part, text=pieces[0])
    for piece in pieces[1:most]:
        yield replace(part, text=piece, keywords="")


def _pieces(text: str, length: int) -> list[str]:
    pieces = [""]
    for sentence in _END.split(" ".join(text.split())):
        for start in range(0, max(len(sentence), 1), 2 * length):
            some = sentence[start : start + 2 * length]
            if pieces[-1] and len(pieces[-1]) + len(some) > length:
                pieces.append("")
            pieces[-1] += (" " if pieces[-1] and pieces[-1][-1].isascii() else "") + some
    return pieces
