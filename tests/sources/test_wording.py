"""Runs in another language and short forms: found wherever they stand, in time that grows with the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator.language import Gloss, Language
from generator.problems import Mark, Problems
from generator.sources.markdown.parse import read_markdown
from generator.sources.markdown.rules import Placement
from generator.sources.translation_check import place_in
from generator.sources.wording import Wording, latin_runs
from tests.growth import is_linear

ZH = Language("zh", "zh-CN", "中文", "Hani")
EN = Language("en", "en", "English")
FR = Language("fr", "fr", "Français")
RU = Language("ru", "ru", "Русский", "Cyrl")
JA = Language("ja", "ja", "日本語", "Hani")
START = Mark("a.md")


def wording(language: Language, *languages: Language) -> Wording:
    return Wording(language, languages or (ZH, EN))


def told(text: str, rules: Wording) -> list[tuple[str, str]]:
    problems = Problems()
    rules.judge(text, lambda at: place_in(text, START, at), problems)
    return [(problem.code, dict(problem.details)["words"]) for problem in problems]


def markdown_told(text: str, rules: Wording) -> list[tuple[int, int, str]]:
    problems = Problems()
    read_markdown(text, Placement(START, 2, rules), problems)
    return [(problem.mark.line, problem.mark.column, problem.code) for problem in problems]


LATIN_RUNS: tuple[tuple[str, list[str]], ...] = (
    ("去看Still Water吧", ["Still Water"]),
    ("去看 still water 吧，再看quiet lake", ["still water", "quiet lake"]),
    ("l’eau calme de l’été", ["l’eau calme de l’été"]),
    ("bread, milk & honey", ["bread, milk & honey"]),
    ("甲still乙water丙", []),
    ("still。water", []),
    ("still\n\nwater", []),
    ("a b c d", []),
    ("WeChat、Baidu", []),
    ("OPEN DATA", []),
    ("5G network", []),
    ("km/h", []),
)


@pytest.mark.parametrize(("text", "expected"), LATIN_RUNS)
def test_two_words_in_latin_letters_are_a_run(text: str, expected: list[str]) -> None:
    assert [words for _, words in latin_runs(text)] == expected


FOREIGN: tuple[tuple[Language, tuple[Language, ...], str, list[str]], ...] = (
    (ZH, (ZH, EN), "甲still water乙", ["still water"]),
    (EN, (ZH, EN), "Still 静水 water", []),
    (EN, (EN, FR), "Still 静水 water", ["静水"]),
    (EN, (ZH, JA, EN), "Still 静水 water", ["静水"]),
    (FR, (ZH, EN, FR), "L’eau still water 静水", []),
    (RU, (RU, EN), "Тихая still water", ["still water"]),
    (JA, (ZH, JA), "静水still water", ["still water"]),
)


@pytest.mark.parametrize(("language", "languages", "text", "expected"), FOREIGN)
def test_what_must_be_marked_depends_on_the_languages_of_the_site(
    language: Language, languages: tuple[Language, ...], text: str, expected: list[str]
) -> None:
    assert [words for code, words in told(text, wording(language, *languages)) if code == "foreign-run"] == expected


PIECES = st.sampled_from(
    [
        "甲",
        "。",
        " ",
        "\n",
        "*",
        "`",
        "[",
        "]",
        "(",
        ")",
        "lang:en",
        "still",
        "water",
        "CBD",
        "（",
        "）",
        "’",
        "-",
        '"',
        "|",
    ]
)


@hypothesis_settings(max_examples=400)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_what_is_told_stands_where_it_is_told(text: str) -> None:
    problems = Problems()
    wording(ZH).judge(text, lambda at: place_in(text, START, at), problems)
    lines = text.split("\n")
    for problem in problems:
        words = dict(problem.details)["words"].split("\n")[0]
        line = lines[problem.mark.line - 1][problem.mark.column - 1 :]
        assert line.startswith(words[: len(line)])


@hypothesis_settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map("".join))
def test_a_run_between_chinese_words_is_found_whatever_stands_around(before: str, after: str) -> None:
    text = f"{before}\n\n甲quiet lake乙\n\n{after}"
    assert ("foreign-run", "quiet lake") in told(text, wording(ZH)) or "[" in before


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    told(text, wording(ZH, ZH, JA))
    told(text, wording(EN, EN, FR))


MARKED = (
    ("静水县（[Still Water](lang:en)）", "静水县（Still Water）", (Gloss("Still Water", tag="en"),)),
    ("[静|水](lang:zh) and", "静|水 and", (Gloss("静水", tag="zh-CN"),)),
    ("[eau](lang:fr-CA)", "eau", (Gloss("eau", tag="fr-CA"),)),
    ("[a](b) [c]", "[a](b) [c]", ()),
)


@pytest.mark.parametrize(("text", "plain", "glosses"), MARKED)
def test_a_mark_is_taken_out_of_a_short_text(text: str, plain: str, glosses: tuple[Gloss, ...]) -> None:
    problems = Problems()
    assert wording(ZH).unmarked(text, lambda _: START, problems) == (plain, glosses)
    assert not problems.errors


PLACES: tuple[tuple[str, list[tuple[int, int, str]]], ...] = (
    ("`quiet lake` 甲quiet lake", [(1, 15, "foreign-run")]),
    ("`静水` 甲quiet lake", [(1, 7, "foreign-run")]),
    ("```\nquiet lake\n```\n\n甲quiet lake", [(5, 2, "foreign-run")]),
    ("    quiet lake\n\n甲quiet lake", [(3, 2, "foreign-run")]),
    ("> 甲`静`quiet lake", [(1, 7, "foreign-run")]),
    ("[甲](quiet%20lake.md) 乙", []),
    ("[甲](b.md)\n\n[甲]: quiet-lake.md", [(3, 1, "definition-unused")]),
    ("[quiet lake](b.md)", [(1, 2, "foreign-run")]),
    ('[quiet lake](b.md "lang:en")', []),
    ("[quiet\nlake](lang:en)", []),
    ("\\[quiet lake](lang:en)", []),
)


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_run_in_markdown_is_told_at_its_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert markdown_told(text, wording(ZH)) == expected


HOSTILE: dict[str, Callable[[int], str]] = {
    "words": lambda n: "still " * (n // 6),
    "one long word": lambda n: "s'" * (n // 2),
    "spaces": lambda n: "s" + " " * n + "甲",
    "capitals": lambda n: "AB " * (n // 3),
    "one long short form": lambda n: "A1" * (n // 2),
    "opening brackets": lambda n: "[" * n,
    "marks never closed": lambda n: "[a](lang:" * (n // 9),
    "marks": lambda n: "[a b](lang:en) " * (n // 15),
    "titles never closed": lambda n: '[a](b "lang:' * (n // 12),
    "code": lambda n: "`a b` " * (n // 6),
    "Chinese": lambda n: "静水。" * (n // 3),
    "captions": lambda n: "a：\n\n" * (n // 5),
    "tables": lambda n: "a：\n\n|a|\n|-|\n|b|\n\n" * (n // 18),
}  # fmt: skip
SIZE = 10_000


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(make: Callable[[int], str]) -> None:
    languages = wording(ZH, ZH, JA)
    assert is_linear(lambda size: markdown_told(make(size), languages), SIZE)
