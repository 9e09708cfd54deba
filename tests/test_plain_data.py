"""Whatever a step takes or gives can be written down, read back the same, and named the same in every process."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from generator.plain_data import digest, from_plain, to_plain
from generator.publication import Publication, Quantity, Record
from tests.tiny_site import SITE, TinySite


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return TinySite.at(tmp_path_factory.mktemp("plain") / "site", SITE).publication()


def again(value: Any, schema: Any) -> Any:  # noqa: ANN401 - any value of the house
    return from_plain(json.loads(json.dumps(to_plain(value, schema))), schema)


def test_records_come_back_as_they_were(publication: Publication) -> None:
    assert publication.records
    for record in publication.records:
        assert again(record, Record) == record


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
