"""The files of a project that content is made of, listed once and read once each."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.problems import Mark, Problems

MAXIMUM_TEXT_SIZE = 1_000_000
MAXIMUM_TABLE_SIZE = 50_000_000


def slug_of(path: str) -> str:
    """The last part of a path or key: what a document's folder is called, and its address ends with."""
    return path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Tree:
    """`files` are paths relative to `root`, with slashes, sorted."""

    root: Path
    files: tuple[str, ...]

    def folders_in(self, folder: str) -> tuple[str, ...]:
        """The folders directly below `folder` that hold any file."""
        prefix = f"{folder}/"
        below = (path[len(prefix) :] for path in self.files if path.startswith(prefix))
        return tuple(dict.fromkeys(prefix + rest.split("/", 1)[0] for rest in below if "/" in rest))

    def files_in(self, folder: str) -> tuple[str, ...]:
        """All files below `folder`, at any depth."""
        prefix = f"{folder}/"
        return tuple(path for path in self.files if path.startswith(prefix))

    def bytes_of(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def text_of(self, path: str, problems: Problems, limit: int = MAXIMUM_TEXT_SIZE) -> str | None:
        """The file's text; None, with a problem, where it is not UTF-8 or far too large."""
        return text_in(self.bytes_of(path), path, problems, limit)


def text_in(data: bytes, path: str, problems: Problems, limit: int) -> str | None:
    """The text of a file; None, with a problem, where it is not UTF-8 or far too large."""
    if len(data) > limit:
        problems.add(Mark(path), "too-large", size=len(data), limit=limit)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add(Mark(path, line), "encoding", encoding=_guess_encoding(data))
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.add(Mark(path, line), "encoding", encoding=_guess_encoding(data))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _find_invisible(text, path, problems)
    return text


def read_tree(root: Path, folders: tuple[str, ...], problems: Problems) -> Tree:
    """List the regular files below `folders`; what begins with a dot or an underscore is left out."""
    files = [path for folder in folders for path in _walk(root, PurePosixPath(folder), problems)]
    return Tree(root, tuple(sorted(files)))


def _walk(root: Path, folder: PurePosixPath, problems: Problems) -> Iterator[str]:
    if not (root / folder).is_dir():
        return
    with os.scandir(root / folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = folder / entry.name
            if entry.name.startswith((".", "_")) or entry.name.endswith("~"):
                continue
            if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
                problems.add(Mark(str(path)), "not-a-file")
            elif entry.is_dir():
                yield from _walk(root, path, problems)
            else:
                yield str(path)


def _guess_encoding(data: bytes) -> str:
    """Name the encoding, for the message only: the text is never converted behind the editor's back."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:200].count(0) > len(data[:200]) // 5:
        return "UTF-16"
    for encoding, name in (("gb18030", "GBK"), ("big5", "Big5")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return "?"


def _find_invisible(text: str, path: str, problems: Problems) -> None:
    """Refuse characters that a reader cannot see and that change what is read: controls and bidirectional marks."""
    if text.isprintable():
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():
            continue
        for column, character in enumerate(line, 1):
            if (
                unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"}
                and character not in "\t\u200b\u200c\u200d\u00ad\ufeff"
            ):
                problems.add(Mark(path, number, column), "invisible-character", code_point=f"U+{ord(character):04X}")
