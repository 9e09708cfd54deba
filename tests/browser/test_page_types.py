"""The table of page types names every page of the site: what has no type is seen by no other test here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.page_types import untyped_pages

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def test_every_page_has_a_type(site: Path) -> None:
    assert list(untyped_pages(site)) == []


def test_a_page_without_type_is_found(tmp_path: Path) -> None:
    for path in ("index.html", "zh/plans/a/index.html", "zh/surveys/a/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert list(untyped_pages(tmp_path)) == ["zh/surveys/a/index.html"]
