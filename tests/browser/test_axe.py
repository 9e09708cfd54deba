"""axe-core finds nothing: every rule, every type of page, both languages, three widths, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.page_types import ALL_VIEWS, NotFound, View

if TYPE_CHECKING:
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

WIDTHS = (1280, 375, 320)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RUN_AXE = Path(__file__).with_name("axe.js").read_text("utf-8")
BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title><main><h1>Breaches</h1>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color: #aaa">Pale words</p>
<p style="color: #767676">Less pale ones</p></main>"""


def violations(visitor: Visitor, axe: str) -> list[str]:
    """What axe-core finds on the open page, in each width and colour scheme."""
    visitor.page.evaluate(axe)
    found = []
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            visitor.page.emulate_media(color_scheme=scheme)
            found += [f"{width} px, {scheme}: {line}" for line in visitor.page.evaluate(RUN_AXE)]
    return found


@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_page_has_no_violations(view: View | NotFound, visitor: Visitor, site: Path, axe: str) -> None:
    path = view.path(site)
    visitor.visit(path)
    found = violations(visitor, axe)
    assert not found, "\n".join([path, *found])


def test_planted_breaches_are_found(visitor: Visitor, axe: str) -> None:
    visitor.show(BREACHES)
    rules = {line.split(": ")[1].split(" ")[0] for line in violations(visitor, axe)}
    assert {"image-alt", "color-contrast", "color-contrast-enhanced"} <= rules
