"""Three engines find nothing on any page: they look wherever anything stands that stands on no page before it.

They are asked everything at the first look at a page, and again in each width and mode that shows something which was
not shown before.  Where all that is shown was looked at, they are asked what can have changed: places and colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.engines.page_engines import PAGE_ENGINES, About
from tests.browser.engines.reviewed import REVIEWED, Reviewed
from tests.browser.modes import AIDED, DARK, FORCED_COLOURS, LIGHT, MORE_CONTRAST, WIDTHS, Mode, set_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.engines.finding import Finding
    from tests.browser.looked_at import LookedAt
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a page: how it is set, and what can be other than in the first look where nothing else is shown."""

    mode: Mode
    width: int
    about: About = "places"

    def findings(self, visitor: Visitor, *, shown: set[str], everything: bool) -> Iterator[Finding]:
        """`shown` holds what was looked at on other pages, and takes what is shown here for the first time."""
        set_width(visitor.page, self.width)
        fresh = set(visitor.page.evaluate(SHOWN))
        about: About = "everything" if everything or fresh - shown else self.about
        shown |= fresh
        for engine in PAGE_ENGINES:
            yield from engine.findings(visitor.page, about)

    def __str__(self) -> str:
        return f"{self.mode}, {self.width} px"


FIRST = Look(LIGHT, WIDTHS[0])
OTHERS = (
    *(Look(LIGHT, width) for width in WIDTHS[1:]),
    Look(DARK, 1280, "colours"),
    Look(MORE_CONTRAST, 1280, "colours"),
    Look(FORCED_COLOURS, 375, "colours"),
    Look(AIDED, 320),
)
"""Where things are set otherwise; the reading aids come last, since they load the page anew."""
SHOWN = (Path(__file__).parent / "engines" / "shown.js").read_text("utf-8")
SHARES = 24
"""So many tests look at the pages, side by side: few enough to cost nothing, enough to fill every worker to the end."""


@pytest.fixture(scope="module")
def shown() -> set[str]:
    return set()


def problems_of_page(path: str, looks: tuple[Look, ...], visitor: Visitor, shown: set[str]) -> Iterator[str]:
    """What is found on a page and explained by nothing, and what explains and is not found any more."""
    visitor.visit(path)
    for look in looks:
        entries = [entry for entry in REVIEWED if is_of(entry, path, look)]
        with look.mode.on(visitor.page):
            found = list(look.findings(visitor, shown=shown, everything=look is FIRST or bool(entries)))
        stale = [entry for entry in entries if not any(map(entry.explains, found))]
        new = [finding for finding in found if not any(entry.explains(finding) for entry in REVIEWED)]
        yield from (f"{path}: {look}: {one}" for one in new)
        yield from (f"{path}: {look}: nothing gives this answer any more: {one}" for one in stale)


def is_of(entry: Reviewed, path: str, look: Look) -> bool:
    seen = (entry.seen_on, entry.mode, entry.width) == (path, look.mode.name, look.width)
    return seen and entry.engine in {engine.name for engine in PAGE_ENGINES}


@pytest.mark.check("axe", "ibm", "htmlcs")
@pytest.mark.slow
@pytest.mark.parametrize("number", range(SHARES))
def test_nothing_is_found_on_any_page(number: int, looked_at: LookedAt, visitor: Visitor, shown: set[str]) -> None:
    found: list[str] = []
    pages = list(dict.fromkeys((*looked_at.places, *looked_at.structure)))
    for path in pages[number::SHARES]:
        looks = (FIRST, *(OTHERS if path in looked_at.places else ()))
        found += problems_of_page(path, looks, visitor, shown)
    assert not found, "\n".join(found)


def test_everything_that_was_reviewed_is_looked_at_again() -> None:
    looks = {(look.mode.name, look.width) for look in (FIRST, *OTHERS) if look.about != "colours"}
    in_pages = [entry for entry in REVIEWED if entry.engine in {engine.name for engine in PAGE_ENGINES}]
    assert [str(entry) for entry in in_pages if (entry.mode, entry.width) not in looks] == []


def test_what_only_a_narrow_window_shows_is_looked_at(visitor: Visitor) -> None:
    narrow = '<p class="narrow"><img src="data:,"></p>'
    style = "<style>.narrow { display: none } @media (width < 400px) { .narrow { display: block } }</style>"
    visitor.show(
        f'<!DOCTYPE html><html lang="en"><title>Narrow</title>{style}<main><h1>Narrow</h1>{narrow}</main></html>'
    )
    shown: set[str] = set()
    wide, small = (
        {finding.rule for finding in look.findings(visitor, shown=shown, everything=look is FIRST)}
        for look in (FIRST, OTHERS[0])
    )
    assert "image-alt" not in wide
    assert "image-alt" in small
