"""What is wrong in a source file, and where: a value that is collected, never raised half way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.problems.codes import Code, Severities, Severity

__all__ = ["Code", "InvalidContent", "Mark", "Problem", "Problems", "Severities", "Severity"]


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
    """One fault or doubt.  `code` names the rule; its words stand in the catalogues, with `details` filled in."""

    mark: Mark
    code: Code
    details: tuple[tuple[str, str], ...] = field(default=())
    severity: Severity = field(default="error")


class Problems:
    """What was found so far in one run, each problem once, as grave as the site says."""

    def __init__(self, severities: Severities | None = None) -> None:
        self._severities = severities or Severities()
        self._found: dict[Problem, None] = {}
        self._printed: list[tuple[Mark, Mark]] = []
        self.errors = 0
        """How many of them stop the site."""

    @property
    def severities(self) -> Severities:
        return self._severities

    def add(self, mark: Mark, code: Code, /, **details: object) -> None:
        """Note a problem, unless the site leaves its kind out."""
        severity = self._severities.of(code, as_printed=self._is_printed(mark))
        if severity != "off":
            texts = tuple((name, str(value)) for name, value in sorted(details.items()))
            self.extend([Problem(mark, code, texts, severity)])

    def add_looked_at(self, mark: Mark, code: Code, /, **details: object) -> None:
        """Note a problem that a line of the source says has been looked at: see `PRINTED`."""
        self.allow_as_printed(mark, mark)
        self.add(mark, code, **details)
        self._printed.pop()

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.errors += problem.severity == "error" and problem not in self._found
            self._found[problem] = None

    def allow_as_printed(self, first: Mark, last: Mark) -> None:
        """From `first` to `last` the source itself is known to be wrong, and is published as it was printed."""
        self._printed.append((first, last))

    def _is_printed(self, mark: Mark) -> bool:
        return any(first <= mark <= last for first, last in self._printed)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def stop_if_any(self) -> None:
        """Raise `InvalidContent` where there is an error, with every problem, in the order of files and lines."""
        if self.errors:
            raise InvalidContent(tuple(self))


class InvalidContent(Exception):
    """The sources hold faults; nothing was published."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = problems
