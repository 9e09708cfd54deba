"""The engine: what it makes of a query, and what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.document import Document, Part
from generator.search.index import build_index
from generator.search.text import normalised, terms
from tests.long_runs import examples
from tests.search.engine import Answer, Engine, written

CASES = yaml.safe_load(Path(__file__).with_name("terms.yml").read_text("utf-8"))
NAMES = [("老年人", "长者", "older people"), ("电梯", "升降机", "lift")]
TEXTS = {
    "zh/care/": ("养老服务", "长者食堂每天供应午餐。闵古办〔2021〕16号。"),
    "zh/lifts/": ("加装电梯", "业委会征求意见，28.5万元。"),
    "zh/park/": ("文化公园", "夜间开放，居民议事。服务养老。"),
    "en/lifts/": ("New lifts in old houses", "The homeowners planned it together for elderly residents."),
    "en/park/": ("The park at night", "Whether the park stays open; a committee decides."),
}


@pytest.fixture(scope="module", params=[3072, 2], ids=["marks-in-root", "marks-in-lists"])
def engine(request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    documents = [
        Document(path[:2], (Part(path, title, "reports", text),), "2021", {"kind": ("reports",)}, path[3:])
        for path, (title, text) in TEXTS.items()
    ]
    parts = (
        Part("zh/school/", "白天和关门", "reports", "夜里开放。"),
        Part("zh/school/#b", "课程", "reports", "夜校开课了，白天关门。"),
    )
    documents.insert(0, Document("zh", parts, "2021", {"kind": ("reports",)}, "school"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.search.store.FILE_SIZE", 100)
        patch.setattr("generator.search.store._IN_ROOT", request.param)
        stored = build_index(documents, NAMES)
    assert any(file.name.startswith("list-") for file in stored.files) == (request.param < 10)
    folder = written(stored, tmp_path_factory.mktemp("index"))
    return Engine(project / "theme/search/engine", folder)


def ask(engine: Engine, query: str, language: str = "zh") -> Answer:
    return engine.answers([(query, language)])[0]


def test_a_query_becomes_the_terms_of_the_index(engine: Engine) -> None:
    assert engine.terms(case["text"] for case in CASES) == [case["terms"] for case in CASES]


@given(st.lists(st.text("养老服务ＡＢabc éÉ’'.,-123〔〕（）号第s ing ies ed", max_size=30), min_size=20, max_size=40))
@settings(max_examples=examples(10))
def test_both_make_the_same_terms_of_any_text(project: Path, texts: list[str]) -> None:
    script = Engine(project / "theme/search/engine", project)
    assert script.terms(texts) == [list(terms(normalised(text))) for text in texts]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("长者食堂", "zh/care/"),
        ("長者食堂", "zh/care/"),
        ("yanglao", "zh/care/"),
        ("yanglaofuwu", "zh/care/"),
        ("ylfw", "zh/care/"),
        ("闵古办（2021）第16号", "zh/care/"),
        ("２８．５", "zh/lifts/"),
        ("升降机", "zh/lifts/"),
        ("jiazhuangdianti", "zh/lifts/"),
        ("文化园", "zh/park/"),
        ("家装电梯", "zh/lifts/"),
        ("加装店梯", "zh/lifts/"),
        ("“服务养老”", "zh/park/"),
        ("comittee", "en/park/"),
        ("planning", "en/lifts/"),
        ("电", "zh/lifts/"),
        ("供", "zh/care/"),
    ],
)
def test_it_is_found_however_it_is_written(engine: Engine, query: str, first: str) -> None:
    assert [hit.address for hit in ask(engine, query, first[:2]).hits][:1] == [first]


def test_a_name_finds_pages_in_the_other_language(engine: Engine) -> None:
    answer = ask(engine, "lift", "en")
    assert {"en/lifts/", "zh/lifts/"} <= {hit.address for hit in answer.hits}
    assert answer.also == ("电梯", "升降机")


@pytest.mark.parametrize(
    ("query", "language", "found"),
    [
        ("homeowners", "zh", ["zh/lifts/", "en/lifts/"]),
        ("homeowners", "en", ["en/lifts/"]),
        ('"homeowners"', "zh", ["en/lifts/"]),
    ],
)
def test_a_page_found_in_another_language_is_offered_in_the_readers(
    engine: Engine, query: str, language: str, found: list[str]
) -> None:
    """Before it, whatever its own words are; but not where exactly these words are asked for."""
    assert [hit.address for hit in ask(engine, query, language).hits] == found


def test_a_page_found_in_the_readers_language_goes_before_its_version_in_another(engine: Engine) -> None:
    """Though the other says more about what is asked for."""
    assert [hit.address for hit in ask(engine, "加装电梯", "en").hits] == ["en/lifts/", "zh/lifts/"]


def test_what_has_only_a_part_fills_up_what_is_little(engine: Engine) -> None:
    found = [hit.address for hit in ask(engine, "养老服务 长者食堂 午餐 议事").hits]
    assert found[0] == "zh/care/"
    assert "zh/park/" in found


def test_what_was_changed_is_said(engine: Engine) -> None:
    assert ask(engine, "養老").instead == ("养老",)
    assert ask(engine, "comittee").instead == ("committe",)
    assert ask(engine, "养老").instead == ()


def test_a_phrase_in_quotes_is_found_as_it_stands(engine: Engine) -> None:
    assert {hit.address for hit in ask(engine, "养老服务").hits} >= {"zh/care/"}
    assert [hit.address for hit in ask(engine, '"养老服务"').hits] == ["zh/care/"]
    assert [hit.address for hit in ask(engine, "＂养老服务＂").hits] == ["zh/care/"]
    assert [hit.address for hit in ask(engine, "“夜校开课”").hits] == ["zh/school/#b"]
    assert [hit.address for hit in ask(engine, "“白天关门”").hits] == ["zh/school/#b"], "not the part that says most"
    assert not ask(engine, "“开课夜校”").hits


@pytest.mark.parametrize(
    "query",
    ["", "   ", "。。。", "<img src=x onerror=alert(1)>", "__proto__", "constructor", "(.*)+$[", "\\", "`${1}`"],
)
def test_nothing_is_found_where_nothing_is_asked(engine: Engine, query: str) -> None:
    assert ask(engine, query).hits == ()


def test_a_very_long_query_is_cut_short(engine: Engine) -> None:
    assert [hit.address for hit in ask(engine, "养老服务" * 25_000).hits][:1] == ["zh/care/"]
    assert ask(engine, "\ud800养老\udfff".encode("utf-16", "surrogatepass").decode("utf-16", "replace")).hits
