"""Everything that was reported of a plan, what it comes to, and the copies frozen at its evaluations."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.dates import PartialDate
from generator.indicators.grammar.target import PERCENT
from generator.indicators.judgement.judge import Frame, Verdict, judge, last_reported
from generator.indicators.model import Indicator, YearKnown
from generator.indicators.observations.model import Observation
from generator.indicators.observations.read import Reported, read_observations
from generator.language import LocalizedText
from generator.problems import Mark
from generator.sources import yaml_file
from generator.sources.fields import Identifier, Localized, Model, Reading, Text
from generator.sources.tree import Tree

OBSERVATIONS = "observations.csv"
HASH_LENGTH = 12


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
    verdicts: Mapping[int, Verdict] = field(hash=False)


@dataclass(frozen=True)
class Progress:
    """`as_of` is the month judged at, None where nothing was reported; `sources` are the files it is read from."""

    as_of: int | None = None
    observations: tuple[Observation, ...] = ()
    verdicts: Mapping[int, Verdict] = field(default_factory=dict, hash=False)
    snapshots: tuple[Snapshot, ...] = ()
    sources: tuple[str, ...] = ()

    @cached_property
    def by_indicator(self) -> Mapping[int, tuple[Observation, ...]]:
        found: dict[int, list[Observation]] = defaultdict(list)
        for one in sorted(self.observations, key=lambda one: (one.period.first, one.period.last, one.measure)):
            found[one.indicator].append(one)
        return {number: tuple(own) for number, own in found.items()}

    def of(self, number: int) -> tuple[Observation, ...]:
        return self.by_indicator.get(number, ())


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What a plan says of its own evaluation: its folder and years, the month to judge at, and the frozen copies."""

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


def read_progress(evaluated: Evaluated, node: yaml_file.Mapping, tree: Tree, reading: Reading) -> Progress | None:
    """The reports and the frozen copies of one plan; None, with every fault, where any cannot be used."""
    path = f"{evaluated.folder}/{OBSERVATIONS}"
    found: tuple[Observation, ...] | None = ()
    if path in tree.files:
        found = read_observations(path, evaluated.reported(reading), tree, reading)
    before = len(reading.problems)
    items = yaml_file.items_of(node, "snapshots")
    snapshots = [
        _snapshot(evaluated, one, item, (tree, reading)) for one, item in zip(evaluated.snapshots, items, strict=True)
    ]
    whole = tuple(one for one in snapshots if one is not None)
    if found is None or len(whole) < len(snapshots):
        return None
    for snapshot in whole:
        _compare(snapshot, found, path, reading)
    if len(reading.problems) > before:
        return None
    as_of = evaluated.as_of.last_month if evaluated.as_of else last_reported(found, evaluated.indicators)
    frame = Frame(evaluated.first, evaluated.last, as_of, percents(reading))
    sources = (*((path,) if path in tree.files else ()), *(snapshot.path for snapshot in whole))
    return Progress(as_of, found, judge(evaluated.indicators, found, frame), whole, sources)


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
    frame = Frame(evaluated.first, evaluated.last, given.as_of.last_month, percents(reading))
    verdicts = judge(evaluated.indicators, found, frame)
    return Snapshot(given.title, given.as_of.last_month, path, found, verdicts)


def _digest(content: bytes, given: SnapshotFields, indicators: Iterable[Indicator]) -> str:
    """The mark of a frozen copy: of its numbers, its day, and the promises it was judged by."""
    promises = "\n".join(map(_promise, indicators))
    text = f"{given.as_of}\n{promises}\n".encode() + content.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
    return hashlib.sha256(text).hexdigest()[:HASH_LENGTH]


def _promise(indicator: Indicator) -> str:
    """All of a promise that a verdict rests on."""
    target = indicator.target
    start = indicator.baseline_value if target.baseline is None else target.baseline.value
    parts = (target.words, target.value, target.upper, target.unit, target.comparator, target.kind, target.change)
    when = (target.year, target.since, target.span)
    return " ".join(map(str, (indicator.number, *parts, *when, indicator.direction, start)))


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
