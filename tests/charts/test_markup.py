"""Charts on a page: well formed, small, named, and whole whatever their words hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.indicators.presenting.method import KEY as METHOD
from generator.language import Words
from generator.publication import Chart, Publication, Table
from tests.charts.chart_cases import CASES, CHARTS, page_of_charts
from tests.markup import attribute, one
from tests.tiny_site import TinySite

MOST_BYTES = 4096
FIGURE = re.compile(r'<figure class="chart.*?</figure>', re.DOTALL)
DRAWING = re.compile(r"<svg.*</svg>", re.DOTALL)
both = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(scope="module")
def pages(example: Publication) -> dict[str, str]:
    return {language: page_of_charts(example, language) for language in ("zh", "en")}


def oversize(page: str) -> Iterator[str]:
    for number, figure in enumerate(FIGURE.findall(page)):
        if len(figure.encode()) > MOST_BYTES:
            yield f"{CASES[number]['name']}: {len(figure.encode())}"


def nameless(page: LexborHTMLParser) -> Iterator[str]:
    """Drawings whose name or description is nowhere on the page, or empty."""
    for node in page.css("figure.chart [role=img]"):
        for name in ("aria-labelledby", "aria-describedby"):
            target = page.css_first(f"[id='{node.attributes.get(name) or '_'}']")
            if target is None or not target.text().strip():
                yield f"{name} of {(node.html or '')[:80]}"


def drawings(page: str) -> Iterator[ET.Element]:
    for figure in FIGURE.findall(page):
        for markup in re.findall(r"<svg aria-hidden.*?</svg>", figure, re.DOTALL) or DRAWING.findall(figure):
            yield ET.fromstring(markup)  # noqa: S314 - our own markup


@both
def test_every_chart_is_small(pages: dict[str, str], language: str) -> None:
    assert len(FIGURE.findall(pages[language])) == len(CHARTS)
    assert list(oversize(pages[language])) == []


def test_a_large_chart_is_seen(pages: dict[str, str]) -> None:
    assert list(oversize(pages["zh"].replace("</figcaption>", f"{'x' * MOST_BYTES}</figcaption>", 1)))


@both
def test_every_drawing_is_well_formed(pages: dict[str, str], language: str) -> None:
    assert len(list(drawings(pages[language]))) > len(CHARTS)


def test_a_drawing_that_is_not_well_formed_is_seen(pages: dict[str, str]) -> None:
    with pytest.raises(ET.ParseError):
        list(drawings(pages["zh"].replace("</text>", "", 1)))


@both
def test_every_drawing_is_named_and_described(pages: dict[str, str], language: str) -> None:
    page = LexborHTMLParser(pages[language])
    assert len(page.css("figure.chart [role=img]")) == len(CHARTS)
    assert list(nameless(page)) == []


def test_a_drawing_without_a_name_is_seen(pages: dict[str, str]) -> None:
    assert len(list(nameless(LexborHTMLParser(pages["en"].replace('_title"', '_lost"', 1))))) == 1


@both
def test_words_stay_in_their_drawing(pages: dict[str, str], language: str) -> None:
    """A `span` for another script, or words taken for tags, would end the drawing and spill what follows."""
    page = LexborHTMLParser(pages[language])
    assert len(page.css("figure.chart svg text")) == pages[language].count("<text")
    assert page.css("figure.chart svg span, figure.chart script, figure.chart i, figure.chart [onload]") == []


def test_chinese_words_in_an_english_drawing_are_marked(pages: dict[str, str]) -> None:
    page = LexborHTMLParser(pages["en"])
    assert {node.text() for node in page.css("figure.chart svg text tspan[lang=zh-CN]")} >= {"年"}


@both
def test_nothing_is_styled_in_the_markup(pages: dict[str, str], language: str) -> None:
    page = LexborHTMLParser(pages[language])
    assert page.css("figure.chart [style], figure.chart [fill], figure.chart [stroke]") == []


def test_each_chart_of_the_example_stands_above_its_table(example: Publication) -> None:
    charts = 0
    for page in (page for page in example.pages if page.key != METHOD):
        for section in page.sections:
            for block, following in zip(section.blocks, section.blocks[1:], strict=False):
                if isinstance(block, Chart):
                    charts += 1
                    assert isinstance(following, Table)
                    shown = len(block.points) + len(block.left_out)
                    assert (block.table, shown) == (following.key, len(following.rows))
    assert charts == 2 * len(example.languages)


@both
def test_the_funnel_of_lifts_is_drawn_as_its_table_has_it(example_files: dict[str, bytes], language: str) -> None:
    page = LexborHTMLParser(example_files[f"{language}/reports/hongqiao-town-lifts/index.html"])
    figure = one(page, "figure.chart")
    numbers = [node.text().split()[0].strip("个门洞台") for node in figure.css(".figure")]
    assert numbers == ["284", "134", "72"]
    assert [attribute(node, "class") for node in figure.css("rect")] == ["solid", "solid", "solid"]
    assert {"zh": "征询意向", "en": "Asked"}[language] in one(figure, ".key").text()


def test_two_numbers_are_not_drawn(tiny: TinySite) -> None:
    report = "content/reports/night-market/report.yml"
    assert len(re.findall(r"period:", tiny.text(report))) == 2
    pages = [page for page in tiny.publication().pages if page.key != METHOD]
    assert not [block for page in pages for part in page.sections for block in part.blocks if isinstance(block, Chart)]


def test_a_funnel_of_two_units_is_two_drawings_each_naming_what_it_leaves_out(tiny: TinySite) -> None:
    units = ("homes", "homes", "homes", "pupils", "pupils", "pupils")
    stages = "".join(
        f"      - {{label: {{zh: 第{n}步, en: Step {n}}}, value: {9 - n}, unit: {unit}, words: '{9 - n}'}}\n"
        for n, unit in enumerate(units, 1)
    )
    names = "homes: {name: {zh: 户, en: homes}}\npupils: {name: {zh: 名学生, en: pupils}}\n"
    tiny.put("content/measures.yml", tiny.text("content/measures.yml") + names)
    funnel = f"funnels:\n  - id: way\n    title: {{zh: 路, en: Way}}\n    stages:\n{stages}authors:"
    tiny.edit("content/articles/old-bridge/article.yml", "authors:", funnel)
    pages = (page for page in tiny.publication().pages if page.language.code == "en" and page.key != METHOD)
    blocks = [block for page in pages for section in page.sections for block in section.blocks]
    charts = [block for block in blocks if isinstance(block, Chart)]
    steps = [Words(f"Step {n}") for n in range(1, 7)]
    assert [(chart.key, len(chart.points)) for chart in charts] == [("way", 3), ("way_2", 3)]
    assert [list(chart.left_out) for chart in charts] == [steps[3:], steps[:3]]
