"""How one language says a target: its ways of saying, from its catalogue, and its numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import cast

from generator.digits import MARKS, Digits
from generator.indicators.grammar.templates import Template, folded
from generator.messages import REFERENCE, Catalogue, read_catalogue
from generator.numerals import read_han
from generator.numerals.plain import exact
from generator.publication import Said

_HAN = re.compile("[〇零一二三四五六七八九十百千万亿两]+")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers alone: digits as the language groups them, and its words for small ones."""

    digits: Digits
    pattern: re.Pattern[str]
    scales: Mapping[str, int] = field(hash=False)
    cardinals: Mapping[str, Decimal] = field(hash=False)
    joiners: tuple[str, ...] = ("",)
    """What may stand between a scale and a unit: `d'` in milliards d'euros."""
    han: bool = False

    def leading(self, text: str) -> list[tuple[Decimal, str]]:
        """The numbers the text can begin with, the shortest first, each with what follows it."""
        like = folded(text)
        if found := self.pattern.match(like):
            number = exact(self.digits.plain(found[0]))
            return [] if number is None else [(number, text[found.end() :].strip())]
        if self.han and (found := _HAN.match(like)):
            ends = range(1, found.end() + 1)
            read = ((read_han(like[:end]), text[end:].strip()) for end in ends)
            return [(Decimal(number), rest) for number, rest in read if number is not None]
        word = like.partition(" ")[0]
        return [(self.cardinals[word], text[len(word) :].strip())] if word in self.cardinals else []

    def whole(self, text: str) -> Decimal | None:
        """The number that the text is, and nothing else."""
        return next((number for number, rest in self.leading(text) if not rest), None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    catalogue: Catalogue
    numbers: Numbers
    templates: Mapping[str, tuple[Template, ...]] = field(hash=False)
    separators: tuple[str, ...]
    """What stands between the names of several rates, the usual one first."""
    factors: Mapping[str, Decimal] = field(hash=False)
    """Words that are growth by a factor: double, 翻一番."""
    zeros: frozenset[str] = frozenset()
    """Words that say that nothing of it is to be: net zero, 清零."""
    deeds: tuple[str, ...] = ()
    """Words with which a milestone begins or, in Chinese, ends: adopt, 建成."""
    fractions: Mapping[str, Decimal] = field(default_factory=dict, hash=False)
    """Parts of a whole in words, in per cent: three quarters.  A third is none, since it has no exact number."""
    halves: tuple[str, ...] = ()
    """What adds a half to the number before it: two and a half million."""
    points: frozenset[str] = frozenset()
    """What percentage points are called: the change of a level that is in per cent."""

    def ways(self, name: str) -> tuple[Template, ...]:
        return self.templates.get(name, ())

    def write(self, name: str, **values: str) -> str:
        """In the first of the ways, which is the usual one; a partial catalogue may have none."""
        ways = self.ways(name) or lexicon_of(REFERENCE).ways(name)
        return ways[0].filled(**values)

    def said(self, template: Template) -> Said:
        """A way of saying a comparator, as pages may show it."""
        return Said(template.filled(amount="#", head="#", tail=""), self.catalogue.language.code)

    def number(self, value: Decimal) -> str:
        return self.catalogue.number(value)


@cache
def lexicon_of(code: str) -> Lexicon:
    return _lexicon(read_catalogue(code))


def _lexicon(catalogue: Catalogue) -> Lexicon:
    content = dict(catalogue.targets)
    cardinals = _decimals(content.pop("cardinals", {}))
    factors, fractions = (_decimals(content.pop(name, {})) for name in ("factors", "fractions"))
    separators = cast("list[str]", content.pop("separators", [", "]))
    joiners = tuple(map(folded, cast("list[str]", content.pop("joiners", [""]))))
    words = {name: cast("list[str]", content.pop(name, [])) for name in ("zeros", "deeds", "halves", "points")}
    ways = {name: tuple(map(Template.of, cast("list[str]", texts))) for name, texts in content.items()}
    zeros, deeds, halves, points = (tuple(map(folded, one)) for one in words.values())
    return Lexicon(
        catalogue, _numbers(catalogue, cardinals, joiners), ways, tuple(separators), factors, frozenset(zeros), deeds,
        fractions, halves, frozenset(points),
    )  # fmt: skip


def _decimals(table: object) -> dict[str, Decimal]:
    return {folded(word): Decimal(str(value)) for word, value in cast("Mapping[str, object]", table).items()}


def _numbers(catalogue: Catalogue, cardinals: Mapping[str, Decimal], joiners: tuple[str, ...]) -> Numbers:
    words, digits = catalogue.numbers, catalogue.numbers.digits
    pattern = rf"[{MARKS}]*-?(?:{digits.grouped}|\d+){digits.fraction}(?!\d)"
    return Numbers(digits, re.compile(pattern), words.scales, cardinals, joiners, words.han)
