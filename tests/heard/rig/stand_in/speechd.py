"""Stands in for python3-speechd: what Orca would say goes, a line of JSON each, to $ORCA_TRANSCRIPT.

Nothing sounds and nothing waits: with the real one and no sound card Orca hangs.  Each utterance "ends" at once, so
that Orca goes on as if it had been heard.  Runs under the system's Python, inside Orca.
"""

from __future__ import annotations

import html
import json
import os
import re
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

TRANSCRIPT = Path(os.environ["ORCA_TRANSCRIPT"])
MARK = re.compile(r'<mark name="([^"]*)"/>')
TAG = re.compile(r"<[^>]*>")
VOICES = (("Mandarin", "zh", "none"), ("English", "en", "none"))
writing = threading.Lock()


class SSIPError(Exception):
    pass


class SSIPCommunicationError(SSIPError):
    pass


class SSIPResponseError(SSIPError):
    pass


class SSIPCommandError(SSIPResponseError):
    pass


class SSIPDataError(SSIPResponseError):
    pass


class SpawnError(SSIPError):
    pass


class CommunicationMethod:
    UNIX_SOCKET = "unix_socket"
    INET_SOCKET = "inet_socket"


class CallbackType:
    INDEX_MARK = "index_marks"
    BEGIN = "begin"
    END = "end"
    CANCEL = "cancel"
    PAUSE = "pause"
    RESUME = "resume"


class Scope:
    SELF = "self"
    ALL = "all"


class Priority:
    IMPORTANT = "important"
    MESSAGE = "message"
    TEXT = "text"
    NOTIFICATION = "notification"
    PROGRESS = "progress"


class PunctuationMode:
    NONE = "none"
    SOME = "some"
    MOST = "most"
    ALL = "all"


class DataMode:
    TEXT = "text"
    SSML = "ssml"


def note(text: str, language: str) -> None:
    line = json.dumps({"text": html.unescape(TAG.sub("", text)), "language": language}, ensure_ascii=False)
    with writing, TRANSCRIPT.open("a", encoding="utf-8") as transcript:
        transcript.write(line + "\n")


class SSIPClient:
    """The calls that Orca makes of a client; what only turns the voice is accepted and forgotten."""

    def __init__(self, *_names: object, **_options: object) -> None:
        self.language = ""
        self.spoken = 0

    def speak(self, text: str, callback: Callable[..., None] | None = None, event_types: object = None) -> None:
        del event_types
        note(text, self.language)
        self.spoken += 1
        if callback:
            threading.Thread(target=self._end, args=(callback, MARK.findall(text), self.spoken), daemon=True).start()

    def _end(self, callback: Callable[..., None], marks: Iterable[str], number: int) -> None:
        callback(CallbackType.BEGIN)
        for mark in marks:
            callback(CallbackType.INDEX_MARK, index_mark=mark)
        callback(CallbackType.END if number == self.spoken else CallbackType.CANCEL)

    def char(self, character: str) -> None:
        note(character, self.language)

    def key(self, key: str) -> None:
        note(key, self.language)

    def cancel(self, *_scope: object) -> None:
        self.spoken += 1

    def set_language(self, language: str, *_scope: object) -> None:
        self.language = language

    def get_language(self) -> str:
        return self.language

    def list_synthesis_voices(self, *_which: object, **_more: object) -> tuple[tuple[str, str, str], ...]:
        return VOICES

    def list_output_modules(self) -> tuple[str, ...]:
        return ("transcript",)

    def get_output_module(self) -> str:
        return "transcript"

    def get_rate(self) -> int:
        return 0

    get_pitch = get_volume = get_rate

    def _forget(self, *_values: object, **_more: object) -> None:
        pass

    stop = pause = resume = close = sound_icon = _forget
    set_priority = set_data_mode = set_output_module = set_synthesis_voice = _forget
    set_rate = set_pitch = set_volume = set_punctuation = set_cap_let_recogn = _forget
