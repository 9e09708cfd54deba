"""The reading bar: each of its functions does what its name says, and nothing before it is asked to."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.engines.page_engines import AXE
from tests.browser.reader import KEY, Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser


pytestmark = [pytest.mark.browser, pytest.mark.check("reading-bar")]

PLAN = "zh/plans/gumei-14th-five-year/"
REPORT = "zh/reports/minhang-culture-park/"
SEEN = ("zh/", "en/plans/gumei-14th-five-year/", "zh/reports/minhang-culture-park/")
REFLOW = Path(__file__).with_name("reflow.js").read_text("utf-8")
SCHEMES = {
    "light": ("rgb(251, 248, 242)", "rgb(35, 30, 25)", "light"),
    "dark": ("rgb(26, 24, 21)", "rgb(238, 231, 219)", "dark"),
    "black-on-white": ("rgb(255, 255, 255)", "rgb(0, 0, 0)", "light"),
    "yellow-on-black": ("rgb(0, 0, 0)", "rgb(255, 255, 0)", "dark"),
}
EVERYTHING = {
    "version": 1, "zoom": "200", "scheme": "yellow-on-black", "pointer": "on", "crosshair": "on", "caption": "on",
    "sound": "on", "rate": "1.4", "mode": "all", "pin": "on",
}  # fmt: skip
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


def root_attributes(reader: Reader) -> dict[str, str]:
    attributes: dict[str, str] = reader.page.evaluate("({ ...document.documentElement.dataset })")
    return {name: value for name, value in attributes.items() if name != "scripts"}


def test_it_is_off_until_it_is_asked_for(reader: Reader) -> None:
    reader.visit(PLAN)
    assert not reader.bar.is_visible()
    assert reader.opener.get_attribute("aria-expanded") == "false"
    assert root_attributes(reader) == {}
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


def test_larger_and_smaller_text_up_to_twice_its_size(reader: Reader) -> None:
    reader.open(PLAN)
    sizes = []
    for _ in range(5):
        reader.press("larger")
        sizes.append((reader.style("html", "fontSize"), reader.status))
    assert [size for size, _ in sizes] == ["22.5px", "27px", "31.5px", "36px", "36px"]
    assert [words for _, words in sizes[2:4]] == ["文字大小：175%", "文字大小：200%，已是最大"]
    assert reader.page.evaluate(REFLOW) == []
    for _ in range(5):
        reader.press("smaller")
    assert (reader.style("html", "fontSize"), reader.status) == ("18px", "文字大小：100%")
    assert reader.kept() == {}


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_colour_scheme(reader: Reader, scheme: str, system: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    reader.open(PLAN)
    usual = reader.style("html", "backgroundColor")
    assert usual == SCHEMES[system][0]
    reader.choose("scheme", scheme)
    paper, ink, kind = SCHEMES[scheme]
    assert reader.style("html", "backgroundColor") == paper
    assert reader.style("body", "color") == ink
    assert reader.style("html", "colorScheme") == kind
    assert contrast(paper, ink) >= 7
    assert contrast(paper, reader.style("main a", "color")) >= 7
    themes = reader.page.locator("meta[name=theme-color]").evaluate_all("all => all.map(meta => meta.content)")
    assert themes == [paper, paper]
    reader.choose("scheme", "")
    assert reader.style("html", "backgroundColor") == usual
    themes = reader.page.locator("meta[name=theme-color]").evaluate_all("all => all.map(meta => meta.content)")
    assert themes == ["#fbf8f2", "#1a1815"]


def test_forced_colours_go_before_a_scheme(reader: Reader) -> None:
    reader.page.emulate_media(forced_colors="active")
    reader.open(PLAN)
    usual = reader.style("html", "backgroundColor")
    reader.choose("scheme", "yellow-on-black")
    assert reader.style("html", "backgroundColor") == usual


def test_the_preset_and_the_way_back(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1920, "height": 900})
    reader.open(PLAN)
    reader.choose("scheme", "dark")
    reader.press("larger")
    reader.press("easy")
    assert reader.is_pressed("easy")
    assert reader.style("html", "fontSize") == "27px"
    assert reader.style("html", "backgroundColor") == "rgb(255, 255, 255)"
    assert reader.bar.locator("select[name=scheme]").input_value() == "black-on-white"
    assert reader.style(".split", "display") == "block"
    tile = reader.page.locator("a.tile").first.bounding_box()
    name = reader.page.locator("a.tile .heard").first.bounding_box()
    assert tile
    assert name
    assert tile["width"] > name["width"] > 200
    assert not reader.is_pressed("pointer")
    reader.press("easy")
    assert (reader.style("html", "fontSize"), reader.style("html", "colorScheme")) == ("22.5px", "dark")
    assert reader.style(".split", "display") == "grid"
    assert reader.kept() == {"version": 1, "zoom": "125", "scheme": "dark"}


def test_large_pointer(reader: Reader) -> None:
    reader.open(PLAN)
    assert "pointer.svg" not in reader.style("main p", "cursor")
    reader.press("pointer")
    for selector in ("main p", "main a"):
        found = re.search(r'url\("([^"]+)"\)', reader.style(selector, "cursor"))
        assert found
        picture = reader.page.request.get(found[1])
        assert picture.ok
        assert 'width="48" height="48"' in picture.text()


def lines(reader: Reader) -> tuple[float, float]:
    """Where in the window the lines of the crosshair meet."""
    x, y = reader.page.evaluate(
        """() => { const line = document.querySelector(".crosshair"), box = line.getBoundingClientRect();
        const moved = (name) => getComputedStyle(line, name).translate.split(" ").map(parseFloat);
        return [box.left + moved("::after")[0], box.top + (moved("::before")[1] ?? 0)]; }"""
    )
    return x, y


def test_crosshair_follows_pointer_and_focus(reader: Reader) -> None:
    reader.open(PLAN)
    assert not reader.page.locator(".crosshair").is_visible()
    reader.press("crosshair")
    reader.page.mouse.move(300, 400)
    assert lines(reader) == (300, 400)
    reader.page.mouse.wheel(0, 500)
    reader.wait_for("scrollY > 400")
    reader.page.wait_for_timeout(100)
    assert lines(reader) == (300, 400)
    link = reader.page.locator("main a").first
    link.focus()
    box = link.bounding_box()
    assert box
    assert lines(reader) == pytest.approx((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2), abs=1)
    assert reader.style(".crosshair", "pointerEvents") == "none"
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 1280


def test_caption_shows_what_is_pointed_at_and_what_has_the_focus(reader: Reader) -> None:
    reader.open(PLAN)
    reader.press("caption")
    caption = reader.page.locator(".caption")
    reader.page.locator("main .lead").hover()
    assert caption.inner_text().startswith("古美路街道2021至2025年")
    reader.page.locator("header nav a").nth(2).focus()
    assert caption.inner_text() == "报告"
    assert reader.style(".caption", "pointerEvents") == "none"
    assert float(reader.style(".caption", "fontSize")[:-2]) >= 30


def test_caption_and_crosshair_are_for_the_eye_alone(reader: Reader) -> None:
    reader.open(PLAN)
    reader.page.locator("main .lead").hover()
    before = reader.page.locator("body").aria_snapshot()
    reader.press("caption")
    reader.press("crosshair")
    reader.page.locator("main .lead").hover()
    after = reader.page.locator("body").aria_snapshot()
    assert reader.page.locator(".caption[aria-hidden=true], .crosshair[aria-hidden=true]").count() == 2
    strip = re.compile(r" \[(?:pressed|active)\]")
    assert strip.sub("", after) == strip.sub("", before)


def test_keys_are_listed_and_none_is_taken(reader: Reader) -> None:
    reader.open(PLAN)
    keys = reader.bar.locator("summary")
    keys.press("Enter")
    assert reader.bar.locator("details li").all_inner_texts()[2].startswith("Esc")
    for name in ("caption", "crosshair", "sound", "pin"):
        reader.press(name)
    assert [line for line in reader.listening() if "key" in line] == ["reading_bar keydown"]
    assert reader.page.locator("[accesskey]").count() == 0


def test_reset(reader: Reader) -> None:
    reader.keep(json.dumps(EVERYTHING))
    reader.visit(PLAN)
    assert set(root_attributes(reader)) >= set(EVERYTHING) - {"version"}
    reader.press("reset")
    assert root_attributes(reader) == {"bar": "on"}
    assert reader.page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert reader.status == "已恢复原样"
    assert reader.bar.is_visible()


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


def test_leave(reader: Reader) -> None:
    reader.keep(json.dumps(EVERYTHING))
    reader.visit(PLAN)
    reader.press("leave")
    assert root_attributes(reader) == {}
    assert reader.page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert reader.page.evaluate("document.activeElement.id") == "reading_bar_opener"
    assert not reader.bar.is_visible()


@pytest.mark.parametrize(("words", "target"), [("纯文字版", f"{PLAN}text.html"), ("阅读辅助说明", "zh/reading-aids/")])
def test_links_of_the_bar(reader: Reader, words: str, target: str) -> None:
    reader.open(PLAN)
    reader.bar.get_by_role("link", name=words).click()
    assert reader.page.url == reader.address + target


def test_what_was_chosen_holds_on_other_pages_and_in_other_languages(reader: Reader) -> None:
    reader.open(PLAN)
    for name in ("crosshair", "caption", "larger"):
        reader.press(name)
    reader.choose("scheme", "dark")
    for path in (REPORT, "en/plans/gumei-14th-five-year/"):
        reader.visit(path)
        assert root_attributes(reader) == {"zoom": "125", "scheme": "dark", "crosshair": "on", "caption": "on"}
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
        assert root_attributes(reader).items() >= before.items() >= CHOSEN.items()
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
    assert root_attributes(reader) == {"bar": "on"}
    reader.press("larger")
    assert reader.kept() == {"version": 1, "zoom": "125"}


def test_refused_storage_leaves_everything_working(reader: Reader) -> None:
    reader.page.add_init_script(REFUSED)
    reader.open(PLAN)
    reader.press("larger")
    assert reader.style("html", "fontSize") == "22.5px"
    reader.press("leave")
    assert reader.style("html", "fontSize") == "18px"


def test_it_listens_to_nothing_while_it_is_off(reader: Reader) -> None:
    reader.visit(REPORT)  # where no other script listens
    assert reader.listening() == ["reading_bar_opener click"]
    reader.opener.click()
    for name in ("caption", "crosshair", "sound", "pin"):
        reader.press(name)
    assert {"everywhere click", "everywhere pointermove", "everywhere pointerover", "everywhere focusin"} <= set(
        reader.listening()
    )
    for name in ("caption", "crosshair", "sound", "pin"):
        reader.press(name)
    assert [line for line in reader.listening() if line.startswith("everywhere")] == []
    reader.press("leave")
    assert reader.listening() == ["reading_bar_opener click"]


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
