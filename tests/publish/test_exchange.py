"""The old site stands until the new one is whole, whatever happens on the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.problems import InvalidContent
from generator.publication import OutputFile, Publication
from generator.publish import CannotPublish, begin, publish
from generator.publish.audit import RECORD
from generator.publish.exchange import LIST
from tests.publish.slow_build import OVER
from tests.tiny_site import TinySite, environment_with, tree_of

ADDRESS = "https://still-water.example/"
SLOW_BUILD = Path(__file__).parent / "slow_build.py"
MOMENTS_AMONG_FILES = 12


def page(text: str = "old", extra: str = "") -> OutputFile:
    head = f'<link rel="canonical" href="{ADDRESS}zh/"><link rel="alternate" hreflang="zh-CN" href="{ADDRESS}zh/">'
    default = f'<link rel="alternate" hreflang="x-default" href="{ADDRESS}zh/">'
    title = '<title>A</title><meta name="description" content="b">'
    html = f'<!DOCTYPE html><html lang="zh-CN"><head>{title}{head}{default}</head><body>{text}{extra}</body></html>'
    return OutputFile("zh/index.html", html.encode())


def publication_of(folder: Path) -> Publication:
    """As much of a publication as publishing itself needs: an address, and no texts to look for."""
    return Publication((), (), {}, {}, (), ADDRESS, folder, folder)


def staging(folder: Path) -> list[Path]:
    return list(folder.glob(".*new-*"))


@pytest.fixture
def built(tiny: TinySite, stillwater: Path) -> dict[str, bytes]:
    """The tiny site with a site built from it; gives that site's files."""
    shutil.copytree(stillwater / "site", tiny.root / "site")
    return tree_of(tiny.root / "site")


def test_a_site_is_published_where_none_was(tmp_path: Path) -> None:
    publish([page()], tmp_path / "deep" / "site", publication_of(tmp_path))
    assert set(tree_of(tmp_path / "deep" / "site")) == {"zh/index.html", RECORD, LIST}
    assert staging(tmp_path / "deep") == []


def test_a_site_takes_the_place_of_the_old_one_with_nothing_left_over(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish([page(), OutputFile("gone.txt", b"x")], target, publication_of(tmp_path))
    publish([page("new")], target, publication_of(tmp_path))
    assert set(tree_of(target)) == {"zh/index.html", RECORD, LIST}
    assert b"new" in (target / "zh/index.html").read_bytes()
    assert staging(tmp_path) == []


def test_a_comma_too_many_among_the_sizes_of_a_picture_leads_nowhere(tmp_path: Path) -> None:
    files = [page(extra='<img srcset="a.png 2x, " alt="x">'), OutputFile("zh/a.png", b"x")]
    assert publish(files, tmp_path / "site", publication_of(tmp_path)) == ()


def test_a_page_may_lead_on_within_the_site(tmp_path: Path) -> None:
    files = [page(extra='<meta http-equiv="refresh" content="0; url=../zh/">')]
    assert publish(files, tmp_path / "site", publication_of(tmp_path)) == ()


def test_a_site_that_fails_the_check_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish([page()], target, publication_of(tmp_path))
    before = tree_of(target)
    with pytest.raises(InvalidContent):
        publish([page("new", '<a href="nowhere/">x</a>')], target, publication_of(tmp_path))
    assert tree_of(target) == before
    assert staging(tmp_path) == []


def test_a_format_that_breaks_half_way_leaves_the_old_site(tmp_path: Path) -> None:
    def files() -> Iterator[OutputFile]:
        yield page("new")
        raise RuntimeError

    target = tmp_path / "site"
    publish([page()], target, publication_of(tmp_path))
    before = tree_of(target)
    with pytest.raises(RuntimeError):
        publish(files(), target, publication_of(tmp_path))
    assert tree_of(target) == before
    assert staging(tmp_path) == []


@pytest.mark.parametrize("path", ["notes.txt", "zh/plans/mine.html", ".htaccess"])
def test_a_file_of_somebody_elses_is_refused_by_name(tmp_path: Path, path: str) -> None:
    target = tmp_path / "site"
    publish([page()], target, publication_of(tmp_path))
    (target / path).parent.mkdir(parents=True, exist_ok=True)
    (target / path).write_text("mine")
    with pytest.raises(CannotPublish) as raised:
        publish([page("new")], target, publication_of(tmp_path))
    assert raised.value.foreign == (path,)
    assert (target / path).read_text() == "mine"
    assert staging(tmp_path) == []


def test_a_folder_that_was_never_a_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.doc").write_text("mine")
    with pytest.raises(CannotPublish):
        publish([page()], tmp_path / "thesis", publication_of(tmp_path))
    assert (tmp_path / "thesis" / "chapter.doc").read_text() == "mine"


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_target_that_is_no_folder_is_refused(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "site"
    if kind == "file":
        target.write_text("mine")
    else:
        (tmp_path / "real").mkdir()
        target.symlink_to("real")
    with pytest.raises(CannotPublish):
        publish([page()], target, publication_of(tmp_path))


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish([page()], tmp_path / "site", publication_of(tmp_path))
    assert (tmp_path / "site" / "zh/index.html").is_file()


@pytest.mark.parametrize("umask", [0o077, 0o000, 0o027])
def test_a_web_server_can_read_the_site_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        publish([page()], tmp_path / "site", publication_of(tmp_path))
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {"zh": 0o755, "index.html": 0o644, RECORD: 0o644, LIST: 0o644}
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    target = tmp_path / "site"
    order: list[str] = []
    first = begin(target)

    def publish_second() -> None:
        publish([page("two")], target, publication_of(tmp_path))
        order.append("two")

    second = threading.Thread(target=publish_second)
    second.start()
    time.sleep(0.3)
    order.append("one")
    first.write([page("one")])
    first.publish()
    first.abandon()
    second.join(timeout=20)
    assert order == ["one", "two"]
    assert b"two" in (target / "zh/index.html").read_bytes()
    assert staging(tmp_path) == []


@pytest.mark.parametrize("arguments", [("build",), ("build", "--quiet")])
def test_wrong_content_leaves_the_old_site_byte_for_byte(
    tiny: TinySite, built: dict[str, bytes], arguments: tuple[str, ...]
) -> None:
    tiny.edit("content/pages/about/index.en.md", "(note.txt)", "(nowhere.txt)")
    done = tiny.run(*arguments)
    assert done.returncode == 1
    assert "dead-link" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree_of(tiny.root / "site") == built
    assert staging(tiny.root) == []


@pytest.mark.parametrize("arguments", [("build",), ("build", "--quiet"), ("build", "--verbose"), ("build", "--clean")])
def test_wrong_content_leaves_the_old_site_under_mkdocs_too(
    tiny: TinySite, built: dict[str, bytes], arguments: tuple[str, ...]
) -> None:
    tiny.edit("content/pages/about/index.en.md", "(note.txt)", "(nowhere.txt)")
    done = tiny.mkdocs(*arguments)
    assert done.returncode == 1
    assert "dead-link" in done.stderr
    assert tree_of(tiny.root / "site") == built
    assert staging(tiny.root) == []


@pytest.mark.parametrize("host", ["gongkai", "mkdocs", "mkdocs --quiet"])
def test_a_broken_theme_leaves_the_old_site(tiny: TinySite, built: dict[str, bytes], host: str) -> None:
    tiny.edit("theme/page.html", "<main", '<a href="no/such/page">x</a><main')
    done = tiny.run("build") if host == "gongkai" else tiny.mkdocs("build", *host.split()[1:])
    assert done.returncode == 1
    assert "output-dead-link" in done.stderr
    assert tree_of(tiny.root / "site") == built
    assert staging(tiny.root) == []


@pytest.mark.parametrize("host", ["gongkai", "mkdocs"])
def test_a_file_of_somebody_elses_is_refused_by_both_hosts(tiny: TinySite, built: dict[str, bytes], host: str) -> None:
    (tiny.root / "site" / "mine.txt").write_text("mine")
    done = tiny.run("build") if host == "gongkai" else tiny.mkdocs("build")
    assert done.returncode == 1
    assert "mine.txt" in done.stderr
    assert tree_of(tiny.root / "site") == {**built, "mine.txt": b"mine"}


@pytest.mark.slow
def test_killed_at_any_moment_the_old_site_or_the_new_one_stands(tiny: TinySite, built: dict[str, bytes]) -> None:
    """Killed before each step of publishing, and before a file here and there on the way."""
    target, aside = tiny.root / "site", tiny.root / "old"
    shutil.copytree(target, aside)
    tiny.edit("content/site.yml", "Everybody and everything here is invented.", "Renewed.")
    stood = []
    with slow_build(tiny) as build:
        steps = kill_at(build, sys.maxsize)
        new = tree_of(target)
        first = steps.count("file")
        moments = [*range(1, first, first // MOMENTS_AMONG_FILES), *range(first, len(steps) + 1)]
        assert len(moments) >= 20
        assert new != built
        for moment in moments:
            shutil.rmtree(target)
            shutil.copytree(aside, target)
            kill_at(build, moment)
            found = tree_of(target)
            assert found in (built, new), f"a mixture after step {moment}, {steps[moment - 1]}"
            stood.append("new" if found == new else "old")
    assert stood == sorted(stood, reverse=True)
    assert set(stood) == {"old", "new"}
    assert tiny.run("build", "--quiet").returncode == 0
    assert staging(tiny.root) == []


@contextmanager
def slow_build(tiny: TinySite) -> Iterator[subprocess.Popen[str]]:
    command, there = [sys.executable, str(SLOW_BUILD)], environment_with({})
    with subprocess.Popen(
        command, cwd=tiny.root, env=there, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as build:
        yield build


def kill_at(build: subprocess.Popen[str], moment: int) -> list[str]:
    """Publish, and kill that while it waits before its step number `moment`.  Gives the steps it came to."""
    assert build.stdin
    assert build.stdout
    build.stdin.write(f"{moment}\n")
    publisher = int(build.stdout.readline())
    steps: list[str] = []
    for line in build.stdout:
        if line.strip() == OVER:
            break
        steps.append(line.strip())
        if len(steps) == moment:
            os.kill(publisher, signal.SIGKILL)
    return steps
