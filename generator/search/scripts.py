"""Other ways to write Chinese: Traditional characters, pinyin, the first letters of pinyin."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

from generator.search.text import stem


@cache
def simplified_forms() -> dict[str, str]:
    """The Simplified form of every Traditional character that has one (OpenCC's table; the usual one of several)."""
    table = resources.files("opencc").joinpath("dictionary/TSCharacters.txt").read_text("utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {old: new.split(" ")[0] for old, new in pairs if len(old) == 1 and old != new.split(" ")[0]}


@cache
def _folding() -> dict[int, str]:
    return str.maketrans(simplified_forms())


def simplified(text: str) -> str:
    return text.translate(_folding())


def _each(others: str) -> Any:  # noqa: ANN401 - the package asks for a text and takes a list as well
    """Characters without pinyin as they are, one by one."""
    return list(others)


@lru_cache(maxsize=1 << 15)
def syllables(run: str) -> tuple[str, ...]:
    """The pinyin of each character, without tones; of characters with several readings, the one the phrase asks for."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(run, errors=_each))


@lru_cache(maxsize=1 << 15)
def pinyin_terms(run: str) -> tuple[str, ...]:
    """What is typed for a run of characters by who has no Chinese keyboard: yanglao, and ylf for 养老服(务)."""
    spoken = syllables(run)
    pairs = (one + two for one, two in pairwise(spoken))
    letters = "".join(one[:1] for one in spoken)
    triples = (letters[start : start + 3] for start in range(len(letters) - 2))
    return tuple(map(stem, (*pairs, *triples)))


def pinyin_initial(text: str) -> str:
    """The letter under which an index lists a text: `A` to `Z`, or `#`."""
    first = next((one for one in text if one.isalnum()), "#")
    letter = (syllables(first) or ("#",))[0][:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"
