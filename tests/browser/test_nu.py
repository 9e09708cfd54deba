"""The Nu HTML checker has nothing to say of any file of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.engines import nu
from tests.browser.engines.reviewed import NU, REVIEWED, Reviewed, unexplained
from tests.browser.site_server import served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.engines.finding import Finding

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def answers(site: Path, address: str) -> list[Finding]:
    return nu.findings(nu.Served(site, address))


@pytest.mark.check("nu")
def test_every_file_is_valid(answers: list[Finding]) -> None:
    assert not (found := list(unexplained(answers))), "\n".join(map(str, found))


@pytest.mark.parametrize("entry", [entry for entry in REVIEWED if entry.engine == NU], ids=str)
def test_what_was_looked_at_is_still_answered(entry: Reviewed, answers: list[Finding]) -> None:
    assert any(entry.explains(finding) for finding in answers), f"the checker gives this answer no more: {entry}"


def test_planted_breaches_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!DOCTYPE html><html lang=en><title>A</title><center>Old</center>", "utf-8")
    (tmp_path / "b.css").write_text("p { colour: red }", "utf-8")
    (tmp_path / "c.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circel/></svg>', "utf-8")
    with served(tmp_path) as address:
        found = nu.findings(nu.Served(tmp_path, address))
    assert {finding.where for finding in found} == {"a.html", "b.css", "c.svg"}
