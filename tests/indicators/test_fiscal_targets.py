"""A target for a fiscal or school year is judged in the months of that year, as the plan says when it begins."""

from __future__ import annotations

import pytest

from generator.imports.tables import import_tables
from generator.indicators.judgement.judge import JudgedPeriod, Verdict, judge_one
from generator.indicators.model import FiscalName, in_fiscal_year
from generator.indicators.observations.model import MONTHS
from tests.brought_back import taken_along
from tests.indicators.verdicts import indicator_of, observation_of, target_of
from tests.tiny_site import TinySite, rows_of

PLAN = "plans/clear-water"
APRIL = 4


def judged(
    words: str, named: FiscalName | None, reported: dict[str, str], as_of: tuple[int, int], start: int | None = APRIL
) -> Verdict:
    target = in_fiscal_year(target_of(words), start, named)
    observations = tuple(observation_of(period, value, start or APRIL) for period, value in reported.items())
    frame = JudgedPeriod(2021, 2025, as_of[0] * MONTHS + as_of[1] - 1, frozenset({"percent"}))
    return judge_one(indicator_of(target, {"start": 80}), observations, frame)


@pytest.mark.parametrize(
    ("words", "named", "reported", "as_of", "status"),
    [
        ("at least 90% by 2023/24", None, {"2023/24": "91"}, (2024, 3), "achieved"),
        ("at least 90% by 2023/24", None, {"2023/24": "89"}, (2024, 3), "off_track"),
        ("at least 90% by 2023/24", None, {"2022/23": "89"}, (2024, 2), "on_track"),
        ("at least 90% by 2023/24", None, {"2022/23": "89"}, (2024, 3), "cannot_be_judged"),
        ("at least 90% by 2023/24", None, {"2022/23": "89", "2024/25": "95"}, (2025, 3), "cannot_be_judged"),
        ("at least 90% by FY2024", "first", {"2023/24": "89.9"}, (2024, 3), "on_track"),
        ("at least 90% by FY2024", "first", {"2024/25": "89.9"}, (2025, 3), "off_track"),
        ("at least 90% by FY2024", "last", {"2023/24": "89.9"}, (2024, 3), "off_track"),
        ("at least 90% by FY2024", "last", {"2023/24": "90"}, (2024, 3), "achieved"),
        ("at least 90% by FY2024", None, {"2023/24": "95"}, (2024, 3), "cannot_be_judged"),
        ("at least 90% in 2022/23", None, {"2022": "95", "2022/23": "89", "2023": "95"}, (2024, 3), "off_track"),
        ("a total of 60 jobs in 2022/23", None, {"2022-Q2": "30", "2022-H2": "20", "2023-Q1": "10"}, (2023, 3),
         "achieved"),
        ("a total of 60 jobs in 2022/23", None, {"2022-Q1": "30", "2022-Q2": "30", "2022-H2": "9", "2023-Q1": "9"},
         (2023, 3), "off_track"),
    ],
)  # fmt: skip
def test_what_counts_is_of_the_fiscal_year(
    words: str, named: FiscalName | None, reported: dict[str, str], as_of: tuple[int, int], status: str
) -> None:
    assert judged(words, named, reported, as_of).status == status


def test_a_fiscal_year_that_begins_in_january_is_the_calendar_year_of_its_name() -> None:
    target = in_fiscal_year(target_of("at least 90% by FY2024"), 1, None)
    assert (target.year, target.fiscal, target.first_month) == (2024, "", 1)


def test_a_year_of_which_nobody_knows_when_it_ends_is_not_called_over_too_soon() -> None:
    """FY2024 may end in November 2025 at the latest."""
    unknown = judged("at least 90% by FY2024", None, {}, (2025, 10), None)
    assert (unknown.case.timeframe.over, unknown.case.timeframe.due) == (False, 2025 * MONTHS + 10)


def test_the_page_names_the_year_as_its_words_do_and_the_table_comes_back(tiny: TinySite) -> None:
    tiny.edit(f"{PLAN}/plan.yml", "period:", "fiscal_start: 4\nfiscal_named: last\nperiod:")
    old = 'target: {words: "90%以上", value: 90, comparator: at_least, unit: percent}'
    tiny.edit(f"{PLAN}/indicators.yml", old, "target: {words: 到2024财年达到90%以上}")
    tiny.put(f"{PLAN}/observations.csv", "indicator,period,value\n1,2023/24,89\n")
    files = tiny.files()
    assert ">2023/24<" in files[f"en/{PLAN}/indicators/1/index.html"].decode()
    titles, first, *_ = rows_of(files[f"en/{PLAN}/indicators.csv"])
    row = dict(zip(titles, first, strict=True))
    assert row["Target year"] == "2023/24"
    assert "2023/24" in row["Why"]
    for paths in (taken_along(tiny, PLAN, "csv", "en"), taken_along(tiny, PLAN, "xlsx", "zh")):
        assert import_tables(paths, PLAN, tiny.settings()) == {}
