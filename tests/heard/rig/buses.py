"""The buses on which browser and screen reader meet."""

from __future__ import annotations

from tests.heard.rig.processes import Stage

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SEND = ("dbus-send", "--session", "--print-reply")
BUS = ("--dest=org.freedesktop.DBus", "/")
A11Y = ("--dest=org.a11y.Bus", "/org/a11y/bus")


def open_buses(stage: Stage) -> None:
    """A session bus, and on it the bus for assistive technology, told that there is some."""
    address = f"unix:path={stage.path('bus')}"
    stage.start("bus", "dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}")
    stage.environment["DBUS_SESSION_BUS_ADDRESS"] = address
    stage.wait_until("the session bus", lambda: bool(stage.run(*SEND, *BUS, "org.freedesktop.DBus.ListNames")))
    stage.start("accessibility", LAUNCHER, "--launch-immediately")
    stage.wait_until("the accessibility bus", lambda: "unix:" in stage.run(*SEND, *A11Y, "org.a11y.Bus.GetAddress"))
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        switch_on(stage, name)


def switch_on(stage: Stage, name: str) -> None:
    setter = "org.freedesktop.DBus.Properties.Set"
    stage.run(*SEND, *A11Y, setter, "string:org.a11y.Status", f"string:{name}", "variant:boolean:true")
