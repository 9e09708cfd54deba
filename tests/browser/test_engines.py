"""Three engines find nothing on any page; each kind of page is looked at in every width and mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.engines.finding import Finding
from tests.browser.engines.page_engines import PAGE_ENGINES, PageEngine
from tests.browser.engines.reviewed import REVIEWED, Reviewed, unexplained
from tests.browser.modes import AIDED, COLOURED, DARK, FORCED_COLOURS, LIGHT, MORE_CONTRAST, WIDTHS, Mode, set_width
from tests.browser.page_types import ALL_VIEWS, NotFound, View

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

LOOKS = (*((LIGHT, width) for width in WIDTHS), (AIDED, 320))
"""What stands where follows the width."""
COLOURS = {"zh": ((DARK, 1280), (MORE_CONTRAST, 1280)), "en": ((FORCED_COLOURS, 375),)}
"""Which colour it has follows the mode: the same in both languages, so that each looks at some for both."""
SHARES = 8
"""Every page is looked at, in shares of the site that run side by side."""


def findings(visitor: Visitor, width: int) -> Iterator[Finding]:
    set_width(visitor.page, width)
    for engine in PAGE_ENGINES:
        yield from engine.findings(visitor.page)


def looks(view: View | NotFound) -> Iterator[tuple[Mode, int]]:
    yield from LOOKS
    for language, modes in COLOURS.items():
        if isinstance(view, NotFound) or view.language == language:
            yield from modes


def all_findings(view: View | NotFound, visitor: Visitor) -> Iterator[str]:
    """What is found on the open page and explained by nothing, in every width and mode it is looked at."""
    for mode, width in looks(view):
        with mode.on(visitor.page):
            yield from (f"{mode}, {width} px: {one}" for one in unexplained(findings(visitor, width)))


@pytest.mark.check("axe", "ibm", "htmlcs")
@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_kind_of_page_is_clean_in_every_width_and_mode(view: View | NotFound, visitor: Visitor, site: Path) -> None:
    path = view.path(site)
    visitor.visit(path)
    assert not (found := list(all_findings(view, visitor))), "\n".join([path, *found])


@pytest.mark.check("axe", "ibm", "htmlcs")
@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_clean(share: int, visitor: Visitor, site: Path) -> None:
    found = []
    LIGHT.enter(visitor.page)
    for path in other_pages(site)[share::SHARES]:
        visitor.visit(path)
        found += [f"{path}: {one}" for one in unexplained(findings(visitor, WIDTHS[0]))]
    assert not found, "\n".join(found)


def other_pages(site: Path) -> list[str]:
    """The addresses of all pages but those that stand for their kind."""
    pages = (page.relative_to(site).as_posix().removesuffix("index.html") for page in sorted(site.rglob("*.html")))
    seen = {view.path(site) for view in ALL_VIEWS}
    return [page for page in pages if page not in seen]


IN_PAGES = [(engine, entry) for engine in PAGE_ENGINES for entry in REVIEWED if entry.engine == engine.name]


@pytest.mark.parametrize(("engine", "entry"), IN_PAGES, ids=str)
def test_what_was_looked_at_is_still_answered(engine: PageEngine, entry: Reviewed, visitor: Visitor) -> None:
    (mode,) = (mode for mode in COLOURED if mode.name == entry.mode)
    visitor.visit(entry.seen_on)
    set_width(visitor.page, entry.width)
    with mode.on(visitor.page):
        found = engine.findings(visitor.page)
    assert any(entry.explains(finding) for finding in found), f"nothing on {entry.seen_on} gives this answer any more"
