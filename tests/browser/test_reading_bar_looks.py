"""What the reading bar changes for the eye: size, colours, pointer, crosshair, caption."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import PLAN, Reader

if TYPE_CHECKING:
    pass


pytestmark = [pytest.mark.browser, pytest.mark.check("reading-bar")]

REFLOW = Path(__file__).with_name("reflow.js").read_text("utf-8")
SCHEMES = {
    "light": ("rgb(251, 248, 242)", "rgb(35, 30, 25)", "light"),
    "dark": ("rgb(26, 24, 21)", "rgb(238, 231, 219)", "dark"),
    "black-on-white": ("rgb(255, 255, 255)", "rgb(0, 0, 0)", "light"),
    "yellow-on-black": ("rgb(0, 0, 0)", "rgb(255, 255, 0)", "dark"),
}


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
