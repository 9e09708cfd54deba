"""Nothing needs sideways scrolling, no words are cut off or set upon others.

Narrow windows (320 px is 1280 px at 400 %), large text, wide spacing, and what a reader's system asks for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.modes import ASKED_OF_THE_SYSTEM, FORCED_COLOURS, MORE_CONTRAST, REDUCED_MOTION, set_width
from tests.browser.page_types import VIEWS, View
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from tests.browser.looked_at import LookedAt

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)
SHARES = 16
"""So many tests look at the pages, side by side."""
PLANS = [view for view in VIEWS if view.page_type.name == "plan"]
REFLOW = Path(__file__).with_name("reflow.js").read_text("utf-8")
LARGE_TEXT = "html { font-size: calc(2 * %s) !important }"
WIDE_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title>
<p style="width: 500px">wide</p><p style="height: 1em; overflow: hidden">cut<br>off</p>
<p>under</p><p style="margin-top: -2em">upon it</p><p style="margin-left: -2em">beyond</p>"""
COLOURS = "() => [...document.querySelectorAll('main :is(a[href], h1, p)')].map((one) => getComputedStyle(one).color)"
MOVES = """() => document.getAnimations().length + [...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
  return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
}).length"""


def misfits(visitor: Visitor, what: str) -> list[str]:
    found = []
    for width in WIDTHS:
        set_width(visitor.page, width)
        found += [f"{what}, {width} px: {line}" for line in visitor.page.evaluate(REFLOW)]
    return found


def problems_of_page(restyler: Visitor, path: str) -> list[str]:
    """What does not fit on a page as it is, with text twice as large, and with wide spacing (1.4.4, 1.4.10, 1.4.12)."""
    restyler.visit(path)
    found = misfits(restyler, "as it is")
    size: str = restyler.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    for what, style in (("text at 200 %", LARGE_TEXT % size), ("wide spacing", WIDE_SPACING)):
        added = restyler.page.add_style_tag(content=style)
        found += misfits(restyler, what)
        added.evaluate("style => style.remove()")
    return found


def problems_in_modes(visitor: Visitor) -> list[str]:
    """The same of the open page, for what a reader's system asks for."""
    found = []
    for mode in ASKED_OF_THE_SYSTEM:
        with mode.on(visitor.page):
            found += misfits(visitor, mode.name)
    return found


@pytest.mark.check("reflow", "layout")
@pytest.mark.slow
@pytest.mark.parametrize("number", range(SHARES))
def test_every_page_fits(number: int, looked_at: LookedAt, restyler: Visitor) -> None:
    """Wherever anything is set that is set so on no page before it."""
    found = []
    for path in looked_at.places[number::SHARES]:
        problems = [*problems_of_page(restyler, path), *problems_in_modes(restyler)]
        found += [f"{path}: {one}" for one in problems]
    assert not found, "\n".join(found)


def test_planted_breaches_are_found(restyler: Visitor) -> None:
    restyler.show(BREACHES)
    found = misfits(restyler, "as it is")
    assert any("wide" in line for line in found)
    assert any("cut off" in line for line in found)
    assert any("upon each other" in line and "under" in line for line in found)
    assert any("beyond the window" in line for line in found)


@pytest.mark.check("layout")
@pytest.mark.parametrize("view", PLANS, ids=str)
def test_forced_colours_are_the_systems_own(view: View, visitor: Visitor, site: Path) -> None:
    """Links keep a colour of their own, and tiles their marks."""
    visitor.visit(view.path(site))
    plain = set(visitor.page.evaluate(COLOURS))
    with FORCED_COLOURS.on(visitor.page):
        forced = set(visitor.page.evaluate(COLOURS))
        edges = visitor.page.locator(".tile.binding").first.evaluate("tile => getComputedStyle(tile).borderTopStyle")
    assert not forced & plain
    assert len(forced) > 1
    assert edges == "solid"


@pytest.mark.check("layout")
@pytest.mark.parametrize("view", PLANS, ids=str)
def test_more_contrast_makes_quiet_words_and_lines_as_dark_as_the_others(
    view: View, visitor: Visitor, site: Path
) -> None:
    visitor.visit(view.path(site))
    shade = "one => getComputedStyle(one).color"
    with MORE_CONTRAST.on(visitor.page):
        assert visitor.page.locator(".tally").first.evaluate(shade) == visitor.page.locator("h1").evaluate(shade)
    assert visitor.page.locator(".tally").first.evaluate(shade) != visitor.page.locator("h1").evaluate(shade)


@pytest.mark.check("layout")
@pytest.mark.parametrize("view", PLANS, ids=str)
def test_nothing_moves_where_motion_is_not_wanted(view: View, visitor: Visitor, site: Path) -> None:
    visitor.visit(view.path(site))
    with REDUCED_MOTION.on(visitor.page):
        assert visitor.page.evaluate(MOVES) == 0


def test_what_moves_is_found(visitor: Visitor) -> None:
    visitor.show('<html lang="en"><style>html { scroll-behavior: smooth } p { transition: 1s }</style><p>moves</p>')
    assert visitor.page.evaluate(MOVES) == 2
