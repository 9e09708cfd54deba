"""A browser to visit the built site with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from run import find_windowless
from tests.browser.reader import Reader
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find_windowless()
    assert path, "no browser found: install chromium, or name one in the variable CHROMIUM"
    arguments = ["--no-sandbox", "--disable-background-networking"]
    browser = playwright.chromium.launch(executable_path=path, args=arguments)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """One page for all tests of a module: opening a new one for each costs more than the tests."""
    with browser.new_context() as context:
        yield Visitor(context, address)


@pytest.fixture(scope="module")
def restyler(browser: Browser, address: str) -> Iterator[Visitor]:
    """A visitor with style sheets of their own, which the site's security policy would not let a page add."""
    with browser.new_context(bypass_csp=True) as context:
        yield Visitor(context, address)


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        reader = Reader(context, address)
        yield reader
        assert reader.complaints == []
