"""Nothing in the rules and in the choice of reports can be turned about without a case that turns red."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
import yaml

from generator.indicators.judgement import judge
from tests.indicators.flips import MODULES, Flip, flips_of, modules_with
from tests.indicators.verdicts import CASES, told_of, verdict_of

EQUIVALENT: dict[str, str] = yaml.safe_load((Path(__file__).parent / "equivalent_flips.yml").read_text("utf-8"))
"""Flips that change nothing anybody could see, each with the reason."""
FLIPS = tuple(flip for module in MODULES for flip in flips_of(module) if str(flip) not in EQUIVALENT)
EACH_RUN = 30
SEED = int(os.environ.get("FLIPS_SEED", "20"))
"""Which thirty are tried; --all-flips tries them all."""


def is_seen(flip: Flip | None) -> bool:
    """Whether a case of verdicts comes out otherwise, or not at all."""
    try:
        judge = modules_with(flip)[MODULES[-1]]
        for case in CASES.values():
            told = told_of(verdict_of(case, judge), case, judge)
            if any(case[name] != value for name, value in told.items()):
                return True
    except Exception:  # noqa: BLE001 - a flip may break anything, and then it is seen
        return True
    return False


def test_every_module_of_judgement_is_flipped() -> None:
    written = {path.stem for path in Path(judge.__file__).parent.glob("[!_]*.py")}
    assert written == {module.rpartition(".")[2] for module in MODULES}


def test_without_a_flip_no_case_is_red() -> None:
    assert not is_seen(None)


def test_each_flip_turns_a_case_red(pytestconfig: pytest.Config) -> None:
    every = bool(pytestconfig.getoption("--all-flips"))
    tried = FLIPS if every else random.Random(SEED).sample(FLIPS, EACH_RUN)  # noqa: S311 - a choice, no secret
    assert [str(flip) for flip in tried if not is_seen(flip)] == []


def test_what_is_said_to_be_equivalent_is_a_flip_and_is_not_seen() -> None:
    there = {str(flip): flip for module in MODULES for flip in flips_of(module)}
    assert EQUIVALENT.keys() - there.keys() == set()
    assert [name for name in EQUIVALENT if is_seen(there[name])] == []
    assert all(EQUIVALENT.values())
