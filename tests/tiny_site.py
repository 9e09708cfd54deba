"""A tiny, complete, invented site in a folder of its own, to change, break and build."""

from __future__ import annotations

import base64
import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.build import build, write
from generator.problems import InvalidContent, Problem, Problems
from generator.publication import Publication
from generator.settings import Settings, read_settings

PROJECT = Path(__file__).resolve().parent.parent
SITE = PROJECT / "tests" / "stillwater"

BARE_SETTINGS = """site_name: Still
site_url: https://still.example/
docs_dir: content
theme: {name: material, custom_dir: theme}
plugins: [gongkai: {languages: [en]}]
"""
BARE_WORDS = """name: {en: Stillwater}
notice: {en: A made-up example}
home: {title: {en: What Stillwater said}, lead: {en: A county made for tests.}}
about: {en: Everybody is invented.}
licence: {en: Free to use.}
aids: {en: Text size follows your browser.}
corrections: {en: Tell us.}
"""


@dataclass(frozen=True, slots=True)
class TinySite:
    root: Path

    @classmethod
    def at(cls, root: Path, source: Path = SITE) -> TinySite:
        """A copy of the invented site, with the project's theme."""
        shutil.copytree(source, root)
        shutil.copytree(PROJECT / "theme", root / "theme")
        return cls(root)

    @classmethod
    def bare(cls, root: Path) -> TinySite:
        """A site in one language that has nothing but its words, and the pages that every site has: quick to build."""
        site = cls(root)
        shutil.copytree(PROJECT / "theme", root / "theme")
        site.put("mkdocs.yml", BARE_SETTINGS)
        site.put("content/site.yml", BARE_WORDS)
        return site

    @classmethod
    def empty_at(cls, root: Path) -> TinySite:
        """A folder with the project's theme, and no sources yet."""
        shutil.copytree(PROJECT / "theme", root / "theme")
        return cls(root)

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def put(self, path: str, content: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace one passage, which must be there once: a test must not pass because it changed nothing."""
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.put(path, text.replace(old, new))

    def overlay(self, case: Mapping[str, Any]) -> None:
        """Change the site as a case says: `remove`, `files`, `bytes` (base64), `links` and `edits` (path, old, new)."""
        for path in case.get("remove", ()):
            (self.root / path).unlink()
        for path, content in case.get("files", {}).items():
            self.put(path, content)
        for path, content in case.get("bytes", {}).items():
            self.put(path, base64.b64decode(content))
        for path, target in case.get("links", {}).items():
            (self.root / path).symlink_to(target)
        for path, old, new in case.get("edits", ()):
            self.edit(path, old, new)

    def settings(self) -> Settings:
        problems = Problems()
        settings = read_settings(self.root / "mkdocs.yml", problems)
        if settings is None:
            raise InvalidContent(tuple(problems))
        return settings

    def publication(self) -> Publication:
        return build(self.settings())

    def problems(self) -> tuple[Problem, ...]:
        """What a run finds wrong or doubtful in the sources."""
        try:
            return self.publication().warnings
        except InvalidContent as invalid:
            return invalid.problems

    def files(self) -> dict[str, bytes]:
        """Every file of the finished site, by its path."""
        return {file.path: file.content for file in write(self.publication())}

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """The command line, as a person starts it in the site's folder."""
        command = [sys.executable, "-m", "generator", *arguments]
        return started(command, self.root, environment)

    def mkdocs(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return started([sys.executable, "-m", "mkdocs", *arguments], self.root, environment)


def rows_of(content: bytes) -> list[list[str]]:
    """The rows of a CSV file as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def started(command: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=environment_with(environment),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def environment_with(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of these tests, with messages in English and the project to be found from any folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return {**own, "LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(PROJECT), "NO_MKDOCS_2_WARNING": "1", **changes}


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
