"""Pictures: read by Pillow, and written anew in the sizes that pages offer.

What a camera or a program noted in the file (place, time, device, names, remarks) is not written again.  Nothing here
is imported on a site without pictures.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.media.findings import Finding, found
from generator.media.kinds import WEBP, Kind, Limits

if TYPE_CHECKING:
    from PIL import Image

_FORMATS = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
"""What Pillow calls the kinds."""
_MODERN = frozenset({"webp", "avif"})
"""Kinds beside which WebP would save nothing."""
_SHARP_KINDS = frozenset({"png", "gif"})
WIDTHS = (480, 960)
"""Pixels of the smaller sizes: a cheap phone's whole width, and the width of a good one's screen or of a column of
text on a screen of double density."""
WIDEST = 1920
"""Pixels of the largest size: a column of text at double density and double zoom.  Wider ones are made smaller."""
_STEP = 0.75
"""A smaller size is offered up to this part of the largest; above, it would hardly save anything."""
_ORIENTATION = 0x0112
_SEVERAL = "MPO"
"""What Pillow calls a JPEG that has others behind it: depth, brightness, a preview.  Telephones make them; the first is
the picture."""
_TURNED = range(5, 9)
"""Orientations (EXIF 2.3) by which height and width change places."""
_SAVING: Mapping[str, Mapping[str, object]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "GIF": {},
    "WEBP": {"quality": 78, "method": 4},
    # One thread: how many cores a computer has must not show in the bytes.
    "AVIF": {"quality": 60, "speed": 6, "max_threads": 1},
}
"""Of three invented pictures of 960 by 640 points (`python -m tests.bench.picture_quality`, Pillow 13): WebP at 78 is
as like the original as JPEG at 82, and a third smaller.  With grain: 60 kB, SSIM 0.889, against 92 kB, 0.893; a page
of text 129 kB, 0.9995, against 258 kB, 0.998; flat colours 58 kB, 0.997, against 102 kB, 0.993.  Above these the bytes
grow faster than the likeness: grain costs two thirds more at WebP 84 (0.929), two fifths more at JPEG 88 (0.914).
AVIF is written only of what came as AVIF, and is not measured."""
_SHARP = {"lossless": True, "quality": 20, "method": 1}
"""WebP of a PNG or GIF, which are drawings and screens rather than photographs: the same points in two thirds of the
bytes of a PNG.  The highest effort takes four times as long and saves another twentieth."""
_PREVIEW = (64, 64)
"""Pixels to which a JPEG is unfolded to see that it is whole."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture: its path in the site, and how wide it is."""

    path: str
    width: int
    height: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Picture:
    """`own` are its renditions in its own format, `other` those in WebP, both from the smallest to the largest."""

    source: str
    path: str
    own: tuple[Rendition, ...]
    other: tuple[Rendition, ...] = ()

    @property
    def largest(self) -> Rendition:
        return self.own[-1]


def find_faults(data: bytes, kind: Kind, limits: Limits) -> Finding | tuple[int, int]:
    """Width and height as the picture is seen; or why it cannot be shown."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=[_FORMATS[kind.name]])
        if image.width * image.height > limits.most_pixels:
            return found("picture-pixels", pixels=image.width * image.height, limit=limits.most_pixels)
        if image.format != _SEVERAL and getattr(image, "is_animated", False):
            return found("picture-moves", kind=kind.name)
        image.draft(image.mode, _PREVIEW)
        turned = image.getexif().get(_ORIENTATION) in _TURNED
        size = (image.height, image.width) if turned else image.size
        image.load()
    except Image.DecompressionBombError as error:
        pixels = re.search(r"\d+", str(error))
        return found("picture-pixels", pixels=pixels[0] if pixels else "?", limit=limits.most_pixels)
    except Exception as error:  # noqa: BLE001 - of a hostile file the parser may raise anything
        return found("file-damaged", kind=_FORMATS[kind.name], detail=str(error) or type(error).__name__)
    return size


def plan(source: str, path: str, kind: Kind, size: tuple[int, int]) -> Picture:
    """The files that a picture of this size is published as."""
    largest = min(size[0], WIDEST)
    widths = [*(width for width in WIDTHS if width <= largest * _STEP), largest]
    # A GIF has no more colours than a palette, and is not made smaller well.
    own = [largest] if kind.name == "gif" else widths
    others = () if kind.name in _MODERN else widths

    def rendition(width: int, made: Kind) -> Rendition:
        ending = "" if made is kind and width == largest else f".{made.name}"
        narrowed = "" if width == largest else f".{width}w"
        height = max(round(size[1] * width / size[0]), 1)
        return Rendition(f"{path}{narrowed}{ending}", width, height, made)

    return Picture(
        source, path, tuple(rendition(width, kind) for width in own), tuple(rendition(width, WEBP) for width in others)
    )


def render(picture: Picture, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each rendition.  The same picture gives the same bytes."""
    kind = picture.largest.kind
    image = _opened(data, kind, picture.largest)
    for rendition in sorted((*picture.own, *picture.other), key=lambda one: -one.width):
        size = (rendition.width, rendition.height)
        if image.size != size:
            image = _smaller(image, size)
        yield rendition.path, _saved(image, rendition.kind, sharp=kind.name in _SHARP_KINDS)


def _opened(data: bytes, kind: Kind, largest: Rendition) -> Image.Image:
    """The picture upright, in the colours of the web, with nothing noted in it."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image: Image.Image = Image.open(io.BytesIO(data), formats=[_FORMATS[kind.name]])
    longest = max(largest.width, largest.height)
    image.draft(image.mode, (longest, longest))
    image = _in_web_colours(ImageOps.exif_transpose(image))
    image.info = {name: value for name, value in image.info.items() if name == "transparency"}
    return image


def _in_web_colours(image: Image.Image) -> Image.Image:
    """The colours as sRGB, which is what a browser takes a picture without a profile for."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        # Grey in 16 bits: screens show 8.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "sRGB" not in ImageCms.getProfileDescription(given):
                has_alpha = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
                plain = image if image.mode in {"CMYK", "L"} else image.convert("RGBA" if has_alpha else "RGB")
                mode = "RGBA" if plain.mode == "RGBA" else "RGB"
                made = ImageCms.profileToProfile(plain, given, ImageCms.createProfile("sRGB"), outputMode=mode)
                return made or plain
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A browser leaves a profile alone that cannot be read.
            pass
    return image.convert("RGB") if image.mode in {"CMYK", "YCbCr", "LAB", "HSV"} else image


def _smaller(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    return _unfolded(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _unfolded(image: Image.Image) -> Image.Image:
    """With a value for each point, where the colours stand in a palette."""
    if image.mode == "1":
        return image.convert("L")
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    return image


def _saved(image: Image.Image, kind: Kind, *, sharp: bool) -> bytes:
    written, form = io.BytesIO(), _FORMATS[kind.name]
    if form == "JPEG" and image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    elif form in {"WEBP", "AVIF"}:
        image = _unfolded(image)
    image.save(written, form, **(_SHARP if sharp and form == "WEBP" else _SAVING[form]))
    return written.getvalue()
