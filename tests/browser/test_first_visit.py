"""A first visit: what a phone has to fetch is light and comes from the site alone, and nothing complains."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.page_types import ALL_VIEWS, NotFound, View
from tests.browser.site_server import PackingHandler, served
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Response

pytestmark = pytest.mark.browser

MOST_BYTES = 60_000
MOST_REQUESTS = 8
BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title>
<meta http-equiv="Content-Security-Policy" content="style-src 'none'">
<img src="https://elsewhere.example/picture.png" alt=""><p style="color: red">Red</p>"""


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """Every request of a visit with an empty cache, the bytes that came, heads and bodies, and what went wrong."""

    requests: int
    size: int
    outside: list[str]
    complaints: list[str]


@pytest.fixture(scope="module")
def packed(site: Path) -> Iterator[str]:
    """The site as a web server sends it."""
    with served(site, PackingHandler) as address:
        yield address


def first_visit(browser: Browser, address: str, path: str = "", planted: str = "") -> FirstVisit:
    responses: list[Response] = []
    with browser.new_context() as context:
        visitor = Visitor(context, address)
        visitor.page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - a builtin is refused
        if planted:
            visitor.show(planted)
        else:
            visitor.visit(path)
        visitor.page.wait_for_load_state("networkidle")
        sizes = [response.request.sizes() for response in responses]
    size = sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)
    return FirstVisit(len(sizes), size, visitor.outside, visitor.complaints)


@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_page_is_light_and_keeps_to_itself(view: View | NotFound, browser: Browser, packed: str, site: Path) -> None:
    found = first_visit(browser, packed, view.path(site))
    assert (found.outside, found.complaints) == ([], [])
    assert found.requests <= MOST_REQUESTS
    assert found.size <= MOST_BYTES


def test_planted_breaches_are_found(browser: Browser, packed: str) -> None:
    found = first_visit(browser, packed, planted=BREACHES)
    assert found.outside == ["https://elsewhere.example/picture.png"]
    assert any("Content Security Policy" in complaint for complaint in found.complaints)
    assert any(complaint.startswith("policy: style-src") for complaint in found.complaints)


def test_what_is_fetched_is_counted(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<link rel=stylesheet href="a.css"><p>Words</p>' + "\n" * 70_000, "utf-8")
    (tmp_path / "a.css").write_bytes(b"/* %s */" % bytes(range(33, 127)) * 900)
    with served(tmp_path) as address:
        plain = first_visit(browser, address)
    with served(tmp_path, PackingHandler) as address:
        packed = first_visit(browser, address)
    assert plain.requests == packed.requests >= 2
    assert plain.size > 70_000 + 900 * 100
    assert packed.size < 5_000
