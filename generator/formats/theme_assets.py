"""The theme's style sheet and script, put together from its components, and its pictures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.publication import OutputFile, Publication

FOLDER = "assets"
_TYPE = re.compile(r"/\*\* @(?:type|param)[^*]*\*/ ?")
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)$", re.DOTALL | re.MULTILINE)


def write(publication: Publication) -> Iterable[OutputFile]:
    for name, text in _texts(publication.theme):
        yield OutputFile(f"{FOLDER}/{name}", text.encode())
    pictures = publication.theme / "assets"
    for path in sorted(pictures.rglob("*")) if pictures.is_dir() else ():
        if path.is_file():
            yield OutputFile(f"{FOLDER}/{path.relative_to(pictures).as_posix()}", path.read_bytes())


def read_marks(theme: Path) -> dict[str, str]:
    """For each style sheet and script, by name, a mark of its content."""
    return {name: hashlib.sha256(text.encode()).hexdigest()[:8] for name, text in _texts(theme)}


def _texts(theme: Path) -> Iterator[tuple[str, str]]:
    yield "gongkai.css", style_sheet(theme)
    yield "text.css", _lean_style(_joined(theme / "text" / "style.css"))
    yield "first.js", lean_script(_joined(theme / "first.js"))
    yield "gongkai.js", script(theme, "components/*/*.js")
    yield "search.js", script(theme, "search/*/*.js")


def style_sheet(theme: Path) -> str:
    """Tokens, then elements, then each component by name; comments and indentation taken out."""
    return _lean_style(_joined(theme / "tokens.css", theme / "base.css", *sorted(theme.glob("components/*/style.css"))))


def script(theme: Path, files: str) -> str:
    """What some files of the theme do, in one function: their names are theirs, and other scripts go free."""
    body = lean_script(_joined(*sorted(theme.glob(files))))
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def _joined(*paths: Path) -> str:
    return "".join(path.read_text("utf-8") for path in paths if path.is_file())


def _lean_style(text: str) -> str:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"


def lean_script(text: str) -> str:
    """The script without indentation, without types and without comments that stand on lines of their own."""
    return re.sub(r"\s*\n\s*", "\n", _TYPE.sub("", _COMMENT.sub("", text))).strip() + "\n"
