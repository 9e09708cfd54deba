"""The files of a project that content is made of, listed once and read once each."""

from __future__ import annotations

import errno
import os
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import Path, PurePosixPath

from generator.problems import Mark, Problems
from generator.problems.faults import reason_of
from generator.sources.encodings import CODECS, encoding_of, looks_like_utf_16
from generator.sources.hidden import find_hidden, hidden_in, tell_hidden

MAXIMUM_TEXT_SIZE = 1_000_000
MAXIMUM_TABLE_SIZE = 50_000_000


def slug_of(path: str) -> str:
    """The last part of a path or key: what a document's folder is called, and its address ends with."""
    return path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Tree:
    """`files` are paths relative to `root`, with slashes, sorted.

    Where their bytes are `held`, by path, nothing is read from the disk.
    """

    root: Path
    files: tuple[str, ...]
    held: Mapping[str, bytes] | None = field(default=None, hash=False, repr=False)

    def folders_in(self, folder: str) -> tuple[str, ...]:
        """The folders directly below `folder` that hold any file."""
        prefix = f"{folder}/"
        below = (path[len(prefix) :] for path in self.files if path.startswith(prefix))
        return tuple(dict.fromkeys(prefix + rest.split("/", 1)[0] for rest in below if "/" in rest))

    def files_in(self, folder: str) -> tuple[str, ...]:
        """All files below `folder`, at any depth."""
        prefix = f"{folder}/"
        behind = islice(self.files, bisect_left(self.files, prefix), None)
        return tuple(takewhile(lambda path: path.startswith(prefix), behind))

    def bytes_of(self, path: str) -> bytes:
        """What a file holds.  Raise `OSError` where the system does not give it out."""
        if self.held is None:
            return (self.root / path).read_bytes()
        if path not in self.held:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return self.held[path]

    def hold(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of some files, but of those that cannot be read: whoever asks for them is told then."""
        held: dict[str, bytes] = {}
        for path in paths:
            with suppress(OSError):
                held[path] = self.bytes_of(path)
        return held

    def text_of(self, path: str, problems: Problems, limit: int = MAXIMUM_TEXT_SIZE) -> str | None:
        """The file's text; None, with a problem, where it cannot be read, is not UTF-8 or far too large."""
        try:
            data = self.bytes_of(path)
        except OSError as error:
            problems.add(Mark(path), "no-access", reason=reason_of(error))
            return None
        return text_in(data, path, problems, limit)


def text_in(data: bytes, path: str, problems: Problems, limit: int) -> str | None:
    """The text of a file; None, with a problem, where it is not UTF-8 or far too large."""
    if len(data) > limit:
        problems.add(Mark(path), "too-large", size=len(data), limit=limit)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_encoding(data, error.start, path, problems)
        return None
    if looks_like_utf_16(data):
        problems.add(Mark(path), "encoding", encoding="UTF-16")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    find_hidden(text, Mark(path), problems)
    return None if "\0" in text else text


def _report_encoding(data: bytes, at: int, path: str, problems: Problems) -> None:
    encoding = encoding_of(data)
    line = 1 if encoding and encoding.startswith("UTF-") else data.count(b"\n", 0, at) + 1
    if encoding:
        problems.add(Mark(path, line), "encoding", encoding=encoding)
    else:
        problems.add(Mark(path, line), "encoding-unknown")


def _is_readable_name(folder: PurePosixPath, name: str, problems: Problems) -> bool:
    """Whether people and browsers can read a name; noted where not."""
    data = os.fsencode(name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        shown = data.decode("ascii", "backslashreplace")
        encoding = encoding_of(data) or ""
        meant = data.decode(CODECS[encoding]) if encoding in CODECS else ""
        problems.add(Mark(f"{folder}/{shown}"), "bad-file-name", name=shown, suggestion=meant)
        return False
    before = problems.errors
    for _, character in hidden_in(name):
        tell_hidden(Mark(str(folder / name)), character, problems)
    return problems.errors == before


def read_tree(root: Path, folders: tuple[str, ...], problems: Problems) -> Tree:
    """List the regular files below `folders`; what begins with a dot or an underscore is left out."""
    files = [path for folder in folders for path in _walk(root, PurePosixPath(folder), problems)]
    return Tree(root, tuple(sorted(files)))


def _composed(folder: Path, name: str, names: Collection[str]) -> str:
    """A name as texts write it where the file system, as that of old Macs, takes its accents apart by itself.

    Where the folder has a file of either name, these are two files.
    """
    composed = unicodedata.normalize("NFC", name)
    return composed if composed not in names and (folder / composed).exists() else name


def _walk(root: Path, folder: PurePosixPath, problems: Problems) -> Iterator[str]:
    if not (root / folder).is_dir():
        return
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        problems.add(Mark(str(folder)), "no-access", reason=reason_of(error))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = folder / _composed(root / folder, entry.name, names)
        if entry.name.startswith((".", "_")) or entry.name.endswith("~"):
            continue
        if not _is_readable_name(folder, entry.name, problems):
            continue
        if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
            problems.add(Mark(str(path)), "not-a-file")
        elif entry.is_dir():
            yield from _walk(root, path, problems)
        else:
            yield str(path)
