"""A target as `indicators.yml` writes it: the source's words, and beside them only what the words leave open."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from generator.indicators.grammar.amounts import Unit, Units
from generator.indicators.grammar.lexicon import Lexicon, lexicon_of
from generator.indicators.grammar.read import read_target
from generator.indicators.grammar.show import show_target
from generator.indicators.grammar.target import Baseline, Change, Comparator, Kind, Question, Target
from generator.problems import Code
from generator.sources.fields import Boolean, Integer, MeasureReference, Model, Number, Reading, Text, fault

_SILENT: dict[str, object] = {field.name: field.default for field in fields(Target)}
MONITORED = Target("reach", Decimal(0), kind="monitored")
"""Nothing is promised; what becomes of the number is shown."""
_SUMMED_OR_HELD = {"cumulative", "growth", "one_year", "maintain"}


class TargetFields(Model):
    """What is promised.  `words` are the cell of the source; every other field must agree with what they say.

    Without words nothing is promised, and the indicator is monitored.  Words that cannot be read are published as they
    are; what the other fields say of them is the editors' reading.
    """

    words: Text = ""
    value: Number | None = None
    upper: Number | None = None
    comparator: Comparator | None = None
    unit: MeasureReference | None = None
    editorial_unit: Boolean = False
    """The source lost the unit and the editors put it back."""
    kind: Kind | None = None
    change: Change | None = None
    year: Integer | None = None
    """Where the target is not for the last year of the plan."""
    since: Integer | None = None
    span: Integer | None = None
    baseline_value: Number | None = None
    """The number growth is counted from, where the words do not give it."""


def settle(given: TargetFields, reading: Reading) -> Target:
    """The target that words and fields give together; a fault where they cannot be read, or do not agree."""
    if not given.words:
        return _monitored(given)
    if "measure" not in reading.references:
        return Target("reach", given.value or Decimal(0), words=given.words)
    lexicon, units = _understanding(given.words, reading)
    read = _read(given, lexicon, units)
    if isinstance(read, Question):
        return _by_editors(given, read)
    for name in ("value", "upper", "comparator", "unit", "kind", "change", "year", "since", "span"):
        read = _agreed(read, name, getattr(given, name), (lexicon, units))
    return replace(_with_baseline(read, given), words=given.words, editorial_unit=given.editorial_unit)


def _monitored(given: TargetFields) -> Target:
    if given.value is not None:
        fault("missing-field", field="words")
    return replace(MONITORED, unit=given.unit)


def _by_editors(given: TargetFields, question: Question) -> Target:
    """What the fields say of words that were not understood; where they say nothing, that is asked."""
    plain = Target("reach", Decimal(0), kind="unread", year=given.year, words=given.words, question=question)
    if given.kind == "milestone":
        return replace(plain, kind="milestone", deed=given.words, question=None)
    if question.code != "target-unread" or given.value is None or not (given.unit or given.kind):
        return plain  # without its unit a number might say something else than the words
    return Target(
        given.comparator or "reach", given.value, given.upper, given.unit, kind=given.kind or "level",
        change=given.change, year=given.year, since=given.since, span=given.span, words=given.words, editorial=True,
        baseline=None if given.baseline_value is None else Baseline("", given.baseline_value),
    )  # fmt: skip


def read_words(words: str, reading: Reading) -> Target | None:
    """What the words say by themselves; None where they cannot be read, or in more than one way."""
    found = read_target(words, *_understanding(words, reading))
    return found[0] if len(found) == 1 else None


def _understanding(words: str, reading: Reading) -> tuple[Lexicon, Units]:
    """The first of the site's languages in which the words can be read: a plan may not be in the default one."""
    grammars = [_grammar(language.code, reading) for language in reading.languages]
    return next((grammar for grammar in grammars if read_target(words, *grammar)), grammars[0])


def _grammar(code: str, reading: Reading) -> tuple[Lexicon, Units]:
    units = tuple(
        Unit(identifier, name, measure.scale.get(code, Decimal(1)))
        for identifier, measure in reading.measures.items()
        if code in measure.names
        for name in dict.fromkeys((measure.names[code], *measure.forms.get(code, ())))
    )
    return lexicon_of(code), Units(units)


def _read(given: TargetFields, lexicon: Lexicon, units: Units) -> Target | Question:
    """The one reading of the words; of several that differ in their unit alone, the one whose unit is given."""
    found = read_target(given.words, lexicon, units)
    if len(found) > 1 and given.unit:
        found = read_target(given.words, lexicon, units.only(given.unit)) or found
    if not found:
        understood, rest = _understood(given.words, lexicon, units)
        return _question("target-unread", words=given.words, understood=understood or "—", rest=rest)
    if len({replace(one, unit=None) for one in found}) < len(found):
        known = ", ".join(dict.fromkeys(one.unit or "" for one in found))
        return _question("target-unit", words=given.words, known=known)
    if len(found) > 1:
        shown = " / ".join(show_target(one, lexicon, units) for one in found)
        return _question("target-ambiguous", words=given.words, readings=shown)
    return found[0]


def _question(code: Code, /, **details: str) -> Question:
    return Question(code, tuple(sorted(details.items())))


def _understood(words: str, lexicon: Lexicon, units: Units) -> tuple[str, str]:
    """The longest beginning or end of the words that can be read, and what stands in its way."""
    for length in range(len(words) - 1, 0, -1):
        for part, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            if read_target(part, lexicon, units):
                return part.strip(), rest.strip()
    return "", words


def _agreed(read: Target, name: str, given: Any, grammar: tuple[Lexicon, Units]) -> Target:  # noqa: ANN401 - any field of the target
    """The target with the field as given, where the words leave it open; a fault where they say otherwise."""
    said = getattr(read, name)
    if given is None or given == said:
        return read
    if name in {"value", "upper", "comparator", "change"} or said != _open(name) or not _fits(read, name, given):
        shown = show_target(read, *grammar)
        fault("target-differs", at=name, field=name, value=given, words=read.words, read=shown)
    return replace(read, **{name: given})


def _open(name: str) -> object:
    """What the field holds where the words say nothing of it."""
    return "level" if name == "kind" else _SILENT[name]


def _fits(read: Target, name: str, given: Any) -> bool:  # noqa: ANN401 - any field of the target
    if name == "kind":
        return given in _SUMMED_OR_HELD
    return name not in {"since", "span"} or read.kind in {"cumulative", "level"}


def _with_baseline(read: Target, given: TargetFields) -> Target:
    if given.baseline_value is None:
        return read
    baseline = read.baseline or Baseline("")
    if baseline.value not in {None, given.baseline_value}:
        fault("target-differs", at="baseline_value", field="baseline_value", value=given.baseline_value,
              words=given.words, read=baseline.value)  # fmt: skip
    return replace(read, baseline=replace(baseline, value=given.baseline_value))
