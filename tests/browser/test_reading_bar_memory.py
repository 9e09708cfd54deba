"""What the reading bar keeps on the device, when it is back, and how it is let go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import EVERYTHING, KEY, PLAN, REPORT, Reader

if TYPE_CHECKING:
    pass


pytestmark = [pytest.mark.browser, pytest.mark.check("reading-bar")]

CHOSEN = {name: value for name, value in EVERYTHING.items() if isinstance(value, str)}
BEFORE_THE_BODY = """new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.before = { ...document.documentElement.dataset };
  delete window.before.scripts;
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""
"""Notes what the root says when the body begins: nothing is painted before."""
FIRST_SCREEN = """[...document.querySelectorAll("header *, main, main *")].map((element) => {
  const { x, y, width } = element.getBoundingClientRect();
  return { name: element.localName, x, y, width };
}).filter(({ y }) => y < innerHeight)"""
"""Where everything stands that a reader sees before scrolling."""
RUBBISH = (
    "", "{", "null", "7", "[]", '"on"', '{"version":2,"zoom":"200"}', '{"zoom":"200"}',
    '{"version":1,"zoom":"900","scheme":"<b>","sound":true,"mode":{"a":1},"rate":null}',
)  # fmt: skip
REFUSED = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })"
)


def test_reset(reader: Reader) -> None:
    reader.keep(json.dumps(EVERYTHING))
    reader.visit(PLAN)
    assert set(reader.root_attributes) >= set(EVERYTHING) - {"version"}
    reader.press("reset")
    assert reader.root_attributes == {"bar": "on"}
    assert reader.page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert reader.status == "已恢复原样"
    assert reader.bar.is_visible()


def test_leave(reader: Reader) -> None:
    reader.keep(json.dumps(EVERYTHING))
    reader.visit(PLAN)
    reader.press("leave")
    assert reader.root_attributes == {}
    assert reader.page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert reader.page.evaluate("document.activeElement.id") == "reading_bar_opener"
    assert not reader.bar.is_visible()


def test_what_was_chosen_holds_on_other_pages_and_in_other_languages(reader: Reader) -> None:
    reader.open(PLAN)
    for name in ("crosshair", "caption", "larger"):
        reader.press(name)
    reader.choose("scheme", "dark")
    for path in (REPORT, "en/plans/gumei-14th-five-year/"):
        reader.visit(path)
        assert reader.root_attributes == {"zoom": "125", "scheme": "dark", "crosshair": "on", "caption": "on"}
        assert reader.style("html", "fontSize") == "22.5px"
        reader.opener.click()
        assert reader.is_pressed("crosshair")
        assert reader.bar.locator("select[name=scheme]").input_value() == "dark"


def test_what_was_chosen_stands_before_the_first_paint(reader: Reader) -> None:
    reader.keep(json.dumps(EVERYTHING))
    reader.page.add_init_script(BEFORE_THE_BODY)
    for path in (PLAN, REPORT):
        reader.visit(path)
        before: dict[str, str] = reader.page.evaluate("before")
        assert reader.root_attributes.items() >= before.items() >= CHOSEN.items()
        assert reader.style("html", "fontSize") == "36px"


@pytest.mark.parametrize("chosen", [{}, EVERYTHING], ids=["nothing", "everything"])
def test_the_scripts_move_nothing_when_they_come(reader: Reader, chosen: dict[str, object]) -> None:
    reader.keep(json.dumps(chosen))
    reader.page.route("**/assets/gongkai.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    reader.visit(PLAN)
    before = reader.page.evaluate(FIRST_SCREEN)
    reader.page.unroute("**/assets/gongkai.js*")
    reader.visit(PLAN)
    assert reader.page.evaluate(FIRST_SCREEN) == before
    reader.page.evaluate("document.querySelector('header').prepend(document.createElement('hr'))")
    assert reader.page.evaluate(FIRST_SCREEN) != before


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_in_the_storage_is_passed_over(reader: Reader, rubbish: str) -> None:
    reader.keep(rubbish)
    reader.open(PLAN)
    assert reader.root_attributes == {"bar": "on"}
    reader.press("larger")
    assert reader.kept() == {"version": 1, "zoom": "125"}


def test_refused_storage_leaves_everything_working(reader: Reader) -> None:
    reader.page.add_init_script(REFUSED)
    reader.open(PLAN)
    reader.press("larger")
    assert reader.style("html", "fontSize") == "22.5px"
    reader.press("leave")
    assert reader.style("html", "fontSize") == "18px"
