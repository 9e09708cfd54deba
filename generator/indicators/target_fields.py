"""A target as `indicators.yml` writes it: the source's words, and beside them only what the words leave open."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from generator.indicators.grammar.amounts import Unit, Units
from generator.indicators.grammar.lexicon import Lexicon, lexicon_of
from generator.indicators.grammar.read import read_target
from generator.indicators.grammar.show import show_target
from generator.indicators.grammar.target import Baseline, Change, Comparator, Kind, Question, Target
from generator.language import LocalizedText
from generator.problems import Code
from generator.sources.fields import Boolean, Integer, MeasureReference, Model, Number, Reading, SourceText, fault

_SILENT: dict[str, object] = {field.name: field.default for field in fields(Target)}
MONITORED = Target("reach", Decimal(0), kind="monitored")
"""Nothing is promised; what becomes of the number is shown."""
_SUMMED_OR_HELD = {"cumulative", "growth", "one_year", "maintain"}


class TargetFields(Model):
    """What is promised.  `words` are the cell of the source, as it is or in each language.

    Every other field must agree with what they say.  Without words nothing is promised, and the indicator is
    monitored.  Words that cannot be read are published as they are; what the other fields say of them is the editors'
    reading.
    """

    words: SourceText = ""
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


@dataclass(frozen=True, slots=True)
class _Given:
    """The fields beside the words, and the words in the language whose grammar reads them."""

    fields: TargetFields
    words: str
    lexicon: Lexicon
    units: Units


def settle(given: TargetFields, reading: Reading) -> Target:
    """The target that words and fields give together; a fault where they cannot be read, or do not agree."""
    if not given.words:
        return _monitored(given)
    wording = _wording(given.words, reading)
    code, words = next(iter(wording.texts.items()))
    if "measure" not in reading.references:
        return Target("reach", given.value or Decimal(0), words=words, wording=wording)
    one = _Given(given, words, *_grammar(code, reading))
    read = _read(one)
    if isinstance(read, Question):
        return replace(_by_editors(one, read), wording=wording)
    for other, text in list(wording.texts.items())[1:]:
        _find_difference(read, one, text, _grammar(other, reading))
    for name in ("value", "upper", "comparator", "unit", "kind", "change", "year", "since", "span"):
        read = _agreed(read, name, getattr(given, name), one)
    read = _with_baseline(read, one)
    return replace(read, words=words, wording=wording, editorial_unit=given.editorial_unit)


def _wording(words: str | LocalizedText, reading: Reading) -> LocalizedText:
    """The words by their languages: plain ones are in the first of the site's that can read them."""
    if isinstance(words, LocalizedText):
        return words
    codes = [language.code for language in reading.languages]
    if "measure" not in reading.references:
        return LocalizedText({codes[0]: words})
    return LocalizedText({next((one for one in codes if read_target(words, *_grammar(one, reading))), codes[0]): words})


def _find_difference(read: Target, one: _Given, text: str, grammar: tuple[Lexicon, Units]) -> None:
    """A fault where the words of another language promise something else.  Words that it cannot read are left alone."""
    found = read_target(text, *grammar)
    if found and not any(_promises(other) == _promises(read) for other in found):
        shown = show_target(read, one.lexicon, one.units)
        fault("target-differs", at="words", field="words", value=text, words=one.words, read=shown)


def _promises(target: Target) -> tuple[object, ...]:
    """What every language says of a target in the same way."""
    return (
        target.comparator, target.value, target.upper, target.unit, target.kind, target.change, target.year,
        target.since, target.span, target.annual, target.out_of, target.fiscal,
    )  # fmt: skip


def _monitored(given: TargetFields) -> Target:
    if given.value is not None:
        fault("missing-field", field="words")
    return replace(MONITORED, unit=given.unit)


def _by_editors(one: _Given, question: Question) -> Target:
    """What the fields say of words that were not understood; where they say nothing, that is asked."""
    given = one.fields
    plain = Target("reach", Decimal(0), kind="unread", year=given.year, words=one.words, question=question)
    if given.kind == "milestone":
        return replace(plain, kind="milestone", deed=one.words, question=None)
    if question.code != "target-unread" or given.value is None or not (given.unit or given.kind):
        return plain  # without its unit a number might say something else than the words
    return Target(
        given.comparator or "reach", given.value, given.upper, given.unit, kind=given.kind or "level",
        change=given.change, year=given.year, since=given.since, span=given.span, words=one.words, editorial=True,
        baseline=None if given.baseline_value is None else Baseline("", given.baseline_value),
    )  # fmt: skip


def read_words(words: str, reading: Reading) -> Target | None:
    """What the words say by themselves; None where they cannot be read, or in more than one way."""
    code = next(iter(_wording(words, reading).texts))
    found = read_target(words, *_grammar(code, reading))
    return found[0] if len(found) == 1 else None


def _grammar(code: str, reading: Reading) -> tuple[Lexicon, Units]:
    units = tuple(
        Unit(identifier, name, measure.scale.get(code, Decimal(1)))
        for identifier, measure in reading.measures.items()
        if code in measure.names
        for name in dict.fromkeys((measure.names[code], *measure.forms.get(code, ())))
    )
    return lexicon_of(code), Units(units)


def _read(one: _Given) -> Target | Question:
    """The one reading of the words; of several that differ in their unit alone, the one whose unit is given."""
    words, lexicon, units = one.words, one.lexicon, one.units
    found = read_target(words, lexicon, units)
    if len(found) > 1 and one.fields.unit:
        found = read_target(words, lexicon, units.only(one.fields.unit)) or found
    if not found:
        understood, rest = _understood(one)
        return _question("target-unread", words=words, understood=understood or "—", rest=rest)
    if len({replace(target, unit=None) for target in found}) < len(found):
        known = ", ".join(dict.fromkeys(target.unit or "" for target in found))
        return _question("target-unit", words=words, known=known)
    if len(found) > 1:
        shown = " / ".join(show_target(target, lexicon, units) for target in found)
        return _question("target-ambiguous", words=words, readings=shown)
    return found[0]


def _question(code: Code, /, **details: str) -> Question:
    return Question(code, tuple(sorted(details.items())))


def _understood(one: _Given) -> tuple[str, str]:
    """The longest beginning or end of the words that can be read, and what stands in its way."""
    words = one.words
    for length in range(len(words) - 1, 0, -1):
        for part, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            if read_target(part, one.lexicon, one.units):
                return part.strip(), rest.strip()
    return "", words


def _agreed(read: Target, name: str, given: Any, one: _Given) -> Target:  # noqa: ANN401 - any field of the target
    """The target with the field as given, where the words leave it open; a fault where they say otherwise."""
    said = getattr(read, name)
    if given is None or given == said:
        return read
    if name in {"value", "upper", "comparator", "change"} or said != _open(name) or not _fits(read, name, given):
        shown = show_target(read, one.lexicon, one.units)
        fault("target-differs", at=name, field=name, value=given, words=one.words, read=shown)
    return replace(read, **{name: given})


def _open(name: str) -> object:
    """What the field holds where the words say nothing of it."""
    return "level" if name == "kind" else _SILENT[name]


def _fits(read: Target, name: str, given: Any) -> bool:  # noqa: ANN401 - any field of the target
    if name == "kind":
        return given in _SUMMED_OR_HELD
    return name not in {"since", "span"} or read.kind in {"cumulative", "level"}


def _with_baseline(read: Target, one: _Given) -> Target:
    given = one.fields
    if given.baseline_value is None:
        return read
    baseline = read.baseline or Baseline("")
    if baseline.value not in {None, given.baseline_value}:
        fault("target-differs", at="baseline_value", field="baseline_value", value=given.baseline_value,
              words=one.words, read=baseline.value)  # fmt: skip
    return replace(read, baseline=replace(baseline, value=given.baseline_value))
