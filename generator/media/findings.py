"""What is found when a file is looked through."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Code


@dataclass(frozen=True, slots=True)
class Finding:
    """`line` and `column` are of the file itself, where it has any."""

    code: Code
    details: tuple[tuple[str, str], ...] = ()
    line: int = 1
    column: int = 1


def found(code: Code, /, line: int = 1, column: int = 1, **details: object) -> Finding:
    return Finding(code, tuple((name, str(value)) for name, value in details.items()), line, column)
