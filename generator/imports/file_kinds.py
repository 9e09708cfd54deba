"""Files that are no table in XLSX or CSV, whatever their names say: told by what they begin with."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePath

from generator.problems import Mark, Problems
from generator.sources.signatures import OLD_OFFICE, format_of

_PASSWORD = "EncryptedPackage".encode("utf-16-le")
"""The stream that a workbook with a password is kept in (MS-OFFCRYPTO 2.3.4.4)."""
_OLD_ENDINGS = ("xls", "et", "doc", "wps")
_MARKUP = b"<"
"""How an export of a web page under the name of a workbook begins; the first cell of a table is a title."""
_PARTS = (
    ("xl/workbook.bin", "XLSB"),
    ("word/document.xml", "DOCX"),
    ("content.xml", "ODS"),
    ("Index/Document.iwa", "Numbers"),
)
_TYPES, _WITH_PROGRAMS = "[Content_Types].xml", b"macroEnabled"
_LONGEST_LIST = 1_000_000
"""Bytes that are read of the list of a workbook's parts: a line for each sheet takes some hundred."""


def is_archive(data: bytes) -> bool:
    """Whether it is a ZIP archive, as an XLSX is; `find_other_kind` tells of those that are not."""
    return format_of(data) == "ZIP"


def find_other_kind(path: PurePath, data: bytes, problems: Problems) -> None:
    """Note a file that has to be saved as another kind first, or whose password has to be taken away."""
    ending = path.suffix.lower().removeprefix(".")
    is_old = format_of(data) == OLD_OFFICE
    if is_old and _PASSWORD in data:
        problems.add(Mark(path.name), "table-locked")
        return
    kind = (ending if ending in _OLD_ENDINGS else "xls").upper() if is_old else _kind_of(data)
    if kind:
        problems.add(Mark(path.name), "table-kind", kind=kind)


def _kind_of(data: bytes) -> str | None:
    if is_archive(data):
        return _kind_of_archive(data)
    is_markup = data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_MARKUP)
    return format_of(data) or ("HTML" if is_markup else None)


def _kind_of_archive(data: bytes) -> str | None:
    """None for an XLSX, and for an archive that cannot be opened, which is told where it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            with archive.open(_TYPES) if _TYPES in names else io.BytesIO() as types:
                has_programs = _WITH_PROGRAMS in types.read(_LONGEST_LIST)
    except (zipfile.BadZipFile, OSError, zlib.error):
        return None
    if has_programs:
        return "XLSM"
    found = next((kind for part, kind in _PARTS if part in names), None)
    return found or (None if "xl/workbook.xml" in names else "ZIP")
