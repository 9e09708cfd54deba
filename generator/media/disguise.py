"""Whether a file holds what its ending claims."""

from __future__ import annotations

import re

from generator.media.kinds import Kind
from generator.sources.signatures import format_of

_EXPECTED = {
    "png": {"PNG"}, "jpg": {"JPEG"}, "gif": {"GIF"}, "webp": {"WebP"}, "avif": {"AVIF"}, "pdf": {"PDF"},
    "xlsx": {"ZIP"}, "docx": {"ZIP"}, "ods": {"ZIP"}, "odt": {"ZIP"}, "zip": {"ZIP"}, "svg": {"SVG", "XML", ""},
    "csv": {""}, "txt": {""}, "vtt": {""}, "mp3": {"MP3"}, "m4a": {"MP4"}, "ogg": {"Ogg"}, "oga": {"Ogg"},
    "wav": {"WAV"}, "mp4": {"MP4"}, "m4v": {"MP4"}, "mov": {"MP4"}, "webm": {"WebM"},
}  # fmt: skip
_SCRIPT = re.compile(rb"<script[\s>]", re.IGNORECASE)


def disguise_of(data: bytes, kind: Kind) -> str | None:
    """What the file is instead of `kind`; empty where that cannot be named, None where it is what it claims to be."""
    content = format_of(data)
    if content == "" and kind.family in {"text", "table"} and _SCRIPT.search(data):
        return "HTML"
    return None if content in _EXPECTED[kind.name] else content
