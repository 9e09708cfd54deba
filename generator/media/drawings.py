"""Drawings (SVG): what is on the list is written anew, anything else refused.

An SVG is a page of its own: it can run scripts, load from elsewhere and say who made it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from generator.media.findings import Finding, found

SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_OF_EDITORS = re.compile(
    r"inkscape|sodipodi|adobe|sketch|serif|figma|rdf-syntax|purl\.org/dc|creativecommons|boxy-svg", re.IGNORECASE
)
"""Namespaces in which drawing programs note for themselves what no picture shows, often with names and paths."""
_ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask",
    "marker", "style", "filter", "feGaussianBlur", "feOffset", "feBlend", "feColorMatrix", "feComposite", "feFlood",
    "feMerge", "feMergeNode", "feDropShadow",
})  # fmt: skip
"""What draws.  Not: script, foreignObject, image, a, animate, set, handler, feImage, iframe, audio, video."""
_ATTRIBUTES = frozenset({
    "id", "class", "style", "lang", "space", "version", "baseProfile", "viewBox", "preserveAspectRatio", "width",
    "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "d", "points",
    "pathLength", "transform", "dx", "dy", "rotate", "textLength", "lengthAdjust", "startOffset", "method", "spacing",
    "side", "href", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits",
    "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits",
    "markerWidth", "markerHeight", "refX", "refY", "orient", "filterUnits", "primitiveUnits", "in", "in2", "result",
    "stdDeviation", "edgeMode", "mode", "values", "operator", "k1", "k2", "k3", "k4", "role", "type", "media",
    "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden", "focusable", "tabindex", "enable-background",
    "alignment-baseline", "baseline-shift", "clip", "clip-path", "clip-rule", "color", "color-interpolation",
    "color-interpolation-filters", "color-rendering", "direction", "display", "dominant-baseline", "fill",
    "fill-opacity", "fill-rule", "filter", "flood-color", "flood-opacity", "font-family", "font-size",
    "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "image-rendering",
    "letter-spacing", "lighting-color", "marker-end", "marker-mid", "marker-start", "mask", "mix-blend-mode",
    "opacity", "overflow", "paint-order", "shape-rendering", "stop-color", "stop-opacity", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-opacity", "stroke-width", "text-anchor", "text-decoration", "text-rendering", "unicode-bidi",
    "vector-effect", "visibility", "word-spacing", "writing-mode", "isolation",
})  # fmt: skip
"""What says how something is drawn.  `on…` and `src` are not here; `href` leads within the drawing alone."""
_WITHIN = re.compile(r"#[^\s\"'()\\<>]+")
_ADDRESS = re.compile(r"url\(|image\(|image-set\(|@|\\|expression|javascript:|data:|//|<|/\*", re.IGNORECASE)
"""What a style may not hold: addresses, imports, and the escapes that would hide them."""
_LOCAL_ADDRESS = re.compile(r"\s*url\(\s*['\"]?#[^\s\"'()\\]+['\"]?\s*\)(?:\s+[\w#(),.%\s-]*)?")
_LENGTH = re.compile(r"\s*(\d*\.?\d+)(?:px)?\s*")
_MOST_ELEMENTS = 50_000
"""A map of all streets of a town has some 20,000; more makes a telephone stand still."""
_USUAL = (300, 150)
"""Width and height of a drawing that names neither: what browsers take (CSS 2.2, 10.3.2)."""


@dataclass(frozen=True, slots=True)
class Drawing:
    content: str
    width: int
    height: int


class _Refused(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


@dataclass(slots=True)
class _Writer:
    """Writes what the parser reads, as far as it is on the list."""

    parser: expat.XMLParserType
    written: list[str] = field(default_factory=list)
    left_out: int = 0
    """How deep it is in what is left out."""
    open: list[str] = field(default_factory=list)
    count: int = 0
    size: tuple[int, int] = _USUAL

    def refuse(self, what: str) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        raise _Refused(found("drawing-unsafe", line, column, what=what[:60]))

    def doctype(self, *_: object) -> None:
        self.refuse("DOCTYPE")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        namespace, _, local = name.rpartition(" ")
        if self.left_out or local == "metadata" or _OF_EDITORS.search(namespace):
            # A script is never let be, wherever it stands.
            if local.lower() in {"script", "foreignobject"}:
                self.refuse(f"<{local}>")
            self.left_out += 1
            return
        if namespace != SVG or local not in _ELEMENTS or self.count > _MOST_ELEMENTS:
            self.refuse(f"<{local}>")
        if not self.open:
            if local != "svg":
                self.refuse(f"<{local}>")
            self.size = _size(attributes)
        self.open.append(local)
        shown = "".join(self.attribute(key, value) for key, value in attributes.items())
        self.written.append(f'<{local}{"" if len(self.open) > 1 else f""" xmlns="{SVG}" """.rstrip()}{shown}>')

    def attribute(self, key: str, value: str) -> str:
        namespace, _, local = key.rpartition(" ")
        if _OF_EDITORS.search(namespace) or local.startswith("data-"):
            return ""
        if namespace not in {"", _XLINK, _XML} or local not in _ATTRIBUTES:
            self.refuse(f"{local}=")
        if local == "href" and not _WITHIN.fullmatch(value.strip()):
            self.refuse(f'href="{value}"')
        elif (
            local not in {"href", "d", "points"}
            and _ADDRESS.search(value)
            and (local == "style" or not _LOCAL_ADDRESS.fullmatch(value))
        ):
            self.refuse(f'{local}="{value}"')
        prefix = "xml:" if namespace == _XML else ""
        return f' {prefix}{local}="{escape(value)}"'

    def end(self, _: str) -> None:
        if self.left_out:
            self.left_out -= 1
        else:
            self.written.append(f"</{self.open.pop()}>")

    def text(self, text: str) -> None:
        if self.left_out or not self.open:
            return
        if self.open[-1] == "style" and _ADDRESS.search(text):
            self.refuse(f"<style>{text.strip()}")
        self.written.append(escape(text, quote=False))


def read_drawing(data: bytes) -> Drawing | Finding:
    """The drawing, written anew without comments and without what its editor noted; or why it is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    writer = _Writer(parser)
    parser.ordered_attributes = False
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = writer.begin, writer.end
    parser.CharacterDataHandler = writer.text
    parser.StartDoctypeDeclHandler = writer.doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the parser's signature
    except expat.ExpatError as error:
        return found("file-damaged", error.lineno, error.offset + 1, kind="SVG", detail=expat.ErrorString(error.code))
    except _Refused as refused:
        return refused.finding
    return Drawing("".join((*writer.written, "\n")), *writer.size)


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """The size in pixels: as it is named, or by the shape of what is drawn."""
    width, height = (_length(attributes.get(name, "")) for name in ("width", "height"))
    box = [*_numbers(attributes.get("viewBox", ""))]
    if not (width and height) and len(box) == 4 and box[2] > 0 and box[3] > 0:  # noqa: PLR2004 - x, y, width, height
        width = width or (height * box[2] / box[3] if height else box[2])
        height = height or width * box[3] / box[2]
    return (math.ceil(width), math.ceil(height)) if width and height else _USUAL


def _length(text: str) -> float:
    length = _LENGTH.fullmatch(text)
    return float(length[1]) if length else 0


def _numbers(text: str) -> Iterator[float]:
    for part in text.replace(",", " ").split():
        try:
            yield float(part)
        except ValueError:
            return
