"""What readers take along, editors can bring back: the same table gives the same plan, a changed cell changes one."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from generator.imports.tables import import_tables
from generator.language import LocalizedText
from generator.problems import InvalidContent, Problems
from tests.brought_back import taken_along, typed
from tests.tiny_site import PROJECT, TinySite

TINY, GUMEI = "plans/clear-water", "plans/gumei-14th-five-year"


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
    tiny.put(f"{TINY}/indicators.yml", import_tables(paths, TINY, tiny.settings())["indicators.yml"])
    after = typed(tiny, TINY)
    for old, new in zip(before.indicators, after.indicators, strict=True):
        target = replace(old.target, kind="level", editorial_unit=False)
        assert new == old.model_copy(update={"target": target, "quotation": None, "measures": (), "topics": ()})


def test_a_changed_cell_changes_one_indicator(tiny: TinySite) -> None:
    before = typed(tiny, TINY)
    (path,) = taken_along(tiny, TINY, "xlsx", "zh")
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if str(cell.value) == "28.5":
                cell.value = "30" if isinstance(cell.value, str) else 30
    book.save(path)
    assert tiny.run("import", str(path), "--into", TINY).returncode == 0
    after = typed(tiny, TINY)
    assert [one.target.value for one in after.indicators] == [90, 2, 30]
    assert after.indicators[:2] == before.indicators[:2]


def test_faults_are_told_at_their_cells_and_nothing_is_written(tiny: TinySite) -> None:
    (path,) = taken_along(tiny, TINY, "csv", "zh")
    text = path.read_text("utf-8-sig").replace("水务办（河长办）", "无此办", 1)
    path.write_text(text, "utf-8")
    before = tiny.text(f"{TINY}/indicators.yml")
    done = tiny.run("import", str(path), "--into", TINY)
    assert done.returncode == 1
    told = set(re.findall(r"\S+:\d+:\d+ [a-z-]+", done.stderr))
    assert told == {"zh.csv:2:5 unknown-reference"}
    assert tiny.text(f"{TINY}/indicators.yml") == before


DISAGREEING = {
    "another number": (",90,", ",95,", "zh.csv:2:6"),
    "not a number": (",90,", ",约90,", "zh.csv:2:6"),
    "another comparator": (",不少于,", ",不多于,", "zh.csv:3:7"),
    "other words": ("90%以上", "95%以上", "zh.csv:2:6"),
}


@pytest.mark.parametrize(("old", "new", "place"), DISAGREEING.values(), ids=DISAGREEING)
def test_cells_that_do_not_say_what_the_words_say_are_told(tiny: TinySite, old: str, new: str, place: str) -> None:
    (path,) = taken_along(tiny, TINY, "csv", "zh")
    text = path.read_text("utf-8-sig")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InvalidContent) as told:
        import_tables([path], TINY, tiny.settings())
    assert [f"{one.mark} {one.code}" for one in told.value.problems] == [f"{place} table-target"]


def test_the_words_of_a_target_are_enough(tiny: TinySite) -> None:
    before = typed(tiny, TINY)
    path = tiny.root / "t.csv"
    rows = ["类别,序号,指标,属性,责任单位,原文目标值,备注"]
    rows += ["水,1,河道水质达标率,约束性,水务办（河长办）,95%以上,"]
    rows += ["投入,3,治水投入,预期性,静水县人民政府,30亿元,按五年合计理解。"]
    path.write_text("\n".join(rows), "utf-8")
    tiny.put(f"{TINY}/indicators.yml", import_tables([path], TINY, tiny.settings())["indicators.yml"])
    after = typed(tiny, TINY)
    assert [(str(one.target.value), one.target.unit) for one in after.indicators] == [
        ("95", "percent"), ("2", None), ("30", "yuan-100m")
    ]  # fmt: skip
    assert after.indicators[2].target.kind == "cumulative"
    assert after.indicators[1] == before.indicators[1]


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


def text_of_the_plan(site: TinySite, plan: str) -> str:
    return site.text(f"{plan}/indicators.yml")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_that_says_nothing_new_changes_no_byte(tiny: TinySite, ending: str) -> None:
    tiny.edit(f"{TINY}/indicators.yml", "categories:", "# by hand\ncategories:   ")
    before = text_of_the_plan(tiny, TINY)
    paths = taken_along(tiny, TINY, ending, "zh", "en")
    done = tiny.run("import", *map(str, paths), "--into", TINY)
    assert (done.returncode, done.stderr) == (0, "")
    assert text_of_the_plan(tiny, TINY) == before


def told_of(tiny: TinySite, path: Path) -> list[str]:
    told = Problems()
    import_tables([path], TINY, tiny.settings(), told)
    return [one.code for one in told]


def test_rows_in_another_order_leave_the_plan_as_it_is(tiny: TinySite) -> None:
    before = text_of_the_plan(tiny, TINY)
    (path,) = taken_along(tiny, TINY, "csv", "zh")
    first, *rows = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([first, *reversed(rows)]), "utf-8")
    assert "table-order" in told_of(tiny, path)
    assert tiny.run("import", str(path), "--into", TINY).returncode == 0
    assert text_of_the_plan(tiny, TINY) == before


def test_an_indicator_without_a_row_stays_and_is_told(tiny: TinySite) -> None:
    (path,) = taken_along(tiny, TINY, "csv", "zh")
    path.write_text("\n".join(path.read_text("utf-8-sig").splitlines()[:-1]), "utf-8")
    assert "table-unlisted" in told_of(tiny, path)


def test_a_column_that_nobody_knows_is_told(tiny: TinySite) -> None:
    (path,) = taken_along(tiny, TINY, "csv", "zh")
    first, *rows = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([f"{first},评语", *(f"{row},好" for row in rows)]), "utf-8")
    told = Problems()
    import_tables([path], TINY, tiny.settings(), told)
    assert "评语" in dict(next(one for one in told if one.code == "table-columns-left").details)["columns"]


def test_a_number_with_two_rows_is_refused(tiny: TinySite) -> None:
    (path,) = taken_along(tiny, TINY, "csv", "zh")
    first, *rows = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([first, *rows, rows[0]]), "utf-8")
    with pytest.raises(InvalidContent) as told:
        import_tables([path], TINY, tiny.settings())
    assert [f"{one.mark} {one.code}" for one in told.value.problems] == ["zh.csv:5:2 table-repeated-number"]


def test_a_comma_in_a_file_with_semicolons_is_asked(tiny: TinySite) -> None:
    path = tiny.root / "t.csv"
    path.write_text("指标;时间代码;上报的写法;状态代码\n1;2021;1,234;A\n", "utf-8")
    with pytest.raises(InvalidContent) as told:
        import_tables([path], TINY, tiny.settings())
    assert "t.csv:2:3 table-ambiguous-number" in [f"{one.mark} {one.code}" for one in told.value.problems]


def given_in_both(tiny: TinySite) -> None:
    tiny.edit(f"{TINY}/indicators.yml", 'words: "90%以上"', 'words: {zh: "90%以上", en: 90% or more}')


def test_words_of_a_target_in_two_languages_come_back_as_they_were(tiny: TinySite) -> None:
    given_in_both(tiny)
    paths = taken_along(tiny, TINY, "csv", "zh", "en")
    assert "90% or more" in paths[1].read_text("utf-8")
    assert import_tables(paths, TINY, tiny.settings()) == {}


def test_words_that_were_changed_in_one_language_are_taken(tiny: TinySite) -> None:
    given_in_both(tiny)
    paths = taken_along(tiny, TINY, "csv", "zh", "en")
    paths[1].write_text(paths[1].read_text("utf-8-sig").replace("90% or more", "at least 90%"), "utf-8")
    text = import_tables(paths, TINY, tiny.settings())["indicators.yml"]
    assert "en: at least 90%" in text.replace('"', "")
    assert 'zh: "90%以上"' in text


def test_words_that_only_one_table_has_anew_are_kept_beside_those_of_the_other(tiny: TinySite) -> None:
    paths = taken_along(tiny, TINY, "csv", "zh", "en")
    paths[1].write_text(paths[1].read_text("utf-8-sig").replace("90%以上", "90% or more"), "utf-8")
    tiny.put(f"{TINY}/indicators.yml", import_tables(paths, TINY, tiny.settings())["indicators.yml"])
    wording = typed(tiny, TINY).indicators[0].target.wording
    assert isinstance(wording, LocalizedText)
    assert dict(wording.texts) == {"zh": "90%以上", "en": "90% or more"}
