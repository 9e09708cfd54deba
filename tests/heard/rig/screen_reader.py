"""Orca, and what it says."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.heard.rig.processes import Stage

STAND_IN = Path(__file__).with_name("stand_in")
LOADED = (re.compile(r"载入 .* 完成。|Finished loading .*\."), re.compile(r"有 .* 页。|Page has .*\."))
CUSTOMIZATIONS = ".local/share/orca/orca-customizations.py"


@dataclass(frozen=True, slots=True)
class Utterance:
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that was said since the screen reader was started."""

    path: Path

    def utterances(self) -> list[Utterance]:
        """Whole lines alone: the last one may be in the making."""
        whole = self.path.read_bytes().rpartition(b"\n")[0] if self.path.is_file() else b""
        return [Utterance(**json.loads(line)) for line in whole.splitlines()]

    def length(self) -> int:
        return len(self.utterances())

    def since(self, start: int) -> list[str]:
        """The words of what was said later, without the silent ones."""
        return [text for one in self.utterances()[start:] if (text := one.text.strip())]


def start_screen_reader(stage: Stage) -> Transcript:
    settings = stage.path(CUSTOMIZATIONS)
    settings.parent.mkdir(parents=True)
    shutil.copy(STAND_IN / "orca_settings.py", settings)
    transcript = Transcript(stage.path("transcript.jsonl"))
    path = f"{STAND_IN}:{stage.environment['PATH']}"
    stage.start("orca", "orca", PATH=path, PYTHONPATH=str(STAND_IN), ORCA_TRANSCRIPT=str(transcript.path))
    stage.wait_until("the screen reader's first words", lambda: bool(transcript.length()))
    return transcript
