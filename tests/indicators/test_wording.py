"""Words of targets and document numbers in each language, and marked with theirs where a page has none of its own."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.messages import read_catalogue
from tests.tiny_site import TinySite

TINY = "plans/clear-water"


TITLES = {"zh": read_catalogue("zh").say("source_words"), "en": read_catalogue("en").say("source_words")}


def words_of(site: TinySite, language: str, number: int = 1) -> tuple[str, str | None]:
    """The words of the source on an indicator's page, with the language each is marked with."""
    page = LexborHTMLParser(site.files()[f"{language}/{TINY}/indicators/{number}/index.html"])
    term = next(one for one in page.css("dt") if one.text(strip=True) == TITLES[language])
    found = term.next
    while found is not None and found.tag != "dd":
        found = found.next
    assert found is not None
    marked = found.css_first("[lang]")
    return found.text(strip=True), marked.attributes["lang"] if marked else None


def test_words_of_a_target_are_shown_in_the_language_of_the_page(tiny: TinySite) -> None:
    tiny.edit(f"{TINY}/indicators.yml", 'words: "90%以上"', 'words: {zh: "90%以上", en: 90% or more}')
    assert words_of(tiny, "zh") == ("90%以上", None)
    assert words_of(tiny, "en") == ("90% or more", None)


def test_words_that_one_language_lacks_are_marked_with_the_other(tiny: TinySite) -> None:
    tiny.edit(f"{TINY}/indicators.yml", 'words: "90%以上"', "words: {en: 90% or more}")
    assert words_of(tiny, "zh") == ("90% or more", "en")
    assert words_of(tiny, "en") == ("90% or more", None)


def test_words_given_once_are_in_the_language_that_reads_them(tiny: TinySite) -> None:
    tiny.edit(f"{TINY}/indicators.yml", 'words: "90%以上"', 'words: "at least 90%"')
    assert words_of(tiny, "zh") == ("at least 90%", "en")
    assert words_of(tiny, "en") == ("at least 90%", None)


DIFFERING = {
    "another number": ("{zh: 90%以上, en: 95% or more}", "numbers-differ"),
    "another comparator": ("{zh: 90%以上, en: at most 90%}", "target-differs"),
    "another unit": ("{zh: 90%以上, en: at least 90}", "numbers-differ"),
    "a language that the site has not": ("{zh: 90%以上, fr: 90 % au moins}", "unknown-language"),
    "none": ("{}", "missing-translation"),
}


@pytest.mark.parametrize(("words", "code"), DIFFERING.values(), ids=DIFFERING)
def test_words_that_promise_something_else_are_refused(tiny: TinySite, words: str, code: str) -> None:
    target = 'words: "90%以上", value: 90, comparator: at_least, unit: percent'
    tiny.edit(f"{TINY}/indicators.yml", target, f"words: {words}")
    assert code in {problem.code for problem in tiny.problems()}


def test_a_document_number_may_be_given_in_each_language(tiny: TinySite) -> None:
    number = "{printed: 静府20211, read: 静府〔2021〕1号}"
    tiny.edit(
        f"{TINY}/plan.yml",
        number,
        "{printed: 静府20211, read: {zh: 静府〔2021〕1号, en: Stillwater Office No. 1 (2021)}}",
    )
    files = tiny.files()
    assert "Stillwater Office No. 1 (2021)" in files[f"en/{TINY}/index.html"].decode()
    assert "Stillwater Office No. 1 (2021)" not in files[f"zh/{TINY}/index.html"].decode()
    assert '<span lang="zh' in files[f"en/{TINY}/index.html"].decode()
