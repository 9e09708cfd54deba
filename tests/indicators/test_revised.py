"""A target that was changed while the plan ran: which one judges, and that both are shown wherever one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dates import PartialDate
from generator.imports.tables import import_tables
from generator.indicators.judgement.judge import JudgedPeriod, judge_one
from generator.indicators.model import Revision
from generator.language import LocalizedText
from generator.problems import InvalidContent
from tests.brought_back import taken_along
from tests.indicators.test_county import text_of
from tests.indicators.verdicts import indicator_of, observation_of, target_of
from tests.tiny_site import TinySite, rows_of

PLAN = "plans/clear-water"
TARGET = 'target: {words: "90%以上", value: 90, comparator: at_least, unit: percent}'
REVISED = f"""{TARGET}
        revisions:
          - {{since: 2023-06, document: {{zh: 静府〔2023〕5号, en: Notice 5 of 2023}}, target: {{words: "85%以上"}}}}"""


@pytest.fixture
def revised(tiny: TinySite) -> TinySite:
    tiny.edit(f"{PLAN}/indicators.yml", TARGET, REVISED)
    return tiny


@pytest.mark.parametrize(("as_of", "status"), [(2023 * 12 + 4, "on_track"), (2023 * 12 + 5, "achieved")])
def test_the_target_in_force_on_the_day_judges(as_of: int, status: str) -> None:
    """At least 90 % until May 2023, at least 85 % from June on."""
    revision = Revision.model_construct(
        since=PartialDate(2023, 6), document=LocalizedText({"en": "Notice 5"}), target=target_of("at least 85%")
    )
    indicator = indicator_of(target_of("at least 90%"), {"start": 80}).model_copy(update={"revisions": (revision,)})
    reported = (observation_of("2022", "85"),)
    assert judge_one(indicator, reported, JudgedPeriod(2021, 2025, as_of, frozenset({"percent"}))).status == status


def test_both_targets_stand_on_the_page_in_the_table_and_in_what_is_taken_along(revised: TinySite) -> None:
    revised.put(f"{PLAN}/observations.csv", "indicator,period,value\n1,2023,86\n")
    files = revised.files()
    page = text_of(files, f"en/{PLAN}/indicators/1", "main")
    for words in ("90% or more", "85% or more", "Notice 5 of 2023", "May 2023", "counts from June 2023 on"):
        assert words in page.replace("\xa0", " ").replace("\u202f", " "), words
    titles, first, *_ = rows_of(files[f"zh/{PLAN}/indicators.csv"])
    changes = dict(zip(titles, first, strict=True))["目标值的调整"]
    assert changes == "目标值于2023年6月由“90%以上”调整为“85%以上”，依据：静府〔2023〕5号。"
    assert dict(zip(titles, first, strict=True))["状态"] == "已完成"
    assert "Notice 5 of 2023" in files[f"en/{PLAN}/indicators/1/text.html"].decode()


def test_an_evaluation_of_before_keeps_its_target_and_its_hash(tiny: TinySite) -> None:
    """What was frozen at the end of 2022 is judged by the target of then, and a later change does not unfreeze it."""
    tiny.put(f"{PLAN}/observations.csv", "indicator,period,value\n1,2022,86\n1,2023,86\n")
    tiny.put(f"{PLAN}/snapshots/early.csv", "indicator,period,value\n1,2022,86\n")
    frozen = "snapshots: [{id: early, title: {zh: 早评, en: Early look}, as_of: 2022, hash: new}]\nreporting:"
    tiny.edit(f"{PLAN}/plan.yml", "reporting:", frozen)
    digest = str(dict(tiny.problems()[0].details)["current"])
    tiny.edit(f"{PLAN}/plan.yml", "hash: new", f"hash: {digest}")
    assert tiny.problems() == ()
    tiny.edit(f"{PLAN}/indicators.yml", TARGET, REVISED)
    assert tiny.problems() == ()


def test_what_is_done_after_an_evaluation_was_frozen_is_part_of_what_was_frozen(tiny: TinySite) -> None:
    tiny.put(f"{PLAN}/snapshots/early.csv", "indicator,period,value\n")
    tiny.edit(f"{PLAN}/indicators.yml", TARGET, "target: {words: 建成一座桥, kind: milestone}\n        done: 2022-05")
    frozen = "snapshots: [{id: early, title: {zh: 早评, en: Early look}, as_of: 2022, hash: new}]\nreporting:"
    tiny.edit(f"{PLAN}/plan.yml", "reporting:", frozen)
    digest = str(dict(tiny.problems()[0].details)["current"])
    tiny.edit(f"{PLAN}/plan.yml", "hash: new", f"hash: {digest}")
    assert tiny.problems() == ()
    tiny.edit(f"{PLAN}/indicators.yml", "done: 2022-05", "done: 2022-06")
    assert [one.code for one in tiny.problems()] == ["snapshot-hash"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_that_is_brought_back_leaves_both_targets_as_they_are(revised: TinySite, ending: str) -> None:
    paths = taken_along(revised, PLAN, ending, "zh")
    assert import_tables(paths, PLAN, revised.settings()) == {}


def test_a_target_that_is_changed_in_a_table_although_it_was_revised_is_told(revised: TinySite) -> None:
    path = taken_along(revised, PLAN, "csv", "zh")[0]
    path.write_text(path.read_text("utf-8-sig").replace(",85%以上,", ",80%以上,"), "utf-8")
    with pytest.raises(InvalidContent) as raised:
        import_tables([path], PLAN, revised.settings())
    assert [problem.code for problem in raised.value.problems] == ["table-target"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_the_source_printed_wrong_stays_marked_through_a_spreadsheet(
    tiny: TinySite, tmp_path: Path, ending: str
) -> None:
    """Without its mark the row would be refused: 171 of 200 are not 85.6 %."""
    own = "indicator,period,value,numerator,denominator,as_printed\n1,2021,85.6,171,200,true\n1,2022,85.5,171,200,\n"
    tiny.put(f"{PLAN}/observations.csv", own)
    path = tmp_path / f"observations.{ending}"
    path.write_bytes(tiny.files()[f"zh/{PLAN}/indicators/1/observations.{ending}"])
    assert import_tables([path], PLAN, tiny.settings()) == {}
    tiny.put(f"{PLAN}/observations.csv", "indicator,period,value\n")
    taken = import_tables([path], PLAN, tiny.settings())["observations.csv"]
    assert [line.rsplit(",", 1)[1] for line in taken.splitlines()] == ["as_printed", "true", ""]
    tiny.put(f"{PLAN}/observations.csv", taken)
    assert [one.code for one in tiny.problems()] == ["ratio-differs"]
