"""A statement as its folder holds it: `statement.yml` is written by people, `results.yml` by a run of the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from pydantic import model_validator

from generator.sources.fields import (
    Date,
    DocumentFile,
    Identifier,
    Integer,
    Localized,
    LocalizedTitle,
    Model,
    Text,
    WebAddress,
    fault,
)

Result = Literal["supported", "partly", "not_supported", "not_applicable", "not_tested"]
Level = Literal["A", "AA", "AAA"]


class StatementFile(DocumentFile):
    """`limits` are what readers may still stumble over; `not_tested` is what nobody has looked at."""

    title: LocalizedTitle
    summary: Localized
    approach: tuple[Localized, ...] = ()
    limits: tuple[Localized, ...] = ()
    not_tested: tuple[Localized, ...] = ()
    feedback: Localized


class Check(Model):
    """Something that looked at the site.  `looks` is how many pages, journeys or cases it went through."""

    id: Identifier
    name: Localized
    version: Text | None = None
    scope: Localized
    looks: Integer
    findings: Integer


class Criterion(Model):
    """One criterion of the standard.  `checks` name what its result rests on; `reason` says what no check can."""

    number: Text
    name: Localized
    level: Level
    result: Result
    checks: tuple[Identifier, ...] = ()
    reason: Localized | None = None


class Principle(Model):
    name: Localized
    criteria: tuple[Criterion, ...]


class ResultsFile(Model):
    """What a run of the tests found.  Written by the run, not by hand."""

    standard: Text
    address: WebAddress
    tested: Date
    checks: tuple[Check, ...]
    principles: tuple[Principle, ...]

    @model_validator(mode="after")
    def _rest_on_listed_checks(self) -> Self:
        known = {check.id for check in self.checks}
        for criterion in self.criteria:
            for check in criterion.checks:
                if check not in known:
                    fault("unknown-reference", at="principles:", kind="check", value=check, suggestion="")
        return self

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for principle in self.principles for criterion in principle.criteria)


@dataclass(frozen=True, slots=True)
class Statement:
    slug: str
    folder: str
    file: StatementFile
    results: ResultsFile
