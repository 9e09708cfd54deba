"""The short mark of a text, by which an editor sees whether it is still the one that something was made from."""

from __future__ import annotations

import hashlib

LENGTH = 12
"""In hexadecimal digits.  Nobody has to be kept from forging one, and 48 bits do not meet by chance."""


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:LENGTH]
