"""The public page about the method: its cases are judged by the rules themselves, and its numbers come from them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.edition import Edition
from generator.indicators.drawing import worked_cases
from generator.indicators.drawing.method_page import method_sections
from generator.indicators.drawing.worked_cases import CASES, ShownCase
from generator.indicators.judgement.rules import METHOD, ON_TRACK
from generator.messages import read_catalogue
from generator.publication import Chart, State, Table
from tests.county_site import county_at
from tests.markup import one

LANGUAGES = ("zh", "en", "fr")
DECIDED = {"on_the_way": "on_path", "sum": "sum_behind", "time_over": "missed", "gap": "held_with_gaps"}
"""The rule that the words of each case speak of: should another one decide, the words have to change with it."""


def edition_in(code: str) -> Edition:
    catalogue = read_catalogue(code)
    return Edition(catalogue, (catalogue.language,))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_case_shows_the_rule_that_its_words_speak_of(case: worked_cases.WorkedCase) -> None:
    assert ShownCase(case, edition_in("en")).verdict.rule == DECIDED[case.id]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_case_is_told_drawn_and_counted(code: str) -> None:
    sections = {section.id: section for section in method_sections(edition_in(code))}
    for case in CASES:
        told, state, chart, table = sections[f"worked_{case.id}"].blocks
        assert isinstance(state, State)
        assert isinstance(chart, Chart)
        assert isinstance(table, Table)
        assert chart.table == table.key
        assert len(table.rows) == len(case.reported)
        assert state.rule
        assert state.rule.path.endswith(f"#rule_{DECIDED[case.id]}")
        assert "{" not in f"{told}{state.reason}"


def test_the_bounds_of_the_words_are_those_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """60% of the time from 60% to 90%: an even pace is at 78%, and nine tenths and half of it at 76.2% and 69%."""
    shown = ShownCase(CASES[0], edition_in("en"))
    named = ("even", "from_on_track", "from_behind")
    assert [shown.values()[name] for name in named] == ["78%", "76.2%", "69%"]
    monkeypatch.setattr(worked_cases, "BEHIND", ON_TRACK)
    assert shown.values()["from_behind"] == "76.2%"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return county_at(tmp_path_factory.mktemp("method") / "county").files()


def test_every_rule_stands_behind_one_disclosure_and_open_in_the_text_view(files: dict[str, bytes]) -> None:
    page = LexborHTMLParser(files["fr/method/index.html"])
    rules = one(page, "details.folded #rule_met").parent
    assert rules
    assert len(page.css("details.folded [id^=rule_]")) == len(METHOD)
    assert f"Afficher les {len(METHOD)} règles" in [summary.text() for summary in page.css("summary")]
    text = LexborHTMLParser(files["fr/method/text.html"])
    assert not text.css("details")
    assert len(text.css("[id^=rule_]")) == len(METHOD)


def test_the_page_names_what_it_judged(files: dict[str, bytes]) -> None:
    page = LexborHTMLParser(files["en/method/index.html"])
    assert "Reached late, in 2036: 8 days." in one(page, "#worked_time_over .standing").text()
    assert [one_.text() for one_ in page.css("main h2")][1:5] == [
        "On the way to a target", "Adding up over the years", "When the time is over", "When a figure is missing",
    ]  # fmt: skip
