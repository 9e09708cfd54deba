"""The kinds of page a built site has, and one page of each to look at.

A new content type adds its pages here; until it does, `test_page_types.py` is red.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGUAGES = ("zh", "en")
NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class PageType:
    """`pattern` is an address below the language's folder; `example` the page to look at, else the first there is.

    Each page has its text-only view, `file`, in the same folder.
    """

    name: str
    pattern: str
    example: str = ""
    file: str = "index.html"


PAGE_TYPES = (
    PageType("home", ""),
    PageType("plans", "plans/"),
    PageType("plan", "plans/*/", "plans/gumei-14th-five-year/"),
    PageType("plan-section", "plans/*/*/", "plans/gumei-14th-five-year/review/"),
    PageType("plan-figures", "plans/*/figures/"),
    PageType("project", "plans/*/projects/*/", "plans/gumei-14th-five-year/projects/wanyuancheng-park/"),
    PageType("indicator", "plans/*/indicators/*/", "plans/gumei-14th-five-year/indicators/9/"),
    PageType("reports", "reports/"),
    PageType("report", "reports/*/", "reports/minhang-culture-park/"),
    PageType("series", "series/*/"),
    PageType("funnel", "reports/hongqiao-town-lifts/"),
    PageType("explainers", "explainers/"),
    PageType("explainer", "explainers/*/", "explainers/15-minute-community-life-circle/"),
    PageType("articles", "articles/"),
    PageType("article", "articles/*/", "articles/four-places-revisited/"),
    PageType("units", "units/"),
    PageType("unit", "units/*/"),
    PageType("topics", "topics/"),
    PageType("topic", "topics/*/"),
    PageType("calendar", "calendar/"),
    PageType("method", "method/"),
    PageType("glossary", "glossary/"),
    PageType("models", "models/"),
    PageType("places", "places/"),
    PageType("data", "data/"),
    PageType("page", "pages/*/", "pages/about/"),
    PageType("statement", "statements/*/"),
    PageType("reading-aids", "reading-aids/"),
    PageType("search", "search/"),
    PageType("style-guide", "style_guide/"),
    PageType("style-guide-example", "style_guide/*/", "style_guide/title_4/"),
)
TEXT_TYPES = tuple(
    PageType(f"{page_type.name}-text", page_type.pattern, page_type.example, "text.html")
    for page_type in PAGE_TYPES
    if page_type.name in {"home", "plan", "unit", "indicator", "report", "explainer", "glossary", "reading-aids"}
)


@dataclass(frozen=True, slots=True)
class View:
    """One type of page in one language."""

    page_type: PageType
    language: str

    def __str__(self) -> str:
        return f"{self.page_type.name}-{self.language}"

    def path(self, site: Path) -> str:
        """The address, below the site's root, of the page to look at."""
        pattern = f"{self.language}/{self.page_type.example or self.page_type.pattern}"
        found = sorted(page.parent.relative_to(site) for page in site.glob(f"{pattern}{self.page_type.file}"))
        assert found, f"the site has no page {pattern}"
        return f"{found[0].as_posix()}/{self.page_type.file.removeprefix('index.html')}"


@dataclass(frozen=True, slots=True)
class NotFound:
    """The page that stands for every missing one, in all languages at once."""

    def __str__(self) -> str:
        return "not-found"

    def path(self, site: Path) -> str:
        assert (site / NOT_FOUND).is_file(), f"the site has no {NOT_FOUND}"
        return NOT_FOUND


VIEWS = tuple(View(page_type, language) for page_type in PAGE_TYPES for language in LANGUAGES)
TEXT_VIEWS = tuple(View(page_type, language) for page_type in TEXT_TYPES for language in LANGUAGES)
ALL_VIEWS: tuple[View | NotFound, ...] = (*VIEWS, *TEXT_VIEWS, NotFound())


def untyped_pages(site: Path) -> Iterator[str]:
    """Pages of the built site that belong to no type above."""
    languages = "|".join(LANGUAGES)
    patterns = [
        re.compile(f"(?:{languages})/{page_type.pattern.replace('*', '[^/]+')}(?:index|text).html")
        for page_type in PAGE_TYPES
    ]
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        if path not in {"index.html", NOT_FOUND} and not any(pattern.fullmatch(path) for pattern in patterns):
            yield path
