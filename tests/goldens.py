"""Files that hold what is expected, written by the tests themselves on demand: `pytest --update-goldens`."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Goldens:
    update: bool

    def read(self, path: Path) -> str:
        """What was expected so far; nothing while it is being written anew."""
        return path.read_text("utf-8") if path.is_file() and not self.update else ""

    def check(self, path: Path, text: str) -> None:
        """Hold a text against the file that expects it, or make the file expect it."""
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.is_file(), f"{path.name} is not written yet: pytest --update-goldens"
        lines = unified_diff(
            path.read_text("utf-8").splitlines(), text.splitlines(), "expected", "found", n=3, lineterm=""
        )
        differences = "\n".join(lines)
        assert not differences, f"{path.name} expects something else (meant? pytest --update-goldens)\n{differences}"
