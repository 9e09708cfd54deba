"""The text-only view: all a page says, in the same order, one thing after another."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.markup import attribute, one
from tests.tiny_site import TinySite

PLAN = "zh/plans/gumei-14th-five-year/"
HAN = re.compile("[㐀-鿿]")
SCRIPTED = "script, style, [style], [onclick], button, select, table, [aria-hidden]:not(.contents > .name)"


@pytest.fixture(scope="module")
def views(example_files: dict[str, bytes]) -> dict[str, LexborHTMLParser]:
    """Every text-only view, by the folder it stands in."""
    ending = "/text.html"
    return {
        path.removesuffix("text.html"): LexborHTMLParser(content)
        for path, content in example_files.items()
        if path.endswith(ending)
    }


def headings(page: LexborHTMLParser) -> list[tuple[str, str]]:
    nodes = page.css("main h1, main h2, main h3, main h4, main h5, main h6")
    return [(node.tag or "", words(node)) for node in nodes]


def words(node: LexborNode) -> str:
    return re.sub(r"\s|\u200b", "", node.text())


def test_every_page_has_one(views: dict[str, LexborHTMLParser], example_files: dict[str, bytes]) -> None:
    pages = {path.removesuffix("index.html") for path in example_files if path.endswith("/index.html")}
    assert set(views) == pages


def test_it_has_the_same_headings_in_the_same_order(
    views: dict[str, LexborHTMLParser], example_files: dict[str, bytes]
) -> None:
    for path, view in views.items():
        assert headings(view) == headings(LexborHTMLParser(example_files[f"{path}index.html"])), path


def pieces(page: LexborHTMLParser) -> set[str]:
    """Everything a listener may hear in the main text, piece by piece; a drawing's key is not among it."""
    for node in page.css(".legend, [aria-hidden=true], .absent"):
        node.decompose()
    leaves = page.css("main p, main h1, main h2, main h3, main dt, main dd, main td, main th, main li, main caption")
    return {words(node) for node in leaves if not node.css("p, dt, dd, td, th, li, small") and words(node)}


def test_it_says_everything_the_page_says(views: dict[str, LexborHTMLParser], example_files: dict[str, bytes]) -> None:
    for path, view in views.items():
        if path.endswith("/search/"):
            continue  # the form needs the whole page, and the view leads there
        text = words(one(view, "main"))
        missing = [piece for piece in pieces(LexborHTMLParser(example_files[f"{path}index.html"])) if piece not in text]
        assert missing == [], path


def test_it_is_text_alone(views: dict[str, LexborHTMLParser]) -> None:
    for path, view in views.items():
        assert [node.html for node in view.css(SCRIPTED)] == [], path
        assert len(view.css("link[rel=stylesheet]")) == 1


def test_a_row_of_a_table_is_a_sentence(views: dict[str, LexborHTMLParser]) -> None:
    row = " ".join(one(views[PLAN], "#row_11").text().split())
    assert row == "序号：11；指标：养老机构向社区开放；属性：约束性；责任单位：服务办；目标值：90%以上；状态：尚无数据"
    assert len(views[PLAN].css("#indicators li[id]")) == 37


def test_a_tile_is_its_sentence(views: dict[str, LexborHTMLParser]) -> None:
    tile = one(views[PLAN], "main a[href*='/indicators/9/']")
    assert tile.text() == "9 新增就业岗位，目标累计6,000个，约束性，由社区事务受理服务中心负责，尚无上报数据"


def links(view: LexborHTMLParser) -> Iterator[str]:
    for node in view.css("a[href]"):
        if node.attributes.get("rel") != "noopener external":
            yield attribute(node, "href")


def test_links_stay_in_the_text_view_but_one(views: dict[str, LexborHTMLParser]) -> None:
    for path, view in views.items():
        leaving = [link for link in links(view) if link.partition("#")[0].endswith("/")]
        assert leaving == ["./"], path


def test_it_names_the_full_page_as_the_one_to_find(views: dict[str, LexborHTMLParser]) -> None:
    for path, view in views.items():
        assert attribute(one(view, "link[rel=canonical]"), "href") == f"https://gongkai.example/{path}"


def test_the_language_switch_leads_to_the_other_text_view(views: dict[str, LexborHTMLParser]) -> None:
    for path, view in views.items():
        switch = attribute(one(view, "header a[hreflang]"), "href")
        assert (
            switch.removeprefix("../" * path.count("/"))
            == f"{'en' if path.startswith('zh/') else 'zh'}{path[2:]}text.html"
        )


def test_search_engines_are_not_led_to_it(example_files: dict[str, bytes]) -> None:
    assert b"text.html" not in example_files["sitemap.xml"]


def test_chinese_in_english_views_is_marked(views: dict[str, LexborHTMLParser]) -> None:
    for path, view in views.items():
        if path.startswith("en/"):
            for node in view.css("[lang^=zh]"):
                node.decompose()
            assert not HAN.search(one(view, "body").text()), path


def test_a_table_without_groups_and_with_a_total_keeps_both(tiny: TinySite) -> None:
    files = tiny.files()
    for path, content in files.items():
        if path.endswith("/index.html"):
            rows = {attribute(node, "id") for node in LexborHTMLParser(content).css("tbody th[scope=row]")}
            view = LexborHTMLParser(files[path.replace("index.html", "text.html")])
            assert rows <= {attribute(node, "id") for node in view.css("li[id]")}, path
