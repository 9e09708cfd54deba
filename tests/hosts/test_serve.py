"""While the sources are written, the page shows them; what is wrong is told and the last good page stays."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tiny_site import TinySite, environment_with, tree_of

PATIENCE = 15.0
START = 30.0


@contextmanager
def serving(tiny: TinySite, host: str = "generator") -> Iterator[tuple[str, Path]]:
    """The site served on a free port; gives its address, and the file with all that the server says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = tiny.root.parent / "said.txt"
    where = ["--port", str(port)] if host == "generator" else ["--dev-addr", f"127.0.0.1:{port}"]
    command = [sys.executable, "-u", "-m", host, "serve", *where]
    with said.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=tiny.root, env=environment_with({}), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(lambda: bool(page(address)), START, said)
            yield address, said
        finally:
            server.terminate()
            server.wait(10)


def page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (OSError, http.client.HTTPException):
        return ""


def wait_for(condition: Callable[[], bool], seconds: float, said: Path) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"nothing after {seconds} s; the server said:\n{said.read_text('utf-8')}"
        time.sleep(0.1)


ABOUT = "content/pages/about/index.en.md"


@pytest.mark.slow
def test_a_saved_change_of_text_data_or_theme_shows(tiny: TinySite) -> None:
    before = set(tree_of(tiny.root))
    with serving(tiny) as (address, said):
        about, indicator = f"{address}en/pages/about/", f"{address}en/plans/clear-water/indicators/1/"
        assert "Stillwater does not exist." in page(about)
        wait_for(lambda: f"Serving at {address}" in said.read_text("utf-8"), PATIENCE, said)
        tiny.edit(ABOUT, "Stillwater does not exist.", "Stillwater is a dream.")
        wait_for(lambda: "Stillwater is a dream." in page(about), PATIENCE, said)
        tiny.edit("theme/body.html", "{% if page.origin %}", "<p>A new line of the theme.</p>{% if page.origin %}")
        wait_for(lambda: "A new line of the theme." in page(about), PATIENCE, said)
        tiny.edit("plans/clear-water/indicators.yml", "河道水质达标率, en: River", "河道水质达标率, en: Stream")
        wait_for(lambda: "Stream water up to standard" in page(indicator), PATIENCE, said)
    assert set(tree_of(tiny.root)) == before


@pytest.mark.slow
def test_a_fault_is_told_while_serving_and_the_old_page_stays(tiny: TinySite) -> None:
    with serving(tiny) as (address, said):
        tiny.edit(ABOUT, "(note.txt)", "(nowhere.txt)")
        told = f"{ABOUT}:5:1 dead-link"
        wait_for(lambda: told in said.read_text("utf-8"), PATIENCE, said)
        assert "Stillwater does not exist." in page(f"{address}en/pages/about/")
        assert "Traceback" not in said.read_text("utf-8")
        assert said.read_text("utf-8").count(told) == 1


@pytest.mark.slow
def test_a_fault_mended_while_serving_shows_the_new_page(tiny: TinySite) -> None:
    with serving(tiny) as (address, said):
        tiny.edit(ABOUT, "(note.txt)", "(nowhere.txt)")
        wait_for(lambda: "dead-link" in said.read_text("utf-8"), PATIENCE, said)
        tiny.edit(ABOUT, "(nowhere.txt)", "(note.txt)")
        tiny.edit(ABOUT, "Stillwater does not exist.", "Stillwater woke up.")
        wait_for(lambda: "Stillwater woke up." in page(f"{address}en/pages/about/"), PATIENCE, said)


@pytest.mark.slow
def test_what_is_wrong_at_the_start_is_told_once(tiny: TinySite) -> None:
    tiny.edit("content/pages/about/index.en.md", "(note.txt)", "(nowhere.txt)")
    done = tiny.run("serve", "--port", "0")
    assert done.returncode == 1
    assert (done.stdout + done.stderr).count("dead-link") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_mkdocs_serves_the_same_pages(tiny: TinySite) -> None:
    with serving(tiny, "mkdocs") as (address, _):
        assert "Stillwater does not exist." in page(f"{address}en/pages/about/")


def test_a_port_in_use_is_told_without_a_traceback(tiny: TinySite) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = tiny.run("serve", "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
