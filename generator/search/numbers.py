r"""A variable-length code for integers in letters (as varint is in bytes): plain text packs well and needs no decoder.

Printable ASCII but for what a JavaScript template sets apart (`` ` ``, `\`, `$`).  Small numbers take one letter.
"""

from __future__ import annotations

from collections.abc import Iterable

# ASCII is printable from "!" (33) to "~" (126).
LETTERS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "`\\$")
_LAST = 46
"""Letters before this one end a number, the others go on: half of the 91, so that two letters reach 2,115."""
_ON = len(LETTERS) - _LAST
_MOST_KNOWN = 1 << 16
"""Numbers below are remembered, nearly all of a site's: some 8 MB at most."""


def encode(number: int) -> str:
    """The letters of a number that is not negative, the least significant first."""
    letters = ""
    while number >= _LAST:
        number -= _LAST
        letters += LETTERS[_LAST + number % _ON]
        number //= _ON
    return letters + LETTERS[number]


class _Known(dict[int, str]):
    """The letters of small numbers, encoded once each."""

    def __missing__(self, number: int) -> str:
        letters = encode(number)
        if number < _MOST_KNOWN:
            self[number] = letters
        return letters


_known = _Known()


def encode_all(numbers: Iterable[int]) -> str:
    return "".join(map(_known.__getitem__, numbers))
