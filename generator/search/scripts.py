"""Other ways to write Chinese: Traditional characters, pinyin, the first letters of pinyin."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise, product
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


def syllables(run: str) -> tuple[str, ...]:
    """The pinyin of each character, without tones; of characters with several readings, the one the phrase asks for."""
    from pypinyin.seg.mmseg import seg

    return tuple(syllable for word in seg.cut(run) for syllable in _read(word))


@lru_cache(maxsize=1 << 12)
def _read(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin([word], errors=_each))


@lru_cache(maxsize=1 << 13)
def _readings(character: str, usual: str) -> tuple[str, ...]:
    """The reading a phrase asks for, and another where there is one: names are read in their own way."""
    from pypinyin import Style, pinyin

    other = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys((usual, *(other[0] if other else ()))))[:2]


@lru_cache(maxsize=1 << 12)
def pinyin_terms(run: str) -> tuple[str, ...]:
    """What is typed for a run of characters by who has no Chinese keyboard: yanglao, and ylf for 养老服(务)."""
    spoken = [_readings(character, usual) for character, usual in zip(run, syllables(run), strict=False)]
    pairs = (one + two for first, second in pairwise(spoken) for one in first for two in second)
    letters = [tuple(dict.fromkeys(one[:1] for one in each)) for each in spoken]
    triples = ("".join(some) for start in range(len(letters) - 2) for some in product(*letters[start : start + 3]))
    return tuple(dict.fromkeys(map(stem, (*pairs, *triples))))


def pinyin_initial(text: str) -> str:
    """The letter under which an index lists a text: `A` to `Z`, or `#`."""
    first = next((one for one in text if one.isalnum()), "#")
    letter = (syllables(first) or ("#",))[0][:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"
