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
    done = large.run("build")
    assert done.returncode == 0, done.stderr
    for language in ("zh", "en"):
        rows = rows_of((large.root / "site" / language / PLAN / "indicators.csv").read_bytes())
        assert len(rows) == MANY + 1
        assert len(list((large.root / "site" / language / PLAN / "indicators").glob("*/index.html"))) == MANY
