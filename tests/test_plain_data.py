"""Whatever a step takes or gives can be written down, read back the same, and named the same in every process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.build import FOLDERS
from generator.documents import read_documents
from generator.plain_data import digest, from_plain, to_plain
from generator.problems import Problems
from generator.publication import LinkedPage, Publication, Quantity, Record
from generator.registers import read_registers
from generator.sources.inventory import Inventory
from generator.sources.tree import read_tree
from tests.tiny_site import SITE, TinySite

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return TinySite.at(tmp_path_factory.mktemp("plain") / "site", SITE).publication()


def again(value: Any, schema: Any) -> Any:  # noqa: ANN401 - any value of the house
    return from_plain(json.loads(json.dumps(to_plain(value, schema))), schema)


def test_pages_and_records_come_back_as_they_were(publication: Publication) -> None:
    assert publication.pages
    assert publication.records
    for page in publication.pages:
        assert again(page, LinkedPage) == page
    for record in publication.records:
        assert again(record, Record) == record


def test_documents_and_registers_come_back_as_they_were(tmp_path: Path) -> None:
    settings, problems = TinySite.at(tmp_path / "site", SITE).settings(), Problems()
    tree = read_tree(settings.root, FOLDERS, problems)
    registers, reading = read_registers(tree, settings.reading(problems, Inventory()))
    documents = read_documents(tree, reading).read
    assert {kind.collection for kind, _ in documents} >= {"plans", "reports", "pages"}
    for value in (registers, *(document for _, document in documents)):
        assert again(value, type(value)) == value


def test_a_value_keeps_its_zeros_and_its_digits() -> None:
    long = Decimal("-123456789012345678901234567890.50")
    assert str(again(Quantity(long), Quantity).value) == str(long)


@pytest.mark.parametrize(
    ("one", "other", "schema"),
    [
        (Decimal("95.0"), Decimal(95), Decimal),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, dict[str, int]),
        (("1", "2"), ("12",), tuple[str, ...]),
        (Quantity(Decimal(1)), Quantity(Decimal(2)), Quantity),
    ],
    ids=["zeros", "order", "borders", "values"],
)
def test_what_can_look_different_has_another_digest(one: object, other: object, schema: object) -> None:
    assert digest(one, schema) != digest(other, schema)


def test_a_digest_is_the_same_in_every_process(publication: Publication) -> None:
    """Also where sets and mappings are kept in another order: PYTHONHASHSEED decides that."""
    script = (
        "from generator.plain_data import digest, from_plain\n"
        "from generator.publication import LinkedPage\n"
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    page = from_plain(json.loads(line), LinkedPage)\n"
        "    print(digest(page, LinkedPage), digest(frozenset(map(str, range(9))), frozenset[str]))\n"
    )
    some = publication.pages[:10]
    lines = "\n".join(json.dumps(to_plain(page, LinkedPage)) for page in some)
    expected = [f"{digest(page, LinkedPage)} {digest(frozenset(map(str, range(9))), frozenset[str])}" for page in some]
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            input=lines,
            text=True,
            capture_output=True,
            check=True,
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert done.stdout.split("\n")[:-1] == expected
