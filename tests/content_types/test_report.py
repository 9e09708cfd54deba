"""Reports: sums are checked in front of the reader, and no year is worked out that the source does not give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.tiny_site import TinySite, rows_of

PARK = "reports/minhang-culture-park/index.html"
SERIES = "reports/minhang-culture-park/night-visitors.csv"
MARKET = "content/reports/night-market/report.yml"


def words_of(content: bytes, selector: str = "main") -> str:
    node = LexborHTMLParser(content).css_first(selector)
    assert node is not None
    return " ".join(node.text(separator=" ").split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "数已核对 2,779＋5,411＋10,546＝18,736，与原文合计一致。"),
        ("en", "Figures checked 2,779 + 5,411 + 10,546 = 18,736, the same as the total in the source."),
    ],
)
def test_the_sum_of_the_parks_visitors_is_checked(example_files: dict[str, bytes], language: str, words: str) -> None:
    assert words in words_of(example_files[f"{language}/{PARK}"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_year_stands_on_the_parks_page(example_files: dict[str, bytes], language: str) -> None:
    assert re.findall(r"(?:19|20)\d\d\b(?!-)", words_of(example_files[f"{language}/{PARK}"], "body")) == []


@pytest.mark.parametrize(("language", "day"), [("zh", "1月29日"), ("en", "29 January")])
def test_the_meetings_day_is_told_and_that_its_year_is_not_known(
    example_files: dict[str, bytes], language: str, day: str
) -> None:
    text = words_of(example_files[f"{language}/{PARK}"])
    assert day in text
    assert ("原文没有写年份" if language == "zh" else "the source gives no year") in text


def test_the_series_is_data_too(example_files: dict[str, bytes]) -> None:
    rows = rows_of(example_files[f"en/{SERIES}"])
    assert [row[0] for row in rows] == ["Period", "March", "April", "May"]
    assert [row[1] for row in rows[1:]] == ["2779", "5411", "10546"]
    assert {row[3] for row in rows[1:]} == {"visits"}


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [
        ("zh", "请核对", "100＋250＝350，原文合计是360。两个数都照样登出。"),
        ("en", "Please check", "100 + 250 = 350, but the source gives 360. Both are shown as they are."),
    ],
)
def test_a_wrong_total_is_published_as_written_and_said(
    tiny: TinySite, language: str, title: str, sentence: str
) -> None:
    tiny.edit(MARKET, "total: 350", "total: 360")
    page = tiny.files()[f"{language}/reports/night-market/index.html"]
    assert f"{title} {sentence}" in words_of(page)
    assert "360" in words_of(page, "table .total, tbody.total")


def test_a_total_of_decimals_is_added_up_exactly(tiny: TinySite) -> None:
    tiny.edit(MARKET, "value: 100", "value: 0.1")
    tiny.edit(MARKET, "value: 250", "value: 0.2")
    tiny.edit(MARKET, "total: 350", "total: 0.3")
    assert "Figures checked" in words_of(tiny.files()["en/reports/night-market/index.html"])


def test_the_tables_of_two_series_do_not_mix(tiny: TinySite) -> None:
    second = (
        "  - id: stalls\n    title: {zh: 摊位, en: Stalls}\n    unit: visits\n"
        "    observations:\n      - {period: 2021, value: 7}\npress:"
    )
    tiny.edit(MARKET, "press:", second)
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr
    rows = rows_of((tiny.root / "site/en/reports/night-market/stalls.csv").read_bytes())
    assert rows[1][:2] == ["2021", "7"]


def test_a_report_may_have_prose_alone(tiny: TinySite) -> None:
    text = tiny.text(MARKET)
    tiny.put(MARKET, text[: text.index("deliberation:")])
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("language", "words"), [("zh", "30多位"), ("en", "more than 30")])
def test_the_number_of_people_keeps_the_sources_words(tiny: TinySite, language: str, words: str) -> None:
    assert words in words_of(tiny.files()[f"{language}/reports/night-market/index.html"])


def test_the_example_needs_no_year_in_its_source(project: Path) -> None:
    text = (project / "content/reports/minhang-culture-park/report.yml").read_text("utf-8")
    assert re.findall(r"(?:held|period): (\S+)", text.replace("}", " ").replace(",", " ")) == [
        "XXXX-01-29",
        "XXXX-03",
        "XXXX-04",
        "XXXX-05",
    ]


def test_a_press_link_without_address_is_words_alone(tiny: TinySite) -> None:
    tiny.edit(MARKET, '    address: "https://news.still-water.example/1.html"\n', "")
    page = LexborHTMLParser(tiny.files()["en/reports/night-market/index.html"])
    section = page.css_first("#part_press")
    assert section is not None
    assert "Stillwater News: How late" in section.text()
    assert not section.css("a")
