"""Every file that pages show or lead to, looked through once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.media import archives, drawings, office, pdf, pictures, tables
from generator.media.checked import Checked
from generator.media.disguise import disguise_of
from generator.media.drawings import Drawing
from generator.media.findings import Finding, found
from generator.media.kinds import Kind, Limits, kind_of
from generator.media.pictures import Picture
from generator.problems import Mark, Problems
from generator.problems.codes import RULES
from generator.problems.faults import reason_of
from generator.sources import identifiers
from generator.sources.tree import Tree

Remark = Literal["scanned", "untagged"]
"""What readers are told beside a link: some cannot read what it leads to."""
_REMARKS: Mapping[str, Remark] = {"pdf-scanned": "scanned", "pdf-untagged": "untagged"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is handed out as it is."""

    source: str
    path: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownDrawing:
    """A drawing, written anew."""

    source: str
    path: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Media:
    """What is published beside pages and data, each by its path in the site."""

    pictures: Mapping[str, Picture] = field(default_factory=dict, hash=False)
    drawings: Mapping[str, ShownDrawing] = field(default_factory=dict, hash=False)
    attachments: Mapping[str, Attachment] = field(default_factory=dict, hash=False)

    def of(self, paths: Iterable[str]) -> Media:
        """The same of some files alone."""
        named = tuple(paths)
        return Media(
            {path: self.pictures[path] for path in named if path in self.pictures},
            {path: self.drawings[path] for path in named if path in self.drawings},
            {path: self.attachments[path] for path in named if path in self.attachments},
        )

    def remarks_on(self, path: str) -> tuple[Remark, ...]:
        attachment = self.attachments.get(path)
        return attachment.remarks if attachment else ()


@dataclass(frozen=True, slots=True)
class Examination:
    """How the files of one site are looked through."""

    tree: Tree
    limits: Limits
    checked: Checked
    problems: Problems
    settled: set[tuple[str, str]] = field(default_factory=set)
    """(file, matter) of what was found, and had been settled."""

    def of(self, media: Mapping[str, str]) -> Media:
        """Look through the files in `media`, given as source and path in the site."""
        find_collisions(self.tree.files, self.problems)
        find_unstorable(media, self.problems)
        made = [self.examined(source, path) for source, path in media.items()]
        self.find_unneeded()
        for picture in (one for one in made if isinstance(one, Picture)):
            self.find_taken(picture, media)
        return Media(
            {one.path: one for one in made if isinstance(one, Picture)},
            {one.path: one for one in made if isinstance(one, ShownDrawing)},
            {one.path: one for one in made if isinstance(one, Attachment)},
        )

    def examined(self, source: str, path: str) -> Picture | ShownDrawing | Attachment | None:
        kind = kind_of(source)
        if kind is None or kind.name not in self.limits.kinds:
            self.tell(source, [found("file-kind", file=source, allowed=", ".join(sorted(self.limits.kinds)))])
            return None
        try:
            data = self.tree.bytes_of(source)
        except OSError as error:
            self.tell(source, [found("no-access", reason=reason_of(error))])
            return None
        if faults := [*self.misfits(data, kind)]:
            self.tell(source, faults)
            return None
        shown = self.shown(data, source, path, kind)
        if isinstance(shown, Finding):
            self.tell(source, [shown])
            return None
        if shown:
            return shown
        findings = [*self.look_through(data, source, kind)]
        self.tell(source, findings)
        return Attachment(source, path, tuple(_REMARKS[one.code] for one in findings if one.code in _REMARKS))

    def shown(self, data: bytes, source: str, path: str, kind: Kind) -> Picture | ShownDrawing | Finding | None:
        """What is seen on a page; None of what is only handed out."""
        if kind.family == "picture":
            size = pictures.find_faults(data, kind, self.limits)
            return size if isinstance(size, Finding) else pictures.plan(source, path, kind, size)
        if kind.family == "drawing":
            drawing = drawings.read_drawing(data)
            return drawing if isinstance(drawing, Finding) else ShownDrawing(source, path, drawing)
        return None

    def misfits(self, data: bytes, kind: Kind) -> Iterator[Finding]:
        """Why a file is not even opened."""
        disguise = disguise_of(data, kind)
        if len(data) > self.limits.most_bytes:
            yield found("file-large", size=len(data), limit=self.limits.most_bytes)
        elif not data:
            yield found("file-empty")
        elif disguise:
            yield found("file-content", kind=kind.name, found=disguise)
        elif disguise is not None:
            yield found("file-damaged", kind=kind.name, detail=data[:8].hex(" "))

    def look_through(self, data: bytes, source: str, kind: Kind) -> Iterable[Finding]:
        match kind.family:
            case "office":
                return office.look_through(data, kind, self.limits)
            case "pdf":
                return pdf.look_through(data)
            case "archive":
                return archives.find_in_archive(data, self.limits)
            case "table" | "text":
                text = self.tree.text_of(source, self.problems, self.limits.most_bytes)
                return tables.find_formulas(text) if text is not None and kind.family == "table" else ()
        return ()

    def tell(self, source: str, findings: Iterable[Finding]) -> None:
        """Note what was found, but for what the editors have settled."""
        name = source.removeprefix("content/")
        for one in findings:
            matter = one.code.partition("-")[2]
            if RULES[one.code].reason == "asked" and matter in self.checked.matters.get(source, ()):
                self.settled.add((source, matter))
                continue
            details = {"file": name, **dict(one.details)}
            self.problems.add(Mark(source, one.line, one.column), one.code, **details)

    def find_unneeded(self) -> None:
        """Note what is settled and does not occur: the file may have been exchanged since."""
        for path, matters in self.checked.matters.items():
            for matter in sorted(matters):
                if (path, matter) not in self.settled:
                    name = path.removeprefix("content/")
                    self.problems.add(self.checked.marks[path], "checked-unneeded", file=name, matter=matter)

    def find_taken(self, picture: Picture, media: Mapping[str, str]) -> None:
        """Note a file that stands where a size of a picture is written."""
        sources = {path: source for source, path in media.items()}
        for rendition in (*picture.own, *picture.other):
            other = sources.get(rendition.path, picture.source)
            if other != picture.source:
                self.problems.add(Mark(other), "duplicate-address", address=rendition.path, other=picture.source)


def find_collisions(paths: Iterable[str], problems: Problems) -> None:
    """Note each file whose name is another's on disks that know no capitals, or no two ways to write an accent."""
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            problems.add(Mark(path), "name-collision", other=other)


def find_unstorable(paths: Iterable[str], problems: Problems) -> None:
    """Note each file with a name, its own or a folder's, that some computer cannot store."""
    for path in paths:
        for name in path.split("/"):
            if code := identifiers.beyond_storing(name):
                value, most = identifiers.shortened(name), identifiers.MOST_BYTES // max(map(_bytes_of, name))
                problems.add(Mark(path), code, value=value, most=most)


def _bytes_of(character: str) -> int:
    return len(character.encode())
