"""Links between files become links between pages, in the reader's language."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.markup import attribute, one
from tests.tiny_site import TinySite

ABOUT = "content/pages/about/index.en.md"
TARGETS = (
    ("../../../plans/clear-water/", "../../../en/plans/clear-water/"),
    ("../../../plans/clear-water", "../../../en/plans/clear-water/"),
    ("../../../plans/clear-water/plan.yml", "../../../en/plans/clear-water/"),
    ("../../../plans/clear-water/indicators.yml", "../../../en/plans/clear-water/"),
    ("../../../plans/clear-water/indicators.yml#3", "../../../en/plans/clear-water/indicators/3/"),
    ("../../../plans/clear-water/sections/review.zh.md", "../../../en/plans/clear-water/review/"),
    ("../../../plans/clear-water/plan.yml#river-work", "../../../en/plans/clear-water/#river-work"),
    ("../../../plans/clear-water/#row_2", "../../../en/plans/clear-water/#row_2"),
    ("../../articles/old-bridge/index.en.md#the-near-end", "../../../en/articles/old-bridge/#the-near-end"),
    ("../../articles/old-bridge/index.zh.md", "../../../en/articles/old-bridge/"),
    ("../../explainers/meal-service/explainer.yml#price", "../../../en/explainers/meal-service/#price"),
    ("../../reports/night-market/#visitors_1", "../../../en/reports/night-market/#visitors_1"),
    ("../../units.yml", "../../../en/units/"),
    ("../../units.yml#water-office", "../../../en/units/water-office/"),
    ("../../topics.yml#rivers", "../../../en/topics/rivers/"),
    ("../../site.yml", "../../../en/"),
    ("../../reports/", "../../../en/reports/"),
    ("note.txt", "../../../media/pages/about/note.txt"),
    ("./note.txt", "../../../media/pages/about/note.txt"),
    ("dot.png", "../../../media/pages/about/dot.png"),
    ("https://still-water.example/x?a=b&c=d", "https://still-water.example/x?a=b&c=d"),
    ("mailto:clerk@still-water.example", "mailto:clerk@still-water.example"),
)  # fmt: skip


@pytest.mark.parametrize(("target", "address"), TARGETS)
def test_a_link_to_a_source_leads_to_its_page_in_the_same_language(tiny: TinySite, target: str, address: str) -> None:
    tiny.edit(ABOUT, "Stillwater does not exist.", f"Stillwater does [not exist]({target}).")
    page = LexborHTMLParser(tiny.files()["en/pages/about/index.html"])
    assert [node.attributes["href"] for node in page.css("main a") if node.text() == "not exist"] == [address]


@pytest.mark.parametrize("anchor", ["桥头", "%E6%A1%A5%E5%A4%B4"])
def test_an_anchor_in_chinese_may_be_written_plain_or_encoded(tiny: TinySite, anchor: str) -> None:
    tiny.edit("content/articles/old-bridge/index.zh.md", "(#桥头)", f"(#{anchor})")
    page = LexborHTMLParser(tiny.files()["zh/articles/old-bridge/index.html"])
    assert attribute(one(page, "main a[href^='#']"), "href") in {"#桥头", "#%E6%A1%A5%E5%A4%B4"}


def test_a_picture_is_published_once_with_its_words(tiny: TinySite) -> None:
    files = tiny.files()
    assert "media/pages/about/dot.png" in files
    picture = one(LexborHTMLParser(files["en/pages/about/index.html"]), "main img")
    assert picture.attributes["alt"] == "A blue dot"
    assert picture.attributes["src"] == "../../../media/pages/about/dot.png"


def test_a_picture_with_a_chinese_name_and_a_space_is_found(tiny: TinySite) -> None:
    tiny.put("content/pages/about/蓝 点.png", (tiny.root / "content/pages/about/dot.png").read_bytes())
    tiny.edit(ABOUT, "(dot.png)", "(<蓝 点.png>)")
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr
    assert (tiny.root / "site/media/pages/about/蓝 点.png").is_file()


def test_every_page_names_itself_in_every_language(tiny: TinySite) -> None:
    publication = tiny.publication()
    for page in publication.pages:
        paths = publication.alternates[page.key]
        assert set(paths) == {"zh", "en"}
        assert paths[page.language.code] == page.path


def test_pages_of_a_plan_lead_forth_and_back(tiny: TinySite) -> None:
    pages = {page.path: page for page in tiny.publication().pages}
    for path, page in pages.items():
        if page.previous and page.previous.path in pages and pages[page.previous.path].next:
            assert pages[page.previous.path].next is not None
            assert getattr(pages[page.previous.path].next, "path", "") == path
    order = ["en/plans/clear-water/", "en/plans/clear-water/review/", "en/plans/clear-water/tasks/"]
    assert [getattr(pages[path].next, "path", None) for path in order] == [*order[1:], None]
