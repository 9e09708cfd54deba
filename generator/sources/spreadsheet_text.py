"""Text that a spreadsheet would take for a formula: told, defused for CSV, and given back as it was."""

from __future__ import annotations

import re

FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
_NEGATIVE = re.compile(r"-\d+(?:[.,]\d+)*\s?[%‰％]?")
"""A plain negative number: a spreadsheet takes it for the number it is.  A wide sign is left to nobody's guess."""
_BEFORE = "' \t\r\n\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}"


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet may run the text; white space and apostrophes before the sign count for nothing."""
    return _begins_with_sign(text) and not _NEGATIVE.fullmatch(text)


def _begins_with_sign(text: str) -> bool:
    return text.startswith(FORMULA_SIGNS) or text.lstrip(_BEFORE).startswith(FORMULA_SIGNS)


def defused(text: str) -> str:
    """The text with an apostrophe before it, where it needs one."""
    return f"'{text}" if is_formula_like(text) else text


def restored(text: str) -> str:
    """What `defused` was given."""
    return text[1:] if text.startswith("'") and _begins_with_sign(text[1:]) else text
