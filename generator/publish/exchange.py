"""The old site stays until the new one is whole; then one system call puts the one in the place of the other.

Killed at any moment, the address shows the old site or the new one, never a mixture.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from generator.publication import OutputFile

try:
    import fcntl
except ImportError:  # Windows: no such locks; two runs at once are the caller's care there
    fcntl = None  # type: ignore[assignment]

LIST = ".gongkai-files"
"""Names every file of a published site, so that a file of somebody else's is noticed before it is lost."""
_AT_FDCWD = -100  # Linux, fcntl.h: paths are relative to the working directory
_RENAME_EXCHANGE = 2  # Linux, fs.h: exchange two paths in one step
_READABLE_FILE, _READABLE_FOLDER = 0o644, 0o755
"""Whatever the umask: a web server, which is another user, must read the site."""


class CannotPublish(Exception):
    """The target cannot be replaced: it holds `foreign` files that no build of ours put there, or cannot be written."""

    def __init__(self, target: Path, foreign: tuple[str, ...] = (), detail: str = "") -> None:
        super().__init__(str(target))
        self.target = target
        self.foreign = foreign
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder beside `target` in which the new site is built, under a lock on their parent."""

    target: Path
    folder: Path
    lock: int

    def write(self, files: Iterable[OutputFile]) -> None:
        made: set[str] = set()
        for file in files:
            path = f"{self.folder}/{file.path}"
            parent = os.path.dirname(path)  # noqa: PTH120 - strings: thousands of files
            if parent not in made:
                os.makedirs(parent, exist_ok=True)  # noqa: PTH103
                made.add(parent)
            with open(path, "wb") as output:  # noqa: PTH123
                output.write(file.content)

    def publish(self) -> None:
        """Put the new site in the old one's place; the old one is then in the staging folder."""
        names = sorted(files_in(self.folder))
        (self.folder / LIST).write_text("".join(f"{name}\n" for name in names), "utf-8")
        _make_readable(self.folder)
        _flush(self.folder)
        if self.target.exists():
            _exchange(self.folder, self.target)
        else:
            self.folder.rename(self.target)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.abandon()

    def abandon(self) -> None:
        """Clear the staging folder away, whatever it holds by now, and let others go on."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self.lock)


def begin(target: Path) -> Stage:
    """Make a folder to build in.  Raise `CannotPublish` where `target` is not a site of ours, or out of reach."""
    target = target.absolute()
    try:
        return _begin(target)
    except OSError as error:
        raise CannotPublish(target, detail=error.strerror or str(error)) from error


def _begin(target: Path) -> Stage:
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = _lock(target.parent)
    try:
        _refuse_foreign(target)
        for stale in target.parent.glob(f".{target.name}.new-*"):
            shutil.rmtree(stale, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
    except BaseException:
        os.close(lock)
        raise
    return Stage(target, folder, lock)


def files_in(folder: Path) -> Iterator[str]:
    """The paths of all files below `folder`, relative to it, with slashes."""
    start = len(str(folder)) + 1
    for parent, _, files in os.walk(folder):
        below = f"{parent}/"[start:].replace(os.sep, "/")
        yield from (below + name for name in files)


def _lock(folder: Path) -> int:
    """Hold the folder until the number given back is closed; another run waits."""
    if fcntl is None:
        return os.open(os.devnull, os.O_RDONLY)
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir() or target.is_symlink():
        raise CannotPublish(target, (target.name,))
    found = set(files_in(target))
    listed = (target / LIST).read_text("utf-8").splitlines() if LIST in found else []
    foreign = sorted(found - {LIST, *listed})
    if foreign:
        raise CannotPublish(target, tuple(foreign[:5]))


def _make_readable(folder: Path) -> None:
    """A web server must be able to read the site, whatever the umask of its builder."""
    for parent, _, files in os.walk(folder):
        os.chmod(parent, _READABLE_FOLDER)  # noqa: PTH101 - strings: thousands of files
        for name in files:
            os.chmod(f"{parent}/{name}", _READABLE_FILE)  # noqa: PTH101


def _flush(folder: Path) -> None:
    """Have the file system write what it holds back, so that a power cut after the exchange finds whole files."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        libc.syncfs(descriptor)
    finally:
        os.close(descriptor)


def _exchange(new: Path, old: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        done = libc.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
        if done == 0:
            return
        number = ctypes.get_errno()
        if number not in {errno.EINVAL, errno.ENOSYS}:
            raise OSError(number, os.strerror(number), str(old))
    # A system without exchange: two renames, with the old site back in place should the second fail.
    aside = new.with_name(new.name + "-old")
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)
