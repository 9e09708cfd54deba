"""What a run tells the person who started it, in their language."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable

from generator.messages import REFERENCE, Catalogue, known_codes, printable, read_catalogue
from generator.problems import Problem
from generator.publication import Publication
from generator.publish import CannotPublish


def catalogue_for(language: str | None) -> Catalogue:
    """The catalogue asked for, or that of the environment, or the reference one."""
    named = language or next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = named.lower().replace("_", "-").split("-", 1)[0].split(".", 1)[0]
    return read_catalogue(code if code in known_codes() else REFERENCE)


def problem_lines(problems: Iterable[Problem], catalogue: Catalogue) -> list[str]:
    """One line a problem, and a last one that says how many and that nothing was published."""
    found = tuple(problems)
    return [*warning_lines(found, catalogue), catalogue.say("run_problems", count=count_words(found, catalogue))]


def warning_lines(problems: Iterable[Problem], catalogue: Catalogue) -> list[str]:
    """One line a problem."""
    return [catalogue.problem(problem) for problem in problems]


def count_words(problems: Iterable[Problem], catalogue: Catalogue) -> str:
    """How many there are: `0 errors, 3 warnings`."""
    count = Counter(problem.severity for problem in problems)
    words = (catalogue.say("run_errors", n=count["error"]), catalogue.say("run_warnings", n=count["warning"]))
    return catalogue.say("run_count", errors=words[0], warnings=words[1])


def unreviewed_line(catalogues: Iterable[Catalogue], catalogue: Catalogue) -> str:
    """Of which languages nobody who grew up with them has looked the words through; empty where of none."""
    names = [one.language.name for one in catalogues if not one.reviewed]
    return catalogue.say("run_unreviewed", languages=catalogue.say("list_separator").join(names)) if names else ""


def built_line(publication: Publication, seconds: float, catalogue: Catalogue) -> str:
    """What was built: pages, indicators, languages, seconds."""
    indicators = {
        (record.key, row.key)
        for record in publication.records
        if record.indicators
        for row in record.indicators.rows
    }  # fmt: skip
    names = catalogue.say("list_separator").join(language.name for language in publication.languages)
    return catalogue.say(
        "run_built",
        pages=catalogue.number(len(publication.pages)),
        indicators=catalogue.number(len(indicators)),
        languages=names,
        seconds=f"{seconds:.1f}",
    )


def refusal_line(error: CannotPublish, catalogue: Catalogue) -> str:
    """Why nothing could be put in place."""
    folder = printable(str(error.target))
    if error.foreign:
        return catalogue.say("run_foreign_files", folder=folder, names=printable(", ".join(error.foreign)))
    if error.is_source:
        return catalogue.say("run_source_folder", folder=folder)
    detail = catalogue.fault(error.fault) if error.fault else ""
    return catalogue.say("run_cannot_write", folder=folder, detail=detail)


def fault_line(error: OSError, catalogue: Catalogue) -> str:
    """What the system refused, and why."""
    detail, name = catalogue.fault(error), error.filename
    if isinstance(name, str | bytes):
        return catalogue.say("run_refused_file", path=printable(os.fsdecode(name)), detail=detail)
    return catalogue.say("run_refused", detail=detail)
