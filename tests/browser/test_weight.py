"""A page is light: what a phone has to fetch for it, packed as a web server sends it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.page_types import ALL_VIEWS, NotFound, View
from tests.browser.site_server import PackingHandler, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Response

pytestmark = pytest.mark.browser

MOST_BYTES = 60_000
MOST_REQUESTS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """Every request of one visit with an empty cache, and the bytes that came, heads and bodies."""

    requests: int
    size: int


@pytest.fixture(scope="module")
def packed(site: Path) -> Iterator[str]:
    with served(site, PackingHandler) as address:
        yield address


def load(browser: Browser, address: str) -> Load:
    responses: list[Response] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - a builtin is refused
        page.goto(address)
        sizes = [response.request.sizes() for response in responses]
    return Load(len(sizes), sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes))


@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_page_is_light(view: View | NotFound, browser: Browser, packed: str, site: Path) -> None:
    found = load(browser, packed + view.path(site))
    assert found.requests <= MOST_REQUESTS
    assert found.size <= MOST_BYTES


def test_what_is_fetched_is_counted(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<link rel=stylesheet href="a.css"><p>Words</p>' + "\n" * 70_000, "utf-8")
    (tmp_path / "a.css").write_bytes(b"/* %s */" % bytes(range(33, 127)) * 900)
    with served(tmp_path) as address:
        plain = load(browser, address)
    with served(tmp_path, PackingHandler) as address:
        packed = load(browser, address)
    assert plain.requests == packed.requests >= 2
    assert plain.size > 70_000 + 900 * 100
    assert packed.size < 5_000
