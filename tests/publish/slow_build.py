"""A build that says and rests before each file it writes and each step of publishing; for tests that kill it."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import ParamSpec, TypeVar

from generator.build import write
from generator.hosts import cli
from generator.publication import OutputFile, Publication
from generator.publish import exchange

P = ParamSpec("P")
R = TypeVar("R")
REST = 0.01


def step(name: str) -> None:
    os.write(1, f"{name}\n".encode())
    time.sleep(REST)


def files(publication: Publication) -> Iterator[OutputFile]:
    for file in write(publication):
        step("file")
        yield file


def between_steps(function: Callable[P, R]) -> Callable[P, R]:
    def rested(*arguments: P.args, **names: P.kwargs) -> R:
        step(f"before {function.__name__}")
        result = function(*arguments, **names)
        step(f"after {function.__name__}")
        return result

    return rested


setattr(cli, "write", files)  # noqa: B010 - a name that another module imported, replaced from outside
for step_of_publishing in ("_make_readable", "_flush", "_exchange"):
    setattr(exchange, step_of_publishing, between_steps(getattr(exchange, step_of_publishing)))
setattr(shutil, "rmtree", between_steps(shutil.rmtree))  # noqa: B010 - as above

if __name__ == "__main__":
    sys.exit(cli.main(["build", "--quiet"]))
