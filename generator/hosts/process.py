"""The process that a run lives in: how it reads names, how it is stopped, and how it ends without a terminal."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn, TextIO

from generator.hosts.report import catalogue_for, fault_line

STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""Ctrl+C, a polite kill, a terminal that is closed, and Ctrl+Break on Windows."""
STOPPED = 128
"""What shells add to the number of a signal in the status of what it ended."""

MOST_ALLOCATED = 100_000
"""New objects before Python looks for cycles, instead of 700.  What a build makes stays until its end and is looked
through in vain: of the 18 CPU seconds that 100 documents took, 1.5 went that way, and 0.5 with this (2026-11-28).  The
memory was the same, since hardly anything of ours lies in a cycle."""


def look_for_cycles_rarely() -> None:
    """Let Python look less often for objects that hold one another; it frees all others at once in any case."""
    gc.set_threshold(MOST_ALLOCATED, *gc.get_threshold()[1:])


def read_names_as_utf_8() -> None:
    """Start this very run anew in Python's UTF-8 mode where the locale has names of files read as something less.

    What is said goes on in the encoding of the terminal: it has not become able to show more.
    """
    if sys.getfilesystemencoding() == "utf-8":
        return
    encoding = sys.stderr.encoding if sys.stderr else "ascii"
    os.environ["PYTHONIOENCODING"] = os.environ.get("PYTHONIOENCODING") or f"{encoding}:backslashreplace"
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - itself


def escape_what_cannot_be_shown() -> None:
    """What the terminal cannot show is written as its code: nobody's words must end in a fault of the program."""
    for stream in _streams():
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def stop_cleanly(language: str | None) -> None:
    """From now on have a run that is stopped say so and end as by an exception, so that it clears up after itself."""
    if threading.current_thread() is not threading.main_thread():
        return  # a run within another program, which sees to its signals
    sentence = catalogue_for(language).say("run_stopped")
    encoding = getattr(sys.stderr, "encoding", None) or "ascii"
    own = os.getpid()

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        let_nothing_stop()
        if os.getpid() == own:  # and no process that shares the work
            with suppress(OSError):  # not by `print`, which may be what was stopped
                os.write(2, f"{sentence}\n".encode(encoding, "backslashreplace"))
        raise SystemExit(STOPPED + number)

    for one in STOPPING:
        if signal.getsignal(one) is not signal.SIG_IGN:  # as under nohup
            signal.signal(one, stop)


def let_nothing_stop() -> None:
    """While a run clears up, or has ended."""
    for one in STOPPING:
        signal.signal(one, signal.SIG_IGN)


def take_kill_for_interrupt() -> None:
    """For whoever clears up after Ctrl+C alone."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def status_of(run: Callable[[], int]) -> int:
    """The exit status of a run.  Whoever reads its words may have left, or the file may be full that they go into."""
    try:
        status = run()
        for stream in _streams():
            stream.flush()
    except BrokenPipeError:
        return 1
    except OSError as error:
        with suppress(OSError):
            print(fault_line(error, catalogue_for(None)), file=sys.stderr, flush=True)
        return 1
    else:
        return status
    finally:
        _let_go_of_terminal()


def _let_go_of_terminal() -> None:
    """What nobody takes goes nowhere; Python would complain of it at its end."""
    for stream in _streams():
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _streams() -> tuple[TextIO, ...]:
    """Where words go.  A run started without them has none."""
    return tuple(stream for stream in (sys.stdout, sys.stderr) if stream is not None)
