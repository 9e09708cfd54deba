"""Everything is reached with the Tab key, in sight and with a visible focus; what is pressed is large enough."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.page_types import ALL_VIEWS, NotFound, View

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

WIDTHS = (1280, 320)
KEYBOARD = Path(__file__).with_name("keyboard.js").read_text("utf-8")
RING_ROOM = 8
BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title>
<style>a { display: block; width: 9rem; height: 3rem } .bare:focus { outline: none }
.lid { position: absolute; left: 0; top: 6rem; width: 20rem; height: 3rem; background: white }
.small { width: 2rem; height: 1rem } .far { position: absolute; left: -999px } body { margin: 0 }</style>
<main><a href="#1" class="bare">no ring</a><a href="#2">good</a><a href="#3">covered</a><div class="lid"></div>
<a href="#4" class="small">small</a><a href="#5" class="far">far</a>
<a href="#6" onkeydown="event.preventDefault()">trap</a><a href="#7">never reached</a>
<p>A <a href="#8" style="display: inline">link</a> in a sentence</p></main>"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has the focus; `index` counts the page's controls, -1 is something else."""

    index: int
    name: str
    problems: list[str]
    ring: bool
    x: float
    y: float
    width: float
    height: float


def focused(page: Page) -> Stop | None:
    stop = page.evaluate("keyboard.focused()")
    return None if stop is None else Stop(**stop)


def looks_focused(page: Page, stop: Stop) -> bool:
    """Whether the pixels around the focused element change when it loses the focus."""
    clip: FloatRect = {
        "x": max(stop.x - RING_ROOM, 0),
        "y": max(stop.y - RING_ROOM, 0),
        "width": stop.width + 2 * RING_ROOM,
        "height": stop.height + 2 * RING_ROOM,
    }
    with_focus = page.screenshot(clip=clip)
    page.evaluate("keyboard.leave()")
    without = page.screenshot(clip=clip)
    page.evaluate("index => keyboard.enter(index)", stop.index)
    return with_focus != without


def problems_of_stop(page: Page, stop: Stop) -> list[str]:
    found = [f"{stop.name} {problem}" for problem in stop.problems]
    if not found and not stop.ring and not looks_focused(page, stop):
        found.append(f"{stop.name} has no visible focus")
    return found


def walk(page: Page) -> list[str]:
    """Press Tab until the page is left or begins again; gives what went wrong on the way."""
    names: list[str] = page.evaluate("keyboard.stops")
    found: list[str] = []
    reached: list[int] = []
    for _ in range(len(names) + 1):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None or stop.index in reached[:1]:
            break
        if stop.index in reached:
            found.append(f"{stop.name} holds the focus")
            break
        reached.append(stop.index)
        found += problems_of_stop(page, stop)
    return found + [f"{name} is not reached" for index, name in enumerate(names) if index not in reached]


def problems_of_page(page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        page.evaluate(KEYBOARD)
        here = [*walk(page), *page.evaluate("keyboard.smallTargets()")]
        found += [f"{width} px: {problem}" for problem in here]
    return found


@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_page_is_usable_with_the_keyboard(view: View | NotFound, visitor: Visitor, site: Path) -> None:
    path = view.path(site)
    visitor.visit(path)
    found = problems_of_page(visitor.page)
    assert not found, "\n".join([path, *found])


def skips_to_main(page: Page) -> bool:
    """Whether the first link of the page, pressed, takes the focus past the head of the page."""
    page.evaluate(KEYBOARD)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    if page.evaluate("keyboard.isPastHead()"):
        return True
    page.keyboard.press("Tab")
    return bool(page.evaluate("keyboard.isPastHead()"))


@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_skip_link_leads_to_main(view: View | NotFound, visitor: Visitor, site: Path) -> None:
    visitor.visit(view.path(site))
    assert skips_to_main(visitor.page)


def test_skip_link_that_leads_nowhere_is_found(visitor: Visitor) -> None:
    visitor.show('<a href="#nowhere">Skip</a><a href="/">Home</a><main id="main"><a href="/">Home</a></main>')
    assert not skips_to_main(visitor.page)


def test_planted_breaches_are_found(visitor: Visitor) -> None:
    visitor.show(BREACHES)
    found = problems_of_page(visitor.page)
    assert [line for line in found if line.startswith("1280 px")] == [
        "1280 px: <a> “no ring” has no visible focus",
        "1280 px: <a> “covered” is covered or out of sight",
        "1280 px: <a> “far” is covered or out of sight",
        "1280 px: <a> “trap” holds the focus",
        "1280 px: <a> “never reached” is not reached",
        "1280 px: <a> “link” is not reached",
        "1280 px: <a> “small” is 32 × 16",
    ]
