"""What an engine says of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One answer of an engine: the rule, the place, and why.  Where it is not `certain`, it asks a person to look."""

    engine: str
    rule: str
    where: str
    what: str
    certain: bool = True

    def __str__(self) -> str:
        kind = "" if self.certain else " asks for a look"
        return f"{self.engine}{kind}: {self.rule} at {self.where}: {self.what}"
