"""Stopped, starved, refused or crossed by others, a run leaves the old site whole or the new one, and nothing else."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.long_runs import is_long
from tests.publish.test_exchange import staging
from tests.tiny_site import TinySite, environment_with, tree_of

RUNS = Path(__file__).with_name("disturbed_runs.py")
MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in memory: a disk that others write to keeps a run waiting
STOPPED = "Stopped. The site that stands is whole: the old one, or the new one where it was ready."
SIZES = (1, 64, 300, 1_000, 2_000, 4_000, 8_000, 12_000, 16_000, 24_000)
"""Bytes that a file may have: the smallest file of the site has some 20, the largest some 30,000."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its status, what it said, how much it had written, and after how many seconds."""

    status: int
    said: str
    writes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Disturbed:
    """A site with nothing but its words, built once and then changed; and the process that its runs are forked from."""

    site: TinySite
    runs: subprocess.Popen[str]
    old: dict[str, bytes]
    new: dict[str, bytes]
    undisturbed: Ended

    @property
    def target(self) -> Path:
        return self.site.root / "site"

    def ended(self, *, several: int = 1, stop: int = 0, after: float = 0.0, limit: int = 0, refused: int = 0) -> Ended:
        """Run, beginning with the old site; gives how it ended, the first of several that did not end well."""
        shutil.rmtree(self.target)
        shutil.copytree(self.site.root / "aside", self.target)
        disturbance = {"several": several, "stop": stop, "after": after, "limit": limit, "refused": refused}
        ends = asked(self.runs, disturbance)
        return next((end for end in ends if end.status), ends[0])

    def stood(self) -> str:
        """Which site stands; and whole it must be."""
        found = tree_of(self.target)
        assert found in (self.old, self.new), "a mixture of both"
        return "new" if found == self.new else "old"


def asked(runs: subprocess.Popen[str], disturbance: dict[str, float]) -> list[Ended]:
    assert runs.stdin
    assert runs.stdout
    runs.stdin.write(f"{json.dumps(disturbance)}\n")
    return [Ended(**end) for end in json.loads(runs.stdout.readline())]


@pytest.fixture(scope="module")
def disturbed() -> Iterator[Disturbed]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        site = TinySite.bare(Path(folder) / "still")
        started = subprocess.Popen(
            [sys.executable, str(RUNS)], cwd=site.root, env=environment_with({}), text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        with started as runs:
            assert runs.stdout
            assert runs.stdout.readline() == "\n"
            target, aside = site.root / "site", site.root / "aside"
            shutil.copytree(target, aside)
            site.edit("content/site.yml", "Everybody is", "Everybody still is")
            (end,) = asked(runs, {"several": 1, "stop": 0, "after": 0, "limit": 0, "refused": 0})
            assert (end.status, end.said) == (0, "")
            yield Disturbed(site, runs, tree_of(aside), tree_of(target), end)
            assert runs.stdin
            runs.stdin.close()


def in_one_sentence(end: Ended) -> bool:
    return end.status == 1 and end.said.startswith("Nothing was published: ") and len(end.said.splitlines()) == 1


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_at_any_moment(disturbed: Disturbed, stop: int) -> None:
    for moment in moments_of(disturbed.undisturbed.seconds, 100 if is_long() else 20):
        end = disturbed.ended(stop=stop, after=moment)
        told = {0: "", 128 + stop: STOPPED, -stop: ""}
        assert end.said == told[end.status], f"after {moment} s: {end}"
        disturbed.stood()
        assert stop == signal.SIGKILL or staging(disturbed.site.root) == []
    assert disturbed.ended().status == 0
    assert (disturbed.stood(), staging(disturbed.site.root)) == ("new", [])


def moments_of(seconds: float, number: int) -> list[float]:
    """Moments of a run that takes so long, one at random in each part of it, and of a little more."""
    chance = random.Random(number)  # noqa: S311 - any will do
    return [(part + chance.random()) * 1.1 * seconds / number for part in range(number)]


@pytest.mark.parametrize("size", SIZES)
def test_no_room_left(disturbed: Disturbed, size: int) -> None:
    end = disturbed.ended(limit=size)
    assert in_one_sentence(end), end
    assert "the file would be larger than is allowed" in end.said
    assert (disturbed.stood(), staging(disturbed.site.root)) == ("old", [])


def test_the_system_refuses_a_write(disturbed: Disturbed) -> None:
    last = disturbed.undisturbed.writes
    assert last > 100
    chosen = range(2, last) if is_long() else sorted(random.Random(1).sample(range(2, last), 30))  # noqa: S311
    for number in (1, *chosen, last):
        end = disturbed.ended(refused=number)
        assert in_one_sentence(end), f"write {number}: {end}"
        assert (disturbed.stood(), staging(disturbed.site.root)) == ("old", [])


def test_four_at_once(disturbed: Disturbed) -> None:
    end = disturbed.ended(several=4)
    assert (end.status, end.said) == (0, "")
    assert (disturbed.stood(), staging(disturbed.site.root)) == ("new", [])
