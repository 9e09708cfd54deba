"""A built site on a local server, and a browser to visit it with."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from run import find_browser
from tests.browser.site_server import served
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built once for all tests in the browser."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "generator", "build", "--site", str(folder)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"the site could not be built:\n{done.stdout}{done.stderr}"
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "no browser found: install chromium, or name one in the variable CHROMIUM"
    with sync_playwright() as playwright:
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
