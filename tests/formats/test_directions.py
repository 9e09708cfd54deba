"""Words are written the way their language runs, on pages that run the same way or the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator import messages
from generator.language import direction_of, language_attributes
from generator.messages import read_catalogue
from tests.tiny_site import TinySite

ARABIC = yaml.safe_load((Path(__file__).parent / "arabic.yml").read_text("utf-8"))
NOT_READ = frozenset({"script", "style"})

DIRECTIONS = (
    ("ar", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ur", "rtl"), ("zh-CN", "ltr"), ("en", "ltr"), ("fr-CA", "ltr"),
    ("az", "ltr"), ("az-Arab", "rtl"), ("uz-Arab-AF", "rtl"), ("ar-Latn", "ltr"), ("not a tag", "ltr"),
)  # fmt: skip
ATTRIBUTES = (
    (None, "en", ""),
    ("", "en", ""),
    ("fr", "en", ' lang="fr"'),
    ("ar", "en", ' lang="ar" dir="rtl"'),
    ("en", "ar", ' lang="en" dir="ltr"'),
    ("he", "ar", ' lang="he"'),
    ("en", None, ' lang="en" dir="ltr"'),
)


@pytest.mark.parametrize(("tag", "direction"), DIRECTIONS)
def test_a_language_runs_as_its_script_does(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction


@pytest.mark.parametrize(("tag", "around", "attributes"), ATTRIBUTES)
def test_the_direction_is_said_where_it_turns(tag: str | None, around: str | None, attributes: str) -> None:
    assert language_attributes(tag, around) == attributes


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    folder = tmp_path / "messages"
    folder.mkdir()
    (folder / "en.toml").symlink_to(messages.FOLDER / "en.toml")
    (folder / "ar.toml").write_text(ARABIC["catalogue"], "utf-8")
    monkeypatch.setattr(messages, "FOLDER", folder)
    read_catalogue.cache_clear()
    site = TinySite.empty_at(tmp_path / "wadi")
    site.overlay(ARABIC)
    yield {path: content for path, content in site.files().items() if path.endswith(".html")}
    read_catalogue.cache_clear()


def runs_of(page: bytes) -> Iterator[tuple[str, str, str, str]]:
    """What is read on a page, texts and the words of pictures: (element, language, direction, words)."""
    root = LexborHTMLParser(page).root
    assert root is not None
    around = {root.mem_id: (root.attributes.get("lang") or "", root.attributes.get("dir") or "ltr")}
    for node in root.traverse(include_text=True):
        tag, direction = around[node.parent.mem_id] if node.parent and node.parent.mem_id in around else ("", "ltr")
        if node.tag == "-text":
            if (words := (node.text_content or "").strip()) and node.parent and node.parent.tag not in NOT_READ:
                yield node.parent.tag or "", tag, direction, words
            continue
        own = node.attributes
        around[node.mem_id] = own.get("lang") or tag, own.get("dir") or direction
        if described := own.get("alt"):
            yield node.tag or "", *around[node.mem_id], described


def test_every_run_of_every_page_runs_as_its_language_does(files: dict[str, bytes]) -> None:
    seen: set[tuple[str, str]] = set()
    for path, page in files.items():
        for element, tag, direction, words in runs_of(page):
            assert direction == direction_of(tag), (path, words, tag)
            seen.add((element, direction))
    assert {(name, way) for name in ("p", "h1", "li", "th", "img", "a") for way in ("ltr", "rtl")} - seen == {
        ("img", "rtl")
    }


def test_each_place_has_a_run_that_turns(files: dict[str, bytes]) -> None:
    """A heading, an item, a cell, a caption, a note, a picture, a whole text, and what describes a page."""
    report, english = files["ar/reports/market/index.html"].decode(), files["en/reports/market/index.html"].decode()
    turned = '<span lang="en" dir="ltr">'
    for place in (
        f"<li>{turned}East <em>Bank",
        f"{turned}in km</span>",
        f"{turned}Length",
        f"{turned}three</span></td>",
    ):
        assert place in report, place
    assert f"{turned}in English</span>" in report
    assert 'alt="A blue dot" lang="en" dir="ltr"' in report
    assert '<div class="prose" lang="ar" dir="rtl">' in english
    assert '<span lang="ar" dir="rtl">' in files["en/reports/market/text.html"].decode()
    assert 'name="description"' in english
    assert ' lang="ar" dir="rtl">' in english[english.index('name="description"') :].partition("\n")[0]


def test_what_the_catalogue_lacks_is_marked_and_turned(files: dict[str, bytes]) -> None:
    home = files["ar/index.html"].decode()
    assert '<html lang="ar" dir="rtl">' in home
    assert "الرئيسية" in home
    assert f'<span lang="en" dir="ltr">{read_catalogue("en").say("skip")}</span>' in home
