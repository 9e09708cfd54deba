"""Nothing needs sideways scrolling and no words are cut off: narrow windows, large text, wide spacing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.page_types import ALL_VIEWS, NotFound, View
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)
REFLOW = Path(__file__).with_name("reflow.js").read_text("utf-8")
LARGE_TEXT = "html { font-size: calc(2 * %s) !important }"
WIDE_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title>
<p style="width: 500px">wide</p><p style="height: 1em; overflow: hidden">cut<br>off</p>"""


def misfits(visitor: Visitor, what: str) -> list[str]:
    found = []
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        found += [f"{what}, {width} px: {line}" for line in visitor.page.evaluate(REFLOW)]
    return found


def problems_of_page(restyler: Visitor, path: str) -> list[str]:
    """What does not fit on a page as it is, with text twice as large, and with wide spacing (1.4.4, 1.4.10, 1.4.12)."""
    restyler.visit(path)
    found = misfits(restyler, "as it is")
    size: str = restyler.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    restyler.page.add_style_tag(content=LARGE_TEXT % size)
    found += misfits(restyler, "text at 200 %")
    restyler.visit(path)
    restyler.page.add_style_tag(content=WIDE_SPACING)
    return found + misfits(restyler, "wide spacing")


@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_page_fits(view: View | NotFound, restyler: Visitor, site: Path) -> None:
    path = view.path(site)
    assert not (found := problems_of_page(restyler, path)), "\n".join([path, *found])


def test_planted_breaches_are_found(restyler: Visitor) -> None:
    restyler.show(BREACHES)
    found = misfits(restyler, "as it is")
    assert any("wide" in line for line in found)
    assert any("cut off" in line for line in found)
