"""What was looked at: answers of the engines that are right or harmless here, each with the reason, in `reviewed.yml`.

An engine asks a person to look where it cannot tell; the list holds what the person saw.  It also holds errors of the
engines themselves.  What is not on the list fails the tests; so does an entry that no engine gives any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import TypeAdapter

from tests.browser.engines.finding import Finding
from tests.browser.modes import LIGHT, WIDTHS

NU = "nu"
"""The engine that reads files, and no open page."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One answer that was looked at.

    `where` is the end of the place, as a regular expression.  A `question` asks for a look; an `error` is the engine's.
    `seen_on` is a page that gives the answer, in the named mode and width.
    """

    engine: str
    rule: str
    where: str
    reason: str
    seen_on: str
    kind: Literal["question", "error"] = "question"
    mode: str = LIGHT.name
    width: int = WIDTHS[0]

    def explains(self, finding: Finding) -> bool:
        same = (self.engine, self.rule) == (finding.engine, finding.rule)
        place = re.search(f"(?:^| |/)(?:{self.where})$", finding.where)
        return same and finding.certain == (self.kind == "error") and place is not None

    def __str__(self) -> str:
        return f"{self.engine} {self.rule} at {self.where}"


REVIEWED = TypeAdapter(tuple[Reviewed, ...]).validate_python(
    yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
)


def unexplained(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What nobody has looked at yet."""
    return (finding for finding in findings if not any(entry.explains(finding) for entry in REVIEWED))


def seen_on() -> frozenset[str]:
    """The pages that must be looked at again, since an answer that was looked at is given there."""
    return frozenset(entry.seen_on for entry in REVIEWED if entry.engine != NU)
