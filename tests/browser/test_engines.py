"""Three engines find nothing on any page: they look wherever anything stands that stands on no page before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.browser.engines.page_engines import PAGE_ENGINES
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
    """One look at a page: how it is set, and whether its colours alone are other than in the first look."""

    mode: Mode
    width: int
    colours_alone: bool = False

    def findings(self, visitor: Visitor) -> Iterator[Finding]:
        set_width(visitor.page, self.width)
        for engine in PAGE_ENGINES:
            yield from engine.findings(visitor.page, colours_alone=self.colours_alone)

    def __str__(self) -> str:
        return f"{self.mode}, {self.width} px"


FIRST = Look(LIGHT, WIDTHS[0])
OTHERS = (
    *(Look(LIGHT, width) for width in WIDTHS[1:]),
    Look(DARK, 1280, colours_alone=True),
    Look(MORE_CONTRAST, 1280, colours_alone=True),
    Look(FORCED_COLOURS, 375, colours_alone=True),
    Look(AIDED, 320),
)
"""Where things are set otherwise; the reading aids come last, since they load the page anew."""
SHARES = 24
"""So many tests look at the pages, side by side: few enough to cost nothing, enough to fill every worker to the end."""


def problems_of_page(path: str, looks: tuple[Look, ...], visitor: Visitor) -> Iterator[str]:
    """What is found on a page and explained by nothing, and what explains and is not found any more."""
    visitor.visit(path)
    for look in looks:
        with look.mode.on(visitor.page):
            found = list(look.findings(visitor))
        entries = [entry for entry in REVIEWED if (entry.mode, entry.width) == (look.mode.name, look.width)]
        stale = [entry for entry in entries if is_of(entry, path) and not any(map(entry.explains, found))]
        new = [finding for finding in found if not any(entry.explains(finding) for entry in REVIEWED)]
        yield from (f"{path}: {look}: {one}" for one in new)
        yield from (f"{path}: {look}: nothing gives this answer any more: {one}" for one in stale)


def is_of(entry: Reviewed, path: str) -> bool:
    return entry.seen_on == path and entry.engine in {engine.name for engine in PAGE_ENGINES}


@pytest.mark.check("axe", "ibm", "htmlcs")
@pytest.mark.slow
@pytest.mark.parametrize("number", range(SHARES))
def test_nothing_is_found_on_any_page(number: int, looked_at: LookedAt, visitor: Visitor) -> None:
    found: list[str] = []
    pages = list(dict.fromkeys((*looked_at.places, *looked_at.structure)))
    for path in pages[number::SHARES]:
        looks = (FIRST, *(OTHERS if path in looked_at.places else ()))
        found += problems_of_page(path, looks, visitor)
    assert not found, "\n".join(found)


def test_everything_that_was_reviewed_is_looked_at_again() -> None:
    looks = {(look.mode.name, look.width) for look in (FIRST, *OTHERS) if not look.colours_alone}
    in_pages = [entry for entry in REVIEWED if entry.engine in {engine.name for engine in PAGE_ENGINES}]
    assert [str(entry) for entry in in_pages if (entry.mode, entry.width) not in looks] == []
