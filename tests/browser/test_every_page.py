"""Every page of the site is opened: what is quickly seen of a page is seen of each of them, whatever it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.looked_at import address
from tests.browser.modes import set_width
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

SHARES = 12
"""So many tests open the pages, side by side."""
LOOK = Path(__file__).with_name("every_page.js").read_text("utf-8")
WIDE, NARROW = 1280, 320
SIDEWAYS = """() => { const root = document.documentElement;
  return root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide`] : []; }"""
TWICE_AS_LARGE = "factor => document.documentElement.style.setProperty('font-size', factor, 'important')"
BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title><style>p { font-size: 1rem }</style>
<h1>First</h1><h3>Third</h3><p><a href="/"><img src="data:," alt=""></a> <a href="#nowhere">nowhere</a>
<img src="data:,"></p>
<style>input { height: 2rem }</style>
<button style="width: 20px; height: 20px; padding: 0">x</button><input aria-label="named"><input>
<p style="color: #777">pale</p><h4 style="color: #717171; font-size: 30px">large</h4>
<p style="width: 10rem; height: 1rem; white-space: nowrap">a word as long as two hundred pixels</p>"""


def problems_of_page(visitor: Visitor, path: str) -> list[str]:
    """What is wrong with a page that is opened for it."""
    set_width(visitor.page, WIDE)
    visitor.visit(path)
    found: list[str] = visitor.page.evaluate(LOOK)
    set_width(visitor.page, NARROW)
    found += visitor.page.evaluate(SIDEWAYS)
    visitor.page.evaluate(TWICE_AS_LARGE, "200%")
    return found + [f"text at 200 %: {line}" for line in visitor.page.evaluate(SIDEWAYS)]


@pytest.mark.check("reflow")
@pytest.mark.slow
@pytest.mark.parametrize("number", range(SHARES))
def test_nothing_is_wrong_at_first_sight(number: int, visitor: Visitor, site: Path) -> None:
    pages = sorted(address(page, site) for page in site.rglob("*.html"))[number::SHARES]
    found = [f"{path}: {problem}" for path in pages for problem in problems_of_page(visitor, path)]
    assert not found, "\n".join(found)
    assert (visitor.outside, visitor.complaints) == ([], [])


def test_planted_breaches_are_found(visitor: Visitor) -> None:
    visitor.show(BREACHES)
    found = visitor.page.evaluate(LOOK)
    assert [line.partition(":")[0].partition(",")[0] for line in found] == [
        "no name",
        "no name",
        "no words for a picture",
        "leads nowhere",
        "level 3 after 1",
        "small",
        "pale",
    ]
    set_width(visitor.page, NARROW)
    assert visitor.page.evaluate(SIDEWAYS) == []
    visitor.page.evaluate(TWICE_AS_LARGE, "200%")
    assert visitor.page.evaluate(SIDEWAYS) != []
