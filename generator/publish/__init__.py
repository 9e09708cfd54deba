"""Puts a site in place: built beside the old one, checked there, exchanged in one step."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.problems import InvalidContent, Problem
from generator.publication import OutputFile, Publication
from generator.publish.audit import audit
from generator.publish.check import check
from generator.publish.exchange import Stage, begin
from generator.publish.refusal import CannotPublish, refuse_sources, refusing

__all__ = ["CannotPublish", "Stage", "begin", "finish", "publish", "refuse_sources", "rehearse"]


def publish(files: Iterable[OutputFile], target: Path, publication: Publication) -> tuple[Problem, ...]:
    """Publish `files` at `target`, and give the warnings of the whole run.

    Raise `InvalidContent` where the finished site has faults; the old one stays.
    """
    with begin(target) as stage:
        stage.write(files)
        return finish(stage, publication)


def finish(stage: Stage, publication: Publication) -> tuple[Problem, ...]:
    """Look the finished site over, and put it in place."""
    with refusing(stage.target):
        warnings = look_over(stage.folder, publication)
    stage.publish()
    return warnings


def rehearse(files: Iterable[OutputFile], publication: Publication) -> tuple[Problem, ...]:
    """Everything that publishing does but putting in place: finds what it would refuse."""
    with _folder_aside() as folder, begin(Path(folder) / "site") as stage:
        stage.write(files)
        with refusing(stage.target):
            return look_over(stage.folder, publication)


def _folder_aside() -> tempfile.TemporaryDirectory[str]:
    with refusing(Path(tempfile.gettempdir())):
        return tempfile.TemporaryDirectory(prefix="gongkai-check-", ignore_cleanup_errors=True)


def look_over(folder: Path, publication: Publication) -> tuple[Problem, ...]:
    """The warnings of the whole run.

    Raise `InvalidContent`, with them, where the finished site has faults, or lacks what the sources hold.
    """
    told = _Told(publication)
    shown = check(folder, publication.site_url, publication.severities)
    found = (*(one for one in shown if not told.includes(one)), *audit(folder, publication))
    problems = (*publication.warnings, *found)
    if any(problem.severity == "error" for problem in problems):
        raise InvalidContent(problems)
    return problems


class _Told:
    """Which pages are known to be called as others are: found in the sources already, or left so by the site."""

    def __init__(self, publication: Publication) -> None:
        self.leaves_all = publication.severities.of("not-unique") == "off"
        self.sources = {f"{page.path}index.html": page.sources for page in publication.pages}
        self.values: dict[str, set[str]] = {}
        for problem in publication.warnings:
            if problem.code == "not-unique":
                self.values.setdefault(problem.mark.path, set()).add(dict(problem.details)["value"])

    def includes(self, problem: Problem) -> bool:
        if problem.code != "output-not-unique":
            return False
        shown = dict(problem.details)["value"]
        files = {source.partition("#")[0] for source in self.sources.get(problem.mark.path, ())}
        values = (value for file in files for value in self.values.get(file, ()))
        return self.leaves_all or any(shown.startswith(value[: len(shown)]) for value in values)
