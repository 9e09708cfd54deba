"""Texts that were made to be more than texts come out of every format as they went in, and do nothing on their way."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from rdflib import Graph
from rdflib.namespace import DCTERMS
from selectolax.lexbor import LexborHTMLParser

from generator.build import write
from generator.formats.datasets import datasets
from generator.formats.search_index import documents
from generator.formats.spreadsheets import pieces_of
from generator.publication import CATALOGUE_TURTLE, CSV, JSON, XLSX, Publication
from generator.publish import rehearse
from generator.sources.csv_file import FORMULA_SIGNS
from tests.formats.taken_along import from_csv, from_json, from_xlsx
from tests.media.made import picture
from tests.mutations.mutants import SITES
from tests.tiny_site import TinySite

TEXTS: list[str] = [
    text
    for group in yaml.safe_load(Path(__file__).with_name("hostile.yml").read_text("utf-8")).values()
    for text in group
]
CELLS = [text for text in TEXTS if not text.startswith(tuple(FORMULA_SIGNS))]
"""A cell of a report that begins like a formula is refused: tests/sources/problems/observations.yml."""
PICTURES = ("a'b", "a&b", "a b", "%41", "a;b", "{{a}}", "$(a)", "静水", "a,b", "&lt;b", "a=b", "ä")
"""Names of files, as far as the systems of those who run the tests can have them."""
REPORT, PLAN, ABOUT = "content/reports/footpath", "plans/ways", "content/pages/about"


def words(text: str) -> dict[str, str]:
    return {"en": text}


def sources(texts: list[str]) -> dict[str, str | bytes]:
    """Files that hold each text as a title of a table, as a cell, and as a name; the names of pictures."""
    outcomes = [
        {"id": f"t{at}", "title": words(text), "unit": "visits", "observations": [{"period": "2024-01", "value": "1"}]}
        for at, text in enumerate(texts)
    ]
    phases = [
        {"from": words(f"since {at}"), "rule": words(text), "remark": words(text)} for at, text in enumerate(texts)
    ]
    deliberation = {
        "name": words("Meeting"),
        "questions": [words(text) for text in texts],
        "decision": {"caption": words("What was decided"), "phases": phases},
    }
    indicators = [
        {"number": str(at), "name": words(text), "nature": "binding", "responsible_unit": "town", "unit": "visits"}
        for at, text in enumerate(texts[:: len(texts) // 5][:5], 1)
    ]
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(("indicator", "period", "value", "source", "note"))
    months = (f"{year}-{month:02}" for year, month in product(range(2021, 2026), range(1, 13)))
    places = product(months, range(1, 6))
    cells = [text if text in CELLS else "plain" for text in texts]
    rows.writerows((number, month, 1, cell, cell) for cell, (month, number) in zip(cells, places, strict=False))
    report = {
        **yaml.safe_load(SITES["english alone"]["files"][f"{REPORT}/report.yml"]),
        "deliberation": deliberation,
        "outcomes": outcomes,
    }
    report["source"]["published"] = "2024-05-06"
    plan = {
        "title": words("Ways"), "short_title": words("Ways"), "summary": words("Five years."), "issuer": "town",
        "period": {"from": "2021", "to": "2025"}, "disclosure": {}, "source": {"title": words("Notice")},
        "sections": [],
    }  # fmt: skip
    unit = {"name": words("Town of Millbrook"), "level": "town", "aliases": texts}
    made: dict[str, object] = {
        "content/units.yml": {"town": unit},
        "content/measures.yml": {"visits": {"name": words("visits")}},
        f"{REPORT}/report.yml": report,
        f"{PLAN}/plan.yml": plan,
        f"{PLAN}/indicators.yml": {"categories": [{"id": "all", "name": words("All"), "indicators": indicators}]},
        f"{ABOUT}/page.yml": {"title": words("About"), "summary": words("Pictures.")},
    }
    files: dict[str, str | bytes] = {path: json.dumps(value, ensure_ascii=False) for path, value in made.items()}
    return files | {
        f"{PLAN}/observations.csv": written.getvalue(),
        f"{ABOUT}/index.en.md": "\n\n".join(f"![Picture {at}](<{name}.png>)" for at, name in enumerate(named())),
        **{f"{ABOUT}/{name}.png": picture("png") for name in PICTURES},
    }


def named() -> list[str]:
    """The names of pictures as an address of Markdown has them, with what begins an escape written as one."""
    signs = {"%": "%25", "#": "%23", "?": "%3F", "&": "%26"}
    return ["".join(signs.get(sign, sign) for sign in name) for name in PICTURES]


@dataclass(frozen=True, slots=True)
class Made:
    publication: Publication
    files: dict[str, bytes]

    @property
    def pages(self) -> dict[str, bytes]:
        return {path: content for path, content in self.files.items() if path.endswith(".html")}


def made_of(texts: list[str], folder: Path) -> Made:
    site = TinySite.empty_at(folder)
    site.overlay(SITES["english alone"])
    for path, content in sources(texts).items():
        site.put(path, content)
    publication = site.publication()
    return Made(publication, {file.path: file.content for file in write(publication)})


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_of(TEXTS, tmp_path_factory.mktemp("hostile") / "site")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_of([f"plain {at}" for at in range(len(TEXTS))], tmp_path_factory.mktemp("plain") / "site")


def squeezed(text: str) -> str:
    return "".join(text.split())


def shown(markup: bytes) -> str:
    body = LexborHTMLParser(markup).body
    assert body is not None
    return squeezed(body.text())


def test_there_are_more_than_two_hundred() -> None:
    assert len(set(TEXTS)) == len(TEXTS) >= 200


def test_tables_hold_each_in_every_format(hostile: Made) -> None:
    cells: set[object] = set()
    every = datasets(hostile.publication)
    for dataset in every:
        rows = list(dataset.records)
        kinds = tuple(field.kind for field in dataset.fields)
        assert from_csv(hostile.files[dataset.path(CSV)], kinds) == rows, dataset.title
        assert from_xlsx(hostile.files[dataset.path(XLSX)]) == rows, dataset.title
        assert from_json(hostile.files[dataset.path(JSON)]) == rows, dataset.title
        cells.update(cell for row in rows for cell in row)
    assert {dataset.title for dataset in every} >= set(TEXTS)
    assert cells >= set(CELLS)


@pytest.mark.parametrize("text", ["_x005F_x0041_", "_x0041_x0042_x0043_", "<r>_x0041_x0042_</r>"])
def test_escapes_that_overlap_stand_in_runs_that_hold_none(text: str) -> None:
    """Openpyxl takes each `x005F_` away, wherever it stands, so the runs are looked at themselves."""
    pieces = pieces_of(text)
    assert "".join(pieces) == text
    assert not any(re.search("_x[0-9A-F]{4}_|^<r>", piece) for piece in pieces)


def test_pages_show_each_as_text(hostile: Made) -> None:
    for page in ("en/reports/footpath/index.html", "en/units/town/index.html", "en/reports/footpath/text.html"):
        words_of_page = shown(hostile.files[page])
        assert [text for text in TEXTS if squeezed(text) not in words_of_page] == [], page


def test_no_page_does_more_than_one_of_plain_texts(hostile: Made, plain: Made) -> None:
    """No element and no attribute that a text has made, but those that set its language apart."""
    assert hostile.pages.keys() == plain.pages.keys()
    for path, content in hostile.pages.items():
        assert active_in(content) == active_in(plain.pages[path]), path
    assert rehearse(write(hostile.publication), hostile.publication) == hostile.publication.warnings


def active_in(markup: bytes) -> Counter[str]:
    root = LexborHTMLParser(markup).root
    assert root is not None
    found: Counter[str] = Counter()
    for node in root.traverse():
        if node.tag not in {"span", "wbr", "tspan", "abbr"}:
            found[node.tag or ""] += 1
            found.update(f"{node.tag} {name}" for name in node.attributes)
    return found


def test_descriptions_hold_each_and_nothing_else(hostile: Made, plain: Made) -> None:
    page = LexborHTMLParser(hostile.files["en/reports/footpath/index.html"])
    described = json.loads(page.css_first('script[type="application/ld+json"]').text())["@graph"]  # type: ignore[union-attr]
    names = "\n".join(one["name"] for one in described)
    assert [text for text in TEXTS if text not in names] == []
    graph, other = (Graph().parse(data=one.files[CATALOGUE_TURTLE], format="turtle") for one in (hostile, plain))
    titles = "\n".join(str(title) for title in graph.objects(predicate=DCTERMS.title))
    assert [text for text in TEXTS if text not in titles] == []
    assert len(set(graph.subjects())) == len(set(other.subjects()))
    assert set(graph.predicates()) == set(other.predicates())


def test_searches_know_each(hostile: Made) -> None:
    known = "\n".join(f"{part.title}\n{part.text}" for one in documents(hostile.publication) for part in one.parts)
    assert [text for text in TEXTS if squeezed(text) not in squeezed(known)] == []


def test_pictures_of_any_name_are_there(hostile: Made) -> None:
    page = LexborHTMLParser(hostile.files["en/pages/about/index.html"])
    sources_of = [unquote(node.attributes["src"] or "") for node in page.css(".prose img")]
    assert [source.rsplit("/", 1)[1] for source in sources_of] == [f"{name}.png" for name in PICTURES]
    assert all(source.removeprefix("../../../") in hostile.files for source in sources_of)
