"""Ways of saying, with places left open: `at least {amount}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.numerals.plain import plain_form

_SLOT = re.compile(r"\{(\w+)\}")
_ALIKE = str.maketrans({**dict.fromkeys("–—−‐‑", "-"), **dict.fromkeys("’‘ʼ", "'"), "〜": "~", "≧": "≥", "≦": "≤"})


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text as it is compared: small letters, plain digits, one kind of dash; each character keeps its place."""
    return "".join(map(_folded_character, text)).translate(_ALIKE)


def _folded_character(character: str) -> str:
    """A digit that is raised, lowered or in a circle is a mark, and no digit of a number."""
    if character.isspace():
        return " "
    plain = plain_form(character).lower()
    return plain if len(plain) == 1 else character


@dataclass(frozen=True, slots=True)
class Template:
    """`literals` stand before, between and after the open places, folded; `slots` are the names of those."""

    text: str
    literals: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Template:
        parts = _SLOT.split(text)
        return cls(text, tuple(map(folded, parts[::2])), tuple(parts[1::2]))

    def fillings(self, text: str) -> Iterator[Mapping[str, str]]:
        """Each way in which `text` is this template with something in every open place."""
        last = self.literals[-1]
        like = folded(text)
        if like.startswith(self.literals[0]) and like.endswith(last):
            yield from self._fill(text, like, len(self.literals[0]), 0)

    def _fill(self, text: str, like: str, start: int, slot: int) -> Iterator[Mapping[str, str]]:
        last = slot == len(self.slots) - 1
        for end in self._ends(like, start, slot):
            filling = text[start:end].strip()
            if not filling:
                continue
            if last:
                yield {self.slots[slot]: filling}
                continue
            for rest in self._fill(text, like, end + len(self.literals[slot + 1]), slot + 1):
                yield {self.slots[slot]: filling, **rest}

    def _ends(self, like: str, start: int, slot: int) -> Iterator[int]:
        """Where the open place may end: before the literal that follows it."""
        literal = self.literals[slot + 1]
        if slot == len(self.slots) - 1:
            yield from (len(like) - len(literal),) if len(like) - len(literal) > start else ()
            return
        end = like.find(literal, start + 1)
        while 0 <= end < len(like):
            yield end
            end = like.find(literal, end + 1)

    def filled(self, **values: str) -> str:
        return self.text.format_map(values)
