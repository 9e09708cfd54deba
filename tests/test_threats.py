"""The page about threats rests on tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

THREATS = Path("docs/threats.md")


def test_every_threat_names_tests_that_there_are(project: Path) -> None:
    rows = [line for line in (project / THREATS).read_text("utf-8").splitlines() if line.startswith("| **")]
    assert len(rows) >= 10
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)`", row)
        assert named, row
        assert [name for name in named if not (project / name).is_file()] == []
