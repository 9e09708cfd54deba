"""An entry of the list of what was looked at explains its own answer, and nothing beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.browser.engines.finding import Finding
from tests.browser.engines.reviewed import REVIEWED, Reviewed

FINDING = Finding("axe", "color-contrast", "body > main > p.lead", "cannot tell", certain=False)
ENTRY = Reviewed("axe", "color-contrast", r"p\.lead", "Looked at.", "en/")


def test_an_entry_explains_its_own_answer() -> None:
    assert ENTRY.explains(FINDING)


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, engine="nu"),
        replace(FINDING, rule="color-contrast-enhanced"),
        replace(FINDING, where="body > main > p.lead > a"),
        replace(FINDING, where="body > main > sup.lead"),
        replace(FINDING, certain=True),
    ],
    ids=str,
)
def test_an_entry_explains_nothing_else(other: Finding) -> None:
    assert not ENTRY.explains(other)


def test_an_error_of_the_engine_explains_no_question() -> None:
    error = replace(ENTRY, kind="error")
    assert error.explains(replace(FINDING, certain=True))
    assert not error.explains(FINDING)


def test_every_entry_has_a_reason_and_stands_once() -> None:
    assert all(entry.reason for entry in REVIEWED)
    assert len({(entry.engine, entry.rule, entry.where) for entry in REVIEWED}) == len(REVIEWED)
