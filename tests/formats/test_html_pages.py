"""Pages as a screen reader, a browser and a search engine take them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.markup import HAN, attribute, one, unmarked_chinese
from tests.tiny_site import TinySite

PLAN = "plans/gumei-14th-five-year/index.html"
TAGS = {"zh": "zh-CN", "en": "en"}
ADDRESS = "https://gongkai.example/"
HOSTILE = "</script><img src=x onerror=x>"
WRITTEN_ONCE = ("head > title", "meta[name=description]", "link[rel=canonical]", "main", "h1", "meta[name=viewport]")


@pytest.fixture(scope="module")
def pages(example_files: dict[str, bytes]) -> dict[str, LexborHTMLParser]:
    """Every page at its own address."""
    return {
        path: LexborHTMLParser(content)
        for path, content in example_files.items()
        if path.endswith("/index.html") and path.startswith(("zh/", "en/"))
    }


def text_of(where: LexborHTMLParser | LexborNode, selector: str) -> str:
    return one(where, selector).text()


def indicator_table(pages: dict[str, LexborHTMLParser], language: str) -> LexborNode:
    node = pages[f"{language}/{PLAN}"].css_first("section#indicators table")
    assert node is not None
    return node


both = pytest.mark.parametrize("language", ["zh", "en"])


@both
def test_the_table_has_a_caption_and_37_rows_in_8_groups(pages: dict[str, LexborHTMLParser], language: str) -> None:
    table = indicator_table(pages, language)
    assert "37" in text_of(table, "caption")
    assert len(table.css("tbody tr")) == 37
    groups = [int(attribute(node, "rowspan")) for node in table.css("th[scope=rowgroup]")]
    assert groups == [8, 7, 6, 4, 7, 2, 2, 1]
    assert [len(body.css("tr")) for body in table.css("tbody")] == groups


@both
def test_each_cell_names_its_group_row_and_column(pages: dict[str, LexborHTMLParser], language: str) -> None:
    table = indicator_table(pages, language)
    scopes = {attribute(node, "id"): attribute(node, "scope") for node in table.css("th[id]")}
    cells = table.css("tbody td")
    assert len(cells) == 37 * 5
    for cell in cells:
        named = attribute(cell, "headers").split()
        assert sorted(scopes[name] for name in named) == ["col", "row", "rowgroup"]
        row = next(node for node in iterate_up(cell) if node.tag == "tr")
        assert attribute(row.css_first("th[scope=row]"), "id") in named


def iterate_up(node: LexborNode) -> Iterator[LexborNode]:
    current: LexborNode | None = node
    while current is not None:
        yield current
        current = current.parent


@both
def test_each_cell_says_its_column_although_a_group_spans_rows(
    pages: dict[str, LexborHTMLParser], language: str
) -> None:
    table = indicator_table(pages, language)
    assert attribute(table, "aria-colcount") == "7"
    for row in table.css("tr"):
        indexes = [int(attribute(cell, "aria-colindex")) for cell in row.css("th, td")]
        assert indexes == list(range(8 - len(indexes), 8))
        assert len(indexes) in {6, 7}


@both
def test_each_column_header_is_the_one_its_cells_name(pages: dict[str, LexborHTMLParser], language: str) -> None:
    table = indicator_table(pages, language)
    columns = {attribute(node, "id"): attribute(node, "aria-colindex") for node in table.css("thead th")}
    for cell in table.css("tbody td, tbody th[scope=row]"):
        named = [columns[name] for name in attribute(cell, "headers").split() if name in columns]
        assert named == [attribute(cell, "aria-colindex")]


def test_every_table_of_the_site_names_headers_that_exist(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        identifiers = {attribute(node, "id") for node in page.css("[id]")}
        for cell in page.css("[headers]"):
            assert set(attribute(cell, "headers").split()) <= identifiers, path
        for table in page.css("main table"):
            assert table.css("caption") or table.css("th"), path


@both
def test_a_quantity_is_shown_with_its_words_and_unit(pages: dict[str, LexborHTMLParser], language: str) -> None:
    rows = {
        attribute(row.css_first("th[scope=row]"), "id"): row for row in indicator_table(pages, language).css("tbody tr")
    }
    shown = {key: "".join(text_of(row, "td.quantity").split()) for key, row in rows.items()}
    wanted = {
        "zh": {"row_36": "28.5亿元", "row_11": "90%以上", "row_13": "不少于2", "row_9": "6,000个", "row_10": "1"},
        "en": {
            "row_36": "2.85billionyuan",
            "row_11": "90%ormore",
            "row_13": "2ormore",
            "row_9": "6,000jobs",
            "row_10": "1",
        },
    }
    assert {key: shown[key] for key in wanted[language]} == wanted[language]


def test_every_page_says_its_language(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        assert attribute(page.css_first("html"), "lang") == TAGS[path[:2]]


@pytest.mark.parametrize("selector", WRITTEN_ONCE)
def test_every_page_has_one_of_each(pages: dict[str, LexborHTMLParser], selector: str) -> None:
    assert [path for path, page in pages.items() if len(page.css(selector)) != 1] == []


def test_every_page_names_itself_and_its_translation_both_ways(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        own = ADDRESS + path.removesuffix("index.html")
        other = "zh" if path.startswith("en/") else "en"
        named = {
            attribute(node, "hreflang"): attribute(node, "href") for node in page.css("link[rel=alternate][hreflang]")
        }
        assert attribute(page.css_first("link[rel=canonical]"), "href") == own
        assert named[TAGS[path[:2]]] == own
        assert named["x-default"] == named["zh-CN"]
        translation = other + path[2:]
        assert named[TAGS[other]] == ADDRESS + translation.removesuffix("index.html")
        assert translation in pages


def test_titles_and_descriptions_are_of_one_page_each(pages: dict[str, LexborHTMLParser]) -> None:
    for language in TAGS:
        own = [page for path, page in pages.items() if path.startswith(f"{language}/")]
        titles = [text_of(page, "title") for page in own]
        descriptions = [attribute(page.css_first("meta[name=description]"), "content") for page in own]
        assert len(set(titles)) == len(titles)
        assert len(set(descriptions)) == len(descriptions)
        assert all(descriptions)
        assert not [title for title in titles if "|" in title]


def test_the_switcher_leads_to_the_same_page(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        other = "zh" if path.startswith("en/") else "en"
        links = page.css(f"header a[hreflang='{TAGS[other]}']")
        assert len(links) == 1, path
        up = "../" * path.count("/")
        assert attribute(links[0], "href") == f"{up}{other}{path[2:].removesuffix('index.html')}"
        assert attribute(links[0], "lang") == TAGS[other] or links[0].css(f"[lang='{TAGS[other]}']")


def test_every_page_says_that_the_site_is_an_example(pages: dict[str, LexborHTMLParser]) -> None:
    words = {"zh": "示例网站，非政府网站", "en": "not a government website"}
    assert [path for path, page in pages.items() if words[path[:2]] not in text_of(body(page), "header")] == []


def body(page: LexborHTMLParser) -> LexborNode:
    assert page.body is not None
    return page.body


def test_every_document_says_where_it_comes_from(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        if re.search(r"/(?:plans|reports|explainers|articles)/[^/]+/", path):
            assert page.css("main .origin"), path


def test_chinese_is_marked_wherever_another_language_is_spoken(pages: dict[str, LexborHTMLParser]) -> None:
    assert {path: found for path, page in pages.items() if (found := list(unmarked_chinese(page)))} == {}


def test_chinese_in_names_of_controls_on_english_pages_is_none(pages: dict[str, LexborHTMLParser]) -> None:
    """The language of an attribute cannot be marked apart from its element's."""
    for path, page in pages.items():
        for name in ("aria-label", "alt", "title", "placeholder"):
            for node in body(page).css(f"[{name}]") if path.startswith("en/") else ():
                assert not HAN.search(attribute(node, name)), (path, attribute(node, name))


def test_the_home_page_at_the_root_points_at_its_own_address(example_files: dict[str, bytes]) -> None:
    page = LexborHTMLParser(example_files["index.html"])
    assert attribute(page.css_first("link[rel=canonical]"), "href") == f"{ADDRESS}zh/"


def test_the_page_for_missing_addresses_speaks_both_languages(example_files: dict[str, bytes]) -> None:
    page = LexborHTMLParser(example_files["404.html"])
    text = body(page).text()
    assert "There is no such page" in text
    assert len(page.css("h1")) == 1
    addresses = [attribute(node, name) for name in ("href", "src") for node in page.css(f"[{name}]")]
    assert all(address.startswith(("/", "https://gongkai.example/", "#")) for address in addresses)


def test_nothing_of_a_page_is_inline_or_from_elsewhere(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        assert not page.css("style, [style], [onclick], base, iframe"), path
        assert not page.css("script:not([src], [type='application/ld+json'])"), path
        policy = attribute(page.css_first("meta[http-equiv=Content-Security-Policy]"), "content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_the_site_map_names_every_page_but_the_style_guide_and_the_search(
    example_files: dict[str, bytes], pages: dict[str, LexborHTMLParser]
) -> None:
    text = example_files["sitemap.xml"].decode()
    named = set(re.findall("<loc>([^<]*)</loc>", text))
    listed = {path for path, page in pages.items() if not page.css("meta[name=robots]")}
    assert named == {ADDRESS + path.removesuffix("index.html") for path in listed}
    assert {path[3:].split("/")[0] for path in set(pages) - listed} == {"style_guide", "search"}
    assert text.count('hreflang="x-default"') == len(listed)


def strings_in(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each English text of a YAML file."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        if key == "en" and isinstance(inner, str):
            yield (*path, key)
        yield from strings_in(inner, (*path, key))


def letters(number: int) -> str:
    """A number as letters, since a translation may hold no number that its source has not."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def made_hostile(tiny: TinySite) -> int:
    """Put the hostile text behind every English text that is not Markdown; gives their number."""
    count = 0
    for path in sorted(tiny.root.glob("*/**/*.yml")):
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for way in strings_in(content):
            if "scale" in way or ({"details", "text"} & set(way) and "explainers" in str(path)):
                continue
            owner = content
            for part in way[:-1]:
                owner = owner[part]
            count += 1
            owner["en"] = f"{owner['en']} {HOSTILE}{letters(count)}"
        for unit in content.values():
            if isinstance(unit, dict) and "aliases" in unit:
                unit["aliases"] = [f"{alias}{HOSTILE}" for alias in unit["aliases"]]
        path.write_text(json.dumps(content, ensure_ascii=False, default=str, indent=1), "utf-8")
    return count


def test_hostile_text_in_any_field_is_shown_as_text(tiny: TinySite) -> None:
    plain = tiny.files()
    assert made_hostile(tiny) > 60
    hostile = tiny.files()
    shown = 0
    for path, content in hostile.items():
        if not path.endswith(".html"):
            continue
        page, before = LexborHTMLParser(content), LexborHTMLParser(plain[path])
        for selector in ("script", "img", "[onerror]"):
            assert len(page.css(selector)) == len(before.css(selector)), path
        shown += body(page).text().count(HOSTILE)
    assert shown > 100


def test_hostile_text_in_the_sources_words_is_shown_as_text(tiny: TinySite) -> None:
    tiny.edit("plans/clear-water/plan.yml", "read: 静府〔2021〕1号", f'read: "{HOSTILE}"')
    tiny.edit("content/reports/night-market/report.yml", "words: 30多位", f'words: "{HOSTILE}"')
    for path, content in tiny.files().items():
        if path.endswith(".html"):
            assert not LexborHTMLParser(content).css("[onerror]"), path


def test_theme_assets_are_within_their_weight(example_files: dict[str, bytes], project: Path) -> None:
    style = example_files["assets/gongkai.css"]
    assert len(gzip.compress(style, 9)) <= 10_240
    assert (project / "theme").is_dir()
