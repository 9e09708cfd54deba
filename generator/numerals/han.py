"""Numbers in Chinese numerals: 十四, 三千五百, 二〇三五, 三点五."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

HAN_NUMERAL = re.compile(
    r"([〇零一二三四五六七八九十百千两万亿]+)(?:点([〇零一二三四五六七八九]+))?(?:[余多几])?(万亿|亿|万)?"
)
"""A numeral, its decimals, and a scale that 余 or 多 may stand before."""
TENTHS = re.compile("([一二两三四五六七八九])成半?([一二三四五六七八九])?")
"""三成 is 30%, 三成五 35%, 三成半 too."""

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"亿": 100_000_000, "万": 10_000}
_SCALES = {**_MYRIADS, "万亿": 1_000_000_000_000}


def han_numbers(found: re.Match[str]) -> Iterator[Decimal]:
    """Everything that a `HAN_NUMERAL` can mean: 二〇三五, 二十三, or, in 十四五, a number and what follows it."""
    numeral, decimals, scale = found[1], found[2], found[3]
    whole = read_han(numeral)
    if whole is not None:
        number = Decimal(whole)
        if decimals:
            number = Decimal(f"{whole}.{''.join(str(_DIGITS[sign]) for sign in decimals)}")
        yield number
        if scale:
            yield number * _SCALES[scale]
    for run in re.findall("[^万亿]+", numeral):
        yield from _readings(run)


def hundredths(found: re.Match[str]) -> Decimal:
    """How many per cent `TENTHS` say."""
    half = 5 if "半" in found[0] else 0
    return Decimal(_DIGITS[found[1]] * 10 + (_DIGITS[found[2]] if found[2] else half))


def _readings(numeral: str) -> Iterator[Decimal]:
    if not any(sign in _PLACES for sign in numeral):
        yield Decimal("".join(str(_DIGITS[sign]) for sign in numeral))
        yield from (Decimal(_DIGITS[sign]) for sign in numeral)
        return
    total = digit = 0
    for position, sign in enumerate(numeral):
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
            yield Decimal(total)
            continue
        if digit and position:
            yield Decimal(total + digit)
        digit = _DIGITS[sign]
        yield Decimal(digit)
        yield Decimal(total + digit)


def read_han(text: str) -> int | None:
    """The one number that Chinese numerals write, or None: 三千五百, 一万二千, 二〇二五."""
    if not text or any(sign not in _DIGITS and sign not in _PLACES and sign not in _MYRIADS for sign in text):
        return None
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text)) if len(text) == 1 or "两" not in text else None
    for myriad, value in _MYRIADS.items():
        before, found, after = text.partition(myriad)
        if found:
            high, low = read_han(before), read_han(after.removeprefix("零")) if after else 0
            return None if high is None or low is None or low >= value else high * value + low
    return _below_myriad(text)


def _below_myriad(text: str) -> int | None:
    """A number of 千, 百 and 十, each once and in this order."""
    total, digit, least = 0, None, 10**4
    for position, sign in enumerate(text):
        if sign in _PLACES:
            place = _PLACES[sign]
            if place >= least or (digit is None and not (sign == "十" and position == 0)):
                return None
            total, digit, least = total + (1 if digit is None else digit) * place, None, place
        elif sign in "零〇":
            if digit is not None or least <= 10:  # noqa: PLR2004 - the place of 十
                return None
        elif digit is not None:
            return None
        else:
            digit = _DIGITS[sign]
    return total + (digit or 0)
