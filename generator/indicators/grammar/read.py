"""From words to a target.

A text is read from outside to inside: first what stands around the amount (by when, against what, over how many years),
each once and in any order, then the amount.  Every reading is looked for; where words can be read in two ways, that is
told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import get_args

from generator.indicators.grammar.amounts import Units, read_amounts
from generator.indicators.grammar.lexicon import Lexicon
from generator.indicators.grammar.target import PERCENT, Baseline, Change, Comparator, Per, Target
from generator.indicators.grammar.templates import folded

LONGEST = 200
LONGEST_NAME = 40
COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
YEARS = range(1900, 2101)
LONGEST_SPAN = 100
_TWO_YEARS = re.compile(r"(?:fy ?)?([0-9]{4})(?:/|-(?!0[1-9]$|1[0-2]$))([0-9]{2}|[0-9]{4})")
_OUTWARD = {"at_least", "more_than"}

Filling = Mapping[str, str]
Construction = Callable[["_Reader", Target, Filling], Target | None]


def read_target(words: str, lexicon: Lexicon, units: Units) -> tuple[Target, ...]:
    """The target the words give; none where they cannot be read, several where they can be read in several ways."""
    text = words.strip().removesuffix("。").strip()
    if not text or len(text) > LONGEST:
        return ()
    found = set(_Reader(lexicon, units).readings(text, frozenset()))
    least = min((_baseline_length(target) for target in found), default=0)
    kept = [replace(target, words=words) for target in found if _baseline_length(target) == least]
    return tuple(sorted(kept, key=repr))


def _baseline_length(target: Target) -> int:
    """A baseline is as few words as it can be: what may belong to the rest of the sentence does."""
    return len(target.baseline.words) if target.baseline else 0


@dataclass(frozen=True, slots=True)
class _Reader:
    lexicon: Lexicon
    units: Units
    read: dict[tuple[str, frozenset[str]], tuple[Target, ...]] = field(default_factory=dict)

    def readings(self, text: str, used: frozenset[str]) -> tuple[Target, ...]:
        """Every reading with the constructions that are left; what was read once is not read again."""
        if (text, used) not in self.read:
            self.read[text, used] = tuple(dict.fromkeys(self.found(text, used)))
        return self.read[text, used]

    def found(self, text: str, used: frozenset[str]) -> Iterator[Target]:
        for name, construction in CONSTRUCTIONS.items():
            if name in used:
                continue
            for template in self.lexicon.ways(name):
                for filling in template.fillings(text):
                    for inner in self.readings(filling["rest"], used | {name}):
                        if (whole := construction(self, inner, filling)) is not None:
                            yield whole
        yield from self.bounds(text)
        yield from self.factors(text)
        yield from self.deeds(text)

    def bounds(self, text: str) -> Iterator[Target]:
        for comparator in COMPARATORS:
            for template in self.lexicon.ways(comparator):
                for filling in template.fillings(text):
                    if comparator == "between":
                        yield from self.between(filling)
                        continue
                    said = self.lexicon.said(template)
                    yield from (replace(one, said=said) for one in self.single(comparator, filling))

    def single(self, comparator: Comparator, filling: Filling) -> Iterator[Target]:
        text = filling["amount"] if "amount" in filling else filling["head"] + filling["tail"]
        if comparator == "reach" and folded(text) in self.lexicon.zeros:
            yield Target("reach", Decimal(0))
        for amount in read_amounts(text, self.lexicon, self.units):
            yield Target(comparator, amount.value, unit=amount.unit)

    def between(self, filling: Filling) -> Iterator[Target]:
        for upper in read_amounts(filling["upper"], self.lexicon, self.units):
            for bare in read_amounts(filling["lower"], self.lexicon, self.units):
                lower = bare.like(upper)
                if lower.unit == upper.unit and lower.value < upper.value:
                    yield Target("between", lower.value, upper.value, unit=upper.unit)

    def factors(self, text: str) -> Iterator[Target]:
        """Doubling is growth by 100 per cent."""
        factor = self.lexicon.factors.get(folded(text))
        if factor is None:
            return
        for unit in self.units.named(PERCENT):
            change: Change = "increase" if factor > 1 else "decrease"
            yield Target("reach", abs(factor - 1) * 100, unit=unit.id, kind="growth", change=change)

    def deeds(self, text: str) -> Iterator[Target]:
        """Something that is done or is not: words without a number that begin like a milestone."""
        like, han = folded(text), self.lexicon.numbers.han
        plain = len(text) <= LONGEST and not any(map(str.isdecimal, like))
        begun = any(like.startswith(deed if han else f"{deed} ") for deed in self.lexicon.deeds)
        if plain and (begun or (han and like.endswith(self.lexicon.deeds))):
            yield Target("reach", Decimal(0), kind="milestone", deed=text)

    def is_percent(self, target: Target) -> bool:
        return target.unit is not None and folded(self.units.of(target.unit).name) == PERCENT

    def year(self, text: str) -> int | None:
        like = folded(text)
        if not like.isdecimal():
            number = self.lexicon.numbers.whole(text) if self.lexicon.numbers.han else None
            like = str(number or "")
        return int(like) if like.isdecimal() and int(like) in YEARS else None

    def fiscal_year(self, text: str) -> int | None:
        """The first of the two years that a fiscal or school year is named by; 2010-11 may be a month."""
        found = _TWO_YEARS.fullmatch(folded(text))
        follows = found and str(int(found[1]) + 1).endswith(found[2])
        return int(found[1]) if found and follows and int(found[1]) in YEARS else None

    def dated(self, inner: Target, filling: Filling, *, fiscal: bool) -> tuple[Target, int] | None:
        """What is promised, with the kind of its year, and that year."""
        if (year := self.fiscal_year(filling["year"])) is not None:
            return replace(inner, fiscal="two_years"), year
        year = self.year(filling["year"])
        return (replace(inner, fiscal="one_year" if fiscal else ""), year) if year else None

    def by_year(self, inner: Target, filling: Filling, *, fiscal: bool = False) -> Target | None:
        found = self.dated(inner, filling, fiscal=fiscal)
        return replace(found[0], year=found[1]) if found and inner.year is None else None

    def by_fiscal_year(self, inner: Target, filling: Filling) -> Target | None:
        return self.by_year(inner, filling, fiscal=True)

    def in_year(self, inner: Target, filling: Filling, *, fiscal: bool = False) -> Target | None:
        found = self.dated(inner, filling, fiscal=fiscal)
        if found is None:
            return None
        dated, year = found
        if inner.kind == "cumulative" and not (inner.year or inner.since or inner.span):
            return replace(dated, since=year, year=year)
        fits = inner.kind == "level" and inner.year is None and inner.per is None and inner.out_of is None
        return replace(dated, year=year, kind="one_year") if fits else None

    def in_fiscal_year(self, inner: Target, filling: Filling) -> Target | None:
        return self.in_year(inner, filling, fiscal=True)

    def years(self, inner: Target, filling: Filling) -> Target | None:
        first, last = self.year(filling["first"]), self.year(filling["last"])
        summed = self.summed(inner)
        if not first or not last or first >= last or summed is None or summed.year or summed.span:
            return None
        return replace(summed, since=first, year=last)

    def span(self, inner: Target, filling: Filling) -> Target | None:
        count = self.lexicon.numbers.whole(filling["count"])
        whole = count is not None and count == count.to_integral_value() and 1 < count <= LONGEST_SPAN
        summed = inner if inner.kind == "growth" else self.summed(inner)
        if count is None or not whole or summed is None or summed.since:
            return None
        return replace(summed, span=int(count))

    def summed(self, inner: Target) -> Target | None:
        """As a sum over years.  Percentages cannot be added up: words that seem to do so are not understood."""
        if inner.kind not in {"level", "cumulative"} or self.is_percent(inner) or inner.per or inner.out_of:
            return None
        return replace(inner, kind="cumulative")

    def annual(self, inner: Target, _: Filling) -> Target | None:
        """Of each year: a growth on average, or an amount that every year is to have."""
        if inner.annual or inner.per or inner.out_of or inner.since or inner.span or inner.deed:
            return None
        if inner.kind in {"level", "growth"}:
            return replace(inner, kind="growth" if inner.kind == "growth" else "maintain", annual=True)
        if inner.kind != "cumulative":
            return None
        better = inner.better or ("more" if inner.comparator == "reach" else None)
        return replace(inner, kind="maintain", annual=True, better=better)

    def out_of(self, inner: Target, filling: Filling) -> Target | None:
        most = self.lexicon.numbers.whole(filling["whole"])
        fits = inner.kind == "level" and not (inner.unit or inner.per or inner.out_of)
        return replace(inner, out_of=most) if most and fits and (inner.upper or inner.value) <= most else None

    def cumulative(self, inner: Target, _: Filling) -> Target | None:
        return self.summed(inner)

    def maintain(self, inner: Target, _: Filling) -> Target | None:
        return replace(inner, kind="maintain") if inner.kind == "level" and not inner.out_of else None

    def increase(self, inner: Target, _: Filling) -> Target | None:
        return self.growth(inner, "increase")

    def decrease(self, inner: Target, _: Filling) -> Target | None:
        return self.growth(inner, "decrease")

    def growth(self, inner: Target, change: Change) -> Target | None:
        fits = inner.kind == "level" and inner.per is None and inner.out_of is None and inner.value > 0
        return replace(inner, kind="growth", change=change, better=None) if fits else None

    def baseline(self, inner: Target, filling: Filling) -> Target | None:
        if inner.kind != "growth" or inner.baseline:
            return None
        words, value = filling["baseline"], None
        head, bracket, tail = words.partition("（" if "（" in words else "(")
        if bracket:
            value = self.baseline_value(tail.rstrip("）)"), inner)
            if value is None or not tail.endswith(("）", ")")):
                return None
        words = head.strip()
        named = bool(words) and len(words) <= LONGEST_NAME and not set(words) & set(",，、;；")
        return replace(inner, baseline=Baseline(words, value)) if named else None

    def baseline_value(self, text: str, inner: Target) -> Decimal | None:
        """The number in brackets, in the unit of the growth, or, where that is in per cent, in any."""
        amounts = tuple(read_amounts(text.strip(), self.lexicon, self.units))
        return next((one.value for one in amounts if one.unit in {None, inner.unit} or self.is_percent(inner)), None)

    def per(self, inner: Target, filling: Filling) -> Target | None:
        if inner.kind != "level" or inner.per or inner.out_of or self.is_percent(inner):
            return None
        found = next(read_amounts(self.counted(filling["per"]), self.lexicon, self.units), None)
        return replace(inner, per=Per(found.value, found.unit)) if found and found.unit else None

    def counted(self, text: str) -> str:
        """The words with a one before them where they begin with no number: 万人, people."""
        one = "一" if self.lexicon.numbers.han else "1"
        return text if self.lexicon.numbers.leading(text) else f"{one}{text}"

    def verb(self, inner: Target, _: Filling) -> Target | None:
        return inner if inner.kind == "level" else None

    def starts(self, filling: Filling) -> bool:
        """Whether what a number leads up or down from is an amount, where the words name it."""
        return "start" not in filling or any(read_amounts(filling["start"], self.lexicon, self.units))

    def raising(self, inner: Target, filling: Filling) -> Target | None:
        """Words that lead up to a number: of a bare one they say that more is better."""
        if inner.kind != "level" or inner.better or not self.starts(filling):
            return None
        return replace(inner, better="more") if inner.comparator == "reach" else inner

    def lowering(self, inner: Target, filling: Filling) -> Target | None:
        """Words that lead down to a number: a bare one is then the most there may be."""
        if inner.kind != "level" or inner.better or inner.comparator in _OUTWARD or not self.starts(filling):
            return None
        return replace(inner, comparator="at_most") if inner.comparator == "reach" else inner

    def compound(self, inner: Target, filling: Filling) -> Target | None:
        names: tuple[str, ...] = (filling["measures"],)
        for separator in self.lexicon.separators:
            names = tuple(part.strip() for name in names for part in name.split(separator))
        several = len(names) > 1 and len(set(names)) == len(names)
        plain = all(name and len(name) <= LONGEST_NAME and not any(map(str.isdecimal, name)) for name in names)
        fits = inner.kind == "level" and inner.per is None and inner.out_of is None
        return replace(inner, kind="compound", measures=names) if several and plain and fits else None


CONSTRUCTIONS: Mapping[str, Construction] = {
    "by_year": _Reader.by_year,
    "in_year": _Reader.in_year,
    "by_fiscal_year": _Reader.by_fiscal_year,
    "in_fiscal_year": _Reader.in_fiscal_year,
    "years": _Reader.years,
    "span": _Reader.span,
    "compound": _Reader.compound,
    "annual": _Reader.annual,
    "cumulative": _Reader.cumulative,
    "maintain": _Reader.maintain,
    "baseline": _Reader.baseline,
    "increase": _Reader.increase,
    "decrease": _Reader.decrease,
    "per": _Reader.per,
    "out_of": _Reader.out_of,
    "verb": _Reader.verb,
    "raising": _Reader.raising,
    "lowering": _Reader.lowering,
}
