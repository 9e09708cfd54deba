"""The ways of seeing that a reader's system asks for."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Mode:
    """`media` is what the browser is asked to emulate."""

    name: str
    media: dict[str, Any]

    @contextmanager
    def of(self, page: Page) -> Iterator[None]:
        """The page in this mode, and afterwards as it was."""
        page.emulate_media(**self.media)
        yield
        page.emulate_media(color_scheme="null", forced_colors="null", contrast="null", reduced_motion="null")


MODES = (
    Mode("dark", {"color_scheme": "dark"}),
    Mode("forced-colors", {"forced_colors": "active"}),
    Mode("more-contrast", {"contrast": "more"}),
    Mode("reduced-motion", {"reduced_motion": "reduce"}),
)


def mode_named(name: str) -> Mode:
    return next(mode for mode in MODES if mode.name == name)
