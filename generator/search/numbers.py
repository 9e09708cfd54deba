r"""Numbers as letters, so that an index is plain text: it packs well, and a browser reads it without unpacking.

Printable ASCII but for what a JavaScript template sets apart (`` ` ``, `\`, `$`).  Small numbers take one letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

LETTERS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "`\\$")
_LAST = 46
"""Letters before this one end a number, the others go on."""
_ON = len(LETTERS) - _LAST


@lru_cache(maxsize=1 << 14)
def written(number: int) -> str:
    letters = ""
    while number >= _LAST:
        number -= _LAST
        letters += LETTERS[_LAST + number % _ON]
        number //= _ON
    return letters + LETTERS[number]


def written_all(numbers: Iterable[int]) -> str:
    return "".join(map(written, numbers))
