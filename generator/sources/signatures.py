"""What a file is by its first bytes, whatever it is called: the one list for attachments and for imported tables."""

from __future__ import annotations

import re

OLD_OFFICE = "Office 97–2003"
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG"), (0, b"\xff\xd8\xff", "JPEG"), (0, b"GIF87a", "GIF"), (0, b"GIF89a", "GIF"),
    (8, b"WEBP", "WebP"), (4, b"ftypavif", "AVIF"), (4, b"ftypavis", "AVIF"), (0, b"%PDF-", "PDF"),
    (0, b"PK\x03\x04", "ZIP"), (0, b"PK\x05\x06", "ZIP"), (0, b"Rar!", "RAR"), (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"\x1f\x8b", "gzip"), (0, b"\xfd7zXZ", "xz"), (0, b"BZh", "bzip2"), (257, b"ustar", "tar"),
    (0, b"\xd0\xcf\x11\xe0", OLD_OFFICE), (0, b"{\\rtf", "RTF"), (0, b"MZ", "EXE"), (0, b"\x7fELF", "ELF"),
    (0, b"#!", "#!"), (8, b"WAVE", "WAV"), (0, b"ID3", "MP3"), (0, b"OggS", "Ogg"), (0, b"\x1a\x45\xdf\xa3", "WebM"),
    (4, b"ftyp", "MP4"),
)  # fmt: skip
_PAGE = re.compile(
    rb"\s*<(?:!doctype|!--|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|\?xml)[\s>-]",
    re.IGNORECASE,
)
"""How a page begins: the tags by which browsers take a file for one (WHATWG, MIME Sniffing, 7.1)."""
_DRAWING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:svg[\s>]|!doctype\s+svg)", re.IGNORECASE | re.DOTALL
)
_HEAD = 4096
"""Bytes that are looked at for how a file begins."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FRAME_OF_SOUND = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")
"""How an MP3 without a head begins: eleven bits that are set, then a version, then layer III (ISO 11172-3, 2.4.1.3).
The mark of UTF-16, FF FE, is none."""


def format_of(data: bytes) -> str:
    """The format that the first bytes tell; empty where they tell none."""
    head = data[:_HEAD].removeprefix(_BYTE_ORDER_MARK)
    for offset, signature, name in _SIGNATURES:
        if head.startswith(signature, offset) and (name not in {"WebP", "WAV"} or head.startswith(b"RIFF")):
            return name
    if _DRAWING.match(head):
        return "SVG"
    if _PAGE.match(head):
        return "XML" if head.lstrip().startswith(b"<?xml") else "HTML"
    return "MP3" if _FRAME_OF_SOUND.match(head) else ""
