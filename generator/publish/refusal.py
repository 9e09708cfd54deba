"""Why a site cannot be put where it should go."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class CannotPublish(Exception):
    """The target cannot be replaced.

    It holds `foreign` files that no build of ours put there, or the site is made from what it holds (`is_source`), or
    the system refused (`fault`).
    """

    def __init__(
        self, target: Path, foreign: tuple[str, ...] = (), fault: OSError | None = None, *, is_source: bool = False
    ) -> None:
        super().__init__(str(target))
        self.target = target
        self.foreign = foreign
        self.fault = fault
        self.is_source = is_source


@contextmanager
def refusing(target: Path) -> Iterator[None]:
    """Take whatever the system refuses while `target` is written for a reason not to publish it."""
    try:
        yield
    except OSError as error:
        raise CannotPublish(target, fault=error) from error


def refuse_sources(target: Path, sources: Iterable[Path]) -> None:
    """Raise `CannotPublish` where `target` is, holds or lies within a folder that the site is made from.

    Folders are the same where the file system says so, whatever links, capitals or accents their names are written by.
    """
    there = Path(os.path.realpath(target))  # `resolve` fails where links lead in a circle
    with refusing(target):
        around, own = _identities(there, *there.parents), _identities(there)
        for source in map(Path, map(os.path.realpath, sources)):
            is_within = source in (there, *there.parents) or _identities(source) & around
            if is_within or own & _identities(source, *source.parents):
                raise CannotPublish(target, is_source=True)


def _identities(*paths: Path) -> set[tuple[int, int]]:
    """The file system's own names of those folders that there are."""
    return {(found.st_dev, found.st_ino) for path in paths if path.exists() for found in (path.stat(),)}
