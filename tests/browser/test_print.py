"""What comes out of a printer: the document with its address, whole rows, repeated heads, nothing of the screen's."""

from __future__ import annotations

import mimetypes
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.page_types import LANGUAGES, VIEWS, View

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from tests.browser.visitor import Visitor
    from tests.tiny_site import TinySite

pytestmark = pytest.mark.browser

PLAN = "plans/gumei-14th-five-year/"
ADDRESS = "https://gongkai.example/"
A4_IN_POINTS = (595, 842)
FURNITURE = "a.skip, header nav, nav.breadcrumbs, nav.contents, nav.steps, .strip ul, .download, [href='#foot_aids']"
OFF_PAPER = "(selector) => [...document.querySelectorAll(selector)].every((one) => !one.checkVisibility())"
EXTERNAL = "() => [...document.querySelectorAll('main a[rel~=external]')].map((link) => link.href)"
HEADS = "() => [...document.querySelectorAll('.wide thead th')].map((one) => one.textContent.trim())"
ROWS = "() => [...document.querySelectorAll('.wide tbody th[scope=row]')].map((one) => one.textContent.trim())"
BREACH = """<!DOCTYPE html><html lang="en"><title>Breach</title><style>%s</style>
<p style="height: 92vh">Above</p><table><tr><th>ledger of homes</th><td>line<br>line<br>line<br>line<br>last line</td>
</tr></table>"""


class Printed:
    """A page on paper, sheet by sheet."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.file = folder / "printed.pdf"
        page.pdf(path=self.file, prefer_css_page_size=True, format="A4")
        self.sheets = [squeezed(sheet) for sheet in told_by("pdftotext", "-raw", str(self.file), "-").split("\f")[:-1]]

    @property
    def text(self) -> str:
        return "".join(self.sheets)

    def size(self) -> tuple[float, ...]:
        found = re.search(r"Page size: +([\d.]+) x ([\d.]+)", told_by("pdfinfo", str(self.file)))
        assert found
        return tuple(float(side) for side in found.groups())


def told_by(program: str, *arguments: str) -> str:
    path = shutil.which(program)
    assert path, "poppler-utils are missing: install them, or run python3 run.py test"
    return subprocess.run([path, *arguments], capture_output=True, encoding="utf-8", check=True).stdout


def squeezed(text: str) -> str:
    """Without spaces and hyphens: where lines end, fonts decide."""
    return re.sub(r"[\s-]", "", text)


def test_a_picture_far_below_the_window_is_on_paper_though_it_loads_late(
    browser: Browser, tiny: TinySite, tmp_path: Path
) -> None:
    words = "Stillwater does not exist.\n\n" * 400
    tiny.put("content/pages/about/index.en.md", f"{words}![A blue dot](dot.png)\n\n[A note](note.txt)\n")
    files, asked = tiny.files(), list[str]()

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/")
        asked.append(path)
        kind = mimetypes.guess_type(path)[0] or "text/html"
        route.fulfill(body=files[f"{path}index.html" if path.endswith("/") else path], content_type=kind)

    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*", answer)
        page.goto(f"{ADDRESS}en/pages/about/")
        assert not any("dot.png" in path for path in asked), "it came with the page: the test would prove nothing"
        Printed(page, tmp_path)
    assert any("dot.png" in path for path in asked)
    assert re.search(" image +1 +1 ", told_by("pdfimages", "-list", str(tmp_path / "printed.pdf")))


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_page_prints_with_its_title_and_address_and_without_the_screens_furniture(
    view: View, visitor: Visitor, site: Path, tmp_path: Path
) -> None:
    path = view.path(site)
    visitor.visit(path)
    printed = Printed(visitor.page, tmp_path)
    assert squeezed(visitor.page.locator("h1").inner_text()) in printed.sheets[0]
    assert squeezed(ADDRESS + path) in printed.text
    assert printed.size() == pytest.approx(A4_IN_POINTS, abs=1.5)
    for number, sheet in enumerate(printed.sheets, 1):
        assert f"{number}/{len(printed.sheets)}" in sheet
    visitor.page.emulate_media(media="print")
    assert visitor.page.evaluate(OFF_PAPER, FURNITURE)
    visitor.page.emulate_media(media="null")


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_other_sites_print_their_addresses(language: str, visitor: Visitor, tmp_path: Path) -> None:
    visitor.visit(f"{language}/reports/minhang-culture-park/")
    addresses = visitor.page.evaluate(EXTERNAL)
    printed = Printed(visitor.page, tmp_path)
    assert addresses
    assert [address for address in addresses if squeezed(address) not in printed.text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_table_is_on_every_sheet_of_it_and_no_row_on_two(
    language: str, visitor: Visitor, tmp_path: Path
) -> None:
    visitor.visit(f"{language}/{PLAN}")
    heads, rows = ([squeezed(one) for one in visitor.page.evaluate(what)] for what in (HEADS, ROWS))
    printed = Printed(visitor.page, tmp_path)
    assert [row for row in rows if not any(row in sheet for sheet in printed.sheets)] == []
    sheets = {number for number, sheet in enumerate(printed.sheets) if sum(row in sheet for row in rows) > 2}
    assert len(sheets) > 1
    for number in sheets:
        assert all(head in printed.sheets[number] for head in heads), number + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mosaic_of_a_plan_is_on_one_sheet(language: str, visitor: Visitor, tmp_path: Path) -> None:
    visitor.visit(f"{language}/{PLAN}")
    groups = [squeezed(one) for one in visitor.page.locator(".mosaic .tally").all_inner_texts()]
    printed = Printed(visitor.page, tmp_path)
    holding = [sheet for sheet in printed.sheets if all(group in sheet for group in groups)]
    assert len(groups) == 8
    assert len(holding) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_prints_its_dates(language: str, visitor: Visitor, tmp_path: Path) -> None:
    visitor.visit(f"{language}/{PLAN}")
    date = {"zh": "2021年4月26日", "en": "26April2021"}[language]
    assert date in Printed(visitor.page, tmp_path).sheets[0]


@pytest.mark.parametrize(("style", "whole"), [("", False), ("tr { break-inside: avoid }", True)])
def test_a_row_cut_through_is_seen(style: str, whole: bool, visitor: Visitor, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    visitor.show(BREACH % style)
    sheets = Printed(visitor.page, tmp_path).sheets
    assert any("ledgerofhomes" in sheet and "lastline" in sheet for sheet in sheets) is whole


def test_footnotes_stand_on_paper_below_their_text_and_their_ways_back_do_not(visitor: Visitor, tmp_path: Path) -> None:
    visitor.visit("en/style_guide/")
    notes = visitor.page.locator("[role=doc-endnotes]")
    assert notes.get_by_role("heading").evaluate("heading => heading.localName") == "h3"  # under that of its part
    back = notes.locator("[role=doc-backlink]")
    assert back.first.is_visible()
    visitor.page.emulate_media(media="print")
    assert [back.nth(number).is_visible() for number in range(back.count())] == [False] * 3
    printed = Printed(visitor.page, tmp_path).text
    assert printed.index("publishedeachmonth") < printed.index("Withoutthechargeforwastewater")
