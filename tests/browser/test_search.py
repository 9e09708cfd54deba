"""Searching as a person does: from any page, by keyboard, narrowing, going back, and when things go wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.engines.page_engines import PAGE_ENGINES
from tests.browser.engines.reviewed import unexplained
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "__proto__",
    "constructor",
    "(.*)+$[a-z]{2,}\\",
    "${alert(1)}`",
    "养" * 100_000,
    "\ud800养老\udfff",
)


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody who comes to the site for the first time."""
    with browser.new_context() as context:
        yield Visitor(context, address)


@pytest.fixture
def scriptless(browser: Browser, address: str) -> Iterator[Visitor]:
    with browser.new_context(java_script_enabled=False) as context:
        yield Visitor(context, address)


def search(reader: Visitor, query: str, language: str = "zh") -> None:
    reader.visit(f"{language}/search/")
    reader.page.locator("#search_words").fill(query)
    reader.page.locator("#search_words").press("Enter")


def addresses(reader: Visitor) -> list[str]:
    links = reader.page.locator("#search_results li a")
    return [link.evaluate("link => link.href").removeprefix(reader.address) for link in links.all()]


@pytest.mark.parametrize(("language", "words"), [("zh", "养老服务"), ("en", "park at night")])
def test_every_page_leads_to_results(reader: Visitor, language: str, words: str) -> None:
    reader.visit(f"{language}/reports/")
    field = reader.page.locator("#find_words")
    assert field.evaluate("field => field.labels[0].innerText")
    field.fill(words)
    field.press("Enter")
    reader.page.locator("#search_results li").first.wait_for()
    assert reader.page.url.startswith(f"{reader.address}{language}/search/?q=")
    assert re.search(r"\d", reader.page.locator("#search_status").inner_text())
    assert reader.page.locator("#search_results li mark").count()
    assert not reader.complaints
    assert not reader.outside


def test_results_name_the_language_of_each(reader: Visitor) -> None:
    search(reader, "lift", "en")
    reader.page.locator("#search_results li").first.wait_for()
    for item in reader.page.locator("#search_results li").all():
        own = "/en/" in item.locator("a").evaluate("link => link.href")
        assert item.get_attribute("lang") == (None if own else "zh-CN")
    expect(reader.page.locator("#search_also")).to_contain_text("电梯")


def test_more_results_are_a_key_away(reader: Visitor) -> None:
    search(reader, "社区")
    reader.page.locator("#search_results li").nth(4).wait_for()
    assert len(addresses(reader)) == 5
    reader.page.locator("#search_more").focus()
    reader.page.keyboard.press("Enter")
    reader.page.locator("#search_results li").nth(5).wait_for()
    assert reader.page.evaluate(
        "() => document.activeElement.closest('li') === document.querySelectorAll('#search_results li')[5]"
    )


def test_narrowing_stands_in_the_address_and_goes_back(reader: Visitor) -> None:
    search(reader, "社区")
    reader.page.locator("#search_results li").first.wait_for()
    every = reader.page.locator("#search_status").inner_text()
    reader.page.locator("#search_narrow summary").press("Enter")
    box = reader.page.locator("input[name=kind][value=reports]")
    expect(box.locator("xpath=..").locator(".count")).to_have_text(re.compile("[1-9]"))
    number = box.locator("xpath=..").locator(".count").inner_text()
    box.check()
    expect(reader.page.locator("#search_status")).to_contain_text(re.compile(rf"\D{number}\D"))
    assert "kind=reports" in reader.page.url
    assert all("/reports/" in address for address in addresses(reader))
    reader.page.locator("input[name=language][value=en]").check()
    expect(reader.page).to_have_url(re.compile("kind=reports.*language=en"))
    reader.page.go_back()
    reader.page.go_back()
    expect(reader.page.locator("#search_status")).to_have_text(every)
    assert not box.is_checked()


def test_the_newest_come_first_when_asked(reader: Visitor) -> None:
    reader.visit("zh/search/?q=社区&sort=date")
    reader.page.locator("#search_results li").nth(4).wait_for()
    dates = re.findall(r"\d{4}(?:-\d\d)*", "\n".join(reader.page.locator("#search_results .stands").all_inner_texts()))
    assert dates
    assert dates == sorted(dates, reverse=True)


def test_words_being_composed_are_left_alone(reader: Visitor) -> None:
    reader.visit("zh/search/")
    reader.page.locator("#search_words").focus()
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Input.imeSetComposition", {"text": "yang'lao", "selectionStart": 8, "selectionEnd": 8})
    reader.page.wait_for_timeout(600)
    assert not reader.page.locator("#search_status").inner_text()
    session.send("Input.insertText", {"text": "养老"})
    reader.page.locator("#search_results li").first.wait_for()
    assert not reader.complaints


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: query[:20].encode("ascii", "replace").decode())
def test_hostile_queries_change_nothing_but_the_results(reader: Visitor, query: str) -> None:
    reader.visit("zh/search/")
    before = reader.page.locator("main *:not(#search_area *)").count()
    reader.page.evaluate(
        """query => {
            const field = document.getElementById("search_words");
            field.value = query;
            field.form.requestSubmit();
        }""",
        query,
    )
    expect(reader.page.locator("#search_status")).not_to_be_empty()
    assert reader.page.locator("main *:not(#search_area *)").count() == before
    assert not reader.page.locator("main img, #search_area script:not([src])").count()
    assert not reader.complaints


@pytest.mark.parametrize("kind", ["root-", r"\d+-"], ids=["root", "others"])
@pytest.mark.parametrize("damage", ["missing", "cut", "foreign"])
def test_a_damaged_index_is_said_and_the_indexes_remain(reader: Visitor, damage: str, kind: str) -> None:
    bodies = {"cut": "searchRows(`养", "foreign": "// nothing"}

    def answer(route: Route) -> None:
        if damage == "missing":
            route.fulfill(status=404, body="")
        else:
            route.fulfill(body=bodies[damage], content_type="text/javascript")

    files = re.compile(rf"/search/{kind}[a-z2-7]+\.js")
    reader.page.route(files, answer)
    search(reader, "养老")
    expect(reader.page.locator("#search_status")).to_contain_text("现在用不了")
    assert reader.page.locator("#part_by_topic a").first.is_visible()
    assert not reader.page.locator("#search_results").is_visible()
    reader.page.unroute(files)
    reader.page.locator("#search_words").press("Enter")
    expect(reader.page.locator("#search_status")).to_contain_text("找到")


def test_the_older_of_two_searches_never_speaks_last(reader: Visitor) -> None:
    held: list[Route] = []
    first = True

    def answer(route: Route) -> None:
        if first:
            held.append(route)
        else:
            route.continue_()

    files = re.compile(r"/search/\d+-[a-z2-7]+\.js")
    reader.visit("zh/search/")
    reader.page.route(files, answer)
    with reader.page.expect_request(files):
        reader.page.locator("#search_words").fill("养老")
        reader.page.locator("#search_words").press("Enter")
    reader.page.wait_for_timeout(500)
    assert held
    first = False
    reader.page.locator("#search_words").fill("加装电梯")
    reader.page.locator("#search_words").press("Enter")
    reader.page.locator("#search_results li").nth(4).wait_for()
    expect(reader.page.locator("#search_status")).to_contain_text("找到")
    shown = reader.page.locator("#search_status").inner_text(), addresses(reader)
    for route in held:
        route.continue_()
    reader.page.wait_for_timeout(1500)
    assert (reader.page.locator("#search_status").inner_text(), addresses(reader)) == shown


def test_nothing_found_offers_ways(reader: Visitor) -> None:
    search(reader, "qqzzxxqq")
    expect(reader.page.locator("#search_status")).to_contain_text("没有找到")
    assert reader.page.locator("#part_by_unit a").first.is_visible()


def test_a_site_on_a_disk_can_be_searched(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{(site / 'zh/search/index.html').as_uri()}?q=电梯")
        page.locator("#search_results li a").first.click()
        page.wait_for_url(re.compile(r"/zh/.*index\.html"))
        assert page.locator("h1").inner_text()


def test_the_key_is_taken_only_when_asked_for(reader: Visitor) -> None:
    reader.visit("en/reports/")
    reader.page.keyboard.press("/")
    assert reader.page.evaluate("() => document.activeElement.id") != "find_words"
    reader.visit("en/search/")
    reader.page.locator("#search_narrow summary").click()
    reader.page.locator("#search_key").check()
    reader.visit("en/reports/")
    reader.page.keyboard.press("/")
    assert reader.page.evaluate("() => document.activeElement.id") == "find_words"
    assert reader.page.locator("#find_words").input_value() == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_scripts_the_form_leads_to_the_indexes(scriptless: Visitor, language: str) -> None:
    scriptless.visit(f"{language}/")
    scriptless.page.locator("#find_words").fill("park")
    scriptless.page.locator("#find_words").press("Enter")
    for way in ("topic", "unit", "kind", "year", "letter"):
        assert scriptless.page.locator(f"#part_by_{way} a").first.is_visible(), way
    assert not scriptless.page.locator("#search_narrow").is_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_engines_find_no_fault_in_results_and_open_facets(browser: Browser, address: str, language: str) -> None:
    with browser.new_context(bypass_csp=True) as context:
        reader = Visitor(context, address)
        search(reader, "park", language)
        reader.page.locator("#search_results li").first.wait_for()
        reader.page.locator("#search_narrow summary").click()
        found = [one for engine in PAGE_ENGINES for one in engine.findings(reader.page)]
        assert not [one for one in found if one.certain and "details" in one.where], "named, once it is open"
        assert not [one for one in unexplained(found) if one.certain]
