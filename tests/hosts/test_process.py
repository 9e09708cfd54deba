"""What a run does about its terminal, its locale and its signals, and how it ends where the system refuses."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from generator.hosts import cli, process
from generator.messages import known_codes, read_catalogue
from generator.problems.faults import KNOWN
from tests.tiny_site import SITE, TinySite, environment_with, started, tree_of

NO_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
NAME = "规划图"
"""A picture with a Chinese name, as most have where Gongkai is used."""


@pytest.fixture
def bare(tmp_path: Path) -> TinySite:
    return TinySite.bare(tmp_path / "still")


@pytest.fixture
def named(bare: TinySite) -> TinySite:
    """With a page that shows a picture of a Chinese name."""
    folder = "content/pages/about"
    bare.put(f"{folder}/page.yml", "title: {en: About}\nsummary: {en: About Stillwater.}\n")
    bare.put(f"{folder}/index.en.md", f"![A blue dot]({NAME}.png)\n")
    bare.put(f"{folder}/{NAME}.png", (SITE / folder / "dot.png").read_bytes())
    return bare


def test_words_that_nobody_reads_any_more_end_a_run_quietly(bare: TinySite) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb", 0) as closed:
        assert (checked(bare, closed), checked(bare, closed, both=True)) == ((1, ""), (1, ""))


def test_words_that_find_no_room_are_one_sentence(bare: TinySite) -> None:
    with Path("/dev/full").open("wb", 0) as full:
        assert checked(bare, full) == (1, "The system refused (the disk is full).\n")
        assert checked(bare, full, both=True) == (1, "")


def checked(site: TinySite, out: IO[bytes], *, both: bool = False) -> tuple[int, str]:
    """Status and complaints of a check whose words, or complaints as well, go into a file."""
    command, errors = [sys.executable, "-m", "generator", "check"], out if both else subprocess.PIPE
    done = subprocess.run(command, cwd=site.root, env=environment_with({}), check=False, stdout=out, stderr=errors)
    return done.returncode, (done.stderr or b"").decode()


def test_a_closed_pipe_is_status_1(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert process.status_of(lambda: closed.write("x")) == 1


@pytest.mark.parametrize("host", ["generator", "mkdocs"])
def test_names_in_chinese_are_read_and_written_where_the_locale_knows_ascii_only(named: TinySite, host: str) -> None:
    done = (named.run if host == "generator" else named.mkdocs)("build", **NO_LOCALE)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert any(NAME in path for path in tree_of(named.root / "site"))


def test_words_in_chinese_are_escaped_where_the_terminal_knows_ascii_only(bare: TinySite) -> None:
    done = bare.run("check", "--lang", "zh", **NO_LOCALE)
    assert (done.returncode, done.stdout) == (0, "9\\u9875\\uff1a0\\u4e2a\\u9519\\u8bef\\uff0c0\\u4e2a\\u8b66\\u544a\n")


@pytest.mark.parametrize(
    ("site", "says"),
    [
        ("x" * 300, "Nothing was published: {folder} cannot be written (the name is too long).\n"),
        (
            "circle/site",
            "Nothing was published: {folder} cannot be written (a file or a link of this name is in the way).\n",
        ),
    ],
    ids=["too long", "circle"],
)
def test_a_folder_that_cannot_be_is_one_sentence(
    bare: TinySite, capsys: pytest.CaptureFixture[str], site: str, says: str
) -> None:
    (bare.root / "circle").symlink_to("circle")
    folder = str(bare.root / site)
    arguments = ["build", "--quiet", "--config", str(bare.root / "mkdocs.yml"), "--lang", "en", "--site", folder]
    assert cli.main(arguments) == 1
    assert capsys.readouterr().err == says.format(folder=folder)


def test_a_long_name_of_a_site_is_taken(bare: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that takes 255 bytes takes 85 characters."""
    monkeypatch.chdir(bare.root)
    assert cli.main(["build", "--quiet", "--site", "网" * 85]) == 0
    assert (bare.root / ("网" * 85) / "index.html").is_file()


@pytest.fixture
def unreadable(bare: TinySite, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """Whoever runs the tests may be allowed to read everything, so the system's answer is put in its place."""
    read = Path.read_text

    def refuse(path: Path, *arguments: str, **names: str) -> str:
        if path.name == "base.html":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path, *arguments, **names)

    monkeypatch.setattr(Path, "read_text", refuse)
    return bare


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_file_of_the_theme_that_nobody_may_read(
    unreadable: TinySite, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert cli.main([command, "--config", str(unreadable.root / "mkdocs.yml"), "--lang", "en"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("base.html (you have no right to do this). Nothing was published; the site stands as it was.")
    assert str(unreadable.root) in line


def test_an_import_writes_a_file_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan" / "indicators.yml"
    cli.write_whole(path, "一\n")
    assert path.read_bytes() == "一\n".encode()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(OSError, match="28"):
        cli.write_whole(path, "二\n")
    assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes() == "一\n".encode()


def mkdocs_with(site: TinySite, patch: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build`, with something replaced beforehand."""
    load = "import os\nfrom generator.hosts import mkdocs_plugin"
    code = f"{load}\n{patch}\nfrom mkdocs.__main__ import cli\ncli(['build', '-q'])"
    return started([sys.executable, "-c", code], site.root, {})


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_mkdocs_leaves_nothing_when_it_is_stopped(bare: TinySite, stop: int) -> None:
    ended = mkdocs_with(bare, f"mkdocs_plugin.write = lambda publication: [os.kill(os.getpid(), {stop:d})]")
    assert (ended.returncode, ended.stderr) == (128 + stop, f"{read_catalogue('en').say('run_stopped')}\n")
    assert {path.name for path in bare.root.iterdir()} == {"mkdocs.yml", "content", "theme"}


def test_mkdocs_tells_what_the_system_refuses_in_one_sentence(bare: TinySite) -> None:
    refuse = "def refuse(*_): raise OSError(28, 'No space left on device', 'zh/index.html')\n"
    ended = mkdocs_with(bare, f"{refuse}from mkdocs.structure.files import File\nFile.copy_file = refuse")
    sentence = "The system refused zh/index.html (the disk is full). Nothing was published; the site stands as it was."
    assert (ended.returncode, ended.stderr) == (1, f"ERROR   -  gongkai: {sentence}\n")
    assert {path.name for path in bare.root.iterdir()} == {"mkdocs.yml", "content", "theme"}


@pytest.mark.parametrize("code", known_codes())
def test_each_fault_that_people_meet_has_words(code: str) -> None:
    assert set(read_catalogue(code).words) >= KNOWN
    assert read_catalogue(code).fault(OSError(errno.ENOTEMPTY, "odd")) == "odd"
    assert read_catalogue(code).fault(OSError("odd")) == "odd"


@pytest.mark.parametrize("port", ["no", "-1", "65536"])
def test_a_port_that_there_is_not_is_a_fault_of_the_command_line(port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve", "--port", port])
    assert ended.value.code == 2
