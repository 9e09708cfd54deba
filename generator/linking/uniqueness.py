"""Pages that a reader, or a file system, could not tell apart."""

from __future__ import annotations

import unicodedata

from generator.problems import Mark, Problems
from generator.publication import Page


def find_duplicates(pages: tuple[Page, ...], problems: Problems) -> None:
    """Two pages at one address, also where a file system takes capitals and small letters for the same.

    It is told in the first language alone: the others repeat it.
    """
    first: dict[str, Page] = {}
    for page in pages:
        address = unicodedata.normalize("NFC", page.path).casefold()
        other = first.setdefault(address, page)
        if other is not page and page.language == pages[0].language:
            source = other.sources[0] if other.sources else other.key
            problems.add(_mark_of(page), "duplicate-address", address=f"/{page.path}", other=source)


def find_same_words_of_pages(pages: tuple[Page, ...], problems: Problems) -> None:
    """Two pages that a list of tabs, or of search results, could not tell apart."""
    first: dict[tuple[str, ...], Page] = {}
    for page in pages:
        subject = page.subject.text if page.subject else ""
        for kind, words in (
            ("title", (page.title.text, subject, page.collection)),
            ("description", (page.description,)),
        ):
            key = (page.language.code, kind, *words)
            if key in first:
                other = first[key].sources[0] if first[key].sources else first[key].path
                problems.add(_mark_of(page), "not-unique", kind=kind, value=words[0], other=other)
            first.setdefault(key, page)


def _mark_of(page: Page) -> Mark:
    return Mark(page.sources[0].split("#", 1)[0] if page.sources else page.key)
