"""What is written: files, the formats data are offered in, and what pages say of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.language import Words
from generator.publication.addresses import API_FOLDER


@dataclass(frozen=True, slots=True)
class FileKind:
    """A format that tables are offered in: what readers call it, and its media type.

    The catalogues say of it, under `format_` and its ending, its name and what it is good for.
    """

    name: str
    ending: str
    media_type: str
    folder: str = ""

    def path(self, stem: str) -> str:
        return f"{self.folder}{stem}.{self.ending}"


CSV = FileKind("CSV", "csv", "text/csv")
XLSX = FileKind("XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
JSON = FileKind("JSON", "json", "application/json", API_FOLDER)
PARQUET = FileKind("Parquet", "parquet", "application/vnd.apache.parquet")
FILE_KINDS = (CSV, XLSX, JSON, PARQUET)


@dataclass(frozen=True, slots=True)
class Announcement:
    """How pages in one language lead to a file that is no page: programs by their head, readers by their foot."""

    language: str
    """The code of the language."""
    label: Words
    media_type: str


@dataclass(frozen=True, slots=True)
class OutputFile:
    path: str
    content: bytes
    announced: Announcement | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What pages are told of the files of data: how many bytes each has, by its path, and which are announced."""

    sizes: Mapping[str, int] = field(default_factory=dict, hash=False)
    announced: tuple[tuple[str, Announcement], ...] = ()
    """(path, how pages lead to it)."""
