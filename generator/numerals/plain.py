"""Decimal digits, and nothing that only resembles them: the one way to write a number in a field or a cell."""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal

MOST_DIGITS, MOST_PLACES = 18, 20
"""Before and after the point: more than any office counts to, and together what a column of 38 digits holds."""
_PLAIN = re.compile(r"(-?)(\d+)(?:\.(\d+))?")
_UNROUNDED = Context(prec=10_000)
"""For texts: a number in them may be as long as a text is."""


def plain_form(text: str) -> str:
    """The text with full-width digits and signs as plain ones; ¹, ① and ½ are no digits, and stay as they are."""
    return text if text.isascii() else "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    marks = not character.isdecimal() and any(sign.isdecimal() for sign in plain)
    return character if marks else plain


def exact(text: str) -> Decimal | None:
    """The number that decimal digits write with a full stop, and in one way only: not 0100, not -0, not 1e3."""
    found = _PLAIN.fullmatch(text)
    if found is None or has_too_many_digits(text):
        return None
    minus, whole, _ = found.groups()
    number = Decimal(text)
    is_padded = len(whole) > 1 and unicodedata.decimal(whole[0]) == 0
    return None if is_padded or (minus and not number) else number


def has_too_many_digits(text: str) -> bool:
    found = _PLAIN.fullmatch(text)
    return found is not None and (len(found[2]) > MOST_DIGITS or len(found[3] or "") > MOST_PLACES)


def product(number: Decimal, factor: Decimal) -> Decimal:
    """Every digit of it, where `Decimal` by itself would round to 28."""
    return _UNROUNDED.multiply(number, factor)
