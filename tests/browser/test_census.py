"""Whatever is done to one page alone, among pages that are alike, has that page looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.census import Trait, chosen, traits
from tests.browser.modes import LIGHT
from tests.browser.test_planted_defects import DEFECTS, Defect

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{name}</title></head><body><main><h1>{name}</h1>
<p>Words of {name}, with <a href="{name}.html" title="More">a link</a>.</p>
<table><tr><th scope="col">{name}</th></tr><tr><td rowspan="{number}">{number}</td></tr></table>
<svg><path d="M{number} 2"/></svg></main></body></html>"""
ALIKE = {
    f"en/{name}/": PAGE.format(name=name, number=number) for number, name in enumerate(("Alder", "Birch", "Cedar"), 2)
}
CHANGES = {
    "a class": ("<p>", '<p class="new">'),
    "an attribute": ("<p>", "<p hidden>"),
    "words gone": ("a link", " "),
    "a picture of words": ("a link", "→"),
    "a name gone": ("More", ""),
    "an element gone": ('<th scope="col">Birch</th>', ""),
    "another order": ("<h1>Birch</h1>", ""),
    "another depth": ("<svg>", "<div><svg>"),
    "a style": ("</head>", "<style>p { color: #999 }</style></head>"),
    "another language": ('<html lang="en">', '<html lang="fr">'),
    "a run of another language": ("Words of", "<i lang='fr'>Mots</i> of"),
}


def structure(pages: dict[str, str]) -> dict[str, frozenset[Trait]]:
    return {path: traits(html, path).structure for path, html in pages.items()}


def sizes(pages: dict[str, str]) -> dict[str, int]:
    return {path: len(html) for path, html in pages.items()}


def test_of_pages_that_are_alike_one_is_looked_at() -> None:
    assert len(chosen(structure(ALIKE), sizes(ALIKE))) == 1


@pytest.mark.parametrize("change", CHANGES)
def test_one_page_that_differs_is_looked_at(change: str) -> None:
    old, new = CHANGES[change]
    assert old in ALIKE["en/Birch/"]
    pages = ALIKE | {"en/Birch/": ALIKE["en/Birch/"].replace(old, new)}
    assert "en/Birch/" in chosen(structure(pages), sizes(pages))


def test_pages_that_must_be_looked_at_stand_for_others() -> None:
    assert chosen(structure(ALIKE), sizes(ALIKE), first=["en/Cedar/"]) == ["en/Cedar/"]


def test_a_page_that_others_make_superfluous_is_left_out() -> None:
    pages = {name: frozenset((letter,) for letter in name) for name in ("abcd", "abx", "cdy")}
    assert sorted(chosen(pages, {"abcd": 0, "abx": 0, "cdy": 0})) == ["abx", "cdy"]


@pytest.mark.browser
def test_every_planted_defect_has_its_page_looked_at(site: Path) -> None:
    """Each is planted alone, among all pages of the site; one of them is the same page without it."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    every = [traits(html, path) for path, html in pages.items()]
    known = {
        kind: set[Trait]().union(*(getattr(one, kind) for one in every)) for kind in ("structure", "places", "stops")
    }
    assert [defect.name for defect in DEFECTS if not is_seen(defect, pages, known)] == []


def is_seen(defect: Defect, pages: dict[str, str], known: dict[str, set[Trait]]) -> bool:
    """Whether the check that must catch it looks at a page for what the defect has brought there."""
    path = f"{defect.page}index.html"
    kind = {"keyboard": "stops", "skip_link": "stops"}.get(defect.caught_by, "structure")
    looked_for = kind if defect.mode == LIGHT.name else "places"
    return bool(getattr(traits(defect.planted(pages[path]), path), looked_for) - known[looked_for])
