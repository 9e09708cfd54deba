"""An Open SDG data repository as the files of a plan, and what is left to people."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.edition import Edition
from generator.imports.open_sdg.notes import Note
from generator.imports.open_sdg.plan import Decisions, Imported, RepositoryImport
from generator.imports.open_sdg.repository import CONFIG, Repository, Translations, read_repository
from generator.imports.open_sdg.units import Measures
from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.observations.cells import Cells
from generator.indicators.parse import OBSERVATIONS
from generator.problems import Mark, Problems
from generator.registers import Registers, read_registers
from generator.settings import Settings
from generator.sources import yaml_file
from generator.sources.inventory import Inventory
from generator.sources.tree import Tree, read_tree
from generator.sources.yaml_file import Scalar, Sequence
from generator.sources.yaml_text import yaml_text

PLAN = "plan.yml"
INDICATORS = "indicators.yml"
EARLIER = "reports_from"
HEADINGS = ("indicator", "period", "value", "status", "source", "note")


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """`texts` by the names of the files; `measures` are units of measure for the site's own file of them."""

    texts: Mapping[str, str] = field(hash=False)
    measures: str
    notes: tuple[Note, ...]


def import_repository(folder: Path, plan: str, settings: Settings, decisions: Decisions) -> PlanFiles:
    """What the plan's folder will hold; of `plan.yml`, where there is none, only what the repository says.

    Raise `InvalidContent`, with every fault, where the repository cannot be taken.
    """
    problems = Problems()
    tree = read_tree(settings.root, ("content", "plans"), problems)
    registers, _ = read_registers(tree, settings.reading(problems, Inventory()))
    decisions = _with_plan(decisions, f"{plan}/{PLAN}", tree, problems)
    _find_unknown_unit(decisions, registers, problems)
    faults = Problems()
    repository = read_repository(folder.resolve(), decisions.translations, problems, faults)
    if repository is None:
        problems.stop_if_any()
        return PlanFiles({}, "", ())
    translations = Translations(repository, _shared_languages(repository, settings, problems), faults)
    problems.stop_if_any()
    editions = tuple(Edition(one, settings.languages) for one in settings.catalogues)
    cells = Cells.of(lexicon_of(settings.languages[0].code))
    measures = Measures(registers, translations, tuple(one.code for one in settings.languages))
    imported = RepositoryImport(translations, measures, editions, decisions, cells).imported()
    return _files(imported, is_new=f"{plan}/{PLAN}" not in tree.files)


def _find_unknown_unit(decisions: Decisions, registers: Registers, problems: Problems) -> None:
    unit = decisions.responsible_unit
    if unit and unit not in registers.units:
        problems.add(Mark("--responsible-unit"), "unknown-reference", kind="unit", value=unit, suggestion="")


def _with_plan(decisions: Decisions, path: str, tree: Tree, problems: Problems) -> Decisions:
    """With the years of a plan that is there already, and the month in which its fiscal years begin."""
    text = tree.text_of(path, problems) if path in tree.files else None
    node = yaml_file.read_yaml(text, path, problems) if text else None
    if not isinstance(node, yaml_file.Mapping):
        return decisions
    month = node.get("fiscal_start")
    start = int(month.text) if isinstance(month, Scalar) and month.text.isdecimal() else None
    return replace(decisions, years=_years_of(node), fiscal_start=start)


def _years_of(plan: yaml_file.Mapping) -> range | None:
    period = plan.get("period")
    ends = [period.get(name) for name in ("from", "to")] if isinstance(period, yaml_file.Mapping) else []
    known = [int(one.text) for one in (*ends, plan.get(EARLIER)) if isinstance(one, Scalar) and one.text.isdecimal()]
    return range(min(known), max(known) + 1) if len(known) >= len(ends) > 0 else None


def _shared_languages(repository: Repository, settings: Settings, problems: Problems) -> dict[str, str]:
    """The languages of the site that the repository has too, each with its code there: zh and zh-Hans are the same."""
    first_like = {one.partition("-")[0].lower(): one for one in reversed(repository.translated)}
    alike = {**first_like, **{one: one for one in repository.translated}}
    found = {one.code: alike[one.code] for one in settings.languages if one.code in alike}
    if not found:
        own = ", ".join(one.code for one in settings.languages)
        known = ", ".join(repository.languages)
        problems.add(Mark(CONFIG), "open-sdg-no-language", known=known, own=own)
    return found


def _files(imported: Imported, *, is_new: bool) -> PlanFiles:
    texts = {INDICATORS: yaml_text(imported.indicators), OBSERVATIONS: _observations(imported)}
    notes = [Note("taken", (("indicators", str(imported.count)), ("observations", str(len(imported.observations)))))]
    if is_new:
        texts[PLAN] = yaml_text(_plan(imported))
        notes.append(Note("plan"))
    measures = yaml_text(imported.measures) if imported.measures.entries else ""
    if measures:
        names = ", ".join(key.text for key, _ in imported.measures.entries)
        notes.append(Note("measures", (("names", names),)))
    return PlanFiles(texts, measures, (*notes, *imported.notes))


def _plan(imported: Imported) -> yaml_file.Mapping:
    """What can be known of `plan.yml`, such as the first year reported; the check tells what is missing."""
    mark = Mark(PLAN)
    first = min((one.period.year for _, one in imported.observations), default=None)
    earlier = ((EARLIER, Scalar(str(first), mark)),) if first is not None else ()
    entries = (("disclosure", yaml_file.Mapping((), mark)), *earlier, ("sections", Sequence((), mark)))
    return yaml_file.Mapping(tuple((Scalar(key, mark), value) for key, value in entries), mark)


def _observations(imported: Imported) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    for number, one in imported.observations:
        writer.writerow((number, one.period, one.value, one.status.value, one.source, one.note))
    return text.getvalue()
