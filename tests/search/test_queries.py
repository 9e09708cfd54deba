"""What readers would type, and the pages they mean: written from the content by someone who had not seen the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publication import Publication
from tests.search.engine import Engine
from tests.search.relevance import Asked, Relevance, read_queries, relevance

QUERIES = Path(__file__).with_name("queries.yml")
LEAST_SUCCESS, LEAST_RANK = 0.97, 0.93


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    return read_queries(QUERIES)


@pytest.fixture(scope="module")
def found(
    project: Path,
    example: Publication,
    example_files: dict[str, bytes],
    asked: list[Asked],
    tmp_path_factory: pytest.TempPathFactory,
) -> Relevance:
    folder = tmp_path_factory.mktemp("index")
    for path, content in example_files.items():
        if path.startswith("search/"):
            (folder / Path(path).name).write_bytes(content)
    tags = {language.code: language.tag for language in example.languages}
    return relevance(Engine(project / "theme/search/engine", folder), asked, tags)


def test_every_expected_page_is_there(asked: list[Asked], example_files: dict[str, bytes]) -> None:
    for one in asked:
        for address in one.expected:
            assert f"{address.partition('#')[0]}index.html" in example_files, one


def test_there_are_enough_queries_of_many_kinds(asked: list[Asked]) -> None:
    assert len(asked) >= 90
    assert len({one.kind for one in asked}) >= 10
    assert {one.language for one in asked} == {"zh", "en"}


def test_what_is_meant_is_among_the_first_five(found: Relevance) -> None:
    assert found.success >= LEAST_SUCCESS, "\n".join(found.missed)


def test_what_is_meant_stands_near_the_top(found: Relevance) -> None:
    assert found.rank >= LEAST_RANK


def test_a_missed_page_is_noticed() -> None:
    """The measure itself: a page that is not among the results has no place."""
    one = Asked("养老", "zh", "term", ("zh/a/", "zh/b/#c"))
    assert [one.place(found) for found in (["zh/x/"], ["zh/x/", "zh/b/"], ["zh/a/#part"])] == [0, 2, 1]
