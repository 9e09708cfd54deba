"""Files are looked through by what they hold, and what is found is told at the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.media import CHECKED, Checked, Examination, Limits
from generator.media.kinds import ALLOWED
from generator.messages import known_codes, read_catalogue
from generator.problems import Mark, Problems
from generator.problems.codes import RULES
from generator.sources.tree import Tree
from tests.media.made import made

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))


def limits_of(case: dict[str, Any]) -> Limits:
    given = dict(case.get("limits", {}))
    return Limits(kinds=frozenset(given.pop("kinds", ALLOWED)), **given)


def looked_through(root: Path, case: dict[str, Any]) -> Problems:
    path = f"content/{case['name']}"
    (root / "content").mkdir()
    (root / path).write_bytes(made(case["file"]))
    checked = Checked({path: frozenset(case["checked"])}, {path: Mark(CHECKED)}) if "checked" in case else Checked()
    problems = Problems()
    Examination(Tree(root, (path,)), limits_of(case), checked, problems).of({path: f"media/{case['name']}"})
    return problems


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_what_is_found_in_a_file_is_told_at_its_place(tmp_path: Path, case: dict[str, Any]) -> None:
    problems = looked_through(tmp_path, case)
    own = f"content/{case['name']}"
    told = [
        f"{'' if one.mark == Mark(own) else str(one.mark).removeprefix(own + ':').removesuffix(':1:1') + ' '}{one.code}"
        for one in problems
    ]
    assert sorted(told) == sorted(case["expect"])
    for code in known_codes():
        lines = [read_catalogue(code).problem(one) for one in problems]
        assert code != "en" or case.get("says", "") in "\n".join(lines)
        assert all(line.replace("\u202f", " ").isprintable() for line in lines)


def test_every_problem_of_files_has_a_case() -> None:
    told = {line.rsplit(" ", 1)[-1] for case in CASES.values() for line in case["expect"]}
    names = {code for code in RULES if code.startswith(("file-", "pdf-", "drawing-"))}
    assert names | {"picture-moves", "picture-pixels", "checked-unneeded"} <= told
