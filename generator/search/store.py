"""Sorted rows, key and value, in small files that a page can look things up in without a server.

A file is a classic script that hands over its rows, since that is the one thing a page may load from everywhere: over
the network, from a disk, and under the strictest content-security policy.  Files of rows are listed by files of the
same kind up to one root, so that looking up costs as much on a large site as on a small one.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LEAST, _MOST, _MOST_IN_ROOT = 1200, 3000, 5000
"""Bytes of a file.  Where it ends between the two is for its keys to say: one changed row changes one file."""
_LIKELIHOOD = 32
_FEWEST = 2
"""Rows of a file where keys are long: so every level is shorter than the one below."""
_LONG = 200
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SPECIAL = re.compile(r"[`\\$]")


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """The files, the root last; `depth` is how many files a look-up reads, the root not counted."""

    files: tuple[File, ...]
    depth: int

    @property
    def root(self) -> File:
        return self.files[-1]


def store(rows: Iterable[Row], about: str) -> Stored:
    """The rows as files.  `about` is what the root says of the whole: JSON, to which the depth is put first."""
    files: list[File] = []
    level = sorted(rows, key=lambda row: _ASTRAL.sub(_in_halves, row.key))
    depth = 0
    while depth == 0 or (len(level) > _FEWEST and _bytes(level) > _MOST_IN_ROOT):
        parts = [(part[0].key, _file(part)) for part in _taken(level)]
        files += (file for _, file in parts)
        level = [Row(key, file.name.removesuffix(".js")) for key, file in parts]
        depth += 1
    files.append(_file([Row("", f"[{depth},{about}]"), *level]))
    return Stored(tuple({file.name: file for file in files}.values()), depth)


def _bytes(rows: list[Row]) -> int:
    return sum(len(row.key.encode()) + len(row.value.encode()) + 2 for row in rows)


def _in_halves(character: re.Match[str]) -> str:
    """A character as JavaScript compares it."""
    high, low = divmod(ord(character[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def _taken(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows of each file, taken out of the list, so that rows and files do not fill the memory both."""
    part: list[Row] = []
    size = 0
    rows.reverse()
    while rows:
        row = rows.pop()
        key = row.key.encode()
        own = len(key) + len(row.value.encode()) + 2
        ends = size > _LEAST and zlib.crc32(key) % _LIKELIHOOD == 0
        fits = len(part) >= _FEWEST or (part and len(part[0].key) < _LONG)
        if fits and (ends or size + own > _MOST):
            yield part
            part, size = [], 0
        part.append(row)
        size += own
    if part:
        yield part


def _file(rows: list[Row]) -> File:
    text = "\n".join(f"{row.key}\t{row.value}" for row in rows)
    content = f"searchRows(`{_SPECIAL.sub(lambda sign: chr(92) + sign[0], text)}`)\n".encode()
    mark = base64.b32encode(hashlib.sha256(content).digest()[:5]).decode().lower()
    return File(f"{mark}.js", content)
