"""Sources with one visible character less, or another one in its place, chosen by seed."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.build import build
from generator.problems import InvalidContent, Problems
from generator.settings import read_settings
from generator.sources.fingerprint import fingerprint
from tests.mutations.seen import Seen
from tests.tiny_site import PROJECT, TinySite

KINDS = (".yml", ".md", ".csv")
SITES: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "sites.yml").read_text("utf-8"))
IN_PLACE_OF = {
    "L": "aeostnAEOSTN",
    "H": "的一是不了人我在有他这中大来上国",
    "N": "0123456789",
    "S": ",.:;-_*#>|[](){}\"'!?&%@`~\\/=+<，。：；“”（）",
}
"""Characters to be put in the place of a Latin letter, a Chinese one, a digit, a sign."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file whose character `at` is `new`, or gone."""

    path: str
    text: str
    at: int
    new: str

    @property
    def changed(self) -> str:
        return self.text[: self.at] + self.new + self.text[self.at + 1 :]

    @property
    def column(self) -> int:
        """Where the character stands in its line, counted from 0."""
        return self.at - (self.text.rfind("\n", 0, self.at) + 1)

    @property
    def line(self) -> str:
        return self.text[self.at - self.column :].partition("\n")[0]

    def __str__(self) -> str:
        number = self.text.count("\n", 0, self.at) + 1
        return f"{self.path}:{number}:{self.column + 1} {self.text[self.at]!r} → {self.new!r} in {self.line!r}"


@dataclass(frozen=True, slots=True)
class Mutated:
    """A site whose sources are changed one at a time and put back."""

    site: TinySite
    texts: Mapping[str, str] = field(repr=False)
    whole: Seen = field(repr=False)

    @classmethod
    def at(cls, root: Path, name: str) -> Mutated:
        given = SITES[name]
        site = TinySite.at(root, PROJECT / given["over"]) if "over" in given else TinySite.empty_at(root)
        site.overlay(given)
        _mark_translations(site)
        paths = ["mkdocs.yml", *(path.relative_to(root).as_posix() for path in _files(root))]
        return cls(site, {path: site.text(path) for path in paths}, Seen(site.publication()))

    def mutants(self, seed: int) -> Iterator[Mutant]:
        """Mutants without end; every file has its turn as often as another."""
        chance = random.Random(seed)  # noqa: S311 - any will do
        visible = {path: [at for at, sign in enumerate(text) if is_visible(sign)] for path, text in self.texts.items()}
        paths = [path for path, places in visible.items() if places]
        while True:
            path = chance.choice(paths)
            at = chance.choice(visible[path])
            text = self.texts[path]
            yield Mutant(path, text, at, chance.choice(("", _other(text[at], chance))))

    def survives(self, mutant: Mutant) -> bool:
        """Whether nobody would notice: no problem is told, and a reader sees what was there before."""
        self.site.put(mutant.path, mutant.changed)
        try:
            problems = Problems()
            settings = read_settings(self.site.root / "mkdocs.yml", problems)
            return settings is not None and not Seen(build(settings)).differs_from(self.whole)
        except InvalidContent:
            return False
        finally:
            self.site.put(mutant.path, mutant.text)


def _files(root: Path) -> list[Path]:
    found = (path for folder in ("content", "plans") for path in (root / folder).rglob("*"))
    return sorted(path for path in found if path.suffix in KINDS)


def _mark_translations(site: TinySite) -> None:
    """Put the mark of the source in place of HASH."""
    for path in _files(site.root):
        text = path.read_text("utf-8")
        if "HASH" in text:
            source = path.with_name(path.name.replace(".en.", ".zh.")).read_text("utf-8")
            path.write_text(text.replace("HASH", fingerprint(source.encode())), "utf-8")


def is_visible(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign)[0] != "C"


def _other(sign: str, chance: random.Random) -> str:
    """Another character of its kind, or in one of four cases any."""
    kind = "H" if sign > "\u2e80" and sign.isalpha() else unicodedata.category(sign)[0]
    if kind not in IN_PLACE_OF or chance.random() < 1 / 4:
        kind = chance.choice(list(IN_PLACE_OF))
    return chance.choice([one for one in IN_PLACE_OF[kind] if one != sign])
