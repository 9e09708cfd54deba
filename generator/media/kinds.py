"""The kinds of files that a site may show or hand out, and how much of them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.sources.markdown.link_words import RECORDINGS

Family = Literal["picture", "drawing", "pdf", "office", "table", "text", "recording", "archive"]


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` is the usual ending and what settings call it; `family` is by what it is looked through."""

    name: str
    family: Family
    media_type: str = ""


JPEG = Kind("jpg", "picture", "image/jpeg")
WEBP = Kind("webp", "picture", "image/webp")
KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("png", "picture", "image/png"),
        JPEG,
        Kind("gif", "picture", "image/gif"),
        WEBP,
        Kind("avif", "picture", "image/avif"),
        Kind("svg", "drawing", "image/svg+xml"),
        Kind("pdf", "pdf"),
        Kind("xlsx", "office"),
        Kind("docx", "office"),
        Kind("ods", "office"),
        Kind("odt", "office"),
        Kind("csv", "table"),
        Kind("txt", "text"),
        Kind("vtt", "text"),
        *(Kind(ending.removeprefix("."), "recording") for ending in sorted(RECORDINGS)),
        Kind("zip", "archive"),
    )
}
_OTHER_ENDINGS = {"jpeg": "jpg"}
ALLOWED = tuple(name for name in KINDS if name != "zip")
"""An archive has to be unpacked before one sees, or hears, what it holds; a site may allow it all the same."""
PICTURES = tuple(f".{kind.name}" for kind in KINDS.values() if kind.family in {"picture", "drawing"})
"""What may be shown on a page."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a site may publish.  Every number can be changed in `mkdocs.yml`, under `files`."""

    kinds: frozenset[str] = frozenset(ALLOWED)
    most_bytes: int = 100_000_000
    """Of one file: the largest that the usual hosts of repositories take.  At 1 MB/s it loads for 100 s."""
    most_unpacked: int = 500_000_000
    """Bytes of a workbook, document or archive when unpacked: what an office program can still open on a small
    computer, and a hundredth of what a ZIP of the largest size could hold."""
    most_pixels: int = 50_000_000
    """Of one picture: cameras and telephones reach 48 to 50 million, which take 150 MB when unfolded."""


def kind_of(path: str) -> Kind | None:
    """The kind that the ending of a file claims."""
    ending = posixpath.splitext(path)[1].lower().removeprefix(".")
    return KINDS.get(_OTHER_ENDINGS.get(ending, ending))
