"""Whoever runs the build, the site is the same; and the same content stands under another theme."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.tiny_site import PROJECT, TinySite, started, tree_of


def project_copy(folder: Path, *, theme: bool) -> Path:
    """The example site's sources in a folder of their own, with our theme or without."""
    source = TinySite(folder)
    for name in ("content", "plans"):
        for path in (PROJECT / name).rglob("*"):
            if path.is_file():
                source.put(path.relative_to(PROJECT).as_posix(), path.read_bytes())
    config = (PROJECT / "mkdocs.yml").read_text("utf-8")
    for path in (PROJECT / "theme").rglob("*"):
        if path.is_file():
            source.put(path.relative_to(PROJECT).as_posix(), path.read_bytes())
    source.put("mkdocs.yml", config if theme else config.replace("  custom_dir: theme\n", ""))
    return folder


def headings(site: dict[str, bytes]) -> dict[str, str]:
    pages = {
        name: LexborHTMLParser(content).css_first("main h1, article h1")
        for name, content in site.items()
        if name.endswith(".html")
    }
    return {name: " ".join(node.text().split()) for name, node in pages.items() if node is not None}


@pytest.fixture(scope="module")
def from_command(example_files: dict[str, bytes]) -> dict[str, bytes]:
    """The example site as the command line builds it."""
    return example_files


@pytest.mark.parametrize("arguments", [(), ("--strict",), ("--quiet",)])
def test_the_tiny_site_is_the_same_by_both_hosts(tiny: TinySite, stillwater: Path, arguments: tuple[str, ...]) -> None:
    done = tiny.mkdocs("build", *arguments)
    assert done.returncode == 0, done.stderr
    assert tree_of(tiny.root / "site") == tree_of(stillwater / "site")


def test_the_example_site_is_the_same_by_both_hosts(from_command: dict[str, bytes], tmp_path: Path) -> None:
    folder = project_copy(tmp_path / "copy", theme=True)
    done = started([sys.executable, "-m", "mkdocs", "build"], folder, {})
    assert done.returncode == 0, done.stderr
    site = tree_of(folder / "site")
    assert set(site) ^ set(from_command) == set()
    assert [name for name in from_command if site[name] != from_command[name]] == []


def test_mkdocs_builds_into_the_folder_it_is_told(tiny: TinySite) -> None:
    done = tiny.mkdocs("build", "--site-dir", str(tiny.root / "elsewhere"))
    assert done.returncode == 0, done.stderr
    assert (tiny.root / "elsewhere" / "zh" / "index.html").is_file()
    assert not (tiny.root / "site").exists()


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The example site under Material as it comes."""
    folder = project_copy(tmp_path_factory.mktemp("stock") / "copy", theme=False)
    done = started([sys.executable, "-m", "mkdocs", "build"], folder, {})
    assert done.returncode == 0, done.stderr
    return tree_of(folder / "site")


def test_the_same_pages_stand_under_the_stock_theme(from_command: dict[str, bytes], stock: dict[str, bytes]) -> None:
    ours = {name for name in from_command if name.startswith(("zh/", "en/"))}
    assert {name for name in stock if name.startswith(("zh/", "en/"))} == ours


def test_each_page_has_the_same_heading_under_the_stock_theme(
    from_command: dict[str, bytes], stock: dict[str, bytes]
) -> None:
    ours, theirs = headings(from_command), headings(stock)
    both = [name for name in ours if name.startswith(("zh/", "en/"))]
    assert len(both) > 100
    assert {name: theirs.get(name) for name in both} == {name: ours[name] for name in both}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_37_rows_stand_under_the_stock_theme(stock: dict[str, bytes], language: str) -> None:
    page = LexborHTMLParser(stock[f"{language}/plans/gumei-14th-five-year/index.html"])
    assert len(page.css(".wide th[scope=row]")) == 37


def test_the_stock_theme_marks_the_language_of_each_page(stock: dict[str, bytes]) -> None:
    """Chinese pages in the voice of an English reader cannot be understood."""
    for language, tag in (("zh", "zh"), ("en", "en")):
        page = LexborHTMLParser(stock[f"{language}/index.html"])
        nodes = page.css("article [lang], main [lang]")
        marked = [node.attributes.get("lang") for node in (*page.css("html"), *nodes)]
        assert any((value or "").startswith(tag) for value in marked), marked
