"""Charts in a browser: words apart, large enough and dark enough in every width; marks seen in every mode."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.visitor import Visitor
from tests.charts.chart_cases import CHARTS, page_of_charts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from generator.publication import Publication

pytestmark = pytest.mark.browser

WIDTHS = (320, 375, 768, 1280)
LANGUAGES = ("zh", "en")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOK = Path(__file__).with_name("charts.js").read_text("utf-8")
PLAIN = "html {}"
LARGE_TEXT = "html { font-size: 225% !important }"
BREACHES = {
    "words over words": ".chart text { font-size: 2rem }",
    "small words": ".chart text { font-size: 9px }",
    "pale words": ".chart :is(text, .label) { fill: #aaa; color: #aaa }",
    "pale mark": ".chart path, .chart circle, .chart rect { fill: #eee !important; stroke: #eee !important }",
    "words outside the window": ".chart text { transform: translateX(40px) }",
    "small mark": ".chart circle { r: 1px !important }",
    "rows without a common scale": ".chart .rows > div { grid-template-columns: 5rem 1fr max-content !important }",
    "rows without room": ".chart .rows svg { inline-size: 2rem !important }",
    "no words": ".chart :is(text, .label, .figure) { display: none !important }",
}
FIXED_COLOURS = ".chart .target { stroke: #951a1d !important; forced-color-adjust: none }"
FORCED = """() => [...new Set([...document.querySelectorAll("figure.chart :is(path, circle, rect, line, text)")]
  .flatMap((mark) => [getComputedStyle(mark).fill, getComputedStyle(mark).stroke]))].filter((one) => one !== "none")"""


@pytest.fixture(scope="module")
def restyler(browser: Browser, address: str) -> Iterator[Visitor]:
    """A visitor with style sheets of their own, which the site's security policy would not let a page add."""
    with browser.new_context(bypass_csp=True) as context:
        yield Visitor(context, address)


@pytest.fixture(scope="module")
def scriptless(browser: Browser, address: str) -> Iterator[Visitor]:
    with browser.new_context(java_script_enabled=False) as context:
        yield Visitor(context, address)


def faults(visitor: Visitor, what: str = "") -> list[str]:
    found = []
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        wide = visitor.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found += [f"{what} {width} px: sideways scrolling"] * wide
        found += [f"{what} {width} px: {line}" for line in visitor.page.evaluate(LOOK)]
    return found


@pytest.mark.check("charts")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", [PLAIN, LARGE_TEXT], ids=["text as it is", "text at 200 %"])
def test_words_and_marks_can_be_seen(language: str, style: str, example: Publication, restyler: Visitor) -> None:
    restyler.show(page_of_charts(example, language))
    assert restyler.page.locator("figure.chart").count() == len(CHARTS)
    restyler.page.add_style_tag(content=style)
    found = []
    for scheme in SCHEMES:
        restyler.page.emulate_media(color_scheme=scheme)
        found += faults(restyler, scheme)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("breach", BREACHES)
def test_planted_breaches_are_found(breach: str, example: Publication, restyler: Visitor) -> None:
    restyler.page.emulate_media(color_scheme="light")
    restyler.show(page_of_charts(example, "en"))
    restyler.page.add_style_tag(content=BREACHES[breach])
    assert any(breach in line for line in faults(restyler))


@pytest.mark.check("charts")
def test_forced_colours_leave_the_marks(example: Publication, restyler: Visitor) -> None:
    """Every colour is one of the two the reader chose; what was hollow stays hollow."""
    restyler.page.emulate_media(forced_colors="active")
    restyler.show(page_of_charts(example, "en"))
    chosen = set(restyler.page.evaluate(FORCED))
    restyler.page.add_style_tag(content=FIXED_COLOURS)
    planted = set(restyler.page.evaluate(FORCED))
    found = faults(restyler)
    restyler.page.emulate_media(forced_colors="none")
    assert chosen == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
    assert planted - chosen == {"rgb(149, 26, 29)"}
    assert not found, "\n".join(found)


@pytest.mark.check("charts")
@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_need_no_script_and_break_no_policy(language: str, example: Publication, scriptless: Visitor) -> None:
    scriptless.complaints.clear()
    scriptless.show(page_of_charts(example, language))
    images = scriptless.page.get_by_role("img", name="20")
    assert images.count() == 0
    drawings = scriptless.page.locator("figure.chart [role=img]")
    assert drawings.count() == len(CHARTS)
    assert all(drawing.is_visible() for drawing in drawings.all())
    assert (scriptless.complaints, scriptless.outside) == ([], [])


@pytest.mark.check("charts")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawing_is_heard_by_its_name(language: str, example: Publication, scriptless: Visitor) -> None:
    scriptless.show(page_of_charts(example, language))
    for chart in CHARTS:
        named = scriptless.page.get_by_role("img", name=chart.title.text)
        assert named.count() >= 1, chart.title.text
