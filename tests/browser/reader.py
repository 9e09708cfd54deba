"""Someone who uses the reading bar."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.visitor import PATIENCE, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator

READING = Path(__file__).with_name("reading.js").read_text("utf-8")
KEY = "gongkai-reading"
PLAN = "zh/plans/gumei-14th-five-year/"
REPORT = "zh/reports/minhang-culture-park/"
EVERYTHING = {
    "version": 1, "zoom": "200", "scheme": "yellow-on-black", "pointer": "on", "crosshair": "on", "caption": "on",
    "sound": "on", "rate": "1.4", "mode": "all", "pin": "on",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance as the browser's voice was given it."""

    text: str
    lang: str
    rate: float
    voice: str


class Reader(Visitor):
    """A visitor with an empty device, whose browser writes down what it would speak."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        context.add_init_script(READING)
        super().__init__(context, address)

    def keep(self, kept: str) -> None:
        """Have something in the device's storage when the next page comes."""
        self.page.add_init_script(f"localStorage.getItem('{KEY}') ?? localStorage.setItem('{KEY}', {json.dumps(kept)})")

    def kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = json.loads(self.page.evaluate(f"localStorage.getItem('{KEY}')") or "{}")
        return kept

    @property
    def root_attributes(self) -> dict[str, str]:
        """What the bar says of the page's state, by which style sheet and functions go."""
        attributes: dict[str, str] = self.page.evaluate("({ ...document.documentElement.dataset })")
        return {name: value for name, value in attributes.items() if name != "scripts"}

    @property
    def opener(self) -> Locator:
        return self.page.locator("#reading_bar_opener")

    @property
    def bar(self) -> Locator:
        return self.page.locator("#reading_bar")

    @property
    def status(self) -> str:
        return self.bar.get_by_role("status").inner_text()

    def open(self, path: str) -> None:
        self.visit(path)
        self.opener.click()

    def press(self, name: str) -> None:
        self.bar.locator(f"button[name={name}]").press("Enter")

    def choose(self, name: str, value: str) -> None:
        self.bar.locator(f"select[name={name}]").select_option(value)

    def is_pressed(self, name: str) -> bool:
        return self.bar.locator(f"button[name={name}]").get_attribute("aria-pressed") == "true"

    def style(self, selector: str, name: str) -> str:
        return str(
            self.page.evaluate("([css, name]) => getComputedStyle(document.querySelector(css))[name]", [selector, name])
        )

    def wait_for(self, condition: str) -> None:
        """Wait until a condition holds on the page, whose security policy forbids Playwright's own way to ask."""
        for _ in range(PATIENCE // 20):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"never came true: {condition}")

    def spoken(self) -> list[Spoken]:
        """What has been spoken, once there is no more."""
        before = -1
        while before != (now := self.page.evaluate("spoken.length")):
            before = now
            self.page.wait_for_timeout(60)
        return [Spoken(**one) for one in self.page.evaluate("spoken.splice(0)")]

    def listening(self) -> list[str]:
        """What the page listens to at this moment."""
        return list(self.page.evaluate("listening()"))
