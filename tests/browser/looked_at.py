"""Which pages of a built site are looked at closely: a few on which all stands that stands on any."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from tests.browser.census import chosen, traits


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Addresses below the root, by what is looked at on them: all, how it is set, what has the focus."""

    structure: tuple[str, ...]
    places: tuple[str, ...]
    stops: tuple[str, ...]

    @classmethod
    def of(cls, site: Path, first: Collection[str] = ()) -> Self:
        """Of a built site; what stands on the pages `first` needs no other page."""
        html = {address(page, site): page.read_text("utf-8") for page in sorted(site.rglob("*.html"))}
        found = {path: traits(text, path) for path, text in html.items()}
        sizes = {path: len(text) for path, text in html.items()}
        return cls(
            tuple(chosen({path: one.structure for path, one in found.items()}, sizes, first)),
            tuple(chosen({path: one.places for path, one in found.items()}, sizes, first)),
            tuple(chosen({path: one.stops for path, one in found.items()}, sizes)),
        )

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), "utf-8")

    @classmethod
    def read(cls, path: Path) -> Self:
        return cls(**{name: tuple(value) for name, value in json.loads(path.read_text("utf-8")).items()})


def address(page: Path, site: Path) -> str:
    """Where a page is visited, below the site's root."""
    return page.relative_to(site).as_posix().removesuffix("index.html")


def share(pages: Collection[str], number: int, shares: int, site: Path) -> list[str]:
    """A worker's part of the pages: large and small ones dealt out evenly."""

    def size(path: str) -> int:
        return (site / path / "index.html" if path.endswith("/") or not path else site / path).stat().st_size

    return sorted(pages, key=lambda path: (-size(path), path))[number::shares]
