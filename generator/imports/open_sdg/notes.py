"""What an import leaves to people: told at its end and kept in a file, so that nothing is lost in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.messages import Catalogue
from generator.problems import Problem, Problems

MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Note:
    """`key` is the message, without `imported_`; `indicators` are those it is about.

    Of a file that is faulty, `problem` says what is wrong, and where.
    """

    key: str
    details: tuple[tuple[str, str], ...] = ()
    indicators: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes as they come up; what is the same for several indicators becomes one."""

    found: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = field(default_factory=lambda: defaultdict(list))
    faults: dict[Problem, None] = field(default_factory=dict)

    def add(self, key: str, indicator: str = "", /, **details: object) -> None:
        named = tuple((name, str(value)) for name, value in sorted(details.items()))
        about = self.found[key, named]
        if indicator and ("n" in details or indicator not in about):
            about.append(indicator)

    def add_faults(self, problems: Problems) -> None:
        """What is wrong in files of which nothing, or not all, is taken."""
        self.faults.update(dict.fromkeys(problems))

    def all(self) -> tuple[Note, ...]:
        notes = (Note(*about, tuple(indicators)) for about, indicators in self.found.items())
        return (*notes, *(Note("fault", problem=one) for one in self.faults))


def lines_of(notes: Iterable[Note], catalogue: Catalogue, most: int | None = None) -> list[str]:
    """Each note as a line; of more than `most` indicators only the first are named."""
    separator = catalogue.say("list_separator")
    return [_line(note, catalogue, separator, most) for note in notes]


def _line(note: Note, catalogue: Catalogue, separator: str, most: int | None) -> str:
    if note.problem:
        return catalogue.say("imported_fault", problem=catalogue.problem(note.problem))
    words = catalogue.say(f"imported_{note.key}", **dict(note.details))
    if not note.indicators:
        return words
    named = separator.join(note.indicators[:most])
    more = len(note.indicators) - len(note.indicators[:most])
    named += catalogue.say("imported_more", n=more) if more else ""
    return catalogue.say("imported_indicators", words=words, indicators=named)
