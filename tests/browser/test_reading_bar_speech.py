"""The reading bar reads aloud: what is asked for, in its language, and nothing by itself."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import Reader, Spoken

if TYPE_CHECKING:
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.check("reading-bar")]

PLAN = "zh/plans/gumei-14th-five-year/"
SPEAK = """rate => new Promise((resolve, reject) => {
  const [utterance, start] = [new SpeechSynthesisUtterance("One, two, three, four, five, six, seven."), Date.now()];
  Object.assign(utterance, { rate, lang: "en", onend: () => resolve(Date.now() - start), onerror: reject });
  speechSynthesis.speak(utterance);
})"""
WITHOUT_HIDDEN = """main => {
  for (const one of main.querySelectorAll("[aria-hidden=true]")) one.hidden = true;
  return main.innerText;
}"""


def spoken_texts(spoken: list[Spoken]) -> list[tuple[str, str]]:
    return [(one.text, one.lang) for one in spoken]


def test_nothing_speaks_until_sound_is_on(reader: Reader) -> None:
    reader.open(PLAN)
    reader.page.locator("main .lead").click()
    reader.page.locator("header nav a").first.focus()
    assert reader.spoken() == []
    reader.press("sound")
    assert reader.spoken() == []
    reader.page.locator("main .lead").click()
    first, *others = reader.spoken()
    assert (first.text, first.lang, first.voice, first.rate) == (
        "古美路街道2021至2025年的发展规划，并展望2035年。", "zh-CN", "cmn", 1,
    )  # fmt: skip
    assert [one.text for one in others] == ["37项指标，约束性19项，预期性18项。"]
    cancelled = reader.page.evaluate("cancelled")
    reader.press("sound")
    assert reader.page.evaluate("cancelled") > cancelled
    reader.page.locator("main .lead").click()
    assert reader.spoken() == []


def test_a_run_in_another_language_is_read_in_that_language(reader: Reader) -> None:
    reader.open("en/plans/gumei-14th-five-year/")
    reader.press("sound")
    reader.page.locator("main dd", has=reader.page.locator("[lang=zh-CN]")).first.click()
    spoken = reader.spoken()
    assert ("zh-CN", "cmn") in {(one.lang, one.voice) for one in spoken}
    assert any("闵古办" in one.text for one in spoken)
    reader.page.locator("main .lead").click()
    assert {(one.lang, one.voice) for one in reader.spoken()} == {("en", "en_GB")}


@pytest.mark.parametrize(("value", "rate"), [("0.7", 0.7), ("", 1), ("1.4", 1.4), ("2", 2)])
def test_each_rate(reader: Reader, value: str, rate: float) -> None:
    reader.open(PLAN)
    reader.press("sound")
    reader.choose("rate", value)
    reader.page.locator("main .lead").click()
    assert {one.rate for one in reader.spoken()} == {rate}


def test_a_faster_rate_takes_less_time_where_there_is_a_voice(visitor: Visitor) -> None:
    visitor.visit(PLAN)
    visitor.page.wait_for_timeout(500)
    if not visitor.page.evaluate("speechSynthesis.getVoices().length"):
        pytest.skip("this machine's browser has no voice")
    seconds = {rate: visitor.page.evaluate(SPEAK, rate) for rate in (1, 2)}
    assert seconds[2] < 0.75 * seconds[1]


def test_reading_what_has_the_focus(reader: Reader) -> None:
    reader.open(PLAN)
    reader.press("sound")
    reader.choose("mode", "focus")
    reader.spoken()
    reader.page.locator("main .lead").click()
    assert reader.spoken() == []
    reader.page.locator("header nav a").nth(2).focus()
    reader.page.locator("select[name=rate]").focus()
    assert spoken_texts(reader.spoken()) == [("报告", "zh-CN"), ("语速", "zh-CN"), ("正常", "zh-CN")]


def test_reading_on_from_a_place_to_the_end(reader: Reader) -> None:
    reader.open("zh/pages/about/")
    reader.choose("mode", "all")
    assert reader.spoken() == []
    reader.press("sound")
    whole = reader.spoken()
    words = "".join(one.text for one in whole)
    main = reader.page.locator("main").evaluate(WITHOUT_HIDDEN)
    assert squeezed(words) == squeezed(main)
    last = reader.page.locator("main p").last
    last.click()
    assert squeezed("".join(one.text for one in reader.spoken())) == squeezed(last.inner_text())


def squeezed(text: str) -> str:
    return re.sub(r"\s|\u200b", "", text)


def test_every_sentence_is_short_enough_for_a_voice_that_stops_after_15_seconds(reader: Reader) -> None:
    for language, most in (("zh", 40), ("en", 130)):
        reader.open(f"{language}/plans/gumei-14th-five-year/tasks/")
        if not reader.is_pressed("sound"):
            reader.press("sound")
        reader.choose("mode", "all")
        reader.page.locator("main h1").click()
        reader.wait_for("spoken.length > 50")
        lengths = [len(text) for text in reader.page.evaluate("spoken.splice(0).map(one => one.text)")]
        assert max(lengths) <= most
        assert sum(lengths) / len(lengths) > 5


def test_sound_that_was_left_on_says_nothing_by_itself(reader: Reader) -> None:
    reader.keep(json.dumps({"version": 1, "sound": "on", "mode": "all"}))
    reader.visit(PLAN)
    assert reader.spoken() == []
    reader.page.locator("main .lead").click()
    reader.wait_for("spoken.length > 3")
    cancelled = reader.page.evaluate("cancelled")
    reader.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert reader.page.evaluate("cancelled") == cancelled + 1
    reader.spoken()
    assert reader.spoken() == []


def test_leaving_silences(reader: Reader) -> None:
    reader.open(PLAN)
    reader.press("sound")
    cancelled = reader.page.evaluate("cancelled")
    reader.press("leave")
    assert reader.page.evaluate("cancelled") > cancelled


@pytest.mark.parametrize(("tongues", "words"), [([], "没有朗读用的声音"), (["en-GB"], "没有中文的声音")])
def test_a_browser_without_a_fitting_voice_says_so(reader: Reader, tongues: list[str], words: str) -> None:
    reader.page.add_init_script(f"tongues = {json.dumps(tongues)}")
    reader.open(PLAN)
    assert words in reader.bar.inner_text()
    for name in ("button[name=sound]", "select[name=rate]", "select[name=mode]"):
        assert reader.bar.locator(name).is_disabled()
    reader.page.evaluate("() => { tongues = ['zh_CN']; speechSynthesis.dispatchEvent(new Event('voiceschanged')) }")
    assert words not in reader.bar.inner_text()
    assert reader.bar.locator("button[name=sound]").is_enabled()


def test_a_voice_that_fails_is_told(reader: Reader) -> None:
    reader.page.add_init_script("mute = true")
    reader.open(PLAN)
    reader.press("sound")
    reader.page.locator("main .lead").click()
    reader.spoken()
    assert reader.status == "浏览器没能读出声音"
