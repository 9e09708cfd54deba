"""`python -m generator`, and the command `gongkai`."""

from __future__ import annotations

import signal


def run() -> None:
    """Run the command line.  Whoever stops it while it still loads has stopped nothing, and is told nothing."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from generator.hosts import cli

    cli.run()


if __name__ == "__main__":
    run()
