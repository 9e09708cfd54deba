"""The ways a reader may have set the system, or the site, up.

A further way is one more `Mode`; if it changes what the page is made of (an open panel, say), or is a stored setting
that works from the next load on, `enter` does that, and reloads where it must; `leave` undoes it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypedDict

from playwright.sync_api import Page

from tests.browser.reader import KEY

WIDTHS = (1280, 375, 320)
HEIGHT = 900


class Media(TypedDict, total=False):
    color_scheme: Literal["light", "dark"]
    forced_colors: Literal["active", "none"]
    contrast: Literal["more", "no-preference"]
    reduced_motion: Literal["reduce", "no-preference"]


NEUTRAL: Media = {
    "color_scheme": "light",
    "forced_colors": "none",
    "contrast": "no-preference",
    "reduced_motion": "no-preference",
}


def be_neutral(page: Page) -> None:
    page.emulate_media(**NEUTRAL)


def with_media(**changes: str) -> Callable[[Page], None]:
    """The page as the browser shows it to someone with these wishes; nothing is loaded anew."""

    def enter(page: Page) -> None:
        page.emulate_media(**{**NEUTRAL, **changes})  # type: ignore[arg-type] # the keys of Media

    return enter


@dataclass(frozen=True, slots=True)
class Mode:
    name: str
    enter: Callable[[Page], None]
    leave: Callable[[Page], None] = be_neutral

    @contextmanager
    def on(self, page: Page) -> Iterator[None]:
        """The page in this mode, and afterwards as it was."""
        self.enter(page)
        try:
            yield
        finally:
            self.leave(page)

    def __str__(self) -> str:
        return self.name


READING_AIDS = {"version": 1, "zoom": "200", "scheme": "yellow-on-black", "pin": "on"}


def turn_aids_on(page: Page) -> None:
    """The reading bar pinned open, text at twice the size, yellow on black: remembered, so from a new load on."""
    be_neutral(page)
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(READING_AIDS)])
    page.reload()


def turn_aids_off(page: Page) -> None:
    page.evaluate("key => localStorage.removeItem(key)", KEY)
    page.reload()


LIGHT = Mode("light", be_neutral)
DARK = Mode("dark", with_media(color_scheme="dark"))
FORCED_COLOURS = Mode("forced colours", with_media(forced_colors="active"))
MORE_CONTRAST = Mode("more contrast", with_media(contrast="more"))
REDUCED_MOTION = Mode("reduced motion", with_media(reduced_motion="reduce"))
AIDED = Mode("reading aids", turn_aids_on, turn_aids_off)

ASKED_OF_THE_SYSTEM = (DARK, FORCED_COLOURS, MORE_CONTRAST, REDUCED_MOTION)
COLOURED = (LIGHT, DARK, FORCED_COLOURS, MORE_CONTRAST, AIDED)
"""Those in which a page has other colours, or is made of other things."""


def set_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
