"""Large sites, before a release: nothing is lost of them, and no page of them is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.indicators import PLAN, fill
from tests.tiny_site import TinySite, rows_of

pytestmark = pytest.mark.long

MANY = 2000


@pytest.fixture
def large(tmp_path: Path) -> TinySite:
    site = TinySite.at(tmp_path / "site")
    fill(site, MANY)
    return site


def test_a_plan_of_many_indicators_is_built_whole(large: TinySite) -> None:
    files = large.files()
    for language in ("zh", "en"):
        assert len(rows_of(files[f"{language}/{PLAN}/indicators.csv"])) == MANY + 1
        pages = [path for path in files if path.startswith(f"{language}/{PLAN}/indicators/")]
        assert len([path for path in pages if path.endswith("/index.html")]) == MANY
