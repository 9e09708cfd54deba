"""Numbers that belong to people are told where they stand, and what only looks like one is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.sources.personal import find_numbers, patterns_for
from tests.tiny_site import TinySite

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "personal.yml").read_text("utf-8"))
EVERY = patterns_for(("zh", "en", "fr"))
ABOUT = "content/pages/about/index.en.md"


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_numbers_of_people_are_found_and_nothing_else(case: dict[str, Any]) -> None:
    assert [f"{one.code} {one.text}" for one in find_numbers(case["text"], EVERY)] == case["found"]


def test_a_country_is_looked_for_where_its_language_is_spoken() -> None:
    assert [*find_numbers("06 12 34 56 78", patterns_for(("zh", "en")))] == []


def told(tiny: TinySite) -> list[str]:
    return [f"{problem.mark} {problem.code} {problem.severity}" for problem in tiny.problems()]


def test_they_are_told_in_text_and_in_cells_at_their_places_until_a_line_settles_them(tiny: TinySite) -> None:
    tiny.edit(ABOUT, "does not exist.", "does not exist: 021-64781234.")
    tiny.edit(ABOUT.replace(".en", ".zh"), "静水县并不存在。", "静水县（021-64781234）并不存在。")
    tiny.put("content/pages/about/list.csv", "name,telephone\nA,13800138000\n")
    tiny.edit(ABOUT, "(note.txt)", "(note.txt), [a list](list.csv)")
    assert [one.split()[1:] for one in told(tiny)] == [
        ["telephone-number", "warning"],
        ["telephone-number", "warning"],
        ["mobile-number", "warning"],
    ]
    assert f"{ABOUT}:1:28 telephone-number warning" in told(tiny)
    assert "content/pages/about/list.csv:2:3 mobile-number warning" in told(tiny)
    site = tiny.text("content/site.yml")
    tiny.put("content/site.yml", site + 'public_numbers: ["021 6478 1234", "138-0013-8000"]\n')
    assert told(tiny) == []
    tiny.put("content/site.yml", site + 'public_numbers: ["021-64781234", "13800138000", "13900139000"]\n')
    assert [line.split(":", 1)[0] + line[line.index(" ") :] for line in told(tiny)] == [
        "content/site.yml public-number-unneeded warning"
    ]


def test_the_telephone_of_those_who_correct_the_site_may_stand_there(tiny: TinySite) -> None:
    old = '{zh: 发现错处，请告诉我们。, en: "If something is wrong, tell us."}'
    new = "{zh: 请打021-64781234或13800138000。, en: Call 021-64781234 or 13800138000.}"
    tiny.edit("content/site.yml", old, new)
    assert {line.split()[1] for line in told(tiny)} == {"mobile-number"}
