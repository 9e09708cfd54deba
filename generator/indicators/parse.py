"""Everything that was reported of a plan, and the copies frozen at its evaluations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.dates import PartialDate
from generator.indicators.grammar.target import PERCENT
from generator.indicators.model import Indicator, YearKnown
from generator.indicators.observations.model import Observation
from generator.indicators.observations.read import Reported, read_observations
from generator.language import LocalizedText
from generator.problems import Mark
from generator.sources import yaml_file
from generator.sources.fields import Identifier, Localized, Model, Reading, Text
from generator.sources.fingerprint import fingerprint
from generator.sources.tree import Tree

OBSERVATIONS = "observations.csv"


class SnapshotFields(Model):
    """An evaluation whose numbers stay as they were: `snapshots/<id>.csv` is a copy of the observations of that day."""

    id: Identifier
    title: Localized
    as_of: YearKnown
    hash: Text


@dataclass(frozen=True, slots=True)
class Snapshot:
    title: LocalizedText
    as_of: int
    path: str
    observations: tuple[Observation, ...]


@dataclass(frozen=True)
class Reports:
    """`as_of` is the month to judge at, where the plan says one; `sources` are the files the reports are read from.

    `percents` are the units of measure that are hundredths.
    """

    as_of: int | None = None
    observations: tuple[Observation, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    sources: tuple[str, ...] = ()
    percents: frozenset[str] = frozenset()
    earlier: tuple[Observation, ...] = ()
    """What was reported under earlier plans of the indicators that go on in this one, by their numbers here."""

    @property
    def all(self) -> tuple[Observation, ...]:
        return (*self.observations, *self.earlier)

    @cached_property
    def by_indicator(self) -> Mapping[int, tuple[Observation, ...]]:
        found: dict[int, list[Observation]] = defaultdict(list)
        for one in sorted(self.all, key=lambda one: (one.period.first, one.period.last, one.measure)):
            found[one.indicator].append(one)
        return {number: tuple(own) for number, own in found.items()}

    def series(self, number: int) -> tuple[Observation, ...]:
        """All that was ever reported of an indicator, under this plan or an earlier one."""
        return self.by_indicator.get(number, ())

    def of(self, number: int) -> tuple[Observation, ...]:
        """What was reported of an indicator under this plan."""
        return tuple(one for one in self.series(number) if not one.plan)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What a plan says of its own evaluation: its folder, years of its reports, month to judge at, frozen copies."""

    folder: str
    first: int
    last: int
    indicators: tuple[Indicator, ...]
    as_of: PartialDate | None = None
    snapshots: tuple[SnapshotFields, ...] = ()
    fiscal_start: int | None = None

    def reported(self, reading: Reading) -> Reported:
        numbered = {one.number: one for one in self.indicators}
        return Reported(numbered, self.first, self.last, percents(reading), self.fiscal_start)


def percents(reading: Reading) -> frozenset[str]:
    """The units of measure that are hundredths."""
    code = reading.languages[0].code
    return frozenset(name for name, measure in reading.measures.items() if measure.names.get(code, "") == PERCENT)


def read_reports(evaluated: Evaluated, node: yaml_file.Mapping, tree: Tree, reading: Reading) -> Reports | None:
    """The reports and the frozen copies of one plan; None, with every fault, where any cannot be used."""
    path = f"{evaluated.folder}/{OBSERVATIONS}"
    found: tuple[Observation, ...] | None = ()
    if path in tree.files:
        found = read_observations(path, evaluated.reported(reading), tree, reading)
    before = reading.problems.errors
    items = yaml_file.items_of(node, "snapshots")
    snapshots = [
        _snapshot(evaluated, one, item, (tree, reading)) for one, item in zip(evaluated.snapshots, items, strict=True)
    ]
    whole = tuple(one for one in snapshots if one is not None)
    if found is None or len(whole) < len(snapshots):
        return None
    for snapshot in whole:
        _compare(snapshot, found, path, reading)
    if reading.problems.errors > before:
        return None
    as_of = evaluated.as_of.last_month if evaluated.as_of else None
    sources = (*((path,) if path in tree.files else ()), *(snapshot.path for snapshot in whole))
    return Reports(as_of, found, whole, sources, percents(reading))


def _snapshot(
    evaluated: Evaluated, given: SnapshotFields, item: yaml_file.Node, source: tuple[Tree, Reading]
) -> Snapshot | None:
    tree, reading = source
    path = f"{evaluated.folder}/snapshots/{given.id}.csv"
    if path not in tree.files:
        reading.problems.add(Mark(path), "missing-file")
        return None
    found = read_observations(path, evaluated.reported(reading), tree, reading)
    if found is None:
        return None
    current = _digest(tree.bytes_of(path), given, evaluated.indicators)
    if given.hash != current:
        value = item.get("hash") if isinstance(item, yaml_file.Mapping) else None
        reading.problems.add((value or item).mark, "snapshot-hash", snapshot=given.id, current=current)
        return None
    return Snapshot(given.title, given.as_of.last_month, path, found)


def _digest(content: bytes, given: SnapshotFields, indicators: Iterable[Indicator]) -> str:
    """The mark of a frozen copy: of its numbers, its day, and the promises it was judged by."""
    day = given.as_of.last_month
    promises = "\n".join(_promise(one.under(one.target_at(day))) for one in indicators)
    text = f"{given.as_of}\n{promises}\n".encode() + content.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
    return fingerprint(text)


def _promise(indicator: Indicator) -> str:
    """All of a promise that a verdict rests on."""
    target = indicator.target
    start = indicator.baseline_value if target.baseline is None else target.baseline.value
    parts = (target.words, target.value, target.upper, target.unit, target.comparator, target.kind, target.change)
    when = (target.year, target.since, target.span)
    fiscal = (f"years from month {target.first_month}",) if target.fiscal else ()
    done = (f"done {indicator.done}",) if indicator.done else ()
    return " ".join(map(str, (indicator.number, *parts, *when, indicator.direction, start, *fiscal, *done)))


def _compare(snapshot: Snapshot, observations: Iterable[Observation], path: str, reading: Reading) -> None:
    """Note each number that is no longer what was frozen, unless its note says why; and each that is gone."""
    current = {one.key: one for one in observations}
    for frozen in snapshot.observations:
        now = current.get(frozen.key)
        details = {"indicator": frozen.indicator, "period": frozen.period, "frozen": frozen.words or "—"}
        if now is None:
            reading.problems.add(Mark(snapshot.path, frozen.line), "snapshot-lost", **details)
        elif (now.value, now.status.is_missing) != (frozen.value, frozen.status.is_missing) and not _explained(
            now, frozen
        ):
            reading.problems.add(Mark(path, now.line), "snapshot-differs", snapshot=snapshot.path, **details)


def _explained(now: Observation, frozen: Observation) -> bool:
    return bool(now.note) and now.note != frozen.note
