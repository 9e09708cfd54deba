"""Pages ask nothing of any other host, keep to their own security policy and run without complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.page_types import ALL_VIEWS, NotFound, View
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title>
<meta http-equiv="Content-Security-Policy" content="style-src 'none'">
<img src="https://elsewhere.example/picture.png" alt=""><p style="color: red">Red</p>"""


@pytest.fixture
def newcomer(browser: Browser, address: str) -> Iterator[Visitor]:
    """A visitor with an empty cache."""
    with browser.new_context() as context:
        yield Visitor(context, address)


@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_page_keeps_to_itself(view: View | NotFound, newcomer: Visitor, site: Path) -> None:
    newcomer.visit(view.path(site))
    newcomer.page.wait_for_load_state("networkidle")
    assert newcomer.outside == []
    assert newcomer.complaints == []


def test_planted_breaches_are_found(newcomer: Visitor) -> None:
    newcomer.show(BREACHES)
    newcomer.page.wait_for_load_state("networkidle")
    assert newcomer.outside == ["https://elsewhere.example/picture.png"]
    assert any("Content Security Policy" in complaint for complaint in newcomer.complaints)
