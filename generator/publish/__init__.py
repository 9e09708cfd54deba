"""Puts a site in place: built beside the old one, checked there, exchanged in one step."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.problems import InvalidContent
from generator.publication import OutputFile
from generator.publish.check import check
from generator.publish.exchange import ForeignFiles, Stage, begin

__all__ = ["ForeignFiles", "Stage", "begin", "finish", "publish"]


def publish(files: Iterable[OutputFile], target: Path, site_url: str) -> None:
    """Publish `files` at `target`.  Raise `InvalidContent` where the finished site has faults; the old one stays."""
    with begin(target) as stage:
        stage.write(files)
        finish(stage, site_url)


def finish(stage: Stage, site_url: str) -> None:
    """Check what stands on the stage, and put it in place."""
    problems = check(stage.folder, site_url)
    if problems:
        raise InvalidContent(problems)
    stage.publish()
