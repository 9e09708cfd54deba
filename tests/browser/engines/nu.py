"""The Nu HTML checker: reads finished files, all in one start of Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from tests.browser.engines.finding import Finding
from tests.browser.engines.page_engines import PACKAGES
from tests.browser.engines.reviewed import NU

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECKER = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg")
THIS_MACHINE_TOO = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
PATIENT = tuple(f"-Dnu.validator.servlet.{name}-timeout=60000" for name in ("connection", "socket"))
"""Milliseconds: on a busy machine a page may take longer to come than the five seconds the checker waits."""
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
PATIENCE = 300  # seconds


@dataclass(frozen=True, slots=True)
class Served:
    """A site's folder, and the address it is served at: only there does `'self'` in its security policy mean a host."""

    folder: Path
    address: str

    def files(self, ending: str) -> Iterator[str]:
        return (path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob(f"*.{ending}")))

    def documents(self) -> Iterator[str]:
        """What is to be read.  Drawings go by file: over HTTP the checker takes them for pages."""
        yield from (self.address + quote(name) for ending in ("html", "css") for name in self.files(ending))
        yield from (str(self.folder / name) for name in self.files("svg"))

    def name_of(self, document: str) -> str:
        return unquote(urlsplit(document).path).removeprefix(str(self.folder)).lstrip("/")


def findings(site: Served) -> list[Finding]:
    """Errors and warnings in every page, style sheet and drawing."""
    java = shutil.which("java")
    assert java, "java is missing: install default-jre-headless"
    assert CHECKER.is_file(), "the Nu HTML checker is missing: run npm ci in tests"
    command = [java, *QUICK_START, *PATIENT, THIS_MACHINE_TOO, "-jar", str(CHECKER), *OPTIONS, *site.documents()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True)
    return [finding(message, site) for message in json.loads(done.stdout)["messages"]]


def finding(message: dict[str, Any], site: Served) -> Finding:
    """The checker has no names for its rules: its words are the rule.  Warnings count as errors do."""
    line = message.get("lastLine", 1)
    return Finding(
        NU, message["message"], site.name_of(message["url"]), f"line {line}: {message.get('extract', '').strip()}"
    )
