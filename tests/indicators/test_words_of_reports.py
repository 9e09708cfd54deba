"""Sources and notes of reports in each language of a site: shown in the reader's, marked where they are not in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.imports.tables import import_tables
from generator.problems import InvalidContent
from tests.tiny_site import TinySite, rows_of

PLAN = "plans/clear-water"
REPORTED = """\
indicator,period,value,source,note,note_en
1,2021,85,水务年报,初测,First survey
1,2022,86,水务年报,复测,
1,2023,87,,,Only said in English
"""


@pytest.fixture
def spoken(tiny: TinySite) -> TinySite:
    tiny.put(f"{PLAN}/observations.csv", REPORTED)
    return tiny


def test_each_reader_gets_the_own_language_and_what_is_borrowed_is_marked(spoken: TinySite) -> None:
    files = spoken.files()
    english, chinese = (files[f"{code}/{PLAN}/indicators/1/index.html"].decode() for code in ("en", "zh"))
    assert ">First survey<" in english
    assert '<span lang="zh-CN">复测</span>' in english
    assert '<span lang="zh-CN">水务年报</span>' in english
    assert ">初测<" in chinese
    assert "First survey" not in chinese
    assert '<span lang="en">Only said in English</span>' in chinese
    titles, *rows = rows_of(files[f"en/{PLAN}/indicators/1/observations.csv"])
    told = [dict(zip(titles, row, strict=True)) for row in rows]
    assert [row["Note"] for row in told] == ["First survey", "复测", "Only said in English"]
    assert [(row["Note (zh)"], row["Note (en)"]) for row in told] == [
        ("初测", "First survey"), ("复测", ""), ("", "Only said in English"),
    ]  # fmt: skip
    assert [row["Source (zh)"] for row in told] == ["水务年报", "水务年报", ""]


def test_where_all_is_in_the_language_of_the_page_its_download_has_no_further_columns(tiny: TinySite) -> None:
    tiny.put(f"{PLAN}/observations.csv", REPORTED.replace("Only said in English", "").replace("First survey", ""))
    titles = rows_of(tiny.files()[f"zh/{PLAN}/indicators/1/observations.csv"])[0]
    assert not [title for title in titles if "（" in title]


def brought(site: TinySite, code: str, change: Callable[[str], str], ending: str = "csv") -> str | None:
    """`observations.csv` after the table of one language was taken along, changed and brought back."""
    path = site.root.parent / f"observations.{ending}"
    content = site.files()[f"{code}/{PLAN}/indicators/1/observations.{ending}"]
    path.write_bytes(change(content.decode("utf-8-sig")).encode() if ending == "csv" else content)
    return import_tables([path], PLAN, site.settings()).get("observations.csv")


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_comes_back_unchanged_is_not_written_anew(spoken: TinySite, code: str, ending: str) -> None:
    assert brought(spoken, code, str, ending) is None


def cut(text: str) -> str:
    """The table without the columns that tell languages apart."""
    titles, *rows = rows_of(text.encode())
    kept = [at for at, title in enumerate(titles) if not title.endswith(("(zh)", "(en)"))]
    return "\n".join(",".join(row[at] for at in kept) for row in (titles, *rows))


def test_a_table_without_the_columns_of_languages_takes_nothing_borrowed_for_a_translation(spoken: TinySite) -> None:
    assert brought(spoken, "en", cut) is None
    changed = brought(spoken, "en", lambda text: cut(text).replace("First survey", "A first survey"))
    assert changed is not None
    assert changed.splitlines()[1] == "1,,2021,85,A,,,水务年报,初测,A first survey"


def test_words_in_the_place_of_borrowed_ones_are_their_translation(spoken: TinySite) -> None:
    """The second row's note is shown in Chinese on the English page: the editor writes English over it."""
    changed = brought(spoken, "en", lambda text: text.replace("复测", "Second survey", 1))
    assert changed is not None
    assert changed.splitlines()[2] == "1,,2022,86,A,,,水务年报,复测,Second survey"


def test_two_cells_that_say_one_language_differently_are_told(spoken: TinySite) -> None:
    with pytest.raises(InvalidContent) as raised:
        brought(spoken, "en", lambda text: text.replace("First survey", "One survey", 1))
    assert [one.code for one in raised.value.problems] == ["table-words"]


def test_numbers_of_the_languages_must_agree(tiny: TinySite) -> None:
    own = "indicator,period,value,note,note_en\n1,2021,85,测了12处,Measured at 13 places\n"
    tiny.put(f"{PLAN}/observations.csv", own)
    found = {(one.code, str(one.mark)) for one in tiny.problems()}
    assert found == {("numbers-differ", f"{PLAN}/observations.csv:2:17")}
