"""When a document goes out: a draft never, one with a day from then on.  The day is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.dates import PartialDate
from generator.problems import Mark

Waiting: TypeAlias = Literal["draft", "later", "undated"]
"""Why a document is not out: it is a draft, its day has not come, or nobody has said which day it is."""


@dataclass(frozen=True, slots=True)
class PlacedDay:
    """A day, and where it stands."""

    day: PartialDate
    mark: Mark


@dataclass(frozen=True, slots=True)
class Release:
    draft: bool = False
    publish_on: PlacedDay | None = None

    def waits(self, on: PartialDate | None) -> Waiting | None:
        """Why the document is not out on the day the site is made for; None where it is."""
        if self.draft:
            return "draft"
        if self.publish_on is None:
            return None
        if on is None:
            return "undated"
        return "later" if is_before(on, self.publish_on.day) else None


def is_before(day: PartialDate, other: PartialDate) -> bool:
    """Whether a whole date comes before another that may lack its month or day."""
    return str(day)[: len(str(other))] < str(other)
