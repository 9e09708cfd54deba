"""What the end of a line means within a text that goes on: a space, but not between Chinese characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

_NO_SPACE = frozenset("“”‘’…—·")
"""Signs of Chinese and of Latin texts; between them and a Chinese character no line break means a space."""


def joint(before: str, after: str) -> Literal["", "\n"]:
    """What a line break between two characters means: nothing in Chinese, where it only ends the line, else a space."""
    wide = [_is_wide(before), _is_wide(after)]
    if all(wide) or (any(wide) and (before in _NO_SPACE or after in _NO_SPACE) and before and after):
        return ""
    return "\n"


@lru_cache(maxsize=10_000)  # more than the characters that the texts of one language use
def _is_wide(character: str) -> bool:
    """Whether it is written without spaces: Chinese and Japanese, not Korean."""
    if not character or unicodedata.east_asian_width(character) not in {"W", "F"}:
        return False
    return "HANGUL" not in unicodedata.name(character, "")
