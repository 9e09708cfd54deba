"""The invented county of Val-Inventé, in French and English, whose indicators stand in every state."""

from __future__ import annotations

from pathlib import Path

from tests.tiny_site import TinySite

COUNTY = Path(__file__).parent / "county"


def county_at(root: Path) -> TinySite:
    """A copy of the county."""
    return TinySite.at(root, COUNTY)
