"""What the pages of a browser take up, as Linux counts it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession

KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Memory:
    """`session` is the browser's own."""

    session: CDPSession

    def by_process(self) -> dict[int, int]:
        """Bytes of each process that shows pages."""
        processes = self.session.send("SystemInfo.getProcessInfo")["processInfo"]
        return {one["id"]: _bytes(one["id"], "VmRSS") for one in processes if one["type"] == "renderer"}

    def growth(self, before: Mapping[int, int]) -> int:
        """How far above that they have been at most; 0 where the system does not tell."""
        return sum(max(0, _bytes(process, "VmHWM") - size) for process, size in before.items())


def _bytes(process: int, what: str) -> int:
    state = Path(f"/proc/{process}/status")
    line = re.search(rf"^{what}:\s+(\d+)", state.read_text(), re.MULTILINE) if state.exists() else None
    return int(line[1]) * KILOBYTE if line else 0
