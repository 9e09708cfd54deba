"""Who asks in a browser: what a planted engine finds is seen, and so is that it finds nothing or breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Playwright

from generator.publication import Publication
from tests.bench.search_engines.bare_page import write_bare_pages
from tests.bench.search_engines.reader import BLANK, Reader, reader_at
from tests.bench.search_engines.server import KeepingHandler
from tests.browser.site_server import served

pytestmark = pytest.mark.browser

PLANTED = """
async function find(query) {
  if (query === "broken") throw new Error("planted");
  const { length } = await (await fetch("/numbers.json")).json();
  const addresses = Array.from({ length: query === "养老" ? length : 0 }, (_, at) => `zh/报告/${at}/#part`);
  return addresses.map((address) => async () => ({ address, title: address, text: query }));
}
"""


@pytest.fixture
def reader(playwright: Playwright, example: Publication, tmp_path: Path) -> Iterator[Reader]:
    write_bare_pages(example, tmp_path, PLANTED)
    (tmp_path / BLANK).write_text("<!DOCTYPE html><title>Blank</title>", "utf-8")
    (tmp_path / "numbers.json").write_text('{"length": 7}', "utf-8")
    with served(tmp_path, KeepingHandler) as address, reader_at(playwright, address) as (reader, _):
        yield reader


def test_what_is_found_is_read_five_at_first(reader: Reader) -> None:
    found = reader.open("zh", "养老")
    assert found.addresses == tuple(f"zh/报告/{at}/#part" for at in range(5))
    assert found.wait > 0
    assert len(reader.more()) == 7


def test_an_engine_that_finds_nothing_is_noticed(reader: Reader) -> None:
    reader.open("zh", "养老")
    assert reader.ask("别的").addresses == ()
    assert reader.more() == ()


def test_an_engine_that_breaks_is_noticed(reader: Reader) -> None:
    reader.open("zh", "养老")
    with pytest.raises(Error, match="planted"):
        reader.ask("broken")


def test_what_was_loaded_is_counted(reader: Reader) -> None:
    reader.open("zh", "养老")
    reader.settle()
    loaded = dict(reader.traffic.loaded())
    assert {"zh/search/", "numbers.json"} <= loaded.keys()
    assert loaded["zh/search/"] > loaded["numbers.json"] > len('{"length": 7}')
