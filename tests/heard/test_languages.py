"""Each run of text reaches a screen reader in its own language, so that it can speak with the right voice."""

from __future__ import annotations

import json
import re

import pytest

from tests.browser.looked_at import LookedAt
from tests.browser.page_types import LANGUAGES
from tests.browser.visitor import PLANTED
from tests.heard.rig.listener import Listener
from tests.heard.rig.screen_reader import STAND_IN

pytestmark = pytest.mark.browser

SHARES = 4
"""So many tests listen to the pages of a language."""
SYSTEM_PYTHON = "/usr/bin/python3"
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
BREACHES = """<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>错</title><main><h1>错</h1>
<p>好的 <span lang="en">Good words</span></p><p>Bad words</p><p>好的 <span lang="en">坏的</span></p></main>"""


def runs(listener: Listener) -> list[tuple[str, str]]:
    """(language, words) of the open page, as assistive technology is given them."""
    lines = listener.stage.run(SYSTEM_PYTHON, str(STAND_IN / "languages_of_page.py")).splitlines()
    return [(language, words) for language, words in map(json.loads, lines) if words]


def in_wrong_language(runs: list[tuple[str, str]]) -> list[str]:
    """Runs whose letters are not of the language they are said to be in: Chinese ones, or several English words."""
    return [
        f"{language}: {words}"
        for language, words in runs
        if (language.startswith("zh") and LATIN_WORDS.search(words) and not HAN.search(words))
        or (language == "en" and HAN.search(words))
        or not language
    ]


@pytest.mark.check("languages")
@pytest.mark.parametrize("number", range(SHARES))
def test_every_run_is_in_its_language(number: int, looked_at: LookedAt, listener: Listener, address: str) -> None:
    """Wherever a run of another language stands where none stands on a page before it."""
    pages = [path for path in looked_at.languages if language_of(path) == listener.language]
    for path in pages[number::SHARES]:
        listener.go(address + path)
        found = runs(listener)
        assert len({language for language, _ in found}) > 1, "the language switch is in another language, at least"
        assert in_wrong_language(found) == [], path


def language_of(path: str) -> str:
    """The folder a page stands in; what stands in none speaks all languages, and is heard in the first."""
    folder = path.partition("/")[0]
    return folder if folder in LANGUAGES else LANGUAGES[0]


def test_pages_in_every_language_are_listened_to(looked_at: LookedAt) -> None:
    assert {language_of(path) for path in looked_at.languages} == set(LANGUAGES)


def test_planted_breaches_are_found(listener: Listener, address: str) -> None:
    planted = address + PLANTED
    listener.page.route(planted, lambda route: route.fulfill(body=BREACHES, content_type="text/html"))
    listener.go(planted)
    found = runs(listener)
    listener.page.unroute(planted)
    assert ("en", "Good words") in found
    assert in_wrong_language(found) == ["zh-CN: Bad words", "en: 坏的"]
