"""Values as the schemas type them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.language import Language
from generator.problems import Problems
from generator.sources.fields import (
    Boolean,
    Date,
    Identifier,
    Integer,
    Localized,
    LocalizedTitle,
    Model,
    Number,
    Reading,
    Text,
    UnitReference,
    WebAddress,
    read_model,
)
from generator.sources.yaml_file import read_yaml

ZH = Language("zh", "zh-CN", "中文", "Hani")
EN = Language("en", "en", "English")
FR = Language("fr", "fr", "Français", partial=True)


class Everything(Model):
    text: Text = ""
    identifier: Identifier = ""
    number: Number = Decimal(0)
    integer: Integer = 0
    boolean: Boolean = False
    date: Date | None = None
    address: WebAddress = ""
    words: Localized | None = None
    title: LocalizedTitle | None = None
    unit: UnitReference = ""


def typed(text: str, *languages: Language) -> tuple[Everything | None, list[str]]:
    problems = Problems()
    reading = Reading(languages or (ZH, EN), problems, {"unit": frozenset({"water-office"})})
    node = read_yaml(text, "a.yml", problems)
    assert node is not None
    return read_model(Everything, node, reading), [problem.code for problem in problems]


GOOD = (
    ("text: no", "text", "no"),
    ("text: 00110", "text", "00110"),
    ("text: 1.10", "text", "1.10"),
    ("text: '  x  '", "text", "x"),
    ("text: e\u0301", "text", "é"),
    ("number: 28.5", "number", Decimal("28.5")),
    ("number: 1.10", "number", Decimal("1.10")),
    ("number: -3", "number", Decimal(-3)),
    ("number: ６０００", "number", Decimal(6000)),
    ("number: －１．５", "number", Decimal("-1.5")),
    ("number: 0.30000000000000004", "number", Decimal("0.30000000000000004")),
    ("integer: 2021", "integer", 2021),
    ("integer: '2021'", "integer", 2021),
    ("boolean: true", "boolean", True),
    ("boolean: false", "boolean", False),
    ("identifier: a-1", "identifier", "a-1"),
    ("address: https://a.example/b?c=d#e", "address", "https://a.example/b?c=d#e"),
    ("unit: water-office", "unit", "water-office"),
)
BAD = (
    ("number: 1_000", "bad-number"),
    ("number: 1e3", "bad-number"),
    ("number: .5", "bad-number"),
    ("number: 5.", "bad-number"),
    ("number: 0x10", "bad-number"),
    ("number: .inf", "bad-number"),
    ("number: 1,000", "bad-number"),
    ("number: +1", "bad-number"),
    ("number: 三", "bad-number"),
    ("number: ''", "bad-number"),
    ("number: 1 2", "bad-number"),
    ("number: ½", "bad-number"),
    ("integer: -1", "bad-number"),
    ("integer: 1.5", "bad-number"),
    ("boolean: yes", "bad-choice"),
    ("boolean: no", "bad-choice"),
    ("boolean: 'True'", "bad-choice"),
    ("boolean: 1", "bad-choice"),
    ("identifier: A", "bad-identifier"),
    ("identifier: a_b", "bad-identifier"),
    ("identifier: -a", "bad-identifier"),
    ("identifier: a--b", "bad-identifier"),
    ("identifier: 甲", "bad-identifier"),
    ("identifier: ../a", "bad-identifier"),
    ("date: 2026-02-30", "bad-date"),
    ("date: 2021-00", "bad-date"),
    ("date: today", "bad-date"),
    ("address: ftp://a.example/", "bad-address"),
    ("address: https://", "bad-address"),
    ("address: //a.example", "bad-address"),
    ("address: 'https://a.example/ b'", "bad-address"),
    ("address: 'https://a.example/\"x'", "bad-address"),
    ("address: 'http://[x'", "bad-address"),
    ("address: https:a", "bad-address"),
    ("unit: fire-office", "unknown-reference"),
    ("text: [a]", "wrong-type"),
    ("number: {a: b}", "wrong-type"),
    ("words: {zh: 甲}", "missing-translation"),
    ("words: {}", "missing-translation"),
    ("words: 甲", "not-localized"),
    ("words: [甲]", "not-localized"),
    ("words: {zh: 甲, en: b, de: c}", "unknown-language"),
    ("words: {zh: 甲, en: [b]}", "wrong-type"),
    ("words: {zh: 甲, en: }", "missing-translation"),
    ("words: {zh: 甲, en: ~}", "missing-translation"),
    ("txt: a", "unknown-key"),
)


@pytest.mark.parametrize(("text", "field", "value"), GOOD)
def test_a_good_value_is_typed(text: str, field: str, value: object) -> None:
    model, codes = typed(text)
    assert codes == []
    assert getattr(model, field) == value


@pytest.mark.parametrize(("text", "code"), BAD)
def test_a_bad_value_is_one_problem(text: str, code: str) -> None:
    assert typed(text) == (None, [code])


def test_all_bad_values_of_a_record_are_told() -> None:
    _, codes = typed("number: x\ninteger: y\nboolean: z\ndate: w\nwords: v\nunit: u\n")
    assert codes == ["bad-number", "bad-number", "bad-choice", "bad-date", "not-localized", "unknown-reference"]


def test_a_word_that_looks_like_no_is_a_word_in_a_text() -> None:
    model, _ = typed("words: {zh: no, en: no}")
    assert model is not None
    assert model.words is not None
    assert model.words.texts == {"zh": "no", "en": "no"}


def test_a_title_breaks_where_its_author_says() -> None:
    model, _ = typed("title: {zh: 甲乙，|丙丁, en: A}")
    assert model is not None
    assert model.title is not None
    words = model.title.in_language(ZH, (ZH, EN))
    assert (words.text, words.phrases) == ("甲乙，丙丁", ("甲乙，", "丙丁"))


def test_a_partial_language_may_lack_a_text_and_shows_the_source() -> None:
    model, codes = typed("words: {zh: 甲, en: b}", ZH, EN, FR)
    assert codes == []
    assert model is not None
    assert model.words is not None
    words = model.words.in_language(FR, (ZH, EN, FR))
    assert (words.text, words.tag) == ("甲", "zh-CN")


def test_a_text_in_no_language_but_a_partial_one_is_refused() -> None:
    assert typed("words: {fr: c}", ZH, EN, FR)[1] == ["missing-translation"]
