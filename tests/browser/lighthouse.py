"""Lighthouse: what a phone in the hand of the public makes of a page, in scores from 0 to 100."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass

from run import find_browser
from tests.browser.engines.page_engines import PACKAGES

PROGRAM = PACKAGES / "lighthouse" / "cli" / "index.js"
FLAGS = ("--quiet", "--output=json", "--no-enable-error-reporting", "--chrome-flags=--headless=new --no-sandbox")
PATIENCE = 180  # seconds


@dataclass(frozen=True, slots=True)
class Audit:
    """Scores by category, and the audits that cost points, by category."""

    scores: dict[str, int]
    faults: dict[str, list[str]]

    def better_of(self, other: Audit | None) -> Audit:
        return self if other is None or self.scores["performance"] >= other.scores["performance"] else other


def audit(address: str, categories: tuple[str, ...]) -> Audit:
    """Load a page as a mid-range phone on a slow mobile network would."""
    node, browser = shutil.which("node"), find_browser()
    assert node, "node is missing: install nodejs"
    assert browser, "no browser found: install chromium, or name one in the variable CHROMIUM"
    assert PROGRAM.is_file(), "Lighthouse is missing: run npm ci in tests"
    command = [node, str(PROGRAM), address, *FLAGS, f"--only-categories={','.join(categories)}"]
    environment = {**os.environ, "CHROME_PATH": browser}
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    return read(done.stdout)


def read(report: str) -> Audit:
    answer = json.loads(report)
    categories = answer["categories"].items()
    scores = {name: round(100 * (category["score"] or 0)) for name, category in categories}
    faults = {
        name: [
            f"{weighed['id']}: {answer['audits'][weighed['id']].get('displayValue', '')}"
            for weighed in category["auditRefs"]
            if weighed["weight"] and (answer["audits"][weighed["id"]]["score"] or 0) < 1
        ]
        for name, category in categories
    }
    return Audit(scores, faults)
