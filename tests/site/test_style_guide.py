"""Each component of the theme has the same files, and its examples are what the site shows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.publication import Block, LinkedPage, Publication, Status
from tests.markup import attribute, one
from tests.tiny_site import PROJECT, TinySite

FURNITURE = {"template.html", "style.css", "examples.yml"}
SHOWN = "      style_guide: true\n"
COMPONENTS = sorted(path.name for path in (PROJECT / "theme/components").iterdir())

both = pytest.mark.parametrize("language", ["zh", "en"])


def misfurnished(components: Path) -> list[str]:
    return [
        folder.name
        for folder in sorted(components.iterdir())
        if {path.name for path in folder.iterdir() if path.name[0] != "." and path.suffix != ".js"} != FURNITURE
    ]


def test_every_component_has_the_same_files() -> None:
    assert misfurnished(PROJECT / "theme/components") == []


def test_a_component_without_examples_is_found(tiny: TinySite) -> None:
    (tiny.root / "theme/components/tile/examples.yml").unlink()
    tiny.put("theme/components/chair/template.html", "<p>")
    assert misfurnished(tiny.root / "theme/components") == ["chair", "tile"]


def test_every_kind_of_block_has_a_component() -> None:
    assert {block.kind for block in get_args(Block)} <= set(COMPONENTS)


def squeezed(text: str) -> str:
    """Without spaces: a page may set what it pleases between a number and its unit."""
    return re.sub(r"\s", "", text)


def examples_of(component: str) -> list[dict[str, dict[str, str]]]:
    content = yaml.safe_load((PROJECT / f"theme/components/{component}/examples.yml").read_text("utf-8"))
    examples: list[dict[str, dict[str, str]]] = content["examples"]
    return examples


@pytest.fixture(scope="module")
def guides(example_files: dict[str, bytes]) -> dict[str, LexborHTMLParser]:
    return {code: LexborHTMLParser(example_files[f"{code}/style_guide/index.html"]) for code in ("zh", "en")}


def places_of(component: str, language: str, guide: LexborHTMLParser, files: dict[str, bytes]) -> Iterator[LexborNode]:
    """Where each example stands: in its figure, or, for a part of the frame, on a page of its own."""
    section = one(guide, f"#component_{component}")
    figures = section.css("figure.specimen")
    for number in range(1, len(examples_of(component)) + 1):
        if figures:
            yield figures[number - 1]
        else:
            page = LexborHTMLParser(files[f"{language}/style_guide/{component}_{number}/index.html"])
            yield one(page, "body")


@both
@pytest.mark.parametrize("component", COMPONENTS)
def test_each_example_is_shown_with_its_name_and_what_it_says(
    component: str, language: str, guides: dict[str, LexborHTMLParser], example_files: dict[str, bytes]
) -> None:
    examples = examples_of(component)
    places = list(places_of(component, language, guides[language], example_files))
    assert len(places) == len(examples) > 0
    for example, place in zip(examples, places, strict=True):
        assert squeezed(example["name"][language]) in squeezed(one(guides[language], "main").text())
        assert squeezed(example.get("reads", {}).get(language, "")) in squeezed(place.text())


@pytest.mark.parametrize(("component", "selector"), [("tile", "a.tile"), ("state", ".standing .tile")])
def test_a_tile_and_its_state_are_shown_in_every_status(
    component: str, selector: str, guides: dict[str, LexborHTMLParser]
) -> None:
    tiles = one(guides["en"], f"#component_{component}").css(selector)
    assert {name for tile in tiles for name in attribute(tile, "class").split()} >= set(get_args(Status))


@both
def test_the_guide_is_for_readers_and_not_for_search_engines(
    language: str, guides: dict[str, LexborHTMLParser], example_files: dict[str, bytes]
) -> None:
    assert attribute(guides[language].css_first("meta[name=robots]"), "content") == "noindex"
    assert one(guides[language], ".notice").text().strip()
    assert b"style_guide" not in example_files["sitemap.xml"]
    assert b'name="robots"' not in example_files[f"{language}/plans/index.html"]


def pages_of_guide(publication: Publication) -> list[LinkedPage]:
    return [page for page in publication.pages if page.key.startswith("style_guide")]


def test_a_site_has_no_guide_unless_it_asks_for_one(tiny: TinySite) -> None:
    assert pages_of_guide(tiny.publication()) == []


def test_a_component_of_ones_own_is_shown_with_its_example(tiny: TinySite) -> None:
    tiny.edit("mkdocs.yml", "        - en\n", f"        - en\n{SHOWN}")
    tiny.put(
        "theme/components/notice/examples.yml",
        "use: {zh: 随时, en: Any time}\nexamples:\n"
        "  - {name: {zh: 一, en: One}, block: {title: {zh: 甲, en: A}, text: {zh: <b>乙, en: <b>B}}}\n",
    )
    text = tiny.files()["en/style_guide/index.html"].decode()
    assert "&lt;b&gt;B" in text
    assert "Any time" in text


def test_a_language_that_the_examples_lack_shows_them_in_another_and_marked(tiny: TinySite) -> None:
    tiny.edit("mkdocs.yml", "        - en\n", f"        - en\n{SHOWN}")
    tiny.put(
        "theme/components/notice/examples.yml",
        "use: {zh: 随时, en: Any time}\nexamples:\n"
        "  - {name: {zh: 一, en: One}, block: {title: {zh: 甲, en: A}, text: {zh: 乙}}}\n",
    )
    guide = LexborHTMLParser(tiny.files()["en/style_guide/index.html"])
    assert one(guide, "#component_notice .sample [lang=zh-CN]").text() == "乙"
