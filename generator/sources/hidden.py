"""Characters that hide: what readers do not see, see as something else, or see in another order than it is written.

One check for every way in: the text of a file, what YAML makes of an escape, what Markdown makes of an entity, the
name of a file, a cell of a workbook.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.problems import Code, Mark, Problems

LOST = "\ufffd"
"""Stands where a program could not read a character: the character itself is gone."""

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\u2028\u2029")
"""Letters and signs that are drawn as nothing, or break a line where none is seen: fillers, the empty braille cell."""
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Arabic, Syriac and Kaithi signs that Unicode files under format characters, and that are seen."""
_LAST_OF_A_PLANE = 0xFFFE  # and 0xFFFF: Unicode keeps the last two of each plane free
_JOINERS = frozenset("\u200c\u200d")
_MARKS_OF_DIRECTION = frozenset("\u061c\u200e\u200f")
_ISOLATES, _END_OF_ISOLATE = frozenset("\u2066\u2067\u2068"), "\u2069"
_JOINING = frozenset({
    "ARABIC", "BENGALI", "DEVANAGARI", "GUJARATI", "GURMUKHI", "KANNADA", "KHMER", "MALAYALAM", "MANDAIC", "MONGOLIAN",
    "MYANMAR", "NKO", "ORIYA", "PHAGS-PA", "SINHALA", "SYRIAC", "TAMIL", "TELUGU", "TIBETAN",
})  # fmt: skip
"""How the names of letters begin whose shape a joiner changes."""
_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{3,6}\U000e007f")
"""The flags of England, Scotland and Wales are spelt with tags."""
_ALWAYS_SEEN = re.compile(
    r"[\t\n -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u0482“”‘’…—\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fef\uff01-\uff5e]*"
)


def find_hidden(text: str, start: Mark, problems: Problems) -> None:
    """Note each hidden character of a text that begins at `start`."""
    if _ALWAYS_SEEN.fullmatch(text):
        return
    for number, line in enumerate(text.split("\n")):
        column = start.column if number == 0 else 1
        for at, character in hidden_in(line):
            tell_hidden(Mark(start.path, start.line + number, column + at), character, problems)


def find_added(read: str, written: str, mark: Mark, problems: Problems) -> None:
    """Note each hidden character that reading made of what was `written` at `mark`, where it did not stand as such."""
    for _, character in hidden_in(read):
        if character not in written:
            tell_hidden(mark, character, problems)


def tell_hidden(mark: Mark, character: str, problems: Problems) -> None:
    problems.add(mark, code_of_hidden(character), code_point=code_point_of(character))


def code_of_hidden(character: str) -> Code:
    return "character-lost" if character == LOST else "invisible-character"


def code_point_of(character: str) -> str:
    return f"U+{ord(character):04X}"


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """Where hidden characters stand in one line, and which."""
    if _ALWAYS_SEEN.fullmatch(text):
        return
    flags = {at for found in _FLAG.finditer(text) for at in range(*found.span())}
    isolated = set(_balanced(text))
    for at, character in enumerate(text):
        if _hides(character) and at not in flags and at not in isolated and not _belongs(text, at):
            yield at, character


def _hides(character: str) -> bool:
    if character in "\t\n" or character in _SEEN:
        return False
    if character == LOST or character in _BLANK or _is_selector(character) or _is_none(character):
        return True
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"}


def _is_none(character: str) -> bool:
    """Whether Unicode says that it never will be a character."""
    return ord(character) & _LAST_OF_A_PLANE == _LAST_OF_A_PLANE or "\ufdd0" <= character <= "\ufdef"


def _is_selector(character: str) -> bool:
    """Whether it chooses between shapes of the character before it."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _belongs(text: str, at: int) -> bool:
    """Whether a character that is not seen does what it is for: join letters, choose a shape, order a line."""
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character in _JOINERS:
        joins = _is_joining(before) and (_is_joining(after) or character == "\u200d")
        return joins or (character == "\u200d" and _is_emoji(before) and _is_emoji(after))
    if character in _MARKS_OF_DIRECTION:
        return _has_right_to_left(text)
    if _is_selector(character):
        has_shapes = before and not before.isspace() and not _hides(before) and not before.isalpha()
        return bool(has_shapes) or _is_ideograph(before) or (_is_joining(before) and character <= "\ufe0f")
    return character == "\u180e" and unicodedata.name(before, "").startswith("MONGOLIAN")


def _is_joining(character: str) -> bool:
    return bool(character) and unicodedata.name(character, "").partition(" ")[0] in _JOINING


def _is_emoji(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) in {"So", "Sk"} or character == "\ufe0f")


def _is_ideograph(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK ") if character else False


def _has_right_to_left(text: str) -> bool:
    letters = (character for character in text if character > "\u0590" and character not in _MARKS_OF_DIRECTION)
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in letters)


def _balanced(text: str) -> Iterator[int]:
    """Where isolates stand that are closed in their line, in a line with words written from right to left."""
    if _END_OF_ISOLATE not in text or not _has_right_to_left(text):
        return
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _ISOLATES:
            opened.append(at)
        elif character == _END_OF_ISOLATE and opened:
            yield from (opened.pop(), at)
