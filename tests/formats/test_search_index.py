"""What of a site can be found, and by what it can be narrowed."""

from __future__ import annotations

import pytest

from generator.formats.search_index import documents
from generator.publication import Publication, SearchForm
from generator.search.document import Document


@pytest.fixture(scope="module")
def found(example: Publication) -> list[Document]:
    return documents(example)


def test_every_listed_page_is_found_and_no_other(example: Publication, found: list[Document]) -> None:
    listed = [page.path for page in example.pages if page.listed]
    assert sorted(document.parts[0].address for document in found) == sorted(listed)
    assert {"zh/calendar/", "zh/data/", "zh/method/", "zh/reading-aids/", "zh/statements/accessibility/"} <= set(listed)
    unlisted = {page.path for page in example.pages} - set(listed)
    assert {"zh/search/", "zh/style_guide/"} <= unlisted, "there, and not to be found"


def test_every_page_has_a_kind_that_results_can_be_narrowed_to(example: Publication, found: list[Document]) -> None:
    blocks = [block for page in example.pages for section in page.sections for block in section.blocks]
    facets = [facet for block in blocks if isinstance(block, SearchForm) for facet in block.facets]
    offered = {option.value for facet in facets if facet.name == "kind" for option in facet.options}
    assert {kind for document in found for kind in document.facets["kind"]} <= offered


def test_what_is_known_of_an_indicator_narrows_it(found: list[Document]) -> None:
    """Its plan has its table; what each row says is known of its page."""
    indicators = [document.facets for document in found if document.facets["kind"] == ("indicator",)]
    assert indicators
    for facets in indicators:
        assert facets["nature"]
        assert facets["status"]
        assert facets["unit"]


def test_every_page_of_the_example_knows_its_other_language(found: list[Document]) -> None:
    tags = {document.language for document in found}
    keys = {tag: {document.key for document in found if document.language == tag} for tag in tags}
    assert len(tags) == 2
    assert len({frozenset(own) for own in keys.values()}) == 1
