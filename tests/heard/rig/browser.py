"""Chromium with a window, as a screen-reader user has it."""

from __future__ import annotations

import json

from tests.heard.rig.processes import Stage

PREFERENCES = {
    "translate": {"enabled": False},
    "history": {"saving_disabled": True},  # or links sound otherwise once another journey has been there
}
START = "data:text/html,<title>Start</title>"  # on an empty page the address bar would have the keyboard
OPTIONS = (
    "--no-sandbox",
    "--test-type",  # or it warns, aloud, of the option above
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-features=Translate,TranslateUI",
    "--force-renderer-accessibility=complete",
    "--remote-debugging-port=0",
    "--window-position=0,0",
    "--window-size=1280,1000",
)


def start_browser(stage: Stage, program: str, tag: str) -> str:
    """Start it and give its window the keyboard; gives the address it is steered by."""
    profile = stage.path("profile")
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text(json.dumps(PREFERENCES), "utf-8")
    stage.start("browser", program, *OPTIONS, f"--user-data-dir={profile}", f"--lang={tag}", START)
    port = profile / "DevToolsActivePort"
    stage.wait_until("the browser", lambda: port.is_file() and "\n" in port.read_text("utf-8"))
    stage.wait_until("the browser's window", lambda: takes_keys(stage))
    return f"http://127.0.0.1:{port.read_text('utf-8').splitlines()[0]}"


def takes_keys(stage: Stage) -> bool:
    """Put the browser's window, once there is one, before all others."""
    windows = stage.run("xdotool", "search", "--onlyvisible", "--class", "chromium").split()
    if windows:
        stage.run("xdotool", "windowactivate", windows[0])
    return stage.run("xdotool", "getactivewindow").strip() in windows
