"""What separates the cells of a CSV file that nobody has described: commas, semicolons, tabs or bars."""

from __future__ import annotations

import re
from collections import Counter

SEPARATORS = ",;\t|"
_SAID = re.compile(r'\A"?sep=([^\n"])"?[,;\t]*\n', re.IGNORECASE)
"""The first line by which Excel is told what separates the cells."""
_QUOTED = re.compile(r'"[^"]*"')


def said_separator(text: str) -> tuple[str, int]:
    """What the first line says by itself, and where the table begins behind it; nothing and 0 where it says nothing."""
    said = _SAID.match(text)
    return (said[1], said.end()) if said else ("", 0)


def likely_separators(text: str) -> tuple[str, ...]:
    """The sign that the first line with any has most of, outside quotation marks; several where as frequent."""
    lines = _QUOTED.sub("", text).split("\n")
    line = next((one for one in lines if any(sign in SEPARATORS for sign in one)), "")
    counted = Counter(sign for sign in line if sign in SEPARATORS)
    return tuple(sign for sign, count in counted.items() if count == max(counted.values())) or (",",)
