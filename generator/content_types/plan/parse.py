"""A plan's folder, read and checked."""

from __future__ import annotations

from dataclasses import replace

from generator.content_types.plan.model import Plan, PlanFile, Project, ProjectFile
from generator.document import read_prose, read_record, repeated
from generator.indicators.asked import ask, nodes_of
from generator.indicators.judgement.judge import JudgedPeriod
from generator.indicators.model import IndicatorFile
from generator.indicators.parse import Evaluated, Reports, percents, read_reports
from generator.indicators.revised import find_faults
from generator.sources import yaml_file
from generator.sources.fields import Reading
from generator.sources.tree import Tree, slug_of


def parse(folder: str, tree: Tree, reading: Reading) -> Plan | None:
    found = _indicators(folder, tree, reading)
    indicators = found[0] if found else None
    known = frozenset(str(indicator.number) for indicator in indicators.indicators) if indicators else None
    informed = replace(
        reading, references={**reading.references, **({"indicator": known} if known is not None else {})}
    )
    record = read_record(PlanFile, f"{folder}/plan.yml", tree, informed)
    if record is None:
        return None
    file, node = record
    indicators = indicators.in_fiscal_years(file.fiscal_start, file.fiscal_named) if indicators else None
    unique = not repeated(node, "id", reading.problems)
    projects = _projects(folder, tree, informed)
    reports = _reports(folder, file, indicators, node, (tree, reading)) if indicators else None
    prose = {
        section.id: read_prose(f"{folder}/sections/{section.id}", tree, reading)
        for section in file.sections
        if section.shows is None
    }
    whole = {name: document for name, document in prose.items() if document is not None}
    if not unique or indicators is None or reports is None or projects is None or len(whole) < len(prose):
        return None
    frame = JudgedPeriod(file.period.first, file.period.last, None, percents(reading))
    written = found[1] if found else ()
    ask(indicators.indicators, written, frame, reading.problems)
    find_faults(indicators.indicators, written, frame, reading.problems)
    return Plan(slug_of(folder), folder, file, indicators, reports, projects, whole)


def _reports(
    folder: str, file: PlanFile, indicators: IndicatorFile, node: yaml_file.Mapping, source: tuple[Tree, Reading]
) -> Reports | None:
    """What was reported so far."""
    evaluated = Evaluated(
        folder,
        file.first_reported,
        file.period.last,
        indicators.indicators,
        file.as_of,
        file.snapshots,
        file.fiscal_start,
    )
    return read_reports(evaluated, node, *source)


def _indicators(folder: str, tree: Tree, reading: Reading) -> tuple[IndicatorFile, tuple[yaml_file.Node, ...]] | None:
    """The indicators, and each as it is written; a plan may have none, and then needs no file."""
    path = f"{folder}/indicators.yml"
    if path not in tree.files:
        return IndicatorFile(categories=()), ()
    record = read_record(IndicatorFile, path, tree, reading)
    if record is None:
        return None
    file, node = record
    if repeated(node, "number", reading.problems) | repeated(node, "id", reading.problems):
        return None
    return file, nodes_of(node)


def _projects(folder: str, tree: Tree, reading: Reading) -> tuple[Project, ...] | None:
    """The key projects, where the plan has any."""
    path = f"{folder}/projects.yml"
    if path not in tree.files:
        return ()
    record = read_record(ProjectFile, path, tree, reading)
    if record is None:
        return None
    file, node = record
    for project in yaml_file.items_of(node, "projects"):
        repeated(project, "id", reading.problems)
    return file.projects
