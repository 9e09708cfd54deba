"""A page as its folder holds it: `page.yml` and its prose."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import LocalizedDocument
from generator.sources.fields import (
    DocumentFile,
    Localized,
    LocalizedTitle,
)


class PageFile(DocumentFile):
    title: LocalizedTitle
    summary: Localized


@dataclass(frozen=True, slots=True)
class SitePage:
    slug: str
    folder: str
    file: PageFile
    prose: LocalizedDocument
