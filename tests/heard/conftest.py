"""A listener for each language, who stays for all journeys of a worker: each has a desk of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from run import find_browser, missing_for_listening
from tests.browser.page_types import LANGUAGES
from tests.heard.rig.listener import Listener, listening

WARMING_UP = ("m", "m", "h")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever listens mostly waits: first, so that other workers make use of the time."""
    items.sort(key=lambda item: "listener" not in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session", params=LANGUAGES)
def listener(request: pytest.FixtureRequest, playwright: Playwright, address: str) -> Iterator[Listener]:
    missing = missing_for_listening()
    if missing and os.environ.get("CI") != "true":
        pytest.skip(f"no screen reader to listen with; missing: {', '.join(missing)}")
    assert not missing, f"missing: {', '.join(missing)}"
    language: str = request.param
    with listening(language, playwright, find_browser() or "") as listener:
        listener.go(f"{address}{language}/")
        for key in WARMING_UP:  # of its first page the browser tells twice that it is loaded, once a key is pressed
            listener.press(key)
        yield listener
