"""Finds numbers of people in a text: where one stands, and which kind it is of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.problems import Code
from generator.problems.codes import code_named

FOLDER = Path(__file__).parent
_BEFORE, _AFTER = r"(?<![A-Za-z0-9À-ɏ/=&%#_.+-])", r"(?![A-Za-z0-9À-ɏ/_-]|\.[A-Za-z0-9])"
"""Not within a word, a longer number, a decimal or an address; Chinese may stand on either side."""
_PLAIN = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), 0xFF0D, 0xFF08, 0xFF09)}
"""Full-width digits, capitals, hyphen and brackets, as East Asian keyboards write them, to plain ones."""
_WIDE = re.compile(r"[０-９Ａ-Ｚ]")
_AMOUNT = re.compile(r"\s?(?:万|亿|元|人|户|个|件|次|吨|%|％|yuan|people|euros?|€|\$|£)")
"""What follows a number that counts something."""
_COUNTED: Final = re.compile(r"(?:value|numerator|denominator|total|count|asked)['\"]?\s*:\s*$|[¥￥€$£]\s?$")
"""What stands before one."""
_MAY_HOLD = tuple(map(re.compile, (
    r"\d(?:[ ().—-]{0,2}\d){7}", r"[A-Z][·• -]?[A-Z0-9]{5}", r"\d{3}-[A-Z]{2}", r"(?:\d\d ?){3}[A-D]",
)))  # fmt: skip
"""Eight digits, or the form of a plate: a line without holds none of any kind, and most are passed over.  Apart they
are four times as fast as in one pattern."""


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """`line` and `column` count from 1."""

    code: Code
    text: str
    line: int
    column: int

    @property
    def bare(self) -> str:
        return bare(self.text)


@dataclass(frozen=True, slots=True)
class Pattern:
    code: Code
    expression: re.Pattern[str]
    check: Callable[[str], bool]


def bare(number: str) -> str:
    """The same however it is spaced."""
    return "".join(character for character in number.upper() if character.isalnum())


def patterns_for(languages: Iterable[str]) -> tuple[Pattern, ...]:
    """Those of the whole world, and of the countries whose languages a site is in."""
    return _patterns(frozenset(languages))


@lru_cache(maxsize=8)
def _patterns(languages: frozenset[str]) -> tuple[Pattern, ...]:
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    used = [one for one in files if not one["languages"] or languages.intersection(one["languages"])]
    return tuple(_pattern(number) for one in used for number in one["numbers"])


def _pattern(given: Mapping[str, str]) -> Pattern:
    code = code_named(given["code"])
    if code is None:
        raise LookupError(given["code"])
    return Pattern(code, re.compile(_BEFORE + given["pattern"] + _AFTER), CHECKS[given.get("check", "none")])


def find_numbers(text: str, patterns: tuple[Pattern, ...]) -> Iterator[PersonalNumber]:
    """Each number once, of the first kind that it is of."""
    plain = text.translate(_PLAIN) if _WIDE.search(text) else text
    for line, words in enumerate(plain.split("\n"), 1):
        if any(one.search(words) for one in _MAY_HOLD):
            found = sorted(_numbers_in(words, patterns), key=lambda one: one[1].start())
            yield from (PersonalNumber(code, one[0], line, one.start() + 1) for code, one in found)


def _numbers_in(words: str, patterns: tuple[Pattern, ...]) -> Iterator[tuple[Code, re.Match[str]]]:
    taken: set[int] = set()
    for pattern in patterns:
        for found in pattern.expression.finditer(words):
            places = range(*found.span())
            if taken.isdisjoint(places) and pattern.check(bare(found[0])) and not _counts(words, found):
                taken.update(places)
                yield pattern.code, found


def _counts(words: str, found: re.Match[str]) -> bool:
    """Whether it says how much of something there is."""
    is_plain = found[0].isdecimal()
    return is_plain and bool(_AMOUNT.match(words, found.end()) or _COUNTED.search(words[: found.start()]))


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return len(set(number)) > 2 and (sum(digits[::2]) + sum(doubled)) % 10 == 0  # noqa: PLR2004 - 4444… is a pattern


def _iban(number: str) -> bool:
    moved = number[4:] + number[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


def _resident(number: str) -> bool:
    """The check character of GB 11643: a sum of 17 digits with weights, modulo 11."""
    weighted = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(number[:17]))
    return "10X98765432"[weighted % 11] == number[17]


def _nir(number: str) -> bool:
    """Departments 2A and 2B count as 19 and 18."""
    digits = number.replace("2A", "19", 1).replace("2B", "18", 1)
    return digits.isdecimal() and int(digits[:13]) % 97 == 97 - int(digits[13:])


CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "none": lambda _: True, "luhn": _luhn, "iban": _iban, "resident": _resident, "nir": _nir,
}  # fmt: skip
