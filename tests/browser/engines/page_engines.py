"""The engines that look at an open page: axe-core, IBM Equal Access and HTML_CodeSniffer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.browser.engines.finding import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
About = Literal["everything", "places", "colours"]
"""What an engine is asked: all its rules, those that go by where things stand and by colours, those of colours."""
PACKAGES = HERE.parents[1] / "node_modules"


@dataclass(frozen=True, slots=True)
class PageEngine:
    """An engine that runs in the page: `library` brings it there, under the name `object_`; the script `name` asks."""

    name: str
    library: str
    object_: str

    def findings(self, page: Page, about: About = "everything") -> list[Finding]:
        """What the engine says of the page as it is now; of less, where it can be asked less."""
        if not page.evaluate("name => name in window", self.object_):
            page.evaluate(read(PACKAGES / self.library))
            page.evaluate(read(HERE / "place.js"))
        answers = page.evaluate(read(HERE / f"{self.name}.js"), about)
        return [Finding(engine=self.name, **answer) for answer in answers]


@cache
def read(path: Path) -> str:
    assert path.is_file(), f"{path.name} is missing: run npm ci in tests"
    return path.read_text("utf-8")


AXE = PageEngine("axe", "axe-core/axe.min.js", "axe")
EQUAL_ACCESS = PageEngine("equal_access", "accessibility-checker-engine/ace.js", "ace")
HTML_CODESNIFFER = PageEngine("html_codesniffer", "html_codesniffer/build/HTMLCS.js", "HTMLCS")
PAGE_ENGINES = (AXE, EQUAL_ACCESS, HTML_CODESNIFFER)
