"""The plan's table and mosaic, narrowed and sorted: together, by keyboard, in the address, and whole again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.engines.page_engines import AXE
from tests.browser.engines.reviewed import unexplained
from tests.browser.site_server import served
from tests.browser.visitor import Visitor
from tests.county_site import county_at
from tests.indicators.test_county import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PLAN = "en/plans/waters/"
ROWS = ".table.wide tbody tr:has(th[scope=row])"
OFF_TRACK = [number for number, state in STATES.items() if state == "off_track"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented county, where indicators stand in every state."""
    folder = tmp_path_factory.mktemp("county")
    for path, content in county_at(folder / "sources").files().items():
        target = folder / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "site"


@pytest.fixture(scope="module")
def county(built: Path) -> Iterator[str]:
    with served(built) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, county: str) -> Iterator[Visitor]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        visitor = Visitor(context, county)
        visitor.visit(PLAN)
        yield visitor
        assert visitor.complaints == []


def rows(visitor: Visitor) -> list[int]:
    return [int(text) for text in visitor.page.locator(f"{ROWS} > td.number").all_inner_texts()]


def tiles(visitor: Visitor) -> list[int]:
    return [int(text) for text in visitor.page.locator(".mosaic a.tile:visible > b").all_inner_texts()]


def choose(visitor: Visitor, name: str, value: str) -> None:
    visitor.page.locator(f".filter select[name={name}]").select_option(value)


def status(visitor: Visitor) -> str:
    return visitor.page.locator(".filter [role=status]").inner_text().strip()


def sort(visitor: Visitor, column: str) -> str | None:
    """Press the button in the head of a column; what is then said of its order."""
    visitor.page.locator(f"th[data-sort={column}] button").press("Enter")
    return visitor.page.locator(f"th[data-sort={column}]").get_attribute("aria-sort")


def test_it_says_nothing_and_leaves_everything_until_it_is_used(visitor: Visitor) -> None:
    assert rows(visitor) == tiles(visitor) == list(STATES)
    assert status(visitor) == ""
    assert visitor.page.locator("[aria-sort]").count() == 0


def test_the_table_and_the_mosaic_are_narrowed_together(visitor: Visitor) -> None:
    choose(visitor, "status", "off_track")
    assert rows(visitor) == tiles(visitor) == OFF_TRACK
    assert status(visitor) == f"{len(OFF_TRACK)} of {len(STATES)} shown"
    assert visitor.page.locator(".mosaic .tiles > li").count() == len(STATES), "the whole stays in sight"
    choose(visitor, "category", "roads")
    assert rows(visitor) == tiles(visitor) == [9]
    assert visitor.page.locator("th[scope=rowgroup]").all_inner_texts() == ["Roads"]
    choose(visitor, "nature", "expected")
    assert rows(visitor) == []
    assert status(visitor) == f"0 of {len(STATES)} shown"
    visitor.page.locator(".filter button").press("Enter")
    assert rows(visitor) == tiles(visitor) == list(STATES)
    assert visitor.page.locator("th[scope=rowgroup]").evaluate_all("all => all.map(it => it.rowSpan)") == [7, 8]


def test_columns_sort_both_ways_and_back(visitor: Visitor) -> None:
    assert sort(visitor, "status") == "ascending"
    assert rows(visitor)[:4] == [*OFF_TRACK, 10], "the worst first"
    assert visitor.page.locator("[aria-sort]").count() == 1
    assert visitor.page.locator(f"{ROWS} > td.group").count() == len(STATES), "each row says its category"
    assert sort(visitor, "status") == "descending"
    assert sorted(rows(visitor)[-3:]) == OFF_TRACK
    assert sort(visitor, "status") is None
    assert rows(visitor) == list(STATES)
    assert visitor.page.locator("thead .quantity button, thead .number button").count() == 0, "5 jobs are not 5%"


def test_sorting_stays_with_filtering_and_the_focus_with_the_button(visitor: Visitor) -> None:
    choose(visitor, "unit", "waters")
    sort(visitor, "indicator")
    names = visitor.page.locator(f"{ROWS} > th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 7
    assert visitor.page.evaluate("document.activeElement.closest('th').dataset.sort") == "indicator"


def test_the_address_tells_what_is_shown_and_back_leads_back(visitor: Visitor, county: str) -> None:
    choose(visitor, "status", "off_track")
    sort(visitor, "indicator")
    sort(visitor, "indicator")
    shown = visitor.page.url
    assert shown == f"{county}{PLAN}?status=off_track&sort=-indicator"
    visitor.page.go_back()
    visitor.page.go_back()
    assert rows(visitor) == OFF_TRACK
    visitor.page.go_back()
    assert rows(visitor) == list(STATES)
    visitor.page.goto(shown)
    assert sorted(rows(visitor)) == OFF_TRACK
    assert rows(visitor)[0] == 2, "Water lost, Serious, Municipalities"
    assert visitor.page.locator("select[name=status]").input_value() == "off_track"


@pytest.mark.parametrize(
    "query", ["?status=nobody", "?sort=%3Cb%3E", "?unit=&category=__proto__&sort=-", "?status=1&x=1"]
)
def test_an_address_that_makes_no_sense_shows_everything(visitor: Visitor, query: str) -> None:
    visitor.visit(PLAN + query)
    assert rows(visitor) == list(STATES)


@pytest.mark.parametrize("width", [1280, 375, 320])
@pytest.mark.parametrize("query", ["", "?status=off_track", "?category=roads&sort=-status"])
def test_every_cell_keeps_its_headers_at_every_width(visitor: Visitor, width: int, query: str) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.visit(PLAN + query)
    lost = """() => [...document.querySelectorAll('.wide [headers]')].filter((cell) => cell.getAttribute('headers')
      .split(' ').some((id) => !cell.closest('table').querySelector(`[id="${id}"]`)))"""
    assert visitor.page.evaluate(f"({lost})().length") == 0
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == width
    found = unexplained(AXE.findings(visitor.page))
    assert [one for one in found if one.rule != "hidden-content"] == [], "what is hidden on every page aside"


def test_without_scripts_there_is_nothing_to_press_and_nothing_missing(browser: Browser, county: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        visitor = Visitor(context, county)
        visitor.visit(f"{PLAN}?status=off_track")
        assert rows(visitor) == tiles(visitor) == list(STATES)
        assert visitor.page.locator(".filter").is_hidden()
        assert visitor.page.locator("thead button").count() == 0


def test_it_works_from_a_file(browser: Browser, built: Path) -> None:
    """As it does for whoever opens a copy of the site from a disk."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((built / PLAN / "index.html").as_uri())
        page.locator(".filter select[name=nature]").select_option("binding")
        assert page.locator(ROWS).count() == 7
        assert page.url.endswith("?nature=binding")
