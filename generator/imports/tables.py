"""Tables that editors bring back, CSV or XLSX, as a plan's files; they are checked like any other source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.content_types.plan.parse import parse
from generator.edition import Edition
from generator.imports.indicators import Brought, TableImport, find_missing_columns
from generator.imports.observations import BroughtObservations, ObservationImport
from generator.imports.table_file import TableFile, read_table
from generator.imports.targets import TargetImport, find_disagreements
from generator.indicators.derive import Progress
from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.model import IndicatorFile
from generator.indicators.observations.cells import Cells
from generator.indicators.observations.read import Reported, read_rows
from generator.indicators.parse import OBSERVATIONS, percents
from generator.indicators.presenting.promises import Promises
from generator.problems import Mark, Problems
from generator.registers import Registers, read_registers
from generator.settings import Settings
from generator.sources.fields import Reading, read_model
from generator.sources.inventory import Inventory
from generator.sources.tree import Tree, read_tree
from generator.sources.yaml_file import Mapping as Fields
from generator.sources.yaml_file import Scalar, read_yaml
from generator.sources.yaml_text import yaml_text

FILE = "indicators.yml"


def import_tables(files: Iterable[Path], plan: str, settings: Settings) -> Mapping[str, str]:
    """The new texts of the plan's files, by name.  Raise `InvalidContent`, with every fault, where there is none."""
    problems = Problems()
    tree = read_tree(settings.root, ("content", "plans"), problems)
    reading = settings.reading(problems, Inventory())
    registers, reading = read_registers(tree, reading)
    site = _Site(tree, registers, reading, tuple(Edition(one, settings.languages) for one in settings.catalogues))
    tables = [table for path in files if (table := read_table(path, problems))]
    observed = [found for table in tables if (found := site.observations(table))]
    others = [table for table in tables if table not in [found.table for found in observed]]
    brought = [one for table in others if (one := site.in_language(table))]
    if f"{plan}/plan.yml" not in tree.files:
        problems.add(Mark(f"{plan}/plan.yml"), "missing-file")
    problems.stop_if_any()
    texts = {FILE: site.indicators(plan, brought)} if brought else {}
    texts |= {OBSERVATIONS: site.observed(plan, observed)} if observed else {}
    problems.stop_if_any()
    return texts


@dataclass(frozen=True, slots=True)
class _Site:
    """What tables are read against."""

    tree: Tree
    registers: Registers
    reading: Reading
    editions: tuple[Edition, ...]

    def in_language(self, table: TableFile) -> Brought | None:
        """The table with the language its titles are written in."""
        found = next((one for edition in self.editions if (one := Brought(table, edition)).is_in_this_language()), None)
        find_missing_columns(found or Brought(table, self.editions[0]), self.reading.problems)
        return found

    def observations(self, table: TableFile) -> BroughtObservations | None:
        """The table, where it is one of observations."""
        in_each = (BroughtObservations(table, edition) for edition in self.editions)
        return next((one for one in in_each if one.is_in_this_language()), None)

    def indicators(self, plan: str, brought: list[Brought]) -> str:
        codes = [edition.code for edition in self.editions]
        facts, *others = sorted(brought, key=lambda one: codes.index(one.code))
        period = self.fields(f"{plan}/plan.yml").get("period")
        last = period.get("to") if isinstance(period, Fields) else None
        year = last.text if isinstance(last, Scalar) else ""
        targets = TargetImport(facts.edition, self.registers, self.reading, year)
        old = self.fields(f"{plan}/{FILE}")
        merged = TableImport(facts, tuple(others), self.registers, targets).over(old)
        file = read_model(IndicatorFile, merged, self.reading)
        if file:
            promises = Promises(file, Progress(), plan, 0, facts.edition, self.registers)
            find_disagreements(file, facts.by_number(), promises, self.reading.problems)
        return yaml_text(merged)

    def observed(self, folder: str, brought: list[BroughtObservations]) -> str:
        """`observations.csv` with the rows that were brought, read against the plan as it stands."""
        plan = parse(folder, self.tree, self.reading)
        if plan is None:
            return ""
        by_number = {one.number: one for one in plan.indicators.indicators}
        period = plan.file.period
        reported = Reported(by_number, period.first, period.last, percents(self.reading), plan.file.fiscal_start)
        cells = Cells.of(lexicon_of(self.editions[0].code))
        taken = ObservationImport(by_number, self.registers, cells, self.reading.problems)
        found = (read_rows(taken.rows(one), reported, self.reading) for one in brought)
        return taken.text(plan.reports.observations, chain.from_iterable(found))

    def fields(self, path: str) -> Fields:
        """The file's fields; none where the plan has no such file yet."""
        problems = self.reading.problems
        text = self.tree.text_of(path, problems) if path in self.tree.files else None
        node = read_yaml(text, path, problems) if text else None
        return node if isinstance(node, Fields) else Fields((), Mark(path))
