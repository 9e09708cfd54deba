"""Without scripts nothing is lost: navigation, languages, whole tables, downloads."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from tests.browser.page_types import LANGUAGES, VIEWS, View
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.check("scripts-off")]

PLAN = "plans/gumei-14th-five-year/"
INDICATORS = 37
COLLECTIONS = ("plans", "reports", "explainers", "articles", "units", "topics")

SEEN_LINKS = """() => [...document.querySelectorAll("header nav a")].filter((link) => link.checkVisibility())
  .map((link) => link.href)"""


@pytest.fixture(scope="module")
def scriptless(browser: Browser, address: str) -> Iterator[Visitor]:
    with browser.new_context(java_script_enabled=False) as context:
        yield Visitor(context, address)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_navigation_and_language_switch_lead_where_they_say(view: View, scriptless: Visitor, site: Path) -> None:
    """To every collection, and to the same page in the other language."""
    path = view.path(site)
    scriptless.visit(path)
    links = set(scriptless.page.evaluate(SEEN_LINKS))
    collections = {f"{scriptless.address}{view.language}/{collection}/" for collection in COLLECTIONS}
    assert collections - links == set()
    (other,) = (language for language in LANGUAGES if language != view.language)
    scriptless.page.locator(f'header a[hreflang^="{other}"]').click()
    assert scriptless.page.url == scriptless.address + path.replace(view.language, other, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plan_shows_every_indicator(language: str, scriptless: Visitor) -> None:
    scriptless.visit(f"{language}/{PLAN}")
    headers = scriptless.page.locator("table tbody th[scope=row]")
    assert headers.count() == INDICATORS
    assert all(header.is_visible() for header in headers.all())


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_can_be_taken_along(language: str, scriptless: Visitor) -> None:
    scriptless.visit(f"{language}/{PLAN}")
    with scriptless.page.expect_download() as download:
        scriptless.page.locator('main a[href$=".csv"]').click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == INDICATORS


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_folded_opens_by_address_by_keyboard_and_on_paper(language: str, scriptless: Visitor) -> None:
    page, rule = scriptless.page, "#rule_sum_behind"
    scriptless.visit(f"{language}/method/")
    assert not page.locator(rule).is_visible()
    page.emulate_media(media="print")
    assert page.locator(rule).is_visible()
    page.emulate_media(media="screen")
    summary = page.locator("#part_rules summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(rule).is_visible()
    page.goto("about:blank")
    scriptless.visit(f"{language}/method/{rule}")
    assert page.locator(rule).is_visible()
    assert page.evaluate("(rule) => document.querySelector(rule).getBoundingClientRect().top < innerHeight", rule)
