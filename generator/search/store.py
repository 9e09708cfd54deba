"""A hash table of rows, key and value, in small files that a page can look things up in without a server.

A file is a classic script that hands over its rows, since that is the one thing a page may load from everywhere: over
the network, from a disk, and under the strictest content-security policy.  Its name is the number of a bucket, which
follows from the key, and a mark of its content, so that it may be kept for ever.  The marks stand in the root or, where
they are many, in lists whose marks stand in the root: looking up costs as much on a large site as on a small one.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

FILE_SIZE = 1400
"""Bytes of the rows of a file, about.  Smaller files are more of them and pack less well, larger ones bring more rows
that nobody asked for; docs/search.md has both."""
_IN_ROOT = 3072
"""So many marks at most are in the root itself: that is 3 bytes more for each, and two turns less for every query."""
_LOOKED_UP = 8
"""So many rows a usual query asks for: with them, lists and root are balanced."""
_STEPS = 4
"""Between a number of files and its double.  It follows the size in steps, so that an edit hardly ever moves a row."""
_MARK = 5
"""Letters of a hash in the name of a file: 32^5, that two versions of a file share a name once in 33 million edits."""
_HASHED = 5
"""Bytes of a hash that eight letters of Base32 are made of; the first `_MARK` letters are kept."""
ABOUT, MARKS = "", "marks"
_GROUP = re.compile(r"[^\"=.!]*")
_SPECIAL = re.compile(r"[`\\$]")


class Row(NamedTuple):  # there are very many: a tuple is made sooner than another frozen thing
    """Rows whose keys are the same up to the first of `"`, `=`, `.`, `!` stand in one file."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """The files, the root last."""

    files: tuple[File, ...]

    @property
    def root(self) -> File:
        return self.files[-1]


def store(rows: Iterable[Row], about: str, in_root: Iterable[Row] = ()) -> Stored:
    """The rows as files.  `about`, JSON, is what the root says of the whole; the numbers of files are put before it."""
    every = list(rows)
    count = _in_steps(sum(len(row.key.encode()) + len(row.value.encode()) + 2 for row in every) // FILE_SIZE)
    buckets: list[list[Row]] = [[] for _ in range(count)]
    while every:
        row = every.pop()
        buckets[bucket_of(row.key, count)].append(row)
    files = list(_files("", buckets))
    marks = [_mark(file.content) for file in files]
    listed = _in_steps(max(int((count / _LOOKED_UP) ** 0.5), 2)) if count > _IN_ROOT else 1
    if listed > 1:
        lists = [[Row(MARKS, "".join(marks[start : start + listed]))] for start in range(0, count, listed)]
        files += _files("list-", lists)
        marks = [_mark(file.content) for file in files[count:]]
    content = _content([Row(ABOUT, f"[{count},{listed},{about}]"), Row(MARKS, "".join(marks)), *in_root])
    return Stored((*files, File(f"{_mark(content)}.js", content)))


def bucket_of(key: str, count: int) -> int:
    group = _GROUP.match(key)
    return zlib.crc32(group[0].encode() if group else b"") % count


def _in_steps(number: int) -> int:
    """The next of the numbers 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40 and so on."""
    step: int = max(2 ** (max(number - 1, 0).bit_length() - 1) // _STEPS, 1)
    return max(-(-number // step) * step, 1)


def _files(kind: str, buckets: list[list[Row]]) -> Iterator[File]:
    """A file for each bucket, which is emptied, so that rows and files do not fill the memory both."""
    for number, bucket in enumerate(buckets):
        content = _content(sorted(bucket, key=lambda row: row.key))
        bucket.clear()
        yield File(f"{kind}{number}-{_mark(content)}.js", content)


def _content(rows: list[Row]) -> bytes:
    text = "\n".join(f"{row.key}\t{row.value}" for row in rows)
    return f"searchRows(`{_SPECIAL.sub(lambda sign: chr(92) + sign[0], text)}`)\n".encode()


def _mark(content: bytes) -> str:
    return base64.b32encode(hashlib.sha256(content).digest()[:_HASHED]).decode().lower()[:_MARK]
