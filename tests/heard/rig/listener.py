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
from tests.heard.rig.screen_reader import LOADED, Transcript, start_screen_reader

FIRST_WORD = 6.0  # seconds to wait for an answer, or for the rest of one that is expected
SILENCE = 0.8  # seconds after which nothing unexpected is waited for
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
        """Press a key as xdotool names it, or several in a row."""
        before = self.transcript.length()
        self.stage.run("xdotool", "key", *key.split())
        return self._hear(before, expected, loads=loads)

    def _hear(self, before: int, expected: Sequence[str], *, loads: bool) -> list[str]:
        """What is said, until it is what was expected, or until nobody would expect any more."""
        said: list[str] = []
        changed = time.monotonic()
        while True:
            now = self.transcript.since(before)
            said, changed = now, changed if now == said else time.monotonic()
            heard = of_new_page(said) if loads else said
            if time.monotonic() - changed > patience(heard, said, expected, loads=loads):
                if self.stage.rests() or heard == list(expected):
                    return heard
                changed = time.monotonic()
            time.sleep(BETWEEN_LOOKS)


def of_new_page(said: list[str]) -> list[str]:
    """What is said of a page while it loads, so far as it does not vary.

    The order of the two sentences does; so does whether the farewell to the old page comes first, and whether the
    line that is read last is the skip link alone or with the line that it covers once it has the focus.
    """
    return [line for sentence in LOADED for line in said if sentence.fullmatch(line)]


def patience(heard: Sequence[str], said: Sequence[str], expected: Sequence[str], *, loads: bool) -> float:
    """How long to wait for more: to the end of the page's first line, for the rest, or for an afterthought."""
    if loads:
        first_line_read = len(heard) >= len(LOADED) and said[-1] not in heard
        return SILENCE if first_line_read else FIRST_WORD
    if list(heard) == list(expected) and expected:
        return AFTERTHOUGHT
    return SILENCE if heard and not expected else FIRST_WORD


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
