"""The same number is read however a language writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.messages import read_catalogue
from generator.numerals.compare import differing
from generator.problems import Mark, Problems
from generator.sources.translation_check import TranslationCheck

CHINESE, ENGLISH, FRENCH = (read_catalogue(code).numbers for code in ("zh", "en", "fr"))
SCALES = {"万": 10_000, "亿": 100_000_000}

SAME = (
    ("28.5亿元", "2.85 billion yuan"),
    ("590万余人次", "more than 5.9 million visits"),
    ("近300万人", "nearly 3 million people"),
    ("4.97万", "49,700"),
    ("每万人5个", "5 for every 10,000 people"),
    ("“十四五”，2021-2025年", "the 14th plan, 2021 to 2025"),
    ("二〇三五年", "2035"),
    ("3月1日", "1 March"),
    ("5:00–24:00", "5 a.m. to midnight, 24:00"),
    ("十二处", "12 places"),
    ("两次", "twice"),
    ("1+33641", "1+33641"),
    ("10余万人次", "more than 100,000 visits"),
    ("30多万人", "over 300,000 people"),
    ("3.5万亿元", "3.5 trillion yuan"),
    ("三百万人", "3 million people"),
    ("200万人", "two million people"),
    ("十余万人", "over 100,000 people"),
    ("25个", "twenty-five"),
    ("2521个", "two thousand five hundred and twenty-one"),
    ("3至5万人", "30,000 to 50,000 people"),
    ("2020年，10%的居民", "in 2020, 10% of residents"),
    ("三成居民", "30% of residents"),
    ("三成五", "35%"),
    ("千分之三的样本", "3 per mille of the samples"),
    ("1亿5000万", "150 million"),
    ("2亿3000万元", "230 million yuan"),
    ("为-1亿5000万元", "−150 million yuan"),
    ("1万亿2000亿元", "1.2 trillion yuan"),
    ("由-3升到2", "from −3 to 2"),
    ("3成", "30 per cent"),
    ("百分之三点五", "3.5%"),
    ("百分之30", "30%"),
    ("5%、10%和15%", "5, 10 and 15%"),
    ("95%至100%", "95–100%"),
    ("比例（%）：95", "share: 95%"),
    ("3‰", "3 per mille"),
    ("3‰", "0.3%"),
    ("千分之三", "3 per 1,000"),
    ("提高5个百分点", "up 5 percentage points"),
    ("提高5个百分点", "up 5 points"),
    ("提高五个百分点", "up 5 percentage points"),
    ("5分", "5 points"),
    ("变化为-5%", "a change of −5%"),
    ("变化为-5%", "minus 5%"),
    ("下降5%", "a change of -5%"),
    ("变化为-5%", "fell by 5%"),
    ("零下5度", "-5 degrees"),
    ("2021年-2025年", "2021–2025"),
    ("5%-10%", "5% to 10%"),
    ("5个百分点-10个百分点", "5 to 10 percentage points"),
    ("表-1", "Table 1"),
    ("COVID-19", "COVID-19"),
    ("3成员", "3 members"),
    ("-¥5", "−¥5"),
)
DIFFERENT = (
    ("12处", "13 places"),
    ("3月", "May"),
    ("28.5亿", "28.5 million"),
    ("7人", "people"),
    ("人", "7 people"),
    ("提高5个百分点", "up 5%"),
    ("提高5%", "up 5 percentage points"),
    ("提高五个百分点", "up 5%"),
    ("提高百分之五", "up 5 percentage points"),
    ("变化为-5%", "a change of 5%"),
    ("变化为5%", "a change of −5%"),
    ("达到95%", "reached 95"),
    ("三成居民", "20% of residents"),
    ("三成居民", "3% of residents"),
    ("七成以上", "more than 7%"),
    ("由-3升到2", "from 3 to 2"),
    ("从-30%回升到20%", "from 30% back to 20%"),
    ("1亿5000万", "105 million"),
    ("3‰", "3%"),
    ("10余万人次", "more than 10,000 visits"),
    ("3.5万亿元", "3.5 billion yuan"),
    ("-3", "3"),
)


FRENCH_SAME = (
    ("3.5 million people", "3,5 millions d’habitants"),
    ("18,742 people", "18\u202f742 habitants"),
    ("18,742 people", "18 742 habitants"),
    ("0.5%", "5 pour mille"),
    ("0.5%", "cinq pour mille"),
    ("7.9%", "7,9 pour cent"),
    ("1 March", "le 1er mars"),
    ("the 3rd report", "le 3e rapport"),
    ("10 rivers", "la dixième partie des rivières : dix"),
    ("97 wells", "quatre-vingt-dix-sept puits"),
    ("71 wells", "soixante et onze puits"),
    ("2,521 wells", "deux mille cinq cent vingt et un puits"),
    ("2 billion euros", "2 milliards d’euros"),
    ("up 5 percentage points", "hausse de 5 points de pourcentage"),
    ("up 5 percentage points", "hausse de 5 points"),
    ("at least 5%", "au moins 5 %"),
    ("−5 degrees", "moins 5 degrés"),
    ("a change of -5%", "une baisse de 5 %"),
    ("in 2023, 742 pupils", "en 2023, 742 élèves"),
    ("2.5 million people", "deux millions et demi d’habitants"),
    ("2.5 million people", "2 millions et demi d’habitants"),
    ("1.5 hours", "une heure et demie, soit 1,5 heure"),
    ("50% of homes", "la moitié des logements"),
    ("75% of homes", "les trois quarts des logements"),
    ("$6,900", "6\u00a0900\u00a0$"),
    ("$7.4 million", "7,4\u00a0M$"),
    ("1.2 billion euros", "1,2\u202fMd€"),
    ("95%", "95 p. 100"),
    ("3.5 million people", "3,5\u202fmillions d’habitants"),
)
FRENCH_DIFFERENT = (
    ("3.5 million people", "3,5 milliards d’habitants"),
    ("18,742 people", "18,742 habitants"),
    ("at least 5%", "moins 5 %"),
    ("5%", "5 pour mille"),
    ("up 5%", "hausse de 5 points de pourcentage"),
    ("100 wells", "dix pour cent des puits"),
    ("97 wells", "quatre-vingt-sept puits"),
    ("2.5 million people", "deux milliards et demi d’habitants"),
    ("50% of homes", "les trois quarts des logements"),
    ("$7.4 million", "7,4\u00a0G$"),
)


@pytest.mark.parametrize(("english", "french"), FRENCH_SAME)
def test_one_number_in_french_does_not_differ(english: str, french: str) -> None:
    assert differing(english, french, ENGLISH, FRENCH) == []


@pytest.mark.parametrize(("english", "french"), FRENCH_DIFFERENT)
def test_another_number_in_french_differs(english: str, french: str) -> None:
    assert differing(english, french, ENGLISH, FRENCH)


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_one_number_in_two_languages_does_not_differ(chinese: str, english: str) -> None:
    assert differing(chinese, english, CHINESE, ENGLISH) == []


@pytest.mark.parametrize(("chinese", "english"), DIFFERENT)
def test_another_number_differs(chinese: str, english: str) -> None:
    assert differing(chinese, english, CHINESE, ENGLISH)


def test_the_place_of_a_number_of_the_translation_is_told() -> None:
    assert differing("无", "see 7 here", CHINESE, ENGLISH) == [("7", 4)]


@given(st.integers(1, 10**12))
def test_thousands_set_apart_are_one_number(number: int) -> None:
    assert differing(f"共{number}个", f"{number:,} in all", CHINESE, ENGLISH) == []


@given(st.decimals(1, 999, places=2), st.sampled_from(sorted(SCALES)))
def test_a_scaled_number_is_the_number_written_out(number: Decimal, scale: str) -> None:
    assert differing(f"{number}{scale}元", f"{number * SCALES[scale]:.0f} yuan", CHINESE, ENGLISH) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    differing(one, other, CHINESE, ENGLISH)


@given(st.text(max_size=60))
def test_a_text_never_differs_from_itself(text: str) -> None:
    assert differing(text, text, CHINESE, CHINESE) == []


MARKED = {
    "English in French": ("Per 10,000 people", "[Per 10,000 people](lang:en)", []),
    "a few English words in French": ("12.5% of “10,000 Steps”", "12,5 % de « [10,000 Steps](lang:en) »", []),
    "a decimal number": ("a rate of 2.5", "[a rate of 2.5](lang:en)", []),
    "another number": ("Per 10,000 people", "[Per 1,000 people](lang:en)", ["numbers-differ", "numbers-differ"]),
    "English that is not marked": ("Per 10,000 people", "Per 10,000 people", ["numbers-differ", "numbers-differ"]),
}


@pytest.mark.parametrize(("english", "french", "codes"), MARKED.values(), ids=MARKED)
def test_words_of_another_language_have_its_numbers(english: str, french: str, codes: list[str]) -> None:
    problems = Problems()
    translation_check = TranslationCheck({"en": ENGLISH, "fr": FRENCH})
    translation_check.compare({"en": english, "fr": french}, lambda code, at: Mark(code, 1, at + 1), problems)
    assert [problem.code for problem in problems] == codes
