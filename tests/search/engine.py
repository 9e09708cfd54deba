"""The search's own engine, run by node against the files of an index."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.formats.theme_assets import lean_script
from generator.search.store import Stored

RIG = Path(__file__).with_name("engine_rig.js")


@dataclass(frozen=True, slots=True)
class Hit:
    address: str
    title: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`size` is what was loaded for it, the root included, as a server packs it."""

    hits: tuple[Hit, ...]
    number: int
    also: tuple[str, ...]
    instead: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Engine:
    scripts: Path
    """The folder of the engine's own, and"""
    folder: Path
    """that of an index."""

    def answers(self, queries: Iterable[tuple[str, str]], count: int = 10) -> list[Answer]:
        """What is found for each query, asked in a language of the site."""
        asked = [{"query": query, "language": language, "count": count} for query, language in queries]
        return [_answer(one) for one in self.replies(asked)]

    def terms(self, texts: Iterable[str]) -> list[list[str]]:
        """What the script makes of each text."""
        return self.replies([{"query": text, "terms": True} for text in texts])

    def facets_size(self, names: Iterable[str]) -> int:
        """What is loaded to narrow results by facets, as a server packs it."""
        return int(self.replies([{"facets": list(names)}])[0]["bytes"])

    def replies(self, asked: list[dict[str, object]]) -> list:  # type: ignore[type-arg] # JSON
        lines = "".join(f"{json.dumps(one)}\n" for one in asked)
        command = ["node", str(RIG), str(self.folder), *map(str, sorted(self.scripts.glob("*.js")))]
        done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]


def packed_size(paths: Iterable[Path]) -> int:
    """What a server sends of files of script, as the theme joins them."""
    return len(gzip.compress(lean_script("".join(path.read_text("utf-8") for path in paths)).encode(), 9))


def written(stored: Stored, folder: Path) -> Path:
    """The files of an index in a folder, named as a site names them."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in stored.files:
        (folder / (f"root-{file.name}" if file is stored.root else file.name)).write_bytes(file.content)
    return folder


def _answer(reply: dict) -> Answer:  # type: ignore[type-arg]
    hits = (Hit(one["address"], one["title"], one["text"], one["language"]) for one in reply["entries"])
    return Answer(tuple(hits), reply["number"], tuple(reply["also"]), tuple(reply["instead"]), reply["bytes"])
