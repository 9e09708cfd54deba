"""Small files of every kind, made in code: what is in them is known, and nothing binary lies about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

MARKER = "PERSON-OF-STILLWATER"
"""Stands wherever a picture may say something of its maker."""
_GPS, _MAKE, _ORIENTATION = 0x8825, 0x010F, 0x0112
MAIN = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml", "ods": "content.xml", "odt": "content.xml"}


def made(case: Mapping[str, Any]) -> bytes:
    """The bytes of a case: its only key says how they are made."""
    ((way, content),) = case.items()
    ways: dict[str, Callable[[], bytes]] = {
        "text": lambda: str(content).encode(),
        "hex": lambda: bytes.fromhex(content),
        "zip": lambda: archive(content),
        "locked": lambda: locked(content),
        "picture": lambda: picture(**content),
        "pdf": lambda: pdf(**content),
    }
    return ways[way]()


def archive(entries: Mapping[str, str]) -> bytes:
    """A ZIP of these files.  `zeros:N` stands for N zeros."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as files:
        for name, text in entries.items():
            count = text.removeprefix("zeros:")
            files.writestr(zipfile.ZipInfo(name), "0" * int(count) if count != text else text, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def locked(entries: Mapping[str, str]) -> bytes:
    """The same with a password, as the heads of its entries say (APPNOTE 4.4.4, bit 0)."""
    data = bytearray(archive(entries))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(sign, at + 1)
    return bytes(data)


def picture(form: str, size: tuple[int, int] = (4, 3), frames: int = 1, cut: int = 0, **how: Any) -> bytes:  # noqa: ANN401 - what YAML held
    """A picture whose upper left quarter is red and the rest blue.  `cut` leaves out its last bytes."""
    image = drawn(tuple(size), how.get("mode", "RGB"))
    written = io.BytesIO()
    others = [drawn(tuple(size), image.mode, "green") for _ in range(1, frames)]
    several: dict[str, Any] = {"save_all": True, "append_images": others} if others else {}
    image.save(written, form, **several, **(_noted(form, how.get("orientation", 1)) if how.get("noted") else {}))
    data = written.getvalue()
    return data[: len(data) - cut]


def drawn(size: tuple[int, ...], mode: str = "RGB", ground: str = "blue") -> Image.Image:
    image = Image.new("RGB", (size[0], size[1]), ground)
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


def _noted(form: str, orientation: int) -> dict[str, Any]:
    """Everything that a picture of this format can say of its maker."""
    exif = Image.Exif()
    exif[_MAKE], exif[_ORIENTATION] = MARKER, orientation
    exif.get_ifd(_GPS)[29] = MARKER
    noted: dict[str, Any] = {"exif": exif.tobytes()}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    noted |= {"icc_profile": profile.replace(b"Lab identity", MARKER.encode()[:12])}
    if form == "PNG":
        texts = PngInfo()
        texts.add_text("Author", MARKER)
        texts.add_text("Comment", MARKER, zip=True)
        texts.add_itxt("XML:com.adobe.xmp", MARKER)
        noted["pnginfo"] = texts
    if form == "JPEG":
        noted |= {"comment": MARKER}
    return {"comment": MARKER} if form == "GIF" else noted


def pdf(text: str = "", *, author: str = "", root: str = "", page: str = "", more: str = "", end: str = "") -> bytes:  # noqa: PLR0913
    """A page with or without text.

    `root`, `page`, `more` and `end` are put as they are into catalogue, page, file and trailer.
    """
    content = f"BT /F1 12 Tf ({text}) Tj ET" if text else "0 0 9 9 re f"
    font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>" if text else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << {font} >> {page} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"<< /Author ({author}) >>" if author else "<< >>",
        *([more] if more else []),
    ]
    written, places = "%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R /Info 5 0 R {end} >>\nstartxref\n{len(written)}\n%%EOF\n"
    return f"{written}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")
