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
    """Addresses below the root, the largest page first, by what is looked at there.

    `structure` is for all that engines go by, `places` for how things are set, `stops` for what has the focus,
    `languages` for runs in other languages than the page's.
    """

    structure: tuple[str, ...]
    places: tuple[str, ...]
    stops: tuple[str, ...]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, site: Path, first: Collection[str] = ()) -> Self:
        """Of a built site; what stands on the pages `first` needs no other page, but for the keyboard."""
        html = {address(page, site): page.read_text("utf-8") for page in sorted(site.rglob("*.html"))}
        found = {path: traits(text, path) for path, text in html.items()}
        sizes = {path: len(text) for path, text in html.items()}

        def pages(kind: str, first: Collection[str] = ()) -> tuple[str, ...]:
            needed = chosen({path: getattr(one, kind) for path, one in found.items()}, sizes, first)
            return tuple(sorted(needed, key=lambda path: (-sizes[path], path)))

        return cls(pages("structure", first), pages("places", first), pages("stops"), pages("languages"))

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), "utf-8")

    @classmethod
    def read(cls, path: Path) -> Self:
        return cls(**{name: tuple(value) for name, value in json.loads(path.read_text("utf-8")).items()})


def address(page: Path, site: Path) -> str:
    """Where a page is visited, below the site's root."""
    return page.relative_to(site).as_posix().removesuffix("index.html")
