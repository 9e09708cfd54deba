"""The theme's style sheet, put together from its components, and its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.publication import OutputFile, Publication

STYLE_SHEET = "assets/gongkai.css"


def write(publication: Publication) -> Iterable[OutputFile]:
    yield OutputFile(STYLE_SHEET, style_sheet(publication.theme).encode())
    assets = publication.theme / "assets"
    for path in sorted(assets.rglob("*")) if assets.is_dir() else ():
        if path.is_file():
            yield OutputFile(f"assets/{path.relative_to(assets).as_posix()}", path.read_bytes())


def style_sheet(theme: Path) -> str:
    """Tokens, then elements, then each component by name; comments and indentation taken out."""
    parts = [theme / "tokens.css", theme / "base.css", *sorted(theme.glob("components/*/style.css"))]
    text = "".join(path.read_text("utf-8") for path in parts if path.is_file())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"
