"""Someone who cannot see the page: presses keys, and hears."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page, Playwright

from tests.heard.rig.browser import start_browser
from tests.heard.rig.buses import open_buses
from tests.heard.rig.display import open_display
from tests.heard.rig.processes import BETWEEN_LOOKS, Stage, stage
from tests.heard.rig.screen_reader import LOADING, Transcript, start_screen_reader

FIRST_WORD = 6.0  # seconds to wait for an answer, or for the rest of one that is expected
SILENCE = 1.0  # seconds after which nothing unexpected is waited for
AFTERTHOUGHT = 0.2  # the same, once all has been heard that was expected
LOCALES = {"zh": "zh_CN.UTF-8", "en": "C.UTF-8"}
TAGS = {"zh": "zh-CN", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Listener:
    language: str
    stage: Stage
    page: Page
    transcript: Transcript

    def go(self, address: str, expected: Sequence[str] = ()) -> list[str]:
        before = self.transcript.length()
        self.page.goto(address)
        return self._hear(before, expected, loads=True)

    def press(self, key: str, expected: Sequence[str] = (), *, loads: bool = False) -> list[str]:
        """Press a key as xdotool names it."""
        before = self.transcript.length()
        self.stage.run("xdotool", "key", key)
        return self._hear(before, expected, loads=loads)

    def _hear(self, before: int, expected: Sequence[str], *, loads: bool) -> list[str]:
        """What is said, until it is what was expected, or until nobody would expect any more."""
        heard: list[str] = []
        changed = time.monotonic()
        while True:
            said = self.transcript.since(before)
            said = of_new_page(said) if loads else said
            if said != heard:
                heard, changed = said, time.monotonic()
            if time.monotonic() - changed > patience(heard, expected, loads=loads):
                return list(expected) if agree(heard, expected, loads=loads) else heard
            time.sleep(BETWEEN_LOOKS)


def of_new_page(said: list[str]) -> list[str]:
    """What is said of a page that is loaded: what comes before depends on where the old page was left."""
    starts = [index for index, line in enumerate(said) if line in LOADING]
    return said[starts[0] + 1 :] if starts else []


def patience(heard: Sequence[str], expected: Sequence[str], *, loads: bool) -> float:
    if expected and agree(heard, expected, loads=loads):
        return AFTERTHOUGHT
    return SILENCE if heard and not expected else FIRST_WORD


def agree(heard: Sequence[str], expected: Sequence[str], *, loads: bool) -> bool:
    """Whether this is what was expected.  What is said of a page while it loads comes in no fixed order."""
    return sorted(heard) == sorted(expected) if loads else list(heard) == list(expected)


@contextmanager
def listening(language: str, playwright: Playwright, program: str) -> Iterator[Listener]:
    """A desk with a browser and a screen reader, both in one language."""
    with stage(LOCALES[language]) as desk:
        open_display(desk)
        open_buses(desk)
        transcript = start_screen_reader(desk)
        address = start_browser(desk, program, TAGS[language])
        browser = playwright.chromium.connect_over_cdp(address)
        yield Listener(language, desk, browser.contexts[0].pages[0], transcript)
        browser.close()
