"""A screen that nobody sees, with a window manager that takes no keys."""

from __future__ import annotations

from pathlib import Path

from tests.heard.rig.processes import Stage

OPENBOX = Path(__file__).with_name("stand_in") / "openbox.xml"


def open_display(stage: Stage) -> None:
    """Xvfb takes the first number that is free and writes it down once it listens."""
    stage.start("display", "sh", "-c", "exec Xvfb -displayfd 3 -screen 0 1280x1000x24 -nolisten tcp -noreset 3>number")
    stage.wait_until("a display", lambda: number(stage).endswith("\n"))
    stage.environment["DISPLAY"] = f":{number(stage).strip()}"
    stage.wait_until("the display's answer", lambda: bool(stage.run("xdotool", "getdisplaygeometry")))
    stage.start("windows", "openbox", "--config-file", str(OPENBOX))
    stage.wait_until("a window manager", lambda: bool(stage.run("xdotool", "get_num_desktops")))


def number(stage: Stage) -> str:
    return file.read_text("utf-8") if (file := stage.path("number")).is_file() else ""
