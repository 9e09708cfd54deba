"""What readers take along, editors can bring back: the same table gives the same plan, a changed cell changes one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from generator.indicators.model import IndicatorFile
from generator.plan_import import import_tables
from generator.problems import InvalidContent, Problems
from generator.registers import read_registers
from generator.sources.fields import read_model
from generator.sources.inventory import Inventory
from generator.sources.tree import read_tree
from generator.sources.yaml_file import read_yaml
from tests.tiny_site import PROJECT, TinySite

TINY, GUMEI = "plans/clear-water", "plans/gumei-14th-five-year"


def typed(site: TinySite, plan: str) -> IndicatorFile:
    settings, problems = site.settings(), Problems()
    tree = read_tree(settings.root, ("content", "plans"), problems)
    _, reading = read_registers(tree, settings.reading(problems, Inventory()))
    path = f"{plan}/indicators.yml"
    node = read_yaml(tree.text_of(path, problems) or "", path, problems)
    assert node
    file = read_model(IndicatorFile, node, reading)
    assert file, tuple(problems)
    return file


def taken_along(site: TinySite, plan: str, ending: str, *languages: str) -> list[Path]:
    """The files of a plan's indicators, as readers take them along."""
    files = site.files()
    paths = []
    for language in languages:
        path = site.root / f"{language}.{ending}"
        path.write_bytes(files[f"{language}/{plan}/indicators.{ending}"])
        paths.append(path)
    return paths


@pytest.fixture
def gumei(tmp_path: Path) -> TinySite:
    """A copy of the example."""
    for folder in ("content", "plans", "theme"):
        shutil.copytree(PROJECT / folder, tmp_path / "example" / folder)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path / "example")
    return TinySite(tmp_path / "example")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("languages", [("zh", "en"), ("zh",)])
def test_the_same_table_gives_the_same_plan(gumei: TinySite, ending: str, languages: tuple[str, ...]) -> None:
    before = typed(gumei, GUMEI)
    paths = taken_along(gumei, GUMEI, ending, *languages)
    done = gumei.run("import", *map(str, paths), "--into", GUMEI)
    assert (done.returncode, done.stderr) == (0, "")
    assert typed(gumei, GUMEI) == before
    assert len(before.indicators) == 37


def test_a_plan_without_indicators_gets_them_from_the_tables(tiny: TinySite) -> None:
    """All that the tables have columns for."""
    before = typed(tiny, TINY)
    paths = taken_along(tiny, TINY, "csv", "zh", "en")
    (tiny.root / TINY / "indicators.yml").unlink()
    tiny.put(f"{TINY}/indicators.yml", import_tables(paths, TINY, tiny.settings()))
    after = typed(tiny, TINY)
    for old, new in zip(before.indicators, after.indicators, strict=True):
        target = replace_model(old.target, kind="level", editorial_unit=False)
        assert new == replace_model(old, target=target, quotation=None, measures=(), baseline=None, topics=())


def replace_model(model: object, **changes: object) -> object:
    return model.model_copy(update=changes)  # type: ignore[attr-defined]


def test_a_changed_cell_changes_one_indicator(tiny: TinySite) -> None:
    before = typed(tiny, TINY)
    (path,) = taken_along(tiny, TINY, "xlsx", "zh")
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == 28.5:
                cell.value = 30
    book.save(path)
    assert tiny.run("import", str(path), "--into", TINY).returncode == 0
    after = typed(tiny, TINY)
    assert [one.target.value for one in after.indicators] == [90, 2, 30]
    assert after.indicators[:2] == before.indicators[:2]


def test_faults_are_told_at_their_cells_and_nothing_is_written(tiny: TinySite) -> None:
    (path,) = taken_along(tiny, TINY, "csv", "zh")
    text = path.read_text("utf-8-sig").replace("水务办（河长办）", "无此办", 1).replace(",90,", ",约90,", 1)
    path.write_text(text, "utf-8")
    before = tiny.text(f"{TINY}/indicators.yml")
    done = tiny.run("import", str(path), "--into", TINY)
    assert done.returncode == 1
    told = set(re.findall(r"\S+:\d+:\d+ [a-z-]+", done.stderr))
    assert told == {"zh.csv:2:5 unknown-reference", "zh.csv:2:6 bad-number"}
    assert tiny.text(f"{TINY}/indicators.yml") == before


def test_a_table_without_its_columns_is_told(tiny: TinySite) -> None:
    path = tiny.root / "t.csv"
    path.write_text("序号,指标\n1,水\n", "utf-8")
    with pytest.raises(InvalidContent) as told:
        import_tables([path], TINY, tiny.settings())
    assert {problem.code for problem in told.value.problems} == {"table-missing-column"}


def test_a_plan_that_is_not_there_is_told(tiny: TinySite) -> None:
    (path,) = taken_along(tiny, TINY, "csv", "zh")
    done = tiny.run("import", str(path), "--into", "plans/no-such-plan")
    assert done.returncode == 1
    assert done.stderr.startswith("plans/no-such-plan/plan.yml:1:1 missing-file")
