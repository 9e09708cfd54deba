"""The invented county, in French and English: every state, told from published rules, on its pages and in its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.indicators.judgement.judge import WORST_FIRST
from generator.indicators.judgement.rules import METHOD
from generator.publication import Status
from generator.site.search_page import STATUSES
from tests.county_site import county_at
from tests.markup import one
from tests.tiny_site import TinySite, rows_of

WATERS = "plans/waters"
STATES = {
    1: "achieved", 2: "off_track", 3: "off_track", 4: "on_track", 5: "achieved", 6: "achieved", 7: "not_due",
    8: "on_track", 9: "off_track", 10: "behind", 11: "no_data", 12: "cannot_be_judged", 13: "on_track",
    14: "cannot_be_judged", 15: "monitored",
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return county_at(tmp_path_factory.mktemp("site") / "county").files()


@pytest.fixture
def county(tmp_path: Path) -> TinySite:
    return county_at(tmp_path / "county")


def text_of(files: dict[str, bytes], path: str, selector: str = "main") -> str:
    return " ".join(one(LexborHTMLParser(files[f"{path}/index.html"]), selector).text().split())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_is_drawn_and_said(files: dict[str, bytes], language: str) -> None:
    page = LexborHTMLParser(files[f"{language}/{WATERS}/index.html"])
    tiles = [set((node.attributes["class"] or "").split()) for node in page.css("section#mosaic a.tile")]
    assert [(tile & set(get_args(Status))).pop() for tile in tiles] == list(STATES.values())
    assert set(STATES.values()) == set(get_args(Status))


def test_every_status_has_its_place_wherever_they_are_listed(files: dict[str, bytes]) -> None:
    """In the legend, whose tiles are drawn like those of the mosaic, in what is searched by, and in the method."""
    known = set(get_args(Status))
    legend = LexborHTMLParser(files["en/plans/index.html"]).css(".legend .tile")
    assert {name for tile in legend for name in (tile.attributes["class"] or "").split()} >= known
    assert set(STATUSES) == set(WORST_FIRST) == {status for _, status in METHOD} == known
    chosen = LexborHTMLParser(files["en/search/index.html"]).css("[value]")
    assert {str(node.attributes["value"]) for node in chosen} >= known


def test_what_is_monitored_promises_nothing_and_shows_the_change(files: dict[str, bytes]) -> None:
    page = text_of(files, f"en/{WATERS}/indicators/15")
    assert "No target is set, so nothing is judged. In 2021 it was 12,000 places, in 2023 12,400 places." in page
    assert "promised" not in page.replace("Nothing is promised", "")
    assert "15 indicators at a glance" in text_of(files, f"en/{WATERS}")
    told = next(row for row in rows_of(files[f"en/{WATERS}/indicators.csv"]) if "Traffic on the ring road" in row)
    assert {"none", "monitored"} <= set(told)
    programs = json.loads(files[f"api/v1/en/{WATERS}/indicators.json"])
    (row,) = (row for row in programs["rows"] if row["number"] == 15)
    assert (row["status"], row["target"], row["target_words"]) == ("monitored", None, "none")
    assert "Traffic on the ring road" not in text_of(files, "en/calendar")


def test_the_reason_stands_in_words_with_its_numbers(files: dict[str, bytes]) -> None:
    reason = text_of(files, f"en/{WATERS}/indicators/10", ".standing")
    path = "From 20 million euros to 22 million euros: in 2023 it is 21 million euros, 50% of the way"
    assert f"{path}; an even pace would give 60%." in reason
    assert "Unit of measure million euros" in text_of(files, f"en/{WATERS}/indicators/10")
    assert "Accidents" not in text_of(files, f"fr/{WATERS}/indicators/1", ".standing")
    assert "Résultat : 90 % (2023) ; cible atteinte." in text_of(files, f"fr/{WATERS}/indicators/1", ".standing")


def test_the_reason_leads_to_its_rule(files: dict[str, bytes]) -> None:
    page = LexborHTMLParser(files[f"en/{WATERS}/indicators/9/index.html"])
    assert one(page, ".standing a").attributes["href"] == "../../../../../en/method/#rule_ceiling_exceeded"
    method = LexborHTMLParser(files["en/method/index.html"])
    assert "above it" in one(method, "#rule_ceiling_exceeded").text()


def test_reports_are_a_table_with_their_status_source_and_note(files: dict[str, bytes]) -> None:
    rows = rows_of(files[f"en/{WATERS}/indicators/1/observations.csv"])
    assert rows[0][:5] == ["Period", "Value", "Value: Comparator", "Value: Unit", "Data status"]
    assert rows[1][:2] == ["2021", "82.0"]
    told = dict(zip(rows[0], rows[1], strict=True))
    codes = [told[title] for title in ("Period code", "Status code", "As reported", "Indicator")]
    assert codes == ["2021", "A", "82,0 %", "1"]
    assert told["Source"] == told["Source (fr)"] == "Agence inventée de l’eau"
    assert rows[3][4] == "provisional"
    table = text_of(files, f"en/{WATERS}/indicators/1", "#part_history")
    assert "Agence inventée de l’eau" in table
    assert "Chiffre provisoire" in table


def test_a_number_corrected_after_an_evaluation_stands_beside_the_frozen_one(files: dict[str, bytes]) -> None:
    assert "at First look: 18" in text_of(files, f"en/{WATERS}/indicators/2", "#part_history")


def test_an_evaluation_stays_as_it_was(files: dict[str, bytes]) -> None:
    frozen = text_of(files, f"en/{WATERS}", "#part_snapshots")
    assert "First look" in frozen
    assert "December 2022" in frozen


def test_a_frozen_number_cannot_be_changed_in_silence(county: TinySite) -> None:
    county.edit(f"{WATERS}/observations.csv", "1,,2022,86,A,43,50", "1,,2022,88,A,44,50")
    assert [str(problem.mark) + " " + problem.code for problem in county.problems()] == [
        f"{WATERS}/observations.csv:3:1 snapshot-differs"
    ]


def test_a_promise_cannot_be_changed_under_an_evaluation(county: TinySite) -> None:
    county.edit(f"{WATERS}/indicators.yml", "au moins 90 %", "au moins 85 %")
    assert [problem.code for problem in county.problems()] == ["snapshot-hash"]


def test_the_plan_of_which_nothing_was_reported_says_so(files: dict[str, bytes]) -> None:
    page = text_of(files, "en/plans/care/indicators/1")
    assert "No actual figure has been reported" in page
    assert "Invented county of Val-Inventé answers for this indicator." in page
    assert "The programme promises a report every year." in page


def test_reported_indicators_are_counted(files: dict[str, bytes]) -> None:
    assert "13 reported" in " ".join(reversed_figures(files))


def reversed_figures(files: dict[str, bytes]) -> list[str]:
    page = LexborHTMLParser(files[f"en/{WATERS}/index.html"])
    names, values = (one_.text() for one_ in page.css(".figures dt")), (one_.text() for one_ in page.css(".figures dd"))
    return [f"{value} {name}" for name, value in zip(names, values, strict=True)]


def test_a_unit_shows_the_states_of_its_indicators(files: dict[str, bytes]) -> None:
    page = LexborHTMLParser(files["en/units/roads/index.html"])
    assert len(page.css("a.tile.off_track")) == 1
    assert len(page.css("a.tile.no_data")) == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(3, "keep 100%"), (10, "up by 10%"), (13, "5 places per 10,000 people"), (5, "8–11"), (2, "at most 12.5%")],
)
def test_a_target_is_shown_with_all_it_says(files: dict[str, bytes], number: int, words: str) -> None:
    tile = LexborHTMLParser(files[f"en/{WATERS}/index.html"]).css("section#mosaic a.tile")[number - 1]
    assert words in tile.text()


@pytest.mark.slow
def test_100000_rows_are_read_and_every_fault_is_placed(county: TinySite) -> None:
    """Two rows are of indicators that the plan has; each of the others is told in its line."""
    periods = [f"{year}-{month:02}" for year in range(2024, 2029) for month in range(1, 13)]
    rows = [f"{number},{periods[number % 60]},1.{number % 10}0" for number in range(100_000)]
    county.put("plans/care/observations.csv", "indicator,period,value\n" + "\n".join(rows) + "\n")
    problems = county.problems()
    lines = {problem.mark.line for problem in problems if problem.code == "unknown-reference"}
    assert lines == set(range(2, 100_002)) - {3, 4}
    assert len(problems) == len(lines)
