"""A number beside words of a target that are not understood is told, and not dropped."""

from __future__ import annotations

import pytest

from generator.imports.tables import import_tables
from generator.problems import InvalidContent
from tests.brought_back import taken_along
from tests.tiny_site import TinySite

PLAN = "plans/clear-water"


@pytest.mark.parametrize("words", ["95%¹以上", "9₅%以上", "95%以上①", "2025-09-01", "true", "明显改善"])
def test_a_number_beside_words_that_are_not_read_is_told(tiny: TinySite, words: str) -> None:
    path = taken_along(tiny, PLAN, "csv", "zh")[0]
    path.write_text(path.read_text("utf-8-sig").replace(",90%以上,", f",{words},"), "utf-8")
    with pytest.raises(InvalidContent) as raised:
        import_tables([path], PLAN, tiny.settings())
    assert [(problem.code, problem.mark.line) for problem in raised.value.problems] == [("table-target", 2)]


def test_words_that_are_not_read_are_taken_where_no_number_stands_beside_them(tiny: TinySite) -> None:
    path = taken_along(tiny, PLAN, "csv", "zh")[0]
    changed = path.read_text("utf-8-sig").replace(",90%以上,", ",明显改善,").replace(",90,以上,", ",,,")
    path.write_text(changed, "utf-8")
    assert "words: 明显改善" in import_tables([path], PLAN, tiny.settings())["indicators.yml"].replace('"', "")
