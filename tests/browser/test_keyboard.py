"""Everything is reached with the Tab key, is in sight, has a name, shows its focus; what is pressed is large."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.modes import AIDED, ASKED_OF_THE_SYSTEM, Mode, set_width
from tests.browser.page_types import LANGUAGES, VIEWS, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, FloatRect, Page

    from tests.browser.looked_at import LookedAt
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

WIDTHS = (1280, 375)
SHARES = 12
"""So many tests walk through the pages, side by side."""
KEYBOARD = Path(__file__).with_name("keyboard.js").read_text("utf-8")
CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
# A browser counts the options of a select that is shut as well; the Tab key passes them by.
ROLES = frozenset(
    {
        "option",
        "link",
        "button",
        "textbox",
        "searchbox",
        "combobox",
        "checkbox",
        "radio",
        "slider",
        "DisclosureTriangle",
        "doc-noteref",
        "doc-backlink",
    }
)
THINNEST_RING = 2
RING_ROOM = 8
BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title>
<style>a { display: block; width: 9rem; height: 3rem } :focus { outline: 3px solid black; outline-offset: 2px }
.bare:focus { outline: none }
.lid { position: absolute; left: 0; top: 6.5rem; width: 20rem; height: 2rem; background: white }
.small { width: 2rem; height: 1rem } .far { position: absolute; left: -999px } body { margin: 0 .5rem }</style>
<main><a href="#1" class="bare">no ring</a><a href="#2">good</a><a href="#3">covered</a><div class="lid"></div>
<a href="#4" class="small">small</a><a href="#5" class="far">far</a>
<a href="#6" onkeydown="event.preventDefault()">trap</a><a href="#7">never reached</a>
<p>A <a href="#8" style="display: inline">link</a> in a sentence</p></main>"""
FAINT = """<!DOCTYPE html><html lang="en"><title>Faint</title>
<style>a { display: block; width: 9rem; height: 3rem; margin: 1rem } :focus { outline: 3px solid black }
.thin:focus { outline-width: 1px } .pale:focus { outline-color: #aaa }</style>
<main><a href="#1" class="thin">thin</a><a href="#2" class="pale">pale</a><a href="#3">good</a>
<a href="#4"><img alt="" src=""></a><div tabindex="0" style="height: 3rem">a box</div></main>"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has the focus; `index` counts the page's controls, -1 is something else."""

    index: int
    name: str
    problems: list[str]
    kind: str
    perimeter: float
    x: float
    y: float
    width: float
    height: float


def focused(page: Page) -> Stop | None:
    stop = page.evaluate("keyboard.focused()")
    return None if stop is None else Stop(**stop)


class Ruler:
    """Measures, from pictures, how large the change is by which an element shows its focus."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def area(self, page: Page, stop: Stop) -> float:
        """Square pixels that change by 3:1 or more when the focus goes."""
        left, top = max(stop.x - RING_ROOM, 0), max(stop.y - RING_ROOM, 0)
        clip: FloatRect = {
            "x": left,
            "y": top,
            "width": stop.x + stop.width + RING_ROOM - left,
            "height": stop.y + stop.height + RING_ROOM - top,
        }
        with_focus = page.screenshot(clip=clip)
        page.evaluate("keyboard.leave()")
        without = page.screenshot(clip=clip)
        page.evaluate("index => keyboard.enter(index)", stop.index)
        pictures = [base64.b64encode(picture).decode() for picture in (without, with_focus)]
        area: float = self.page.evaluate(CONTRAST, pictures)
        return area


@pytest.fixture(scope="module")
def ruler(browser: Browser) -> Iterator[Ruler]:
    with browser.new_context() as context:
        yield Ruler(context.new_page())


@pytest.fixture(scope="module")
def measured() -> Mapping[int, set[str]]:
    """The kinds of stops whose focus was measured in a width: pages alike draw it alike."""
    return {width: set() for width in WIDTHS}


def problems_of_stop(page: Page, stop: Stop, ruler: Ruler, measured: set[str]) -> list[str]:
    found = [f"{stop.name} {problem}" for problem in stop.problems]
    if not found and stop.kind not in measured:
        measured.add(stop.kind)
        area, wanted = ruler.area(page, stop), THINNEST_RING * stop.perimeter
        if area < wanted:
            found.append(f"{stop.name} shows its focus by {area:.0f} of {wanted:.0f} square pixels")
    return found


def nameless(page: Page) -> list[str]:
    """What can have the focus without a name, or in a role that no control has."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        f"a stop is a {node['role']['value']} named “{node.get('name', {}).get('value', '')}”"
        for node in nodes
        if not node["ignored"] and is_stop(node)
        if node["role"]["value"] not in ROLES or not node.get("name", {}).get("value", "").strip()
    ]


def is_stop(node: dict[str, Any]) -> bool:
    """Whether the Tab key leads there: the page itself, its main part and the open bar have the focus by other ways."""
    focusable = any(one["name"] == "focusable" and one["value"]["value"] for one in node.get("properties", ()))
    return focusable and node["role"]["value"] not in {"RootWebArea", "main", "region"}


def walk(page: Page, ruler: Ruler, measured: set[str]) -> list[str]:
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
        found += problems_of_stop(page, stop, ruler, measured)
    return found + [f"{name} is not reached" for index, name in enumerate(names) if index not in reached]


def problems_of_page(page: Page, ruler: Ruler, measured: Mapping[int, set[str]] | None = None) -> list[str]:
    """What goes wrong in each width.  Kinds of stops that are `measured` there already are not measured again."""
    found = []
    for width in WIDTHS:
        set_width(page, width)
        page.reload()
        page.evaluate(KEYBOARD)
        known = set() if measured is None else measured[width]
        here = [*walk(page, ruler, known), *nameless(page), *page.evaluate("keyboard.smallTargets()")]
        found += [f"{width} px: {problem}" for problem in here]
    return found


def all_stops(page: Page) -> Iterator[Stop]:
    """One stop of each kind, entered without the keys that lead there."""
    for index in page.evaluate("keyboard.oneOfEachKind()"):
        page.evaluate("index => keyboard.visit(index)", index)
        stop = focused(page)
        assert stop, index
        yield stop


@pytest.mark.check("keyboard")
@pytest.mark.slow
@pytest.mark.parametrize("number", range(SHARES))
def test_every_page_is_usable_with_the_keyboard(
    number: int, looked_at: LookedAt, visitor: Visitor, ruler: Ruler, measured: Mapping[int, set[str]]
) -> None:
    """Wherever a control stands that stands on no page before it."""
    visitor.page.emulate_media(color_scheme="light")
    found = []
    for path in looked_at.stops[number::SHARES]:
        visitor.visit(path)
        found += [f"{path}: {one}" for one in problems_of_page(visitor.page, ruler, measured)]
        visitor.visit(path)  # where it has led, the address tells; the walk begins at the top
        found += [] if skips_to_main(visitor.page) else [f"{path}: the skip link does not lead to the text"]
    assert not found, "\n".join(found)


@pytest.mark.check("keyboard")
@pytest.mark.parametrize("language", LANGUAGES)
def test_open_reading_bar_is_usable_with_the_keyboard(language: str, visitor: Visitor, ruler: Ruler) -> None:
    """Pinned open, at twice the size, yellow on black: what stands below is not covered by it, nor is any ring lost."""
    visitor.visit(f"{language}/reports/")
    with AIDED.on(visitor.page):
        assert not (found := problems_of_page(visitor.page, ruler)), "\n".join(found)


def skips_to_main(page: Page) -> bool:
    """Whether the first link of the page, pressed, takes the focus past the head of the page."""
    page.evaluate(KEYBOARD)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    if page.evaluate("keyboard.isPastHead()"):
        return True
    page.keyboard.press("Tab")
    return bool(page.evaluate("keyboard.isPastHead()"))


def test_skip_link_that_leads_nowhere_is_found(visitor: Visitor) -> None:
    visitor.show('<a href="#nowhere">Skip</a><a href="/">Home</a><main id="main"><a href="/">Home</a></main>')
    assert not skips_to_main(visitor.page)


@pytest.mark.check("keyboard")
@pytest.mark.parametrize("view", [view for view in VIEWS if view.page_type.name in {"plan", "report"}], ids=str)
@pytest.mark.parametrize("mode", ASKED_OF_THE_SYSTEM, ids=str)
def test_focus_is_seen_in_every_mode(mode: Mode, view: View, visitor: Visitor, ruler: Ruler, site: Path) -> None:
    """Each kind of stop on the page: where it stands and what covers it is the same in every mode."""
    with mode.on(visitor.page):
        set_width(visitor.page, 375)
        visitor.visit(view.path(site))
        visitor.page.evaluate(KEYBOARD)
        visitor.page.keyboard.press("Tab")  # from now on the focus shows: it has come by the keyboard
        kinds: set[str] = set()
        assert [
            one for stop in all_stops(visitor.page) for one in problems_of_stop(visitor.page, stop, ruler, kinds)
        ] == []
        assert kinds


def test_planted_breaches_are_found(visitor: Visitor, ruler: Ruler) -> None:
    visitor.show(BREACHES)
    found = problems_of_page(visitor.page, ruler)
    assert [line for line in found if line.startswith("1280 px")] == [
        "1280 px: <a> “no ring” shows its focus by 0 of 768 square pixels",
        "1280 px: <a> “covered” is covered or out of sight",
        "1280 px: <a> “far” is covered or out of sight",
        "1280 px: <a> “trap” holds the focus",
        "1280 px: <a> “never reached” is not reached",
        "1280 px: <a> “link” is not reached",
        "1280 px: <a> “small” is 32 × 16",
    ]


def test_a_faint_focus_and_a_stop_without_name_are_found(visitor: Visitor, ruler: Ruler) -> None:
    visitor.show(FAINT)
    found = [line for line in problems_of_page(visitor.page, ruler) if line.startswith("1280 px")]
    assert [line.split("shows")[0] for line in found] == [
        "1280 px: <a> “thin” ",
        "1280 px: <a> “pale” ",
        "1280 px: a stop is a link named “”",
        "1280 px: a stop is a generic named “”",
    ]
