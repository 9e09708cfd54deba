"""The old site stays until the new one is whole; then one system call puts the one in the place of the other.

Killed at any moment, the address shows the old site or the new one, never a mixture.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from generator.publication import OutputFile
from generator.publish.refusal import CannotPublish, refusing
from generator.publish.system import ASIDE, exchange, flush, hold, make_readable

LIST = ".gongkai-files"
"""Names every file of a published site, so that a file of somebody else's is noticed before it is lost."""
MOST_NAMED = 5
"""Files of somebody else's that a refusal names: as many as a line of a terminal holds."""
_MOST_IN_STEM = 40
"""Characters of a site's name in that of its stage: of 4 bytes each still a name that file systems take (255 bytes)."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder beside `target` in which the new site is built, under a lock on their parent."""

    target: Path
    folder: Path
    lock: int
    clear: Callable[[], None]
    """Takes the folder away, whatever it holds by now.  A run that is stopped does so when it ends, wherever it was."""

    def write(self, files: Iterable[OutputFile]) -> None:
        """Write the files into the folder.  Raise `CannotPublish` where the system refuses."""
        made: set[str] = set()
        for file in files:
            with refusing(self.target):
                self._write(file, made)

    def _write(self, file: OutputFile, made: set[str]) -> None:
        path = f"{self.folder}/{file.path}"
        parent = os.path.dirname(path)  # noqa: PTH120 - strings: thousands of files
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103
            made.add(parent)
        with open(path, "wb") as output:  # noqa: PTH123
            output.write(file.content)

    def publish(self) -> None:
        """Put the new site in the old one's place; the old one is then in the staging folder."""
        with refusing(self.target):
            names = sorted(files_in(self.folder))
            (self.folder / LIST).write_text("".join(f"{name}\n" for name in names), "utf-8", newline="\n")
            make_readable(self.folder)
            flush(self.folder)
            if self.target.exists():
                exchange(self.folder, self.target)
            else:
                self.folder.rename(self.target)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.abandon()

    def abandon(self) -> None:
        """Clear the staging folder away, whatever it holds by now, and let others go on."""
        self.clear()
        atexit.unregister(self.clear)
        os.close(self.lock)


def begin(target: Path) -> Stage:
    """Make a folder to build in.  Raise `CannotPublish` where `target` is not a site of ours, or out of reach."""
    target = target.absolute()
    with refusing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = hold(target.parent)
        try:
            return _begin(target, lock)
        except BaseException:
            os.close(lock)
            raise


def _begin(target: Path, lock: int) -> Stage:
    stem = stem_of(target.name)
    _clear_up(target, stem)
    _refuse_foreign(target)
    folder = target.with_name(f"{stem}{secrets.token_hex(4)}")
    clear = partial(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(clear)  # before there is anything to clear: a run can be stopped between any two steps
    folder.mkdir(mode=0o700)
    return Stage(target, folder, lock, clear)


def stem_of(name: str) -> str:
    """How the names of all stages of a site begin."""
    mark = hashlib.sha256(os.fsencode(name)).hexdigest()[:8] if len(name) > _MOST_IN_STEM else ""
    return f".{name[:_MOST_IN_STEM]}{mark}.new-"


def _clear_up(target: Path, stem: str) -> None:
    """Take away what runs left that were killed.  An old site that was put aside comes back where no new one stands."""
    left = [path for path in sorted(target.parent.iterdir()) if path.name.startswith(stem)]
    for path in left:
        if path.name.endswith(ASIDE) and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def files_in(folder: Path) -> Iterator[str]:
    """The paths of all files below `folder`, relative to it, with slashes.  What cannot be looked into is a fault."""
    start = len(str(folder)) + 1
    for parent, _, files in os.walk(folder, onerror=_raise):
        below = f"{parent}/"[start:].replace(os.sep, "/")
        yield from (below + name for name in files)


def _raise(error: OSError) -> None:
    raise error


def _refuse_foreign(target: Path) -> None:
    if not target.exists() and not target.is_symlink():
        return
    if not target.is_dir() or target.is_symlink():
        raise CannotPublish(target, (target.name,))
    found = set(files_in(target))
    listed = (target / LIST).read_text("utf-8", "replace").splitlines() if LIST in found else []
    foreign = sorted(found - {LIST, *listed})
    if foreign:
        raise CannotPublish(target, tuple(foreign[:MOST_NAMED]))
