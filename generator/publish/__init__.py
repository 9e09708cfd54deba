"""Puts a site in place: built beside the old one, checked there, exchanged in one step."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.problems import InvalidContent, Problem
from generator.publication import OutputFile, Publication
from generator.publish.audit import audit
from generator.publish.check import check
from generator.publish.exchange import CannotPublish, Stage, begin

__all__ = ["CannotPublish", "Stage", "begin", "finish", "publish", "rehearse"]


def publish(files: Iterable[OutputFile], target: Path, publication: Publication) -> tuple[Problem, ...]:
    """Publish `files` at `target`, and give the warnings of the whole run.

    Raise `InvalidContent` where the finished site has faults; the old one stays.
    """
    with begin(target) as stage:
        stage.write(files)
        return finish(stage, publication)


def finish(stage: Stage, publication: Publication) -> tuple[Problem, ...]:
    """Look the finished site over, and put it in place."""
    warnings = look_over(stage.folder, publication)
    stage.publish()
    return warnings


def rehearse(files: Iterable[OutputFile], publication: Publication) -> tuple[Problem, ...]:
    """Everything that publishing does but putting in place: finds what it would refuse."""
    with tempfile.TemporaryDirectory() as folder, begin(Path(folder) / "site") as stage:
        stage.write(files)
        return look_over(stage.folder, publication)


def look_over(folder: Path, publication: Publication) -> tuple[Problem, ...]:
    """The warnings of the whole run.

    Raise `InvalidContent`, with them, where the finished site has faults, or lacks what the sources hold.
    """
    shown = check(folder, publication.site_url, publication.severities)
    known = _pages_told_apart_no_more(publication)
    found = (*(one for one in shown if one.code != "output-not-unique" or one.mark.path not in known),
             *audit(folder, publication))  # fmt: skip
    problems = (*publication.warnings, *found)
    if any(problem.severity == "error" for problem in problems):
        raise InvalidContent(problems)
    return problems


def _pages_told_apart_no_more(publication: Publication) -> frozenset[str]:
    """The files of pages whose title or description was found in the sources already, or that the site leaves so."""
    if publication.severities.of("not-unique") == "off":
        return frozenset(f"{page.path}index.html" for page in publication.pages)
    told = {problem.mark.path for problem in publication.warnings if problem.code == "not-unique"}
    return frozenset(
        f"{page.path}index.html"
        for page in publication.pages
        if any(source.partition("#")[0] in told for source in page.sources)
    )
