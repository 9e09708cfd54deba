"""Publishing on systems that this one only stands in for: Windows, macOS, and file systems without an exchange."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.publish import CannotPublish, begin, exchange, publish, system
from generator.publish.system import ASIDE, LOCK_FILE
from tests.publish.test_exchange import page, publication_of, staging
from tests.tiny_site import tree_of

Answer = Callable[..., int]


def answering(monkeypatch: pytest.MonkeyPatch, **functions: Answer) -> None:
    """A C library with these functions alone."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(**functions))


def refused_with(number: int) -> Answer:
    def answer(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    return answer


def swapped(new: bytes, old: bytes, flag: int) -> int:
    """What macOS does."""
    assert flag == 2
    for one, other in ((new, b"%s-x" % new), (old, new), (b"%s-x" % new, old)):
        Path(os.fsdecode(one)).rename(os.fsdecode(other))
    return 0


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A site that is published already."""
    publish([page()], tmp_path / "site", publication_of(tmp_path))
    return tmp_path / "site"


def publish_new(target: Path) -> None:
    publish([page("new")], target, publication_of(target.parent))


def stands(target: Path, text: bytes) -> bool:
    return text in (target / "zh/index.html").read_bytes() and staging(target.parent) == []


def test_windows_has_neither_a_c_library_nor_locks_of_folders(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []

    def locking(descriptor: int, mode: int, number: int) -> None:
        assert (mode, number) == (7, 1)
        held.append(descriptor)
        if len(held) == 1:
            raise OSError(errno.EDEADLK, "another run has it")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(system, "fcntl", None)
    monkeypatch.setattr(system, "msvcrt", SimpleNamespace(LK_LOCK=7, locking=locking))
    publish_new(target)
    assert stands(target, b"new")
    assert len(held) == 2
    assert (target.parent / LOCK_FILE).is_file()


def test_a_lock_that_windows_refuses_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locking(*_: object) -> None:
        raise OSError(errno.EACCES, "no")

    monkeypatch.setattr(system, "fcntl", None)
    monkeypatch.setattr(system, "msvcrt", SimpleNamespace(LK_LOCK=7, locking=locking))
    with pytest.raises(CannotPublish):
        publish_new(target)
    assert stands(target, b"old")


def test_a_system_without_any_lock_publishes(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "fcntl", system.module_if_any("no_such_module"))
    publish_new(target)
    assert stands(target, b"new")


@pytest.mark.parametrize(
    "functions",
    [
        {},
        {"renamex_np": swapped},
        {"renamex_np": refused_with(errno.ENOTSUP)},
        {"renameat2": refused_with(errno.EINVAL)},
        {"renameat2": refused_with(errno.ENOSYS), "syncfs": lambda _: 0},
    ],
    ids=["nothing", "macOS", "macOS on another file system", "Linux on another file system", "an old Linux"],
)
def test_every_system_exchanges(target: Path, monkeypatch: pytest.MonkeyPatch, functions: dict[str, Answer]) -> None:
    answering(monkeypatch, **functions)
    publish_new(target)
    assert stands(target, b"new")


def test_an_exchange_that_is_refused_leaves_the_old_site(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, renameat2=refused_with(errno.EACCES))
    with pytest.raises(CannotPublish) as raised:
        publish_new(target)
    assert raised.value.fault is not None
    assert raised.value.fault.errno == errno.EACCES
    assert stands(target, b"old")


@pytest.mark.parametrize("fault", [OSError(errno.EACCES, "another program has it open"), SystemExit(143)], ids=repr)
@pytest.mark.parametrize(("failing", "text"), [(1, b"old"), (2, b"old"), (3, b"new")])
def test_three_renames_of_which_one_fails(
    target: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, failing: int, text: bytes
) -> None:
    rename, calls = Path.rename, []

    def failing_once(path: Path, to: Path) -> Path:
        calls.append(path)
        if len(calls) == failing:
            raise fault
        return rename(path, to)

    answering(monkeypatch)
    monkeypatch.setattr(Path, "rename", failing_once)
    with pytest.raises((CannotPublish, SystemExit)):
        publish_new(target)
    assert stands(target, text)


@pytest.mark.parametrize(("killed_after", "text"), [(1, b"old"), (2, b"new")])
def test_killed_between_two_renames_the_next_run_puts_it_right(target: Path, killed_after: int, text: bytes) -> None:
    stage = target.with_name(".site.new-0123abcd")
    aside = stage.with_name(stage.name + ASIDE)
    publish([page("new")], stage, publication_of(target.parent))
    target.rename(aside)
    if killed_after == 2:
        stage.rename(target)
    begin(target).abandon()
    assert stands(target, text)


def test_what_cannot_be_looked_into_is_not_lost(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, scan = tree_of(target), os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("zh"):
            raise PermissionError(errno.EACCES, "no", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(CannotPublish):
        publish_new(target)
    monkeypatch.undo()
    assert tree_of(target) == before


def test_stages_are_told_apart_by_the_whole_name_of_their_site(tmp_path: Path) -> None:
    """Another site's old pages must not be put in the place of this one's."""
    assert exchange.stem_of("一" * 50) != exchange.stem_of("一" * 51)
    assert exchange.stem_of("site") == ".site.new-"
    (tmp_path / f"{exchange.stem_of('一' * 50)}1{ASIDE}").mkdir()
    begin(tmp_path / ("一" * 51)).abandon()
    assert len(staging(tmp_path)) == 1
    shutil.rmtree(tmp_path / f"{exchange.stem_of('一' * 50)}1{ASIDE}")
