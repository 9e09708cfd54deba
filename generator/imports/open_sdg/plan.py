"""A repository's indicators as the files of a plan: what it says, nothing that it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.edition import Edition
from generator.imports.open_sdg.notes import Note, Notes
from generator.imports.open_sdg.repository import Metadata, Wording
from generator.imports.open_sdg.series import Reader, Reported, Series, SeriesTable
from generator.imports.open_sdg.targets import option_of, series_meant, targets_of, text_of
from generator.imports.table_file import read_table
from generator.indicators.observations.cells import Cells
from generator.problems import Mark, Problems
from generator.registers import Registers
from generator.sources import yaml_file
from generator.sources.tree import MAXIMUM_TABLE_SIZE
from generator.sources.yaml_file import Node, Scalar, Sequence

TAKEN = frozenset({
    "indicator", "indicator_number", "indicator_name", "sdg_goal", "goal_number", "goal_name", "target", "target_id",
    "target_name", "target_number", "computation_units", "graph_target_lines", "progress_calculation_options",
    "source_organisation_1", "reporting_status", "sources",
})  # fmt: skip
_DIRECTIONS = {"negative": "decrease", "positive": "increase"}
Entries = Iterable[tuple[str, Node | None]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a repository does not say and the person who imports it does, once for all indicators."""

    nature: str | None = None
    responsible_unit: str | None = None
    years: range | None = None
    """Those of the plan, where it is there already."""


@dataclass(frozen=True, slots=True)
class Imported:
    """`observations` go by the number of their indicator in the plan."""

    indicators: yaml_file.Mapping
    count: int
    observations: tuple[tuple[int, Reported], ...]
    years: tuple[int, int] | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RepositoryImport:
    wording: Wording
    registers: Registers
    editions: tuple[Edition, ...]
    decisions: Decisions
    cells: Cells
    notes: Notes = field(default_factory=Notes)

    @property
    def problems(self) -> Problems:
        return self.wording.problems

    def imported(self) -> Imported:
        repository = self.wording.repository
        tables = repository.data
        for one in tables.keys() - {metadata.id for metadata in repository.metadata}:
            self.notes.add("no_metadata", one)
        goals: dict[str, list[yaml_file.Mapping]] = {}
        observations: list[tuple[int, Reported]] = []
        years: set[int] = set()
        for number, metadata in enumerate(repository.metadata, 1):
            chosen, reported = self.reported(metadata, tables.get(metadata.id))
            node = self.indicator(number, metadata, chosen)
            goals.setdefault(self.goal(metadata), []).append(node)
            observations += [(number, one) for one in reported]
            years |= {one.period.year for one in reported} | _target_years(node)
        self.note_what_is_left()
        categories = tuple(self.category(goal, tuple(own)) for goal, own in goals.items())
        mark = Mark("indicators.yml")
        file = _mapping(mark, [("categories", Sequence(categories, mark))])
        span = (min(years), max(years)) if years else None
        return Imported(file, len(repository.metadata), tuple(observations), span, self.notes.all())

    def note_what_is_left(self) -> None:
        """Fields that are not taken, and decisions that nobody has made yet."""
        repository = self.wording.repository
        untaken = sorted({name for one in repository.metadata for name in one.fields} - TAKEN)
        if untaken:
            self.notes.add("fields", fields=", ".join(untaken))
        for name in ("nature", "responsible_unit"):
            if getattr(self.decisions, name) is None:
                self.notes.add("undecided", field=name, option="--" + name.replace("_", "-"))
        for metadata in repository.metadata:
            if metadata.has_prose:
                self.notes.add("prose", metadata.id)

    def reported(self, metadata: Metadata, path: Path | None) -> tuple[Series | None, tuple[Reported, ...]]:
        """The total series of an indicator, and which one it is."""
        table = read_table(path, self.problems, MAXIMUM_TABLE_SIZE) if path else None
        if table is None:
            return None, ()
        rows = SeriesTable(metadata.id, table, self.wording.repository.columns_of_one_series)
        if rows.find_missing_columns(self.problems):
            return None, ()
        totals = rows.totals(self.notes)
        chosen = series_meant(metadata, tuple(totals))
        others = [one for one in totals if one != chosen]
        if others:
            names = ", ".join(str(one) or "—" for one in others)
            count = sum(len(totals[one]) for one in others)
            self.notes.add("other_series" if chosen else "several_series", metadata.id, series=names, n=count)
        if chosen is None:
            return None, ()
        own = Reader(self.cells, self.problems, self.notes, metadata.id)
        return chosen, self.within_years(metadata, own.read(totals[chosen]))

    def within_years(self, metadata: Metadata, found: tuple[Reported, ...]) -> tuple[Reported, ...]:
        """What the plan's years hold, with the source that the metadata name."""
        years = self.decisions.years
        outside = [str(one.period) for one in found if years and one.period.year not in years]
        if outside:
            self.notes.add("outside", metadata.id, n=len(outside), periods=", ".join(outside))
        source = self.source(metadata)
        return tuple(
            Reported(one.period, one.value, one.status, one.source or source, one.note)
            for one in found
            if years is None or one.period.year in years
        )

    def source(self, metadata: Metadata) -> str:
        listed = next((one.get("organisation") for one in metadata.list("sources")), None)
        if isinstance(listed, Scalar) and not metadata.scalar("source_organisation_1"):
            metadata = Metadata(metadata.id, {"source_organisation_1": listed})
        return next((one.text.strip() for one in self.localized(metadata, "source_organisation_1").values()), "")

    def localized(self, metadata: Metadata, *names: str) -> dict[str, Scalar]:
        return self.wording.localized(metadata, *names)

    def goal(self, metadata: Metadata) -> str:
        return metadata.text("sdg_goal", "goal_number") or metadata.id.partition("-")[0]

    def category(self, goal: str, own: tuple[yaml_file.Mapping, ...]) -> yaml_file.Mapping:
        mark = own[0].mark
        members = (one for one in self.wording.repository.metadata if self.goal(one) == goal)
        said = next((names for one in members if (names := self.localized(one, "goal_name"))), {})
        name = self.words(said, mark) if said else self.say("open_sdg_goal", mark, number=goal)
        identifier = "goal-" + re.sub(r"[^a-z0-9]+", "-", goal.lower()).strip("-")
        return _mapping(mark, [("id", Scalar(identifier, mark)), ("name", name), ("indicators", Sequence(own, mark))])

    def indicator(self, number: int, metadata: Metadata, chosen: Series | None) -> yaml_file.Mapping:
        mark = next((one.mark for one in metadata.fields.values()), Mark(metadata.id))
        official = metadata.text("indicator_number", "indicator") or metadata.id.replace("-", ".")
        note = self.say("open_sdg_indicator", mark, number=official)
        names = self.localized(metadata, "indicator_name")
        return _mapping(mark, [
            ("number", Scalar(str(number), mark)),
            ("name", self.words(names, mark) if names else None),
            ("nature", _scalar(self.decisions.nature, mark)),
            ("responsible_unit", _scalar(self.decisions.responsible_unit, mark)),
            ("target", self.target(metadata, chosen)),
            ("direction", _scalar(_DIRECTIONS.get(option_of(metadata, chosen, "direction")), mark)),
            ("quotation", self.quotation(metadata, mark)),
            ("notes", Sequence((note,), mark)),
        ])  # fmt: skip

    def quotation(self, metadata: Metadata, mark: Mark) -> Node | None:
        """The promise of the Goals in words, with the number it has there."""
        words = next(iter(self.localized(metadata, "target", "target_name").values()), None)
        official = metadata.text("target_id", "target_number") or ".".join(metadata.id.split("-")[:2])
        place = self.say("open_sdg_target", mark, number=official)
        return _mapping(words.mark, [("words", Scalar(words.text.strip(), mark)), ("place", place)]) if words else None

    def target(self, metadata: Metadata, chosen: Series | None) -> Node | None:
        """The number a line of the graph or the calculation of progress names; no other is made up."""
        found = {one.text: (one, year) for one, year in targets_of(metadata, chosen)}
        if len(found) > 1:
            self.notes.add("targets", metadata.id, values=", ".join(found))
        elif not found:
            self.notes.add("no_target", metadata.id)
        if len(found) != 1:
            return None
        value, year = next(iter(found.values()))
        unit = self.unit(metadata, chosen)
        return _mapping(value.mark, [("words", value), ("unit", unit), ("year", _scalar(year, value.mark))])

    def unit(self, metadata: Metadata, chosen: Series | None) -> Node | None:
        """The site's unit of measure of that name; a name that it does not know stays, to be told by the check."""
        given = metadata.scalar("computation_units")
        names = {one.text.strip() for one in self.localized(metadata, "computation_units").values()}
        names |= {chosen.unit} if chosen and chosen.unit else set()
        known = (one for one, entry in self.registers.measures.items() if names & set(entry.name.texts.values()))
        found = next(known, None)
        if names and not found:
            self.notes.add("unit", metadata.id, unit=", ".join(sorted(names)))
        text = found or next(iter(sorted(names)), "")
        return Scalar(text, given.mark if given else Mark(metadata.id)) if text else None

    def words(self, said: Mapping[str, Scalar], mark: Mark) -> yaml_file.Mapping:
        return _mapping(mark, [(code, Scalar(" ".join(one.text.split()), one.mark)) for code, one in said.items()])

    def say(self, key: str, mark: Mark, **values: object) -> yaml_file.Mapping:
        return _mapping(mark, [(one.code, Scalar(one.say(key, **values).text, mark)) for one in self.editions])


def _target_years(indicator: yaml_file.Mapping) -> set[int]:
    target = indicator.get("target")
    year = text_of(target, "year") if isinstance(target, yaml_file.Mapping) else ""
    return {int(year)} if year.isdecimal() else set()


def _scalar(text: str | None, mark: Mark) -> Scalar | None:
    return Scalar(text, mark) if text else None


def _mapping(mark: Mark, entries: Entries) -> yaml_file.Mapping:
    """The entries that say anything."""
    return yaml_file.Mapping(tuple((Scalar(key, mark), value) for key, value in entries if value is not None), mark)
