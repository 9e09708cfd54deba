"""What a workbook's number format shows of a number (ECMA-376 part 1, 18.8.31): the number, or something else.

A format has up to four sections: for positive numbers, negative ones, zero and text.  A section may show other words in
place of the number, or nothing at all; it may leave out the sign, or multiply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_TOKEN = re.compile(
    r"""(?P<hold>"[^"]*"|[\\!].|\[\$[^\]]*\])  # words that are shown as they stand; a currency
    |(?P<condition>\[[<>=][^\]]*\])
    |(?P<fill>\*.)  # a sign that fills the cell
    |(?P<unseen>\[[^\]]*\]|_.)  # colours, locales, spaces
    |(?P<general>General|G/通用格式|@)
    |(?P<exponent>E[+-])
    |(?P<shape>[0\#?.,%/;])
    |(?P<word>.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
MOST_SECTIONS = 3
"""For numbers: positive, negative and zero; the fourth is for text."""
_ZERO_SECTION = 2  # counted from 0
_GENERAL, _WORD = "G", "¬"
_DIGITS = re.compile(r"[0#?G]")
_ZERO = re.compile(r"[0G]")
_BETWEEN_DIGITS = re.compile(rf"[0#?.,]{_WORD}+[0#?.,]")
_THOUSANDS = re.compile(r"[0#?],+(?![0#?,])")
_PLACES = re.compile(r"\.([0#?]+)")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MINUS = frozenset("-−(")
_DASHES = frozenset("-–—")
_CURRENCIES = "€$£¥￥"


@dataclass(frozen=True, slots=True)
class Section:
    """How numbers of one kind are shown.  `shape` has a sign for each place; `words` stand around them."""

    shape: str
    words: tuple[str, ...]
    has_condition: bool
    fills: bool = False
    """Whether a sign or a space fills what is left of the cell, as bookkeepers have it."""

    @property
    def is_accounting_zero(self) -> bool:
        """Whether the section shows what bookkeepers write for 0: a dash at the end of a filled cell."""
        shown = "".join("".join(self.words).split()).strip(_CURRENCIES)
        return self.fills and shown in _DASHES and not re.search(r"[0#G]", self.shape)

    @property
    def percents(self) -> int:
        return self.shape.count("%")

    def shows(self, number: Decimal, *, for_negatives: bool) -> bool:
        """Whether a reader sees the number itself, with its sign, perhaps rounded."""
        if self.has_condition or not _DIGITS.search(self.shape) or (not number and not _ZERO.search(self.shape)):
            return False
        if "/" in self.shape or _THOUSANDS.search(self.shape) or _BETWEEN_DIGITS.search(self.shape):
            return False
        has_minus = any(sign in _MINUS for word in self.words for sign in word)
        return has_minus == for_negatives and not any(map(_may_multiply, self.words))

    def rounded(self, number: Decimal) -> Decimal:
        """The number as far as its digits are shown."""
        found = _PLACES.search(self.shape)
        places = len(found[1]) if found else 0
        if _GENERAL in self.shape:
            return number
        if "E" in self.shape:
            return Decimal(f"{number:.{places}E}")
        if -int(number.as_tuple().exponent) <= places:
            return number
        return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def section_for(number: Decimal, number_format: str) -> Section | None:
    """The section that shows the number; None where a reader sees another number, none, or its sign is lost."""
    sections = list(_sections(number_format))[:MOST_SECTIONS]
    at = 0
    if number < 0 and len(sections) > 1:
        at = 1
    elif number == 0 and len(sections) == MOST_SECTIONS:
        at = _ZERO_SECTION
    section = sections[at]
    is_dash = at == _ZERO_SECTION and section.is_accounting_zero
    return section if is_dash or section.shows(number, for_negatives=at == 1) else None


def hides(number_format: str) -> bool:
    """Whether a format shows nothing of some numbers, or other words in their place."""
    sections = list(_sections(number_format))[:MOST_SECTIONS]
    return any(not _DIGITS.search(one.shape) and not one.is_accounting_zero for one in sections)


def _sections(number_format: str) -> Iterator[Section]:
    shape, has_condition, fills = "", False, False
    words: list[str] = []
    for token in _TOKEN.finditer(number_format):
        kind, text = token.lastgroup, token[0]
        if text == ";":
            yield Section(shape, tuple(words), has_condition, fills)
            shape, words, has_condition, fills = "", [], False, False
        elif kind in {"hold", "word"}:
            shape += _WORD if _held(text).strip() else ""
            words.append(_held(text))
        elif kind != "unseen":
            has_condition, fills = has_condition or kind == "condition", fills or kind == "fill"
            shape += {"general": _GENERAL, "exponent": "E", "condition": "", "fill": ""}.get(kind or "", text)
    yield Section(shape, tuple(words), has_condition, fills)


def _held(text: str) -> str:
    """The words of a token: of `[$€-407]` the sign before the hyphen."""
    if text.startswith("[$"):
        currency = text[2:-1].partition("-")[0]
        return "" if _CURRENCY.fullmatch(currency) else currency
    return text[1:] if text[0] in "\\!" and text[1:] else text.strip('"')


def _may_multiply(word: str) -> bool:
    """Whether the word, as 万 or k or ‰ do, makes another number of the one before it."""
    return any(sign.isalnum() or sign in "%‰" for sign in word)
