"""Names that become addresses and file names: folders, identifiers, keys of registers."""

from __future__ import annotations

import re
from typing import Final

from generator.problems import Code

MOST_CHARACTERS: Final = 100
"""File systems end at 255 bytes, and downloads add a language, a kind and an ending to the name."""

_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # devices of Windows, whatever ending follows
_SIGNS = re.compile(r'[<>:"|?*\\]|[. ]$')  # Windows stores none of them, and drops the last
MOST_BYTES: Final = 240
"""Of the name of a file that is published: sizes of pictures add up to `.960w.webp`."""


def has_form(name: str) -> bool:
    return _FORM.fullmatch(name) is not None


def beyond_use(name: str) -> Code | None:
    """The problem of a name in the right form that some computer cannot store."""
    if len(name) > MOST_CHARACTERS:
        return "name-too-long"
    return "name-reserved" if _RESERVED.fullmatch(name) else None


def beyond_storing(name: str) -> Code | None:
    """The problem of a file or folder of any name that some computer cannot store."""
    if len(name.encode()) > MOST_BYTES:
        return "name-too-long"
    if _SIGNS.search(name):
        return "name-signs"
    return "name-reserved" if _RESERVED.fullmatch(name.partition(".")[0].lower()) else None


def shortened(name: str) -> str:
    """A name as a message can hold it."""
    return name if len(name) <= MOST_CHARACTERS else f"{name[:20]}…"
