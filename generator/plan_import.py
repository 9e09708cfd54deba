"""Tables that editors bring back: a plan's `indicators.yml` made from CSV or XLSX, checked like any other source."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.edition import Edition
from generator.indicators.model import IndicatorFile
from generator.indicators.present import Promises
from generator.indicators.progress import Progress
from generator.indicators.table_import import Brought, TableImport, find_missing_columns
from generator.indicators.target_import import TargetImport, find_disagreements
from generator.problems import Mark, Problems
from generator.registers import read_registers
from generator.settings import Settings
from generator.sources.fields import read_model
from generator.sources.inventory import Inventory
from generator.sources.table_file import TableFile, read_table
from generator.sources.tree import Tree, read_tree
from generator.sources.yaml_file import Mapping, Scalar, read_yaml
from generator.sources.yaml_text import yaml_text

FILE = "indicators.yml"


def import_tables(files: Iterable[Path], plan: str, settings: Settings) -> str:
    """The new text of the plan's `indicators.yml`.  Raise `InvalidContent`, with every fault, where there is none."""
    problems = Problems()
    tree = read_tree(settings.root, ("content", "plans"), problems)
    reading = settings.reading(problems, Inventory())
    registers, reading = read_registers(tree, reading)
    editions = [Edition(one, settings.languages) for one in settings.catalogues]
    tables = [table for path in files if (table := read_table(path, problems))]
    brought = sorted(
        (one for table in tables if (one := _in_language(table, editions, problems))),
        key=lambda one: settings.languages.index(one.edition.language),
    )
    if f"{plan}/plan.yml" not in tree.files:
        problems.add(Mark(f"{plan}/plan.yml"), "missing-file")
    period = _read(f"{plan}/plan.yml", tree, problems).get("period")
    problems.stop_if_any()
    last = period.get("to") if isinstance(period, Mapping) else None
    year = last.text if isinstance(last, Scalar) else ""
    facts = brought[0]
    targets = TargetImport(facts.edition, registers, reading, year)
    merged = TableImport(facts, tuple(brought[1:]), registers, targets).over(_read(f"{plan}/{FILE}", tree, problems))
    file = read_model(IndicatorFile, merged, reading)
    if file:
        promises = Promises(file, Progress(), plan, 0, facts.edition, registers)
        find_disagreements(file, facts.by_number(), promises, problems)
    problems.stop_if_any()
    return yaml_text(merged)


def _in_language(table: TableFile, editions: list[Edition], problems: Problems) -> Brought | None:
    """The table with the language its titles are written in."""
    found = next((one for edition in editions if (one := Brought(table, edition)).is_in_this_language()), None)
    find_missing_columns(found or Brought(table, editions[0]), problems)
    return found


def _read(path: str, tree: Tree, problems: Problems) -> Mapping:
    """The file's fields; none where the plan has no such file yet."""
    text = tree.text_of(path, problems) if path in tree.files else None
    node = read_yaml(text, path, problems) if text else None
    return node if isinstance(node, Mapping) else Mapping((), Mark(path))
