"""The steps at the seams follow from their arguments alone, and so does what a second process makes of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from generator.documents import document_sources, present_document, read_document
from generator.edition import Edition
from generator.formats.html_pages import Typesetter, render
from generator.formats.page_setting import PagesToSet, site_of
from generator.formats.search_index import Background, document_of
from generator.formats.text_pages import TextTypesetter, render_text
from generator.plain_data import digest, from_plain, to_plain
from generator.problems import Problems
from generator.publication import Publication, Written
from generator.registers import read_registers
from generator.seams import SEAMS, name_of
from generator.search.gathering import terms_of
from generator.search.names import Names
from generator.settings import FOLDERS, Settings
from generator.sources.inventory import Inventory
from generator.sources.tree import read_tree
from tests.seams_replayed import Call
from tests.tiny_site import SITE, TinySite

PROJECT = Path(__file__).resolve().parent.parent
PAGE = (PROJECT / "docs" / "seams.md").read_text("utf-8")
ROW = re.compile(r"^\| `([\w.]+)` \| ([^|]*) \| `?([^|`]*)`? \|", re.MULTILINE)
SHOWN = 12
"""Pages of the invented site that are set and gathered: they hold each kind of page."""


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """The steps of one build.  The folder it is made from is there no more when they are done."""
    site = TinySite.at(tmp_path_factory.mktemp("seams") / "site", SITE)
    settings = site.settings()
    found = [*steps_of_documents(settings), *steps_of_pages(site.publication())]
    shutil.rmtree(site.root)
    return found


def steps_of_documents(settings: Settings) -> Iterator[Call]:
    problems = Problems()
    tree = read_tree(settings.root, FOLDERS, problems)
    registers, reading = read_registers(tree, settings.reading(problems, Inventory()))
    for source in document_sources(tree):
        yield Call(read_document, {"source": source, "context": reading.context}, source.collection)
        document = read_document(source, reading.context).document
        for catalogue in settings.catalogues:
            shown = {"collection": source.collection, "document": document}
            edition = Edition(catalogue, settings.languages)
            yield Call(present_document, {**shown, "edition": edition, "registers": registers}, source.collection)


def steps_of_pages(publication: Publication) -> Iterator[Call]:
    written, names = Written({"en/table.csv": 5}), Names((("water", "河水"),))
    site, pages = site_of(publication, written), PagesToSet(publication, written)
    kinds = {page.kind or page.collection or page.key: page for page in publication.pages}
    assert len(kinds) >= SHOWN
    typesetter, text = Typesetter(site), TextTypesetter(site)
    for page in kinds.values():
        background = Background("pages", "2023-05", {"kind": ("pages",)})
        catalogue = publication.frames[page.language.code].catalogue
        yield Call(render, {"to_set": pages.of(page), "typesetter": typesetter})
        yield Call(render_text, {"to_set": pages.of(page), "typesetter": text})
        yield Call(document_of, {"page": page, "background": background, "catalogue": catalogue})
        document = document_of(page, background, catalogue)
        yield Call(terms_of, {"document": document, "names": names})


def test_arguments_and_results_come_back_as_they_were(calls: list[Call]) -> None:
    assert {call.seam for call in calls} == set(SEAMS)
    for call in calls:
        schemas = call.schemas
        for name, value in (*call.arguments.items(), ("return", call.result())):
            plain = json.loads(json.dumps(to_plain(value, schemas[name])))
            assert from_plain(plain, schemas[name]) == value, (name_of(call.seam), name)


def impure(calls: list[Call]) -> Counter[str]:
    """The steps that give something else the second time, or change what they are given."""
    found: Counter[str] = Counter()
    for call in calls:
        given = [digest(value, call.schemas[name]) for name, value in call.arguments.items()]
        again = call.digest() == call.digest()
        after = [digest(value, call.schemas[name]) for name, value in call.arguments.items()]
        found[name_of(call.seam)] += not again or given != after
    return +found


def test_a_step_gives_the_same_again_and_changes_nothing(calls: list[Call]) -> None:
    assert not impure(calls)


def test_a_step_that_keeps_a_count_is_seen() -> None:
    numbers = count()

    def counting(text: str) -> str:
        return f"{text}{next(numbers)}"

    assert impure([Call(counting, {"text": "a"})])


def test_another_process_makes_the_same_of_them(calls: list[Call], tmp_path: Path) -> None:
    """In another order, in another folder, without the site's files; sets and mappings are kept otherwise there."""
    values: dict[str, Any] = {}
    lines = [call.written(values) for call in calls]
    done = subprocess.run(
        [sys.executable, "-m", "tests.seams_replayed"],
        input="\n".join([json.dumps(values), *lines]),
        text=True,
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(PROJECT)},
    )
    assert done.stdout.split() == [call.digest() for call in reversed(calls)]


def test_the_page_on_seams_names_each_with_what_it_takes_and_gives() -> None:
    told = {found[1]: (re.findall(r"`(\w+)`", found[2]), found[3].strip()) for found in ROW.finditer(PAGE)}
    own = {}
    for seam in SEAMS:
        *arguments, gives = seam.__annotations__
        own[name_of(seam)] = (arguments, seam.__annotations__[gives])
    assert told == own
