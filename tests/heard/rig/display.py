"""A screen that nobody sees, with a window manager that takes no keys."""

from __future__ import annotations

from pathlib import Path

from tests.heard.rig.processes import Stage, wait_until

OPENBOX = Path(__file__).with_name("stand_in") / "openbox.xml"


def open_display(stage: Stage) -> None:
    """Xvfb takes the first number that is free and writes it down once it listens."""
    stage.start("display", "sh", "-c", "exec Xvfb -displayfd 3 -screen 0 1280x1000x24 -nolisten tcp 3>number")
    wait_until("a display", lambda: stage.path("number").is_file() and bool(number(stage)))
    stage.environment["DISPLAY"] = f":{number(stage)}"
    stage.start("windows", "openbox", "--config-file", str(OPENBOX))
    wait_until("a window manager", lambda: bool(stage.run("xdotool", "get_num_desktops")))


def number(stage: Stage) -> str:
    return stage.path("number").read_text("utf-8").strip()
