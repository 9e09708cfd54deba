"""Whether the text of a cell has the colour of the cell itself, so that nobody sees it."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles import Font
    from openpyxl.styles.colors import Color
    from openpyxl.styles.fills import Fill

WHITE, BLACK = "FFFFFF", "000000"
_NEAR = 16
"""Steps of 255 in red, green and blue: closer than this, letters have a contrast of 1.15 at most and are not seen."""
_LIGHT_FIRST = (1, 0, 3, 2)
"""A theme lists dark before light; a workbook counts light before dark (ECMA-376 part 1, 18.8.3)."""
_AUTOMATIC = (64, 65)
"""Indexes that stand for the colours of the system: of letters and of paper."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Colours:
    """`theme` has the colours of a workbook's theme in the order in which cells count them."""

    theme: tuple[str, ...]

    def is_unseen(self, cell: Cell | MergedCell) -> bool:
        fill = cell.fill
        kind = getattr(fill, "patternType", "gradient")
        if kind not in {None, "none", "solid"}:
            return False
        paper = self.rgb(fill.fgColor, WHITE) if kind == "solid" else WHITE
        return _alike(paper, self.rgb(cell.font.color, BLACK))

    def is_hidden(self, font: Font, fill: Fill | None) -> bool:
        """Whether a conditional format sets letters in the colour that it, or plain paper, has behind them."""
        if font.color is None:
            return False
        behind = getattr(fill, "bgColor", None)
        paper = self.rgb(behind, WHITE) if behind is not None else WHITE
        return _alike(paper, self.rgb(font.color, BLACK))

    def rgb(self, colour: Color | None, automatic: str) -> str:
        """Six digits; `automatic` where the workbook leaves the colour to the system."""
        from openpyxl.styles.colors import COLOR_INDEX

        if colour is None or colour.type == "auto" or (colour.type == "indexed" and colour.indexed in _AUTOMATIC):
            return automatic
        if colour.type == "indexed":
            return str(COLOR_INDEX[colour.indexed])[-6:]
        if colour.type == "theme":
            own = self.theme[colour.theme] if colour.theme < len(self.theme) else automatic
            return _tinted(own, colour.tint)
        return str(colour.rgb)[-6:]


def colours_of(theme: bytes | None) -> Colours:
    """The colours of a workbook whose theme is this part of it."""
    scheme = ET.fromstring(theme).find(f".//{_DRAWING}clrScheme") if theme else None  # noqa: S314 - as openpyxl reads it
    found = [one[0].get("lastClr") or one[0].get("val") or BLACK for one in scheme] if scheme is not None else []
    ordered = [found[at] for at in _LIGHT_FIRST] + found[len(_LIGHT_FIRST) :] if len(found) >= len(_LIGHT_FIRST) else []
    return Colours(tuple(ordered))


def _tinted(rgb: str, tint: float) -> str:
    """Darker by a negative tint, lighter by a positive one."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(rgb)))
    lightness = lightness * (1 + tint) if tint < 0 else lightness + (1 - lightness) * tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))


def _alike(paper: str, letters: str) -> bool:
    return all(abs(one - other) <= _NEAR for one, other in zip(_parts(paper), _parts(letters), strict=True))


def _parts(rgb: str) -> tuple[int, int, int]:
    return int(rgb[:2], 16), int(rgb[2:4], 16), int(rgb[4:6], 16)
