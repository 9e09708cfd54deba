"""Programs that run beside the tests, and end with them whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

PATIENCE = 30.0  # seconds
GRACE = 3.0
BETWEEN_LOOKS = 0.03
LAST_WORDS = 1000
BUSY = ("R", "D")


@dataclass(frozen=True, slots=True)
class Stage:
    """A home of its own for programs that must not meet the user's: folder, environment, and what was started there."""

    folder: Path
    environment: dict[str, str]
    groups: list[int] = field(default_factory=list)
    ending: ExitStack = field(default_factory=ExitStack)

    def path(self, name: str) -> Path:
        return self.folder / name

    def start(self, name: str, *command: str, **more: str) -> None:
        """Start a program that lives until the stage is cleared; should the tests be killed, it dies with them."""
        running = self._running(name, ["setpriv", "--pdeathsig", "TERM", *command], more)
        self.groups.append(self.ending.enter_context(running))

    def rests(self) -> bool:
        """Whether no program has anything to do: on a busy machine silence alone does not show it."""
        states = map(state_and_group, Path("/proc").glob("[0-9]*/stat"))
        return not any(state in BUSY and group in self.groups for state, group in states)

    def run(self, *command: str) -> str:
        """What a program says that ends by itself; nothing where it fails."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
        return done.stdout if done.returncode == 0 else ""

    def wait_until(self, what: str, happened: Callable[[], bool]) -> None:
        """Look until it has happened; a machine may be slow, so time alone proves nothing."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"waited {PATIENCE:.0f} s in vain for {what}\n{self.logs()}"
            time.sleep(BETWEEN_LOOKS)

    def logs(self) -> str:
        """The last that each program wrote."""
        logs = sorted(self.folder.glob("*.log"))
        return "\n".join(f"{log.name}: {log.read_text('utf-8', 'replace')[-LAST_WORDS:]}" for log in logs)

    @contextmanager
    def _running(self, name: str, command: list[str], more: dict[str, str]) -> Iterator[int]:
        environment = {**self.environment, **more}
        with self.path(f"{name}.log").open("wb") as log, started(command, self.folder, environment, log) as group:
            yield group


def state_and_group(stat: Path) -> tuple[str, int]:
    """A process's state and group, as the kernel tells them; nothing of one that has just ended."""
    try:
        _, _, told = stat.read_text("utf-8", "replace").rpartition(")")
    except OSError:
        return "", 0
    state, _, group, *_ = told.split()
    return state, int(group)


@contextmanager
def started(command: list[str], folder: Path, environment: dict[str, str], log: IO[bytes]) -> Iterator[int]:
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
    )
    try:
        yield process.pid
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the program and all it started to end, then make them."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(GRACE)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


@contextmanager
def stage(locale: str) -> Iterator[Stage]:
    """An empty stage.  Its path is short: sockets stand in it."""
    with tempfile.TemporaryDirectory(prefix="heard-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o700)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": name,
            "XDG_RUNTIME_DIR": name,
            "XDG_SESSION_TYPE": "x11",
            "LANG": locale,
            "LC_ALL": locale,
        }
        made = Stage(folder, environment)
        with made.ending:
            yield made
