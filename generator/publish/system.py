"""What operating systems do differently when one folder takes the place of another."""

from __future__ import annotations

import ctypes
import errno
import importlib
import os
import sys
from pathlib import Path
from typing import Any


def module_if_any(name: str) -> Any:  # noqa: ANN401 - a module that other systems lack has no type here
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


# All systems but Windows have the one, Windows the other.
fcntl, msvcrt = module_if_any("fcntl"), module_if_any("msvcrt")
LOCK_FILE = ".gongkai.lock"
"""Windows locks files, not folders; this one stays."""
ASIDE = "-old"
"""What the old site is called for the moment in which there is no exchange in one step."""
_AT_FDCWD = -100  # Linux, fcntl.h: paths are relative to the working directory
_RENAME_EXCHANGE = 2  # Linux, fs.h: exchange two paths in one step
_RENAME_SWAP = 2  # macOS, sys/stdio.h: the same
_NOT_HERE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""What a system or file system answers that cannot exchange in one step."""
_READABLE_FILE, _READABLE_FOLDER = 0o644, 0o755
"""Whatever the umask: a web server, which is another user, must read the site."""


def hold(folder: Path) -> int:
    """Hold the folder until the number given back is closed; another run waits."""
    if fcntl is not None:
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return descriptor
    descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT)
    while msvcrt is not None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        except OSError as error:
            if error.errno != errno.EDEADLK:  # what it says after ten seconds of waiting
                os.close(descriptor)
                raise
        else:
            break
    return descriptor


def make_readable(folder: Path) -> None:
    """A web server must be able to read the site, whatever the umask of its builder."""
    for parent, _, files in os.walk(folder):
        os.chmod(parent, _READABLE_FOLDER)  # noqa: PTH101 - strings: thousands of files
        for name in files:
            os.chmod(f"{parent}/{name}", _READABLE_FILE)  # noqa: PTH101


def flush(folder: Path) -> None:
    """Have the file system write what it holds back, so that a power cut after the exchange finds whole files."""
    if not hasattr(library := _library(), "syncfs"):
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        library.syncfs(descriptor)
    finally:
        os.close(descriptor)


def exchange(new: Path, old: Path) -> None:
    """Put each folder in the other's place: in one step, or where the system has none in three renames."""
    if _exchanged_at_once(os.fsencode(new), os.fsencode(old)):
        return
    aside = new.with_name(new.name + ASIDE)
    try:
        old.rename(aside)
        new.rename(old)
        aside.rename(new)
    except BaseException:  # or stopped in between
        if not old.exists():
            aside.rename(old)
        elif aside.exists():
            aside.rename(new)
        raise


def _exchanged_at_once(new: bytes, old: bytes) -> bool:
    library = _library()
    if hasattr(library, "renameat2"):
        done = library.renameat2(_AT_FDCWD, new, _AT_FDCWD, old, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        done = library.renamex_np(new, old, _RENAME_SWAP)
    else:
        return False
    if done and (number := ctypes.get_errno()) not in _NOT_HERE:
        raise OSError(number, os.strerror(number), os.fsdecode(old))
    return not done


def _library() -> object:
    """The system's C library, which Windows does not give without a name."""
    return None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)
