"""What the search shows of an indicator are the words of its page, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.formats.html_pages import Typesetter
from generator.formats.page_setting import PagesToSet, site_of
from generator.formats.search_index import documents
from generator.publication import Publication, Written
from tests.county_site import county_at
from tests.markup import one
from tests.tiny_site import TinySite


def words_of_pages(publication: Publication) -> Mapping[str, str]:
    """What stands under the heading of each indicator's promise, by its address."""
    written = Written()
    found, typesetter = {}, Typesetter(site_of(publication, written))
    pages = PagesToSet(publication, written)
    for page in publication.pages:
        if page.kind == "indicator":
            section = one(LexborHTMLParser(typesetter.document(pages.of(page))), "section#promise")
            one(section, "h2").decompose()
            found[f"{page.path}#promise"] = squeezed(section.text(separator=" "))
    return found


def words_of_search(publication: Publication) -> Iterator[tuple[str, str]]:
    for document in documents(publication):
        for part in document.parts:
            if part.address.endswith("#promise"):
                yield part.address, squeezed(part.text)


def squeezed(text: str) -> str:
    """Where spaces stand is for the eye: a cell has some that a sentence has not."""
    return "".join(text.split())


def assert_agree(publication: Publication) -> Mapping[str, str]:
    """The words of the promises, which are the same in both."""
    pages = words_of_pages(publication)
    assert pages
    assert dict(words_of_search(publication)) == pages
    return pages


def test_of_the_example(example: Publication) -> None:
    assert_agree(example)


def test_in_a_county_that_speaks_french(tmp_path: Path) -> None:
    pages = assert_agree(county_at(tmp_path / "county").publication())
    said = [words for path, words in pages.items() if path.startswith("fr")]
    assert any("90\N{NARROW NO-BREAK SPACE}%" in words or "90%" in words for words in said)


TARGETS = (
    ("95.0%以上", "95.0%以上", "95.0%ormore"),
    ("-3.5%", "−3.5%", "−3.5%"),
    ("123456789012345678人次", "123,456,789,012,345,678人次", "123,456,789,012,345,678visits"),
    ("123456789012345678901234567890人次", "123456789012345678901234567890人次", "123456789012345678901234567890人次"),
    ("5至8人次", "在5–8人次之间", "5–8visits"),
    ("28.50亿元", "28.50亿元", "2.850billionyuan"),
    ("1人次", "1人次", "1visitAsprinted"),
)
INDICATOR = """\
      - number: {number}
        name: {{zh: 试验{number}, en: Trial {number}}}
        nature: expected
        responsible_unit: water-office
        target: {{words: "{words}"}}
  - id: means
"""


def test_nothing_of_a_target_is_lost(tiny: TinySite) -> None:
    path = "plans/clear-water/indicators.yml"
    for number, (words, *_) in enumerate(TARGETS, 11):
        tiny.edit(path, "  - id: means\n", INDICATOR.format(number=number, words=words))
    pages = assert_agree(tiny.publication())
    for number, (_, chinese, english) in enumerate(TARGETS, 11):
        shown = {address[:2]: words for address, words in pages.items() if f"/{number}/#" in address}
        assert chinese in shown["zh"]
        assert english in shown["en"]
