"""Attached workbooks and documents: programs in them are refused, what its authors may not know of is told."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.media.archives import Unreadable, open_archive, read_part, read_xml
from generator.media.findings import Finding, found
from generator.media.kinds import Kind, Limits

_MAIN = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml", "ods": "content.xml", "odt": "content.xml"}
"""The part without which a file is none of its kind."""
_MIMETYPES = {
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odt": b"application/vnd.oasis.opendocument.text",
}
_PROGRAM = re.compile(
    r"vba(?:project|data)|(?:^|/)(?:macrosheets|activex|basic|scripts)/|\.(?:bas|cls|exe|dll|js|vbs|hta)$",
    re.IGNORECASE,
)
"""Parts that hold programs: macros of either family, controls, macro sheets."""
_WHOLE = re.compile(r"(?:^|/)(?:embeddings/|object[^/]*/content\.xml|pivotcache/.*records)", re.IGNORECASE)
"""Parts that are whole files again, or the table behind a summary: more goes out with them than one sees."""
_LOADED = re.compile(rb'Type="[^"]*/(?:attachedTemplate|oleObject|frame|subDocument)"[^>]*TargetMode="External"')
_LOADED_BACKWARDS = re.compile(rb'TargetMode="External"[^>]*Type="[^"]*/(?:attachedTemplate|oleObject|frame)"')
_PEOPLE = {"creator", "lastModifiedBy", "initial-creator", "Manager", "printed-by"}
_CHANGED = {
    "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "tblPrChange",
    "sectPrChange", "tracked-changes", "rrc", "rcc",
}  # fmt: skip
"""Elements that keep what stood there before: WordprocessingML, SpreadsheetML, OpenDocument."""
_REMARKED = {"comment", "threadedComment", "annotation"}
_LOOKED_AT = re.compile(
    r"(?:word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments\w*)|xl/(?:workbook|comments\d*|revisions/\w+)"
    r"|xl/(?:comments|threadedComments)/\w+|docProps/(?:core|app)|content|meta|styles)\.xml",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Seen:
    """What the parts of one file hold, gathered as they are read."""

    people: list[str] = field(default_factory=list)
    changes: int = 0
    remarks: int = 0
    hidden: list[str] = field(default_factory=list)
    """The names of hidden sheets, and `…` for hidden text."""
    hidden_styles: set[str] = field(default_factory=set)
    style: str = ""
    person: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self.person = local in _PEOPLE
        self.changes += local in _CHANGED
        self.remarks += local in _REMARKED
        if local == "sheet" and values.get("state", "visible") != "visible":
            self.hidden.append(values.get("name", ""))
        elif local == "style":
            self.style = values.get("name", "")
        elif local == "table-properties" and values.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif local == "table" and values.get("style-name") in self.hidden_styles:
            self.hidden.append(values.get("name", ""))
        elif (local == "vanish" and values.get("val", "1") not in {"0", "false"}) or local == "hidden-text":
            self.hidden.append("…")

    def text(self, text: str) -> None:
        if self.person and text.strip():
            self.people.append(text.strip())

    def findings(self) -> Iterator[Finding]:
        if self.people:
            yield found("file-author", names=", ".join(dict.fromkeys(self.people)))
        if self.changes:
            yield found("file-changes", count=self.changes)
        if self.remarks:
            yield found("file-comments", count=self.remarks)
        if self.hidden:
            yield found("file-hidden", names=", ".join(dict.fromkeys(self.hidden)))


def look_through(data: bytes, kind: Kind, limits: Limits) -> list[Finding]:
    """What a workbook or document holds that may not be published, or that somebody has to look at first."""
    archive = open_archive(data, limits)
    if isinstance(archive, Finding):
        return [archive]
    try:
        return [*_dangers(archive)] or [*_foreign(archive, kind)] or [*_told(archive)]
    except Unreadable as error:
        return [found("file-damaged", kind=kind.name, detail=error)]


def _dangers(archive: zipfile.ZipFile) -> Iterator[Finding]:
    for name in archive.namelist():
        if _PROGRAM.search(name):
            yield found("file-program", part=name)
        elif name.endswith(".rels"):
            relations = read_part(archive, name)
            if _LOADED.search(relations) or _LOADED_BACKWARDS.search(relations):
                yield found("file-program", part=name)
        elif name.startswith("xl/externalLinks/") and b"ddeLink" in read_part(archive, name):
            yield found("file-program", part=name)
    if b"macroEnabled" in read_part(archive, "[Content_Types].xml"):
        yield found("file-program", part="[Content_Types].xml")


def _foreign(archive: zipfile.ZipFile, kind: Kind) -> Iterator[Finding]:
    """An archive of another kind under this name."""
    mimetype = _MIMETYPES.get(kind.name)
    if _MAIN[kind.name] not in archive.NameToInfo:
        yield found("file-content", kind=kind.name, found="ZIP")
    elif mimetype and read_part(archive, "mimetype").strip() != mimetype:
        yield found("file-content", kind=kind.name, found="OpenDocument")


def _told(archive: zipfile.ZipFile) -> Iterator[Finding]:
    seen = _Seen()
    for name in archive.namelist():
        if _LOOKED_AT.fullmatch(name):
            read_xml(read_part(archive, name), seen.begin, seen.text)
    yield from seen.findings()
    whole = [name for name in archive.namelist() if _WHOLE.search(name)]
    if whole:
        yield found("file-embedded", names=", ".join(whole))
