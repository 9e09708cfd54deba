"""The index: what is found in it, how it is cut into files, and what one edit changes."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.search.document import Document, Part
from generator.search.index import build_index
from generator.search.numbers import LETTERS, encode
from generator.search.scripts import pinyin_initial, pinyin_terms, simplified
from generator.search.spelling import deletions
from generator.search.store import ABOUT, MARKS, Row, Stored, _in_steps, bucket_of, store
from generator.search.text import normalised, stem, terms

CASES = yaml.safe_load(Path(__file__).with_name("terms.yml").read_text("utf-8"))


def rows_of(content: bytes) -> dict[str, str]:
    """What a browser would be handed."""
    text = content.decode().removeprefix("searchRows(`").removesuffix("`)\n")
    return dict(line.split("\t", 1) for line in re.sub(r"\\(.)", r"\1", text).split("\n") if line)


def all_rows(stored: Stored) -> dict[str, str]:
    """Every row that the root leads to."""
    files = {file.name: rows_of(file.content) for file in stored.files}
    root = files[stored.root.name]
    count, listed, *_ = json.loads(root[ABOUT])
    marks = [root[MARKS][at : at + 5] for at in range(0, len(root[MARKS]), 5)]
    if listed > 1:
        lists = [files[f"list-{number}-{mark}.js"][MARKS] for number, mark in enumerate(marks)]
        marks = [one[at : at + 5] for one in lists for at in range(0, len(one), 5)]
    assert len(marks) == count
    rows = {key: value for key, value in root.items() if key not in {ABOUT, MARKS}}
    for number, mark in enumerate(marks):
        own = files[f"{number}-{mark}.js"]
        assert all(bucket_of(key, count) == number for key in own)
        rows |= own
    return rows


def read_number(letters: str) -> tuple[int, str]:
    at = LETTERS.index(letters[0])
    if at < 46:
        return at, letters[1:]
    rest, left = read_number(letters[1:])
    return at + 45 * rest, left


def page(address: str, title: str = "养老服务", text: str = "长者食堂有午餐。", **facets: str) -> Document:
    named = {name: (value,) for name, value in {"kind": "reports", **facets}.items()}
    return Document("zh", (Part(address, title, "reports", text),), "2021-04", named)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_words_become_terms(case: dict[str, object]) -> None:
    assert list(terms(normalised(str(case["text"])))) == case["terms"]


@given(st.integers(min_value=0, max_value=10**12))
def test_numbers_are_read_as_they_were_written(number: int) -> None:
    assert read_number(encode(number)) == (number, "")


@given(st.dictionaries(st.text("`$\\ab养老", min_size=1), st.text("`$\\{}ab", max_size=400), min_size=1, max_size=300))
def test_rows_come_back_from_their_files(rows: dict[str, str]) -> None:
    stored = store([Row(key, value) for key, value in rows.items()], "0")
    assert all_rows(stored) == rows


@given(st.dictionaries(st.text("养老服务", min_size=1), st.text("ab", max_size=400), min_size=1, max_size=300))
def test_rows_come_back_where_lists_lead_to_them(rows: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.search.store.FILE_SIZE", 20)
        patch.setattr("generator.search.store._IN_ROOT", 10)
        stored = store([Row(key, value) for key, value in rows.items()], "0")
    assert all_rows(stored) == rows


@given(st.integers(min_value=1, max_value=10**7))
def test_the_number_of_files_follows_in_steps(number: int) -> None:
    assert number <= _in_steps(number) <= max(number * 1.25, number + 1)
    assert _in_steps(_in_steps(number)) == _in_steps(number)


def test_a_file_is_a_script_that_stays_text() -> None:
    stored = store([Row("a", "${alert(1)}`);alert(2)//\\")], "0")
    content = stored.files[0].content.decode()
    assert re.fullmatch(r"searchRows\(`(?:[^`\\$]|\\.)*`\)\n", content, re.DOTALL)


def test_keys_of_any_length_are_stored() -> None:
    rows = [Row(f"{at}" + "long" * 3000, "x" * 9000) for at in range(20)]
    assert all_rows(store(rows, "0")) == {row.key: row.value for row in rows}


def test_the_same_thing_is_found_by_each_of_its_names() -> None:
    stored = build_index([page("zh/a/")], [("长者", "older people"), ("never", "named")])
    rows = all_rows(stored)
    assert {"older", "peopl", "长者"} <= rows.keys()
    assert "never" not in rows
    assert rows["older=older people"] == "长者"


def test_a_name_is_a_whole_word() -> None:
    rows = all_rows(build_index([page("zh/a/", text="The heart of it.")], [("art", "艺术")]))
    assert "艺术" not in rows


def test_traditional_characters_lead_to_simplified_ones() -> None:
    assert simplified("養老服務") == "养老服务"
    rows = all_rows(build_index([page("zh/a/")]))
    assert rows["^養"] == "养"
    assert "^龜" not in rows, "no page has it"


def test_pinyin_of_titles_is_found() -> None:
    assert {"yanglao", "ylf"} <= set(pinyin_terms("养老服务"))
    assert stem("zhangzhe") in pinyin_terms("长者食堂"), "長 has two readings"
    assert [pinyin_initial(title) for title in ("养老", "“浦江", "Lifts", "2021年", "！")] == ["Y", "P", "L", "#", "#"]


def test_words_a_letter_apart_meet() -> None:
    for other in ("eldery", "elderlly", "eldarly", "lderly"):
        assert set(deletions(other)) & set(deletions("elderly"))


@given(st.lists(st.text("养老服务abc。 ", min_size=1, max_size=2000), min_size=1, max_size=4))
def test_every_word_of_a_text_is_shown_by_some_passage(texts: list[str]) -> None:
    parts = tuple(Part(f"zh/a/#{at}", f"部分{at}", "reports", text) for at, text in enumerate(texts))
    rows = all_rows(build_index([Document("zh", parts)]))
    shown = "".join(json.loads(value)[6] for key, value in rows.items() if key.startswith("#"))
    assert "".join(shown.split()) == "".join("".join(texts).split())


def test_a_page_with_very_many_parts_is_found_to_its_end() -> None:
    parts = tuple(Part(f"zh/a/#{at}", f"部分{at}", "reports", f"word{at}x") for at in range(100))
    shown = [
        json.loads(value)[0] for key, value in all_rows(build_index([Document("zh", parts)])).items() if key[0] == "#"
    ]
    assert sorted(shown) == sorted(part.address for part in parts)


def many(count: int) -> list[Document]:
    letters = "甲乙丙丁戊己庚辛壬癸"
    return [
        page(f"zh/{at:04}/", "".join(letters[int(digit)] for digit in f"{at:04}"), f"第{at}页。" * 30)
        for at in range(count)
    ]


def test_one_edited_page_changes_few_files() -> None:
    before = many(300)
    after = [
        *before[:150],
        replace(before[150], parts=(replace(before[150].parts[0], text="全新的一句话。"),)),
        *before[151:],
    ]
    old, new = (build_index(one) for one in (before, after))
    rows, changed = all_rows(old), all_rows(new)
    touched = {key for key in rows.keys() | changed.keys() if rows.get(key) != changed.get(key)}
    count = len(old.files) - 1
    assert count > 100
    written_anew = {file.name for file in new.files} - {file.name for file in old.files}
    assert len(written_anew) == len({bucket_of(key, count) for key in touched}) + 1, "and the root"
    assert len(written_anew) < count / 5


def test_facets_are_runs_of_what_pages_have_in_common() -> None:
    pages = [page(f"zh/{at}/", unit="north" if at < 50 else "south") for at in range(100)]
    rows = all_rows(build_index(pages))
    assert json.loads(rows["!unit"]) == [[["north"], ["south"]], encode(0) + encode(49) + encode(1) + encode(49)]


def test_the_same_documents_give_the_same_files() -> None:
    groups = [("养老", "care"), ("食堂", "canteen")]
    assert build_index(many(20), groups) == build_index(iter(many(20)), iter(groups))


def test_work_that_is_divided_gives_the_same_files(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = build_index(many(50))
    monkeypatch.setattr("generator.search.sharing._MOST_ALONE", 10)
    monkeypatch.setattr("generator.search.sharing._CHUNK", 15)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert build_index(many(50)) == alone


def test_versions_lead_to_each_other_piece_by_piece() -> None:
    """The second piece of a page in one language belongs to the second piece in the other."""
    long = tuple(Part(f"zh/a/#{at}", f"部分{at}", "reports", "字。") for at in range(40))
    pages = [Document("zh", long, key="a"), Document("zh", long[:1], key="b"), Document("en", long, key="a")]
    values, letters = json.loads(all_rows(build_index(pages))["@versions"])
    assert values == [[], ["-3"], ["3"]]
    assert letters == encode(2) + encode(1) + encode(0) + encode(0) + encode(1) + encode(1)


def test_a_character_that_is_no_term_leads_to_its_commonest_pairs() -> None:
    rows = all_rows(build_index([page("zh/a/", text="长者。长处。"), page("zh/b/", text="长处。养父。")]))
    assert rows["~长"] == "长处 长者"
    assert "~养" not in rows, "titles have it"


def test_nothing_gives_an_index_of_nothing() -> None:
    assert all_rows(build_index([])).keys() == {"@dates", "@versions"}


def imported(path: Path) -> Iterable[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_the_room_could_move_out(project: Path) -> None:
    """It imports nothing of the project but itself."""
    for path in (project / "generator/search").glob("*.py"):
        own = [
            name for name in imported(path) if name.startswith("generator") and not name.startswith("generator.search")
        ]
        assert not own, path
