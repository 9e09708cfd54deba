"""Attached PDF files: programs in them are refused; what readers cannot hear, and what authors left in, is told."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.media.findings import Finding, found

if TYPE_CHECKING:
    from pypdf import PdfReader

_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToR", "/GoToE"})
"""What runs, sends or opens something else; an ordinary link is none of them."""
_REMARKS = frozenset({
    "/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Ink", "/Stamp", "/Redact",
})  # fmt: skip
"""Annotations that people make when they read: their remarks and marks."""
_SHOWS_TEXT = re.compile(rb"[)\]>]\s*(?:T[jJ]|'|\")")
"""The operators that set text (ISO 32000-1, table 109), behind the text they set."""
_MOST_LEVELS = 4
"""Drawings within drawings that are looked into for text: programs make two."""
_MOST_PAGES = 40
"""So many pages, from the first on evenly over the whole, tell whether it was scanned: 10 ms each."""


def look_through(data: bytes) -> list[Finding]:
    """What a PDF holds that may not be published, or that somebody has to look at first."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return [found("file-locked")]
        return [*_dangers(reader)] or [*_told(reader)]
    except Exception as error:  # noqa: BLE001 - of a hostile file the parser may raise anything
        return [found("file-damaged", kind="PDF", detail=str(error) or type(error).__name__)]


def _dangers(reader: PdfReader) -> Iterator[Finding]:
    root = reader.trailer["/Root"].get_object()
    names = _at(root, "/Names")
    if "/JavaScript" in names or _acts(root):
        yield found("file-program", part="JavaScript")
    if "/EmbeddedFiles" in names:
        yield found("file-program", part="EmbeddedFiles")
    if "/XFA" in _at(root, "/AcroForm"):
        yield found("file-program", part="XFA")
    for number, page in enumerate(reader.pages, 1):
        if _acts(page) or any(_acts(one) or _at(one, "/Subtype") == "/FileAttachment" for one in _remarks(page)):
            yield found("file-program", part=f"{number}")
            return


def _told(reader: PdfReader) -> Iterator[Finding]:
    root = reader.trailer["/Root"].get_object()
    if people := [*dict.fromkeys(_people(reader))]:
        yield found("file-author", names=", ".join(people))
    if count := sum(_at(one, "/Subtype") in _REMARKS for page in reader.pages for one in _remarks(page)):
        yield found("file-comments", count=count)
    pages = len(reader.pages)
    looked = range(0, pages, -(-pages // _MOST_PAGES) or 1)
    silent = sum(not _has_text(reader.pages[at], 0) for at in looked)
    # A cover or a map without text is usual; from half of the pages on the text itself is missing.
    if silent * 2 >= max(len(looked), 1):
        yield found("pdf-scanned")
    elif not _at(root, "/StructTreeRoot"):
        yield found("pdf-untagged")


def _people(reader: PdfReader) -> Iterator[str]:
    if reader.metadata and reader.metadata.author:
        yield reader.metadata.author.strip()
    described = reader.xmp_metadata
    if described:
        yield from (name.strip() for name in described.dc_creator or () if name.strip())


def _at(holder: Any, key: str) -> Any:  # noqa: ANN401 - any object of a PDF
    """What stands under a key, an empty mapping where nothing does."""
    holder = holder.get_object() if hasattr(holder, "get_object") else holder
    value = holder.get(key) if hasattr(holder, "get") else None
    return value.get_object() if value is not None else {}


def _remarks(page: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield from (one.get_object() for one in _at(page, "/Annots") or ())


def _acts(holder: Any) -> bool:  # noqa: ANN401 - as above
    """Whether anything happens when it is opened or pressed."""
    triggers = _at(holder, "/AA") or {}
    actions = [_at(holder, "/A"), _at(holder, "/OpenAction"), *(_at(triggers, name) for name in triggers)]
    return any(one.get("/S") in _ACTIONS for one in actions if hasattr(one, "get"))


def _has_text(holder: Any, level: int) -> bool:  # noqa: ANN401 - as above
    """Whether a page, or a drawing on it, sets any text."""
    resources = _at(holder, "/Resources")
    content = holder.get_contents() if hasattr(holder, "get_contents") else holder
    if _at(resources, "/Font") and content is not None and _SHOWS_TEXT.search(content.get_data()):
        return True
    drawings = _at(resources, "/XObject")
    forms = (_at(drawings, name) for name in drawings if _at(_at(drawings, name), "/Subtype") == "/Form")
    return level < _MOST_LEVELS and any(_has_text(form, level + 1) for form in forms)
