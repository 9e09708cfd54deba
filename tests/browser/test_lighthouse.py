"""Lighthouse on a phone: nothing to mend, and fast, though the machine be busy."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.browser.lighthouse import audit
from tests.browser.page_types import LANGUAGES, PAGE_TYPES, View
from tests.browser.site_server import PackingHandler, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.alone, pytest.mark.slow]

FACTS = ("accessibility", "best-practices", "seo")
FASTEST = 99
OLDEST_NODE = 20
ATTEMPTS = 3
VIEWS = [
    View(page_type, language)
    for page_type in PAGE_TYPES
    for language in LANGUAGES
    if page_type.name in {"home", "plan", "report"}
]
BREACHES = """<!DOCTYPE html><html><head><meta name="robots" content="noindex"></head>
<body><img src="nowhere.png"></body></html>"""


@pytest.fixture(scope="module", autouse=True)
def new_enough_node() -> None:
    version = subprocess.run([str(shutil.which("node")), "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout.strip().lstrip("v").split(".")[0]) < OLDEST_NODE:
        pytest.skip(f"Lighthouse needs Node {OLDEST_NODE} or newer; this is {version.stdout.strip()}")


@pytest.fixture(scope="module")
def packed(site: Path) -> Iterator[str]:
    with served(site, PackingHandler) as address:
        yield address


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_page_is_whole_and_fast_on_a_phone(view: View, packed: str, site: Path) -> None:
    best = None
    for _ in range(ATTEMPTS):
        best = audit(packed + view.path(site), ("performance", *FACTS)).better_of(best)
        if best.scores["performance"] >= FASTEST:
            break
    assert best is not None
    assert {name: best.scores[name] for name in FACTS} == dict.fromkeys(FACTS, 100), best.faults
    assert best.scores["performance"] >= FASTEST, best.faults


def test_planted_breaches_are_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BREACHES, "utf-8")
    with served(tmp_path, PackingHandler) as address:
        found = audit(address, FACTS)
    assert all(found.scores[name] < 100 for name in FACTS), found.scores
