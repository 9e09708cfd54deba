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


@dataclass(frozen=True, slots=True)
class Stage:
    """A home of its own for programs that must not meet the user's: folder, environment, and what was started there."""

    folder: Path
    environment: dict[str, str]
    ending: ExitStack = field(default_factory=ExitStack)

    def path(self, name: str) -> Path:
        return self.folder / name

    def start(self, name: str, *command: str, **more: str) -> None:
        """Start a program that lives until the stage is cleared; should the tests be killed, it dies with them."""
        self.ending.enter_context(self._running(name, ["setpriv", "--pdeathsig", "TERM", *command], more))

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
    def _running(self, name: str, command: list[str], more: dict[str, str]) -> Iterator[None]:
        environment = {**self.environment, **more}
        with self.path(f"{name}.log").open("wb") as log, started(command, self.folder, environment, log):
            yield


@contextmanager
def started(command: list[str], folder: Path, environment: dict[str, str], log: IO[bytes]) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
    )
    try:
        yield
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
