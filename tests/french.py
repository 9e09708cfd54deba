"""A third language for tests: the English catalogue with the French of `county/fr.toml` in its place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import messages
from generator.indicators.grammar.lexicon import lexicon_of
from generator.messages import read_catalogue

FRENCH = Path(__file__).parent / "county" / "fr.toml"
WHOLE = ("language", "dates", "numbers", "targets")
_SECTION = re.compile(r"(?m)^(?=\[[\w.]+\]$)")


def french_catalogue(english: str) -> str:
    """The text of a whole French catalogue."""
    own = dict(map(_named, _SECTION.split(FRENCH.read_text("utf-8"))[1:]))
    parts = [part for part in _SECTION.split(english) if part.strip()]
    kept = [part for part in parts if _name(part).partition(".")[0] not in WHOLE]
    translated = [_translated(part, own.get(_name(part), "")) for part in kept]
    return "".join([*(text for name, text in own.items() if name.partition(".")[0] in WHOLE), *translated])


def _name(part: str) -> str:
    return part.split("]", 1)[0].lstrip("[")


def _named(part: str) -> tuple[str, str]:
    return _name(part), part


def _translated(part: str, own: str) -> str:
    for line in own.splitlines():
        key = line.partition(" = ")[0]
        if key != line:
            pattern = re.compile(rf"(?m)^{re.escape(key)} = .*$")
            assert len(pattern.findall(part)) == 1, key
            part = pattern.sub(line.replace("\\", r"\\"), part)
    return part


def write_catalogues(folder: Path) -> None:
    """The project's catalogues in another folder, and the French one with them."""
    for path in messages.FOLDER.glob("*.toml"):
        shutil.copy(path, folder)
    (folder / "fr.toml").write_text(french_catalogue((messages.FOLDER / "en.toml").read_text("utf-8")), "utf-8")


@contextmanager
def with_french(folder: Path) -> Iterator[Path]:
    """French is a language of the program, until the block ends."""
    own = messages.FOLDER
    write_catalogues(folder)
    messages.FOLDER = folder
    _forget()
    yield folder
    messages.FOLDER = own
    _forget()


def _forget() -> None:
    read_catalogue.cache_clear()
    lexicon_of.cache_clear()
