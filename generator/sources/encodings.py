"""What a file that is not UTF-8 is written in: named for the message only, never converted behind an editor's back."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

CODECS = {"GBK": "gb18030", "Big5": "big5hkscs", "Windows-1252": "cp1252"}
"""The encodings that a text or a name can be shown from."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"),
)  # fmt: skip
_ASCII = 0x7F
_LOOKED_AT = 20_000
"""Bytes from the first one that is not ASCII on: thousands of characters leave no doubt."""
_MOSTLY = 0.8
"""From which part of the characters on an encoding is named: wrong ones reach about a half."""
_COMMON_IN_GBK = (range(0xA1, 0xA4), range(0xB0, 0xD8))
_COMMON_IN_BIG5 = (range(0xA1, 0xA4), range(0xA4, 0xC7))
"""The first bytes of signs, and of the characters that are used most, by each standard's own order."""
_LEAST_OF_A_WIDE_TEXT = 4
_MOST_NULLS = 5
"""Every second byte of ASCII in UTF-16 is null; if fewer than one in five are, it is another text that holds nulls."""


def encoding_of(data: bytes) -> str | None:
    """The name of the encoding, None where it cannot be known."""
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked or looks_like_utf_16(data):
        return marked or "UTF-16"
    if b"\0" in data:
        return None
    if _is_cesu_8(data):
        return "CESU-8"
    first = next((at for at, byte in enumerate(data) if byte > _ASCII), 0)
    sample = data[first : first + _LOOKED_AT]
    found = {
        "GBK": _part_of_common(sample, _COMMON_IN_GBK, 0xA1),
        "Big5": _part_of_common(sample, _COMMON_IN_BIG5, 0x40),
    }
    best = max(found, key=lambda name: found[name])
    if found[best] >= _MOSTLY and _decodes(data, CODECS[best]):
        return best
    return "Windows-1252" if _stand_alone(sample) and _decodes(data, "cp1252") else None


def looks_like_utf_16(data: bytes) -> bool:
    """Whether the bytes are a text of two bytes a character, without a mark at their head."""
    if len(data) % 2 or len(data) < _LEAST_OF_A_WIDE_TEXT or data.startswith(codecs.BOM_UTF8):
        return False
    sample = data[:_LOOKED_AT]
    if sample.count(0) * _MOST_NULLS < len(sample) and _decodes(data, "utf-8"):
        return False
    return any(_is_plain_text(sample, codec) for codec in ("utf-16-le", "utf-16-be"))


def _is_plain_text(data: bytes, codec: str) -> bool:
    """Whether it is text of the usual kinds."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    return sum(map(_is_usual, text)) >= _MOSTLY * len(text)


def _is_usual(character: str) -> bool:
    chinese = "\u3000" <= character <= "\u9fff" or character > "\uff00"
    return chinese or character in "\t\r\n" or " " <= character <= "\u024f"


def _is_cesu_8(data: bytes) -> bool:
    """UTF-8 as some databases write it, with characters beyond the first plane in two halves."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return any("\ud800" <= character <= "\udfff" for character in text)


def _part_of_common(data: bytes, leads: tuple[range, ...], least: int) -> float:
    """What part of the double bytes are signs or common characters."""
    pairs = list(_pairs(data))
    common = sum(any(first in lead for lead in leads) and second >= least for first, second in pairs)
    return common / len(pairs) if pairs else 0


def _pairs(data: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(data) - 1:
        if data[at] > _ASCII:
            yield data[at], data[at + 1]
            at += 1
        at += 1


def _stand_alone(data: bytes) -> bool:
    """Whether letters beyond ASCII stand among ASCII ones, as they do in European languages."""
    beyond = [at for at, byte in enumerate(data) if byte > _ASCII]
    alone = sum(data[at + 1 : at + 2] < b"\x80" for at in beyond)
    return bool(beyond) and alone >= _MOSTLY * len(beyond)


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
