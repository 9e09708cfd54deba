"""The county's tables come back in French and in English: kinds, baselines, rates and bounds stay as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.plan_import import import_tables
from tests.brought_back import taken_along, typed
from tests.county_site import county_at


@pytest.mark.parametrize("plan", ["plans/waters", "plans/care"])
@pytest.mark.parametrize(("ending", "languages"), [("csv", ("fr", "en")), ("xlsx", ("fr",)), ("xlsx", ("en",))])
def test_the_same_table_gives_the_same_plan(tmp_path: Path, plan: str, ending: str, languages: tuple[str, ...]) -> None:
    county = county_at(tmp_path / "county")
    before, text = typed(county, plan), county.text(f"{plan}/indicators.yml")
    county.put(
        f"{plan}/indicators.yml", import_tables(taken_along(county, plan, ending, *languages), plan, county.settings())
    )
    assert typed(county, plan) == before
    assert county.text(f"{plan}/indicators.yml").count("words:") == text.count("words:")
    assert "comparator:" not in county.text(f"{plan}/indicators.yml")
