"""The invented county of Val-Inventé, in French and English, whose indicators stand in every state."""

from __future__ import annotations

from pathlib import Path

from tests.french import FRENCH
from tests.tiny_site import TinySite

COUNTY = FRENCH.parent


def county_at(root: Path) -> TinySite:
    """A copy of the county.  French must be a language of the program: see `with_french`."""
    return TinySite.at(root, COUNTY)
