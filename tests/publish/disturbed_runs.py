"""Runs of the command line that are stopped, starved or crossed by others, each in a process of its own.

Each line of JSON on standard input holds the arguments of `runs`; a line tells how each of those runs ended.  They are
forked from this process, which has everything loaded, so that each takes as long as its own work.
"""

from __future__ import annotations

import atexit
import errno
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from functools import cache
from itertools import count
from types import CodeType
from typing import NoReturn

import jinja2

from generator.hosts import cli

FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
WRITES = {"os.mkdir": 0, "os.chmod": 0, "os.rename": 0, "open": 0}
"""What the system tells of what is written, and which of its arguments is the path."""


class Writes:
    """Counts what one run writes below its folder, from 1, and has the system refuse number `refused`."""

    def __init__(self, folder: str, refused: int) -> None:
        self.folder, self.refused = folder, refused
        self.numbers = count(1)
        self.last = 0

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in WRITES or not isinstance(path := arguments[0], str | bytes | os.PathLike):
            return
        if event == "os.mkdir" and os.path.isdir(path):  # noqa: PTH112 - which writes nothing
            return
        flags = arguments[2] if event == "open" else WRITING
        if isinstance(flags, int) and flags & WRITING and os.fspath(os.fsdecode(path)).startswith(self.folder):
            self.last = next(self.numbers)
            if self.last == self.refused:
                number = FAULTS[self.last % len(FAULTS)]
                raise OSError(number, os.strerror(number), os.fsdecode(path))


def compile_once() -> None:
    """Keep the templates of the theme compiled: that is Jinja's work, and a third of the time of so small a site."""
    compiled = jinja2.Environment.compile

    @cache
    def code(source: str, name: str | None, filename: str | None) -> CodeType:
        return compiled(environments[-1], source, name, filename)

    environments: list[jinja2.Environment] = []

    def take(self: jinja2.Environment, source: str, name: str | None = None, filename: str | None = None) -> CodeType:
        environments[:] = [self]
        return code(source, name, filename)

    setattr(jinja2.Environment, "compile", take)  # noqa: B010 - a method of another module, replaced from outside


def run(said: int, limit: int, refused: int) -> NoReturn:
    """One run, from its first step to its last."""
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    writes = Writes(os.path.realpath(os.curdir), refused)
    sys.addaudithook(writes.hear)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    sys.argv = ["gongkai", "build", "--quiet"]
    status = 1
    try:
        cli.run()
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - whatever it is, the test is to see it
        traceback.print_exc()
    atexit._run_exitfuncs()  # noqa: SLF001 - what `sys.exit` would do in a process that was not forked
    sys.stdout.flush()
    os.write(said, f"\n{writes.last}".encode())
    os._exit(status)


def runs(several: int, stop: int, after: float, limit: int, refused: int) -> Iterator[dict[str, object]]:
    """So many runs at once, stopped by a signal after some seconds, starved of room in files, or refused a write."""
    pipes = [os.pipe() for _ in range(several)]  # a file would have no more room than the site's
    started, children = time.perf_counter(), []
    for _, said in pipes:
        if not (child := os.fork()):
            run(said, limit, refused)
        children.append(child)
    if stop:
        time.sleep(after)
        os.kill(children[0], stop)  # it is there until it is waited for
    for child, (heard, said) in zip(children, pipes, strict=True):
        os.close(said)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        with open(heard, encoding="utf-8") as words:  # noqa: PTH123 - no path
            *lines, writes = words.read().split("\n") if status >= 0 else (words.read(), "0")
        yield {
            "status": status,
            "said": "\n".join(lines).strip(),
            "writes": int(writes),
            "seconds": time.perf_counter() - started,
        }


if __name__ == "__main__":
    compile_once()
    cli.main(["build", "--quiet"])
    print(flush=True)  # noqa: T201 - ready
    for line in sys.stdin:
        print(json.dumps(list(runs(**json.loads(line)))), flush=True)  # noqa: T201
