"""Puts a site in place: built beside the old one, checked there, exchanged in one step."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.problems import InvalidContent
from generator.publication import OutputFile, Publication
from generator.publish.audit import audit
from generator.publish.check import check
from generator.publish.exchange import CannotPublish, Stage, begin

__all__ = ["CannotPublish", "Stage", "begin", "finish", "publish", "rehearse"]


def publish(files: Iterable[OutputFile], target: Path, publication: Publication) -> None:
    """Publish `files` at `target`.  Raise `InvalidContent` where the finished site has faults; the old one stays."""
    with begin(target) as stage:
        stage.write(files)
        finish(stage, publication)


def finish(stage: Stage, publication: Publication) -> None:
    """Look the finished site over, and put it in place."""
    look_over(stage.folder, publication)
    stage.publish()


def rehearse(files: Iterable[OutputFile], publication: Publication) -> None:
    """Everything that publishing does but putting in place: finds what it would refuse."""
    with tempfile.TemporaryDirectory() as folder, begin(Path(folder) / "site") as stage:
        stage.write(files)
        look_over(stage.folder, publication)


def look_over(folder: Path, publication: Publication) -> None:
    """Raise `InvalidContent` where the finished site has faults, or lacks what the sources hold."""
    problems = (*check(folder, publication.site_url), *audit(folder, publication))
    if problems:
        raise InvalidContent(problems)
