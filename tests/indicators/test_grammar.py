"""What plans say is read as what it means, in each language, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.indicators.grammar.amounts import Unit, Units
from generator.indicators.grammar.lexicon import lexicon_of
from generator.indicators.grammar.read import read_target
from generator.indicators.grammar.show import show_target
from generator.indicators.grammar.target import Baseline, Change, Per, Target
from generator.numerals import read_han

HERE = Path(__file__).parent
UNITS = {
    "zh": Units((
        Unit("percent", "%"), Unit("jobs", "个"), Unit("people", "人"), Unit("firms", "户"), Unit("yuan", "元"),
        Unit("yuan-100m", "亿元"), Unit("points", "个百分点"), Unit("days", "天"),
    )),
    "en": Units((
        Unit("percent", "%"), Unit("jobs", "jobs"), Unit("people", "people"), Unit("firms", "firms"),
        Unit("yuan", "yuan"), Unit("yuan-100m", "billion yuan", Decimal("0.1")), Unit("dollars", "$"),
        Unit("points", "percentage points"), Unit("days", "days"),
    )),
    "fr": Units((
        Unit("percent", "%"), Unit("jobs", "emplois"), Unit("people", "habitants"), Unit("firms", "entreprises"),
        Unit("yuan", "yuans"), Unit("dollars", "$"), Unit("euros", "€"),
    )),
}  # fmt: skip
LANGUAGES = tuple(UNITS)
HEAPED = ("年", "到", "累计", "较", "增长", "每", "by", "2030", ",", "to", "and", "sur", "d’ici", "par", "5", "%")
CASES = [
    (code, words, expected)
    for code, cases in yaml.safe_load((HERE / "targets.yml").read_text("utf-8")).items()
    for words, expected in cases.items()
]
REFUSALS = [
    (code, words)
    for code, cases in yaml.safe_load((HERE / "refusals.yml").read_text("utf-8")).items()
    for words in cases
]


def read(words: str, code: str) -> tuple[Target, ...]:
    return read_target(words, lexicon_of(code), UNITS[code])


def expected_target(given_: dict[str, Any]) -> Target:
    fields: dict[str, Any] = {"comparator": "reach", **given_}
    for name in ("value", "upper", "out_of"):
        if name in fields:
            fields[name] = Decimal(str(fields[name]))
    if "per" in fields:
        fields["per"] = Per(Decimal(fields["per"][0]), fields["per"][1])
    if "baseline" in fields:
        words, *value = fields["baseline"]
        fields["baseline"] = Baseline(words, Decimal(value[0]) if value else None)
    return Target(**{**fields, "measures": tuple(fields.get("measures", ()))})


@pytest.mark.parametrize(("code", "words", "expected"), CASES, ids=[f"{code}: {words}" for code, words, _ in CASES])
def test_words_are_read_as_what_they_mean(code: str, words: str, expected: dict[str, Any]) -> None:
    found = read(words, code)
    assert found == (expected_target(expected),)
    assert found[0].words == words


@pytest.mark.parametrize(("code", "words"), REFUSALS, ids=[f"{code}: {words}" for code, words in REFUSALS])
def test_words_that_are_not_understood_are_refused(code: str, words: str) -> None:
    assert read(words, code) == ()


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
    assert len(REFUSALS) >= 20


numbers = st.decimals(Decimal("0.01"), Decimal(10**9), places=2).map(lambda number: number.normalize() + 0)
units = st.sampled_from([None, "percent", "jobs", "firms", "yuan"])
years = st.integers(2000, 2060)
plain = st.sampled_from(["reach", "at_least", "at_most", "more_than", "less_than", "about"])
names = st.sampled_from([(), ("alpha", "beta"), ("alpha", "beta", "gamma")])


@st.composite
def bounds(draw: st.DrawFn, unit: st.SearchStrategy[str | None] = units) -> dict[str, Any]:
    low, high = sorted((draw(numbers), draw(numbers)))
    if low < high and draw(st.booleans()):
        return {"comparator": "between", "value": low, "upper": high, "unit": draw(unit)}
    return {"comparator": draw(plain), "value": low, "unit": draw(unit)}


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Any target that words can say."""
    kind = draw(
        st.sampled_from(["level", "density", "score", "cumulative", "growth", "one_year", "maintain", "compound"])
    )
    counted = st.sampled_from([None, "jobs", "firms", "yuan"])
    fields = draw(bounds(counted if kind in {"density", "cumulative"} else units))
    year = draw(st.none() | years)
    annual = draw(st.booleans())
    raised = fields["comparator"] == "reach" and draw(st.booleans())
    better: Literal["more"] | None = "more" if raised and kind not in {"growth", "cumulative"} else None
    if kind == "score":
        most = max(fields["value"], fields.get("upper") or 0)
        return Target(**{**fields, "unit": None}, out_of=most, year=year, better=better)
    if kind == "density":
        return Target(**fields, per=Per(draw(numbers), "people"), year=year, better=better)
    if kind == "growth":
        words = draw(st.none() | st.sampled_from(["2020", "2019 (base)", "X"]).filter(lambda text: "(" not in text))
        value = draw(st.none() | numbers) if words else None
        baseline = Baseline(words, value) if words else None
        change: Change = draw(st.sampled_from(["increase", "decrease"]))
        return Target(**fields, kind="growth", change=change, baseline=baseline, year=year, annual=annual)
    if kind == "cumulative":
        since = draw(st.none() | st.integers(1990, 1999)) if year else None
        span = draw(st.none() | st.integers(2, 20)) if since is None else None
        return Target(**fields, kind="cumulative", year=year, since=since, span=span)
    if kind == "compound":
        return Target(**fields, kind="compound", measures=draw(names.filter(bool)), year=year, better=better)
    fields |= {"annual": annual} if kind == "maintain" else {}
    fields |= {"year": draw(years) if kind == "one_year" else year}
    return Target(**fields, kind=kind, better=better)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", LANGUAGES)
@given(target=targets())
def test_a_target_that_is_written_is_read_as_the_same(code: str, target: Target) -> None:
    words = show_target(target, lexicon_of(code), UNITS[code])
    assert read(words, code) == (target,), words


@pytest.mark.parametrize("code", LANGUAGES)
@given(words=st.text(max_size=60))
def test_any_text_is_read_or_refused(code: str, words: str) -> None:
    for target in read(words, code):
        again = show_target(target, lexicon_of(code), UNITS[code])
        assert read(again, code) == (target,), again


@pytest.mark.parametrize("code", LANGUAGES)
@given(parts=st.lists(st.sampled_from(HEAPED), max_size=60))
def test_words_heaped_up_do_not_take_long(code: str, parts: list[str]) -> None:
    read(" ".join(parts), code)


@given(st.integers(1, 99_999_999))
def test_a_chinese_numeral_is_read_as_its_number(number: int) -> None:
    assert read_han(in_han(number)) == number


@pytest.mark.parametrize("text", ["", "三百千", "十百", "一千一千", "二十三四", "一万一万", "个"])
def test_what_is_no_chinese_numeral_is_refused(text: str) -> None:
    assert read_han(text) is None


def in_han(number: int) -> str:
    """The numeral as it is taught: 10,203 is 一万零二百零三."""
    high, low = divmod(number, 10_000)
    if high:
        gap = "零" if 0 < low < 1000 else ""
        return f"{in_han(high)}万{gap}{in_han(low) if low else ''}"
    text, skipped = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if skipped and text else "") + "一二三四五六七八九"[digit - 1] + sign
        skipped = not digit
    return text
