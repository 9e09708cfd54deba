"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import re

from generator.media.kinds import Kind

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG"), (0, b"\xff\xd8\xff", "JPEG"), (0, b"GIF87a", "GIF"), (0, b"GIF89a", "GIF"),
    (8, b"WEBP", "WebP"), (4, b"ftypavif", "AVIF"), (4, b"ftypavis", "AVIF"), (0, b"%PDF-", "PDF"),
    (0, b"PK\x03\x04", "ZIP"), (0, b"PK\x05\x06", "ZIP"), (0, b"Rar!", "RAR"), (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"\x1f\x8b", "gzip"), (0, b"\xfd7zXZ", "xz"), (0, b"BZh", "bzip2"), (257, b"ustar", "tar"),
    (0, b"\xd0\xcf\x11\xe0", "Office 97–2003"), (0, b"MZ", "EXE"), (0, b"\x7fELF", "ELF"), (0, b"#!", "#!"),
    (8, b"WAVE", "WAV"), (0, b"ID3", "MP3"), (0, b"OggS", "Ogg"), (0, b"\x1a\x45\xdf\xa3", "WebM"), (4, b"ftyp", "MP4"),
)  # fmt: skip
_EXPECTED = {
    "png": {"PNG"}, "jpg": {"JPEG"}, "gif": {"GIF"}, "webp": {"WebP"}, "avif": {"AVIF"}, "pdf": {"PDF"},
    "xlsx": {"ZIP"}, "docx": {"ZIP"}, "ods": {"ZIP"}, "odt": {"ZIP"}, "zip": {"ZIP"}, "svg": {"SVG", ""},
    "csv": {""}, "txt": {""}, "vtt": {""}, "mp3": {"MP3"}, "m4a": {"MP4"}, "ogg": {"Ogg"}, "oga": {"Ogg"},
    "wav": {"WAV"}, "mp4": {"MP4"}, "m4v": {"MP4"}, "mov": {"MP4"}, "webm": {"WebM"},
}  # fmt: skip
_PAGE = re.compile(
    rb"\s*<(?:!doctype|!--|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|\?xml)[\s>-]",
    re.IGNORECASE,
)
"""How a page begins: the tags by which browsers take a file for one (WHATWG, MIME Sniffing, 7.1)."""
_SCRIPT = re.compile(rb"<script[\s>]", re.IGNORECASE)
_DRAWING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:svg[\s>]|!doctype\s+svg)", re.IGNORECASE | re.DOTALL
)
_HEAD = 4096
"""Bytes that are looked at for how a file begins."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FRAME_OF_SOUND = re.compile(rb"\xff[\xe0-\xff]")
"""How an MP3 without a head begins: eleven bits that are set (ISO 11172-3, 2.4.1.3)."""


def disguise_of(data: bytes, kind: Kind) -> str | None:
    """What the file is instead of `kind`; empty where that cannot be named, None where it is what it claims to be."""
    content = content_of(data)
    if content == "" and kind.family in {"text", "table"} and _SCRIPT.search(data):
        return "HTML"
    return None if content in _EXPECTED[kind.name] else content


def content_of(data: bytes) -> str:
    """The format that the first bytes tell; empty where they tell none."""
    head = data[:_HEAD].removeprefix(_BYTE_ORDER_MARK)
    for offset, signature, name in _SIGNATURES:
        if head.startswith(signature, offset) and (name not in {"WebP", "WAV"} or head.startswith(b"RIFF")):
            return name
    if _DRAWING.match(head):
        return "SVG"
    if _PAGE.match(head):
        return "HTML"
    return "MP3" if _FRAME_OF_SOUND.match(head) else ""
