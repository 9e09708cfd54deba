"""What is wrong in a source file, and where: a value that is collected, never raised half way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

ASKED = frozenset({"target-ambiguous", "target-better", "target-unit", "target-unread"})
"""What the editors are asked: it is published undecided, and the remedy names the one line that settles it for good."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a source file.  `path` is relative to the project; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault.  `code` names the rule; the words for it stand in the message catalogues, with `details` filled in."""

    mark: Mark
    code: str
    details: tuple[tuple[str, str], ...] = field(default=())

    @property
    def severity(self) -> Literal["error", "warning"]:
        return "warning" if self.code in ASKED else "error"


class Problems:
    """The faults found so far in one run, each once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}
        self._errors = 0

    def add(self, mark: Mark, code: str, /, **details: object) -> None:
        self.extend([Problem(mark, code, tuple((name, str(value)) for name, value in sorted(details.items())))])

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._errors += problem.severity == "error" and problem not in self._found
            self._found[problem] = None

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        """How many of them stop the site."""
        return self._errors

    def stop_if_any(self) -> None:
        """Raise `InvalidContent` where anything stops the site, with every problem, in the order of files and lines."""
        if len(self):
            raise InvalidContent(tuple(self))


class InvalidContent(Exception):
    """The sources hold faults; nothing was published."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = problems
