"""A site written on Windows or on a Mac is the same site."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from tests.tiny_site import TinySite

AS_IT_COMES = {".png", ".svg", ".txt"}
"""Endings of files that are published byte for byte."""


def test_lines_ended_as_on_windows_make_the_same_site(tiny: TinySite) -> None:
    """In sources, settings and theme."""
    before, changed = tiny.files(), 0
    for path in tiny.root.rglob("*"):
        if path.is_file() and path.suffix not in AS_IT_COMES:
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
            changed += 1
    after = tiny.files()
    assert changed > 50
    assert after.keys() == before.keys()
    assert [name for name in after if after[name] != before[name]] == []


def test_a_file_system_that_takes_accents_apart_makes_the_same_site(
    tiny: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny.root / "content/pages/about"
    (folder / "dot.png").rename(folder / "été.png")
    for language in ("zh", "en"):
        tiny.edit(f"content/pages/about/index.{language}.md", "(dot.png)", "(été.png)")
    before, scan = tiny.files(), os.scandir

    @contextmanager
    def scandir(path: str) -> Iterator[list[object]]:
        with scan(path) as found:
            yield [
                SimpleNamespace(
                    name=unicodedata.normalize("NFD", entry.name), is_dir=entry.is_dir, is_file=entry.is_file,
                    is_symlink=entry.is_symlink,
                )
                for entry in found
            ]  # fmt: skip

    monkeypatch.setattr("generator.sources.tree.os.scandir", scandir)
    assert tiny.files() == before


def test_an_accent_taken_apart_in_a_name_is_told_where_it_makes_another_file(tiny: TinySite) -> None:
    folder = tiny.root / "content/pages/about"
    (folder / "dot.png").rename(folder / unicodedata.normalize("NFD", "été.png"))
    for language in ("zh", "en"):
        tiny.edit(f"content/pages/about/index.{language}.md", "(dot.png)", "(été.png)")
    assert "dead-picture" in {problem.code for problem in tiny.problems()}
