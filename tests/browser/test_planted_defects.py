"""Every check catches what it is there for: one defect at a time is planted into a finished page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from pydantic import TypeAdapter

from tests.browser.checks import CHECKS, Exhibit
from tests.browser.engines import nu
from tests.browser.engines.reviewed import NU, unexplained
from tests.browser.modes import COLOURED, LIGHT, WIDTHS, set_width
from tests.browser.site_server import served

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Defect:
    """`old`, the first time it stands in the page, becomes `new`; `also` holds further such pairs."""

    name: str
    old: str
    new: str
    caught_by: str
    says: str
    page: str = "en/pages/about/"
    mode: str = LIGHT.name
    also: tuple[tuple[str, str], ...] = ()

    def planted(self, html: str) -> str:
        for old, new in ((self.old, self.new), *self.also):
            assert old in html, f"{old!r} is not in {self.page}: nothing would be planted"
            html = html.replace(old, new, 1)
        return html


DEFECTS = TypeAdapter(tuple[Defect, ...]).validate_python(
    yaml.safe_load(Path(__file__).with_name("planted_defects.yml").read_text("utf-8"))
)
IN_FILES = tuple(defect for defect in DEFECTS if defect.caught_by == NU)
ON_PAGES = tuple(defect for defect in DEFECTS if defect.caught_by != NU)
CLEAN = sorted({(defect.caught_by, defect.page, defect.mode) for defect in ON_PAGES})


@pytest.fixture
def exhibit(restyler: Visitor, site: Path, tmp_path: Path) -> Callable[[str], Exhibit]:
    def made(path: str) -> Exhibit:
        return Exhibit(restyler, site, path, (site / path / "index.html").read_text("utf-8"), tmp_path)

    return made


def answers(exhibit: Exhibit, check: str, mode: str) -> list[str]:
    page = exhibit.visitor.page
    (chosen,) = (one for one in COLOURED if one.name == mode)
    set_width(page, WIDTHS[0])
    exhibit.show()
    try:
        with chosen.on(page):
            return CHECKS[check](exhibit)
    finally:
        exhibit.show_as_built()


@pytest.mark.parametrize("defect", ON_PAGES, ids=lambda defect: f"{defect.caught_by}: {defect.name}")
def test_planted_defect_is_caught(defect: Defect, exhibit: Callable[[str], Exhibit]) -> None:
    clean = exhibit(defect.page)
    found = answers(replace(clean, html=defect.planted(clean.html)), defect.caught_by, defect.mode)
    assert any(defect.says in line for line in found), "\n".join(["not caught; found is only:", *found])


@pytest.mark.parametrize(("check", "page", "mode"), CLEAN, ids=str)
def test_clean_page_raises_no_alarm(check: str, page: str, mode: str, exhibit: Callable[[str], Exhibit]) -> None:
    assert answers(exhibit(page), check, mode) == []


@pytest.mark.slow
def test_defects_planted_into_files_are_caught_and_clean_files_raise_no_alarm(site: Path, tmp_path: Path) -> None:
    """All at once: the checker takes longer to start than to read them."""
    clean = {defect.page: (site / defect.page / "index.html").read_text("utf-8") for defect in IN_FILES}
    spoilt = {f"{number}.html": defect.planted(clean[defect.page]) for number, defect in enumerate(IN_FILES)}
    as_built = {f"clean-{number}.html": html for number, html in enumerate(clean.values())}
    for name, html in (spoilt | as_built).items():
        (tmp_path / name).write_text(html, "utf-8")
    with served(tmp_path) as address:
        found = list(unexplained(nu.findings(nu.Served(tmp_path, address))))
    assert [finding for finding in found if finding.where in as_built] == []
    answers = {name: [str(finding) for finding in found if finding.where == name] for name in spoilt}
    pairs = zip(IN_FILES, answers.values(), strict=True)
    assert [defect.name for defect, lines in pairs if not any(defect.says in line for line in lines)] == []
