"""The documents that speed is measured on, and the measure."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.bench.corpus import LANGUAGES, SIZE, Report, make_corpus
from tests.bench.cost import cost_of
from tests.bench.vocabulary import LEAST_WORDS, vocabulary
from tests.tiny_site import TinySite, tree_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_many_and_follow_zipfs_law(language: str) -> None:
    """The hundred commonest make up some half of a text, and half of the others stand once."""
    known = vocabulary(language)
    assert len(set(known.words)) == len(known.words) >= LEAST_WORDS
    assert 0.35 < known.bounds[99] / known.bounds[-1] < 0.65
    assert list(known.bounds) == sorted(known.bounds)


def test_the_same_number_gives_the_same_files(tmp_path: Path) -> None:
    make_corpus(3, tmp_path / "one")
    make_corpus(3, tmp_path / "two")
    assert tree_of(tmp_path / "one") == tree_of(tmp_path / "two")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_has_its_size_and_the_numbers_of_its_translation(language: str) -> None:
    report = Report(4, 9)
    text = report.prose(language)
    assert SIZE <= len(text.encode()) <= 1.2 * SIZE
    numbers = [re.findall(r"\| (\d+) ", report.prose(one)) for one in LANGUAGES]
    assert len(numbers[0]) == 12
    assert numbers[0] == numbers[1]


def test_the_corpus_is_a_site_without_problems(tmp_path: Path) -> None:
    make_corpus(2, tmp_path / "site")
    assert TinySite(tmp_path / "site").problems() == ()


HELD = "import time; held = bytearray(60_000_000); time.sleep(1)"
TWO = f"import subprocess, sys; one = subprocess.Popen([sys.executable, '-c', '{HELD}']); {HELD}; one.wait()"


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells")
def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    assert 60 < cost_of([sys.executable, "-c", HELD], tmp_path).memory < 110
    assert cost_of([sys.executable, "-c", TWO], tmp_path).memory > 120


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        cost_of([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)
