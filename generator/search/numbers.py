r"""Numbers as letters, so that an index is plain text: it packs well, and a browser reads it without unpacking.

Printable ASCII but for what a JavaScript template sets apart (`` ` ``, `\`, `$`).  Small numbers take one letter.
"""

from __future__ import annotations

from collections.abc import Iterable

LETTERS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "`\\$")
_LAST = 46
"""Letters before this one end a number, the others go on."""
_ON = len(LETTERS) - _LAST
_MOST_KNOWN = 1 << 16


def written(number: int) -> str:
    letters = ""
    while number >= _LAST:
        number -= _LAST
        letters += LETTERS[_LAST + number % _ON]
        number //= _ON
    return letters + LETTERS[number]


class _Known(dict[int, str]):
    """What was written once, if it is small and will be wanted again."""

    def __missing__(self, number: int) -> str:
        letters = written(number)
        if number < _MOST_KNOWN:
            self[number] = letters
        return letters


_known = _Known()


def written_all(numbers: Iterable[int]) -> str:
    return "".join(map(_known.__getitem__, numbers))
