"""The reading bar: it opens, stays, goes, and does nothing before it is asked to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.engines.page_engines import AXE
from tests.browser.reader import EVERYTHING, PLAN, REPORT, Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser


pytestmark = [pytest.mark.browser, pytest.mark.check("reading-bar")]

SEEN = ("zh/", "en/plans/gumei-14th-five-year/", "zh/reports/minhang-culture-park/")
REFLOW = Path(__file__).with_name("reflow.js").read_text("utf-8")


def test_it_is_off_until_it_is_asked_for(reader: Reader) -> None:
    reader.visit(PLAN)
    assert not reader.bar.is_visible()
    assert reader.opener.get_attribute("aria-expanded") == "false"
    assert reader.root_attributes == {}
    assert reader.kept() == {}


def test_it_opens_below_its_button_and_takes_the_focus_there_and_back(reader: Reader) -> None:
    reader.visit(PLAN)
    reader.opener.press("Enter")
    assert reader.page.get_by_role("region", name="阅读辅助", exact=True).is_visible()
    assert reader.opener.get_attribute("aria-expanded") == "true"
    assert reader.page.evaluate("document.activeElement.id") == "reading_bar"
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.name") == "easy"
    reader.page.keyboard.press("Escape")
    assert not reader.bar.is_visible()
    assert reader.opener.get_attribute("aria-expanded") == "false"
    assert reader.page.evaluate("document.activeElement.id") == "reading_bar_opener"
    reader.opener.press("Space")
    reader.opener.press("Space")
    assert not reader.bar.is_visible()


def test_every_control_is_a_native_one_with_a_name(reader: Reader) -> None:
    reader.open(PLAN)
    names = reader.bar.evaluate(
        "bar => [...bar.querySelectorAll('button, select, a, summary')].map(it => it.localName + ' ' + (it.name || ''))"
    )
    assert sorted(names) == sorted(
        [*(f"button {name}" for name in ("easy", "larger", "smaller", "pointer", "crosshair", "caption", "sound")),
         *(f"button {name}" for name in ("pin", "reset", "leave")), "select scheme", "select rate", "select mode",
         "a ", "a ", "summary "]
    )  # fmt: skip
    assert reader.bar.locator("[role]:not([role=status]), [tabindex]").count() == 0


def test_keys_are_listed_and_none_is_taken(reader: Reader) -> None:
    reader.open(PLAN)
    keys = reader.bar.locator("summary")
    keys.press("Enter")
    assert reader.bar.locator("details li").all_inner_texts()[2].startswith("Esc")
    for name in ("caption", "crosshair", "sound", "pin"):
        reader.press(name)
    assert [line for line in reader.listening() if "key" in line] == ["reading_bar keydown"]
    assert reader.page.locator("[accesskey]").count() == 0


def test_a_pinned_bar_stays(reader: Reader) -> None:
    reader.open(PLAN)
    reader.press("pin")
    reader.page.keyboard.press("Escape")
    assert reader.bar.is_visible()
    reader.visit(REPORT)
    assert reader.bar.is_visible()
    assert reader.opener.get_attribute("aria-expanded") == "true"
    reader.page.evaluate("scrollTo(0, 1500)")
    box = reader.bar.bounding_box()
    assert box
    assert box["y"] == 0
    assert box["height"] <= 0.4 * 900
    reader.press("pin")
    reader.page.evaluate("scrollTo(0, 1500)")
    assert not reader.page.evaluate("reading_bar.getBoundingClientRect().bottom > 0")
    reader.visit(PLAN)
    assert not reader.bar.is_visible()


def test_a_pinned_bar_that_would_leave_no_room_goes_with_the_page(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    reader.open(PLAN)
    reader.press("pin")
    reader.page.evaluate("scrollTo(0, 3000)")
    assert reader.page.evaluate("reading_bar.getBoundingClientRect().bottom < 0")


def test_pinned_bar_and_caption_cover_nothing_that_has_the_focus(reader: Reader) -> None:
    reader.open(PLAN)
    reader.press("pin")
    reader.press("caption")
    hidden = []
    for key in ("Tab", "Shift+Tab"):
        reader.page.locator("main a").first.focus()
        for _ in range(50):
            reader.page.keyboard.press(key)
            hidden += reader.page.evaluate(
                """() => { const it = document.activeElement, box = it.getBoundingClientRect();
                if (it === document.body || it.closest(".reading-bar")) return [];
                const over = document.querySelector(".caption").getBoundingClientRect().top;
                const under = document.documentElement.dataset.held && scrollY > 300 ? reading_bar.offsetHeight : 0;
                const fits = box.top >= under - 1 && box.bottom <= over + 1;
                return fits ? [] : [`${it.textContent.slice(0, 20)} ${box.top} ${box.bottom}`]; }"""
            )
    assert hidden == []


@pytest.mark.parametrize(("words", "target"), [("纯文字版", f"{PLAN}text.html"), ("阅读辅助说明", "zh/reading-aids/")])
def test_links_of_the_bar(reader: Reader, words: str, target: str) -> None:
    reader.open(PLAN)
    reader.bar.get_by_role("link", name=words).click()
    assert reader.page.url == reader.address + target


def test_it_listens_to_nothing_while_it_is_off(reader: Reader) -> None:
    reader.visit(REPORT)  # where only tables listen, which unfold what an address leads to
    usual = reader.listening()
    assert usual == ["reading_bar_opener click", "everywhere hashchange"]
    reader.opener.click()
    for name in ("caption", "crosshair", "sound", "pin"):
        reader.press(name)
    assert {"everywhere click", "everywhere pointermove", "everywhere pointerover", "everywhere focusin"} <= set(
        reader.listening()
    )
    for name in ("caption", "crosshair", "sound", "pin"):
        reader.press(name)
    assert [line for line in reader.listening() if line.startswith("everywhere")] == usual[1:]
    reader.press("leave")
    assert reader.listening() == usual


@pytest.mark.parametrize("width", [1280, 375, 320])
@pytest.mark.parametrize("path", SEEN)
def test_everything_on_at_once_fits_and_has_no_violations(reader: Reader, path: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.keep(json.dumps(EVERYTHING))
    reader.visit(path)
    reader.bar.locator("summary").press("Enter")
    assert reader.page.evaluate(REFLOW) == []
    # What the crosshair and the caption lie upon axe cannot judge; each kind of page is looked at without them.
    assert [str(one) for one in AXE.findings(reader.page) if one.certain] == []


def test_without_scripts_there_is_no_dead_control(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        reader = Reader(context, address)
        reader.visit(PLAN)
        assert reader.page.locator("button:not([type=submit]):visible, select:visible").count() == 0
        reader.page.locator(".strip a", has_text="阅读辅助").click()
        assert reader.page.url.endswith("#foot_aids")
        reader.page.locator("footer").get_by_role("link", name="纯文字版").click()
        assert reader.page.locator("h1").inner_text().startswith("闵行区古美路街道国民经济")
