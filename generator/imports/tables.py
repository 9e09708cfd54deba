"""Tables that editors bring back, CSV or XLSX, as a plan's files; they are checked like any other source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.content_types.plan.parse import parse
from generator.edition import Edition
from generator.imports.earlier_plans import earlier_plans
from generator.imports.indicators import (
    AGREEING_COLUMNS,
    COLUMNS,
    ImportedTable,
    TableImport,
    find_doubtful_rows,
    find_missing_columns,
    find_missing_languages,
    tell_unused_columns,
)
from generator.imports.observations import ImportedObservations, ObservationImport
from generator.imports.table_file import TableFile, read_tables
from generator.imports.targets import TargetImport, find_disagreements
from generator.indicators.derive import Progress
from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.model import IndicatorFile
from generator.indicators.observations.cells import Cells
from generator.indicators.observations.read import Reported, read_rows
from generator.indicators.parse import OBSERVATIONS, percents
from generator.indicators.presenting.plan_indicators import PlanIndicators
from generator.problems import Mark, Problems
from generator.registers import Registers, read_registers
from generator.settings import Settings
from generator.sources.fields import Reading, read_model
from generator.sources.inventory import Inventory
from generator.sources.tree import Tree, read_tree
from generator.sources.yaml_edit import edited
from generator.sources.yaml_file import Mapping as Fields
from generator.sources.yaml_file import Scalar, read_yaml

FILE = "indicators.yml"
_AMBIGUOUS = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+\s?%?")


def import_tables(
    files: Iterable[Path], plan: str, settings: Settings, warnings: Problems | None = None
) -> Mapping[str, str]:
    """The new texts of the plan's files, by name; none of a file that stays as it is.

    What was not taken, or not as one may expect, is noted in `told`.  Raise `InvalidContent`, with every fault, where
    there is any.
    """
    problems, warnings = Problems(), Problems() if warnings is None else warnings
    tree = read_tree(settings.root, ("content", "plans"), problems)
    reading = settings.reading(problems, Inventory())
    registers, reading = read_registers(tree, reading)
    site = _Site(
        tree, registers, reading, warnings, tuple(Edition(one, settings.languages) for one in settings.catalogues)
    )
    tables = [table for path in files for table in read_tables(path, problems, warnings)]
    site.find_decimal_commas(tables)
    observed = [found for table in tables if (found := site.observations(table))]
    others = [table for table in tables if table not in [found.table for found in observed]]
    imported = [one for table in others if (one := site.in_language(table))]
    if f"{plan}/plan.yml" not in tree.files:
        problems.add(Mark(f"{plan}/plan.yml"), "missing-file")
    problems.stop_if_any()
    texts = {FILE: site.indicators(plan, _by_language(imported))} if imported else {}
    problems.stop_if_any()
    texts |= {OBSERVATIONS: site.observed(plan, observed)} if observed else {}
    problems.stop_if_any()
    return {name: text for name, text in texts.items() if text is not None}


def _by_language(imported: Iterable[ImportedTable]) -> list[ImportedTable]:
    """Several tables in one language as one."""
    found: dict[str, ImportedTable] = {}
    for one in imported:
        found[one.code] = found[one.code].joined(one) if one.code in found else one
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Site:
    """What tables are read against."""

    tree: Tree
    registers: Registers
    reading: Reading
    warnings: Problems
    editions: tuple[Edition, ...]

    def in_language(self, table: TableFile) -> ImportedTable | None:
        """The table with the language its titles are written in."""
        in_each = (ImportedTable((table,), edition) for edition in self.editions)
        found = next((one for one in in_each if one.is_in_this_language()), None)
        find_missing_columns(found or ImportedTable((table,), self.editions[0]), self.reading.problems)
        if found:
            titles = (found.title(name) for name in (*COLUMNS, *AGREEING_COLUMNS))
            tell_unused_columns(table, titles, self.warnings)
        return found

    def find_decimal_commas(self, tables: Iterable[TableFile]) -> None:
        """Note each 1,234 of a file with semicolons: there a comma may stand before decimal places."""
        if lexicon_of(self.editions[0].code).numbers.digits.decimal == ",":
            return
        for table in tables:
            for row in table.rows if table.separator == ";" else ():
                for cell in filter(lambda cell: _AMBIGUOUS.fullmatch(cell.text), row):
                    self.reading.problems.add(cell.mark, "table-ambiguous-number", value=cell.text)

    def observations(self, table: TableFile) -> ImportedObservations | None:
        """The table, where it is one of observations."""
        in_each = (ImportedObservations(table, edition) for edition in self.editions)
        found = next((one for one in in_each if one.is_in_this_language()), None)
        if found:
            tell_unused_columns(table, found.titles, self.warnings)
        return found

    def indicators(self, plan: str, imported: list[ImportedTable]) -> str | None:
        codes = [edition.code for edition in self.editions]
        for one in imported:
            find_doubtful_rows(one, self.reading.problems)
        old = self.fields(f"{plan}/{FILE}")
        self.reading.problems.stop_if_any()
        find_missing_languages(imported, old, codes, self.reading.problems)
        self.reading.problems.stop_if_any()
        facts, *others = sorted(imported, key=lambda one: codes.index(one.code))
        period = self.fields(f"{plan}/plan.yml").get("period")
        last = period.get("to") if isinstance(period, Fields) else None
        year = last.text if isinstance(last, Scalar) else ""
        targets = TargetImport(facts.edition, self.registers, self.reading, year)
        merged = TableImport(facts, tuple(others), self.registers, targets, self.warnings).over(old)
        file = read_model(IndicatorFile, merged, self.reading)
        if file:
            promises = PlanIndicators(file, Progress(), plan, 0, facts.edition, self.registers)
            find_disagreements(file, facts.by_number, promises, self.reading.problems)
        path = f"{plan}/{FILE}"
        text = self.tree.bytes_of(path).decode("utf-8-sig") if path in self.tree.files else ""
        changed = edited(text, path, merged)
        return None if changed == text else changed

    def observed(self, folder: str, imported: list[ImportedObservations]) -> str | None:
        """`observations.csv` with the rows that were brought, read against the plan as it stands."""
        plan = parse(folder, self.tree, self.reading)
        if plan is None:
            return None
        by_number = {one.number: one for one in plan.indicators.indicators}
        first, last = plan.file.first_reported, plan.file.period.last
        reported = Reported(by_number, first, last, percents(self.reading), plan.file.fiscal_start)
        cells = Cells.of(lexicon_of(self.editions[0].code))
        taken = ObservationImport(by_number, self.registers, cells, self.reading.languages, self.reading.problems)
        earlier = earlier_plans(plan, reported, self.tree, (self.registers, self.reading))
        before = plan.reports.observations
        rows = ((one, earlier.without(taken.rows(one), self.reading)) for one in imported)
        found = (taken.kept(read_rows(own, reported, self.reading), one, before) for one, own in rows)
        return taken.text(before, chain.from_iterable(found))

    def fields(self, path: str) -> Fields:
        """The file's fields; none where the plan has no such file yet."""
        problems = self.reading.problems
        text = self.tree.text_of(path, problems) if path in self.tree.files else None
        node = read_yaml(text, path, problems) if text else None
        return node if isinstance(node, Fields) else Fields((), Mark(path))
