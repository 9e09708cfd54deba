"""From a target back to words, in the usual way of a language: what `read.py` reads to the same target."""

from __future__ import annotations

from decimal import Decimal

from generator.indicators.grammar.amounts import Units, show_amount
from generator.indicators.grammar.lexicon import Lexicon
from generator.indicators.grammar.target import Baseline, Target


def show_target(target: Target, lexicon: Lexicon, units: Units) -> str:
    """`units` name what the target counts, in the language of the lexicon."""
    words = _bound(target, lexicon, units)
    if target.per:
        per = show_amount(target.per.number, target.per.unit, lexicon, units)
        words = lexicon.write("per", rest=words, per=per)
    if target.out_of is not None:
        words = lexicon.write("out_of", rest=words, whole=lexicon.number(target.out_of))
    if target.better:
        words = lexicon.write("raising", rest=words)
    return _framed(_of_kind(words, target, lexicon), target, lexicon)


def _bound(target: Target, lexicon: Lexicon, units: Units) -> str:
    if target.deed:
        return target.deed
    amount = show_amount(target.value, target.unit, lexicon, units)
    if target.upper is None:
        return lexicon.write(target.comparator, amount=amount)
    return lexicon.write("between", lower=amount, upper=show_amount(target.upper, target.unit, lexicon, units))


def _of_kind(words: str, target: Target, lexicon: Lexicon) -> str:
    if target.annual and target.kind == "maintain":
        return lexicon.write("annual", rest=words)
    if target.kind in {"cumulative", "maintain"}:
        return lexicon.write(target.kind, rest=words)
    if target.kind == "compound":
        return lexicon.write("compound", rest=words, measures=lexicon.separators[0].join(target.measures))
    if target.change:
        words = lexicon.write(target.change, rest=words)
    if target.annual:
        words = lexicon.write("annual", rest=words)
    if target.baseline:
        words = lexicon.write("baseline", rest=words, baseline=_baseline(target.baseline, lexicon))
    return words


def _baseline(baseline: Baseline, lexicon: Lexicon) -> str:
    value: Decimal | None = baseline.value
    return baseline.words if value is None else f"{baseline.words} ({lexicon.number(value)})"


def _framed(words: str, target: Target, lexicon: Lexicon) -> str:
    if target.span:
        words = lexicon.write("span", rest=words, count=str(target.span))
    if target.since:
        return lexicon.write("years", rest=words, first=str(target.since), last=str(target.year))
    if target.year:
        fiscal = "fiscal_year" if target.fiscal == "one_year" else "year"
        way = f"in_{fiscal}" if target.kind == "one_year" else f"by_{fiscal}"
        year = str(target.year) if target.fiscal == "one_year" else target.year_words(target.year)
        return lexicon.write(way, rest=words, year=year)
    return words
