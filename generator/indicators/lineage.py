"""An indicator that goes on from one plan to the next: the same promise renewed, with one series of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.indicators.observations.model import Observation
from generator.language import LocalizedText


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An indicator of a plan, as other plans speak of it: the folder and short title of its plan, and its number."""

    plan: str
    title: LocalizedText
    number: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """`earlier` are the indicators it goes on from, the nearest first; `later` those that go on from it."""

    own: Counterpart
    earlier: tuple[Counterpart, ...] = ()
    later: tuple[Counterpart, ...] = ()

    def title(self, plan: str) -> LocalizedText:
        """What the plan is called that a report was made under."""
        return next((one.title for one in self.earlier if one.plan == plan), self.own.title)


def taken_along(series: Iterable[Observation], before: Counterpart, number: int) -> tuple[Observation, ...]:
    """The series of the earlier indicator as the beginning of that of its successor, which has this number."""
    return tuple(replace(one, indicator=number, plan=one.plan or before.plan) for one in series)


def in_doubt(own: Iterable[Observation], earlier: Iterable[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Reports of one period that two plans give differently, but where the note of the later one says why."""
    before = {one.key: one for one in earlier}
    for one in own:
        other = before.get(one.key)
        if other and other.is_actual and one.value != other.value and not one.note:
            yield one, other


def without_own(earlier: Iterable[Observation], own: Iterable[Observation]) -> tuple[Observation, ...]:
    """What only the earlier plan has: of a period that both have, the later plan's report is the one that counts."""
    known = {one.key for one in own}
    return tuple(one for one in earlier if one.key not in known)
