"""The same sources give the same bytes: on any day, in any folder, time zone, locale, hash seed and umask."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tiny_site import PROJECT, TinySite, started, tree_of


@dataclass(frozen=True, slots=True)
class Surroundings:
    time_zone: str
    locale: str
    hash_seed: str
    umask: int


HERE = Surroundings("UTC", "C", "0", 0o022)
THERE = Surroundings("Asia/Shanghai", "zh_CN.UTF-8", "4711", 0o077)


def built(source: Path, site: Path, surroundings: Surroundings) -> dict[str, bytes]:
    environment = {
        "TZ": surroundings.time_zone,
        "LC_ALL": surroundings.locale,
        "PYTHONHASHSEED": surroundings.hash_seed,
    }
    before = os.umask(surroundings.umask)
    try:
        done = started([sys.executable, "-m", "generator", "build", "--site", str(site)], source, environment)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    return tree_of(site)


def test_the_tiny_site_is_the_same_anywhere(tmp_path: Path) -> None:
    here = TinySite.at(tmp_path / "a")
    there = TinySite.at(tmp_path / "some" / "何处" / "b")
    for number, path in enumerate(sorted(there.root.rglob("*"))):
        os.utime(path, (number, number))
    assert built(here.root, tmp_path / "one", HERE) == built(there.root, tmp_path / "two", THERE)


def test_the_example_site_is_the_same_twice(tmp_path: Path, example_files: dict[str, bytes]) -> None:
    assert built(PROJECT, tmp_path / "two", THERE) == example_files


def test_the_order_in_which_a_file_system_lists_its_files_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny = TinySite.at(tmp_path / "a")
    for name in ("article.yml", "index.zh.md", "index.en.md"):
        text = tiny.text(f"content/articles/old-bridge/{name}")
        tiny.put(
            f"content/articles/new-bridge/{name}",
            text.replace("老桥还在", "新桥").replace("old", "new").replace("修好", "修了").replace("mended", "built"),
        )
    list_folder = os.scandir
    order = {"backwards": False}

    @contextmanager
    def listed(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
        with list_folder(folder) as entries:
            yield iter(sorted(entries, key=lambda entry: entry.name, reverse=order["backwards"]))

    monkeypatch.setattr(os, "scandir", listed)
    forwards = list(tiny.files().items())
    order["backwards"] = True
    assert list(tiny.files().items()) == forwards
