"""A repository's indicators as the files of a plan: what it says, nothing that it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.edition import Edition
from generator.imports.open_sdg.notes import Note, Notes
from generator.imports.open_sdg.periods import Calendar
from generator.imports.open_sdg.repository import Metadata, Translations
from generator.imports.open_sdg.series import Reader, Reported, Row, Series, SeriesTable
from generator.imports.open_sdg.targets import Meaning, direction_of, targets_of
from generator.imports.open_sdg.units import Measures
from generator.imports.table_file import read_data_table
from generator.indicators.observations.cells import Cells
from generator.problems import Mark, Problems
from generator.sources import yaml_file
from generator.sources.tree import MAXIMUM_TABLE_SIZE
from generator.sources.yaml_file import Node, Scalar, Sequence

TAKEN = frozenset({
    "indicator", "indicator_number", "indicator_name", "sdg_goal", "goal_number", "goal_name", "target", "target_id",
    "target_name", "target_number", "computation_units", "graph_target_lines", "progress_calculation_options",
    "source_organisation_1", "reporting_status", "sources",
})  # fmt: skip
APRIL = 4
"""Only to set fiscal years in order where the plan does not say when they begin: none is written with a month."""
_DIRECTIONS = {"negative": "decrease", "positive": "increase"}
Entries = Iterable[tuple[str, Node | None]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a repository does not say and the person who imports it does, once for all indicators."""

    nature: str | None = None
    responsible_unit: str | None = None
    translations: Path | None = None
    """The folder of shared ones."""
    years: range | None = None
    """Those of the plan, where it is there already."""
    fiscal_start: int | None = None
    """The month, 1 to 12, in which the plan says that fiscal years begin."""


@dataclass(frozen=True, slots=True)
class Imported:
    """`observations` go by the number of their indicator in the plan; `measures` are units new to the site."""

    indicators: yaml_file.Mapping
    count: int
    observations: tuple[tuple[int, Reported], ...]
    measures: yaml_file.Mapping
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One series of an indicator, and what was reported of it; the unit that the site counts it in."""

    metadata: Metadata
    meaning: Meaning
    reported: tuple[Reported, ...] = ()
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class RepositoryImport:
    translations: Translations
    measures: Measures
    editions: tuple[Edition, ...]
    decisions: Decisions
    cells: Cells
    notes: Notes = field(default_factory=Notes)

    def imported(self) -> Imported:
        repository = self.translations.repository
        goals: dict[str, list[yaml_file.Mapping]] = {}
        observations: list[tuple[int, Reported]] = []
        told = (one for metadata in repository.metadata for one in self.told(metadata))
        for number, one in enumerate(told, 1):
            goals.setdefault(self.goal(one.metadata), []).append(self.indicator(number, one))
            observations += [(number, reported) for reported in one.reported]
        self.note_what_is_left()
        categories = tuple(self.category(goal, tuple(own)) for goal, own in goals.items())
        file = _mapping(Mark("indicators.yml"), [("categories", Sequence(categories, Mark("indicators.yml")))])
        self.notes.add_faults(self.translations.faults)
        count = sum(map(len, goals.values()))
        return Imported(file, count, tuple(observations), self.measures.entries(), self.notes.all())

    def note_what_is_left(self) -> None:
        """Fields and files that are not taken, and decisions that nobody has made yet."""
        repository = self.translations.repository
        for one in repository.data.keys() - {metadata.id for metadata in repository.metadata}:
            table = read_data_table(repository.data[one], Problems(), MAXIMUM_TABLE_SIZE)
            self.notes.add("no_metadata", one, n=len(table.rows) if table else 0)
        for path in repository.other_tables:
            self.notes.add("other_table", path=path)
        untaken = sorted({name for one in repository.metadata for name in one.fields} - TAKEN)
        if untaken:
            self.notes.add("fields", fields=", ".join(untaken))
        for name in ("nature", "responsible_unit"):
            if getattr(self.decisions, name) is None:
                self.notes.add("undecided", field=name, option="--" + name.replace("_", "-"))
        for metadata in repository.metadata:
            if metadata.has_prose:
                self.notes.add("prose", metadata.id)

    def told(self, metadata: Metadata) -> Iterator[_Told]:
        """Each series of an indicator; an indicator without numbers is one."""
        table = self.table(metadata)
        totals = table.totals(self.notes) if table else {}
        known = tuple(totals) or (Series(),)
        meanings = [Meaning(series, known, bool(table and table.has_progress)) for series in known]
        if meanings[0].has_progress and metadata.list("progress_calculation_options"):
            self.notes.add("progress_column", metadata.id)
        if len(known) > 1:
            self.notes.add("several_series", metadata.id, n=len(known))
        for meaning in meanings:
            reported = self.reported(metadata, totals.get(meaning.series, []))
            yield _Told(metadata, meaning, reported, self.unit(metadata, meaning))

    def table(self, metadata: Metadata) -> SeriesTable | None:
        repository = self.translations.repository
        path, faults = repository.data.get(metadata.id), self.translations.faults
        table = read_data_table(path, faults, MAXIMUM_TABLE_SIZE) if path else None
        if table is None:
            return None
        rows = SeriesTable(metadata.id, table, repository.columns_of_one_series, repository.codes)
        return None if rows.lacks_columns(self.notes) else rows

    def reported(self, metadata: Metadata, rows: list[Row]) -> tuple[Reported, ...]:
        repository = self.translations.repository
        calendar = Calendar(repository.languages[0], self.decisions.fiscal_start or APRIL)
        reader = Reader(self.cells, self.notes, metadata.id, repository.codes, calendar, self.translations.faults)
        kept = self.within_years(metadata, reader.read(rows))
        if self.decisions.fiscal_start is None and any(one.period.form == "fiscal" for one in kept):
            self.notes.add("fiscal_years", metadata.id)
        return kept

    def within_years(self, metadata: Metadata, found: tuple[Reported, ...]) -> tuple[Reported, ...]:
        """What the plan's years hold, with the source that the metadata name."""
        years = self.decisions.years
        outside = [str(one.period) for one in found if years and one.period.year not in years]
        if outside:
            self.notes.add("outside", metadata.id, n=len(outside), periods=", ".join(outside))
        source = self.source(metadata)
        kept = (one for one in found if years is None or one.period.year in years)
        return tuple(replace(one, source=one.source or source) for one in kept)

    def source(self, metadata: Metadata) -> str:
        listed = next((one.get("organisation") for one in metadata.list("sources")), None)
        if isinstance(listed, Scalar) and not metadata.scalar("source_organisation_1"):
            metadata = Metadata(metadata.id, {"source_organisation_1": listed})
        said = next((one.text for one in self.localized(metadata, "source_organisation_1").values()), "")
        return " ".join(said.split())

    def localized(self, metadata: Metadata, *names: str) -> dict[str, Scalar]:
        return self.translations.localized(metadata, *names)

    def official(self, metadata: Metadata) -> str:
        """The number the Goals give, with the repository's own name of the indicator where that says more."""
        number = metadata.text("indicator_number", "indicator") or metadata.id.replace("-", ".")
        return number if number.replace(".", "-") == metadata.id else f"{number} ({metadata.id})"

    def goal(self, metadata: Metadata) -> str:
        return metadata.text("sdg_goal", "goal_number") or self.official(metadata).partition(".")[0]

    def category(self, goal: str, own: tuple[yaml_file.Mapping, ...]) -> yaml_file.Mapping:
        mark = own[0].mark
        members = (one for one in self.translations.repository.metadata if self.goal(one) == goal)
        said = next((names for one in members if (names := self.localized(one, "goal_name"))), {})
        said = said or self.translations.named(f"global_goals.{goal}-short")
        name = self.words(said, mark) if said else self.say("open_sdg_goal", mark, number=goal)
        identifier = "goal-" + re.sub(r"[^a-z0-9]+", "-", goal.lower()).strip("-")
        return _mapping(mark, [("id", Scalar(identifier, mark)), ("name", name), ("indicators", Sequence(own, mark))])

    def indicator(self, number: int, told: _Told) -> yaml_file.Mapping:
        metadata = told.metadata
        mark = next((one.mark for one in metadata.fields.values()), Mark(metadata.id))
        target = self.target(told)
        unit = _scalar(told.unit, mark)
        return _mapping(mark, [
            ("number", Scalar(str(number), mark)),
            ("name", self.name(told, mark)),
            ("nature", _scalar(self.decisions.nature, mark)),
            ("responsible_unit", _scalar(self.decisions.responsible_unit, mark)),
            ("target", target),
            ("unit", None if target else unit),
            ("direction", _scalar(_DIRECTIONS.get(direction_of(metadata, told.meaning)), mark)),
            ("quotation", self.quotation(metadata, mark)),
            ("notes", Sequence(tuple(self.remarks(told, mark)), mark)),
        ])  # fmt: skip

    def name(self, told: _Told, mark: Mark) -> yaml_file.Mapping:
        """Its number and name, and what tells its series from the others."""
        official = self.official(told.metadata)
        names = self.localized(told.metadata, "indicator_name")
        codes = tuple(names) or tuple(edition.code for edition in self.editions)
        series, known = told.meaning.series, told.meaning.known
        parts = [
            own for name in ("name", "unit")
            if (own := getattr(series, name)) and len({getattr(one, name) for one in known}) > 1
        ]  # fmt: skip
        entries: list[tuple[str, Node]] = []
        for code in codes:
            words = " ".join(names[code].text.split()) if code in names else ""
            own = " – ".join(filter(None, (words, *(self.translations.value(part, code) for part in parts))))
            entries.append((code, Scalar(f"{official} {own}".strip(), mark)))
        return _mapping(mark, entries)

    def remarks(self, told: _Told, mark: Mark) -> Iterator[yaml_file.Mapping]:
        """Where it stands among the Goals, and the name of an only series."""
        number = self.official(told.metadata).partition(" ")[0]
        yield self.say("open_sdg_indicator", mark, number=number)
        if told.meaning.series.name and len(told.meaning.known) == 1:
            yield self.say("open_sdg_series", mark, series=told.meaning.series.name)

    def quotation(self, metadata: Metadata, mark: Mark) -> Node | None:
        """The promise of the Goals in words, with the number it has there."""
        parts = metadata.text("indicator_number").split(".")[:2] or metadata.id.split("-")[:2]
        official = metadata.text("target_id", "target_number") or ".".join(parts)
        said = self.localized(metadata, "target", "target_name")
        said = said or self.translations.named(f"global_targets.{official.replace('.', '-')}-title")
        words = next(iter(said.values()), None)
        place = self.say("open_sdg_target", mark, number=official)
        text = " ".join(words.text.split()) if words else ""
        return _mapping(mark, [("words", Scalar(text, mark)), ("place", place)]) if text else None

    def target(self, told: _Told) -> Node | None:
        """The number a line of the graph or the calculation of progress names; no other is made up."""
        metadata = told.metadata
        found = {one.text.strip(): (one, year) for one, year in targets_of(metadata, told.meaning)}
        if len(found) > 1:
            self.notes.add("targets", metadata.id, values=", ".join(found))
        elif not found:
            self.notes.add("no_target", metadata.id)
        if len(found) != 1:
            return None
        value, year = next(iter(found.values()))
        words, unit = Scalar(value.text.strip(), value.mark), _scalar(told.unit, value.mark)
        return _mapping(value.mark, [("words", words), ("unit", unit), ("year", _scalar(year, value.mark))])

    def unit(self, metadata: Metadata, meaning: Meaning) -> str | None:
        """What the numbers are counted in: by their own column, or by the metadata where there is no such column."""
        if meaning.series.unit or any(one.unit for one in meaning.known):
            return self.measures.identifier(meaning.series.unit)
        said = self.localized(metadata, "computation_units")
        return self.measures.identifier(next((one.text for one in said.values()), "").strip())

    def words(self, said: Mapping[str, Scalar], mark: Mark) -> yaml_file.Mapping:
        return _mapping(mark, [(code, Scalar(" ".join(one.text.split()), one.mark)) for code, one in said.items()])

    def say(self, key: str, mark: Mark, **values: object) -> yaml_file.Mapping:
        return _mapping(mark, [(one.code, Scalar(one.say(key, **values).text, mark)) for one in self.editions])


def _scalar(text: str | None, mark: Mark) -> Scalar | None:
    return Scalar(text, mark) if text else None


def _mapping(mark: Mark, entries: Entries) -> yaml_file.Mapping:
    """The entries that say anything."""
    return yaml_file.Mapping(tuple((Scalar(key, mark), value) for key, value in entries if value is not None), mark)
