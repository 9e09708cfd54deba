"""The checks a finished page has to pass, by name: each gives what is wrong with the page that stands open."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.publish.check import check
from tests.browser import test_keyboard, test_reflow
from tests.browser.engines.page_engines import PAGE_ENGINES, PageEngine
from tests.browser.engines.reviewed import unexplained
from tests.browser.visitor import Visitor
from tests.markup import unmarked_chinese
from tests.tiny_site import PROJECT, TinySite


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A page of the built site, as it is or with something planted, before a visitor; `room` is an empty folder."""

    visitor: Visitor
    site: Path
    path: str
    html: str
    room: Path

    def show(self) -> None:
        address = self.visitor.address + self.path
        self.visitor.page.unroute(address)
        self.visitor.page.route(address, lambda route: route.fulfill(body=self.html, content_type="text/html"))
        self.visitor.visit(self.path)

    def show_as_built(self) -> None:
        self.visitor.page.unroute(self.visitor.address + self.path)
        self.visitor.visit(self.path)


Check = Callable[[Exhibit], list[str]]


def by_engine(engine: PageEngine) -> Check:
    return lambda exhibit: [str(one) for one in unexplained(engine.findings(exhibit.visitor.page))]


def by_keyboard(exhibit: Exhibit) -> list[str]:
    page = exhibit.visitor.page
    assert page.context.browser
    with page.context.browser.new_context() as apart:
        return test_keyboard.problems_of_page(page, test_keyboard.Ruler(apart.new_page()))


def by_skip_link(exhibit: Exhibit) -> list[str]:
    return [] if test_keyboard.skips_to_main(exhibit.visitor.page) else ["the first link does not lead to the text"]


def by_reflow(exhibit: Exhibit) -> list[str]:
    return test_reflow.problems_of_page(exhibit.visitor, exhibit.path)


def by_language(exhibit: Exhibit) -> list[str]:
    return list(unmarked_chinese(LexborHTMLParser(exhibit.html)))


def by_aria(exhibit: Exhibit) -> list[str]:
    """Where what is heard differs from the page as it was built."""
    heard = exhibit.visitor.page.locator("body").aria_snapshot()
    exhibit.show_as_built()
    built = exhibit.visitor.page.locator("body").aria_snapshot()
    lines = difflib.ndiff(built.splitlines(), heard.splitlines())
    return [line for line in lines if line.startswith(("-", "+"))]


def by_publishing(exhibit: Exhibit) -> list[str]:
    """What the last look before publishing finds."""
    folder = exhibit.room / "site"
    shutil.copytree(exhibit.site, folder, copy_function=os.link)
    page = folder / exhibit.path / "index.html"
    page.unlink()
    page.write_text(exhibit.html, "utf-8")
    problems = check(folder, TinySite(PROJECT).settings().site_url)
    return [f"{problem.mark} {problem.code}" for problem in problems]


CHECKS: dict[str, Check] = {
    **{engine.name: by_engine(engine) for engine in PAGE_ENGINES},
    "keyboard": by_keyboard,
    "skip_link": by_skip_link,
    "reflow": by_reflow,
    "language": by_language,
    "aria": by_aria,
    "publish": by_publishing,
}
