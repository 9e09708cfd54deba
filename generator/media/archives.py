"""Archives (ZIP), and what is made of them: opened only once it is known what they unfold to."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from generator.media.findings import Finding, found
from generator.media.kinds import Limits, kind_of

_ENCRYPTED = 0x1


class Unreadable(Exception):
    """A part of the file is not what it has to be: damaged, or made to harm who reads it."""


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile | Finding:
    """The archive; what is wrong with it where nobody should unpack it.

    No more comes out of an entry than its head says, so that the sum of the heads is the most it can unfold to.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        return found("file-damaged", kind="ZIP", detail=error)
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    if size > limits.most_unpacked:
        return found("file-unfolds", size=size, limit=limits.most_unpacked)
    for entry in entries:
        if _leads_outside(entry.filename):
            return found("file-damaged", kind="ZIP", detail=entry.filename)
        if entry.flag_bits & _ENCRYPTED:
            return found("file-locked")
    if len({entry.filename for entry in entries}) < len(entries):
        return found("file-damaged", kind="ZIP", detail=_repeated(archive.namelist()))
    return archive


def find_in_archive(data: bytes, limits: Limits) -> list[Finding]:
    """Of an archive that is handed out as such: each file in it has to be of a kind that is allowed by itself."""
    archive = open_archive(data, limits)
    if isinstance(archive, Finding):
        return [archive]
    names = (name for name in archive.namelist() if not name.endswith("/"))
    kinds = ((name, kind_of(name)) for name in names)
    return [
        found("file-program", part=name)
        for name, kind in kinds
        if kind is None or kind.name not in limits.kinds or kind.family == "archive"
    ]


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of an archive; nothing where there is none."""
    try:
        return archive.read(name) if name in archive.NameToInfo else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Unreadable(f"{name}: {error}") from None


def read_xml(
    data: bytes, begin: Callable[[str, dict[str, str]], None], text: Callable[[str], None] | None = None
) -> None:
    """Call `begin` with each element, its namespace before its name, and `text` with what stands between."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the parser's signature
    except expat.ExpatError as error:
        raise Unreadable(str(error)) from None


def _refuse_doctype(*_: object) -> None:
    raise Unreadable("DOCTYPE")


def _leads_outside(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ":" in plain or ".." in posixpath.normpath(plain).split("/")


def _repeated(names: list[str]) -> str:
    return next(name for at, name in enumerate(names) if name in names[:at])
