"""A build that tells each file it writes and each step of publishing, and waits before one of them to be killed.

What is to be published is made once.  For each number on standard input a process of its own publishes it, after a line
with the number of the process, and waits before the step that was asked for; `OVER` tells that it has ended, however.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn, ParamSpec, TypeVar

from generator.hosts import cli
from generator.publication import OutputFile, Publication
from generator.publish import exchange, publish

P = ParamSpec("P")
R = TypeVar("R")
OVER = "over"


class Steps:
    """Counts the steps of one publishing, from 1."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.awaited = 0

    def tell(self, name: str) -> None:
        os.write(1, f"{name}\n".encode())
        if next(self.numbers) == self.awaited:
            signal.pause()


STEPS = Steps()


def told(files: Iterable[OutputFile]) -> Iterator[OutputFile]:
    for file in files:
        STEPS.tell("file")
        yield file


def publish_as_often_as_asked(files: Iterable[OutputFile], target: Path, publication: Publication) -> NoReturn:
    made = list(files)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            os.write(1, f"{os.getpid()}\n".encode())
            STEPS.awaited = int(line)
            publish(told(made), target, publication)
            os._exit(0)
        os.waitpid(child, 0)
        os.write(1, f"{OVER}\n".encode())
    sys.exit(0)


def between_steps(function: Callable[P, R]) -> Callable[P, R]:
    def telling(*arguments: P.args, **names: P.kwargs) -> R:
        STEPS.tell(f"before {function.__name__}")
        result = function(*arguments, **names)
        STEPS.tell(f"after {function.__name__}")
        return result

    return telling


if __name__ == "__main__":
    setattr(cli, "publish", publish_as_often_as_asked)  # noqa: B010 - a name of another module, replaced from outside
    for step_of_publishing in ("make_readable", "flush", "exchange"):
        setattr(exchange, step_of_publishing, between_steps(getattr(exchange, step_of_publishing)))
    setattr(shutil, "rmtree", between_steps(shutil.rmtree))  # noqa: B010 - as above
    sys.exit(cli.main(["build", "--quiet"]))
