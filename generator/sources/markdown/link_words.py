"""What the links of one page must let a reader tell apart, and what must stand beside a recording."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Callable, Iterable

from generator.problems import Problems
from generator.sources.markdown.nodes import SourceLink

RECORDINGS = frozenset({".mp3", ".m4a", ".ogg", ".oga", ".wav", ".mp4", ".m4v", ".webm", ".mov"})
TEXTS = frozenset({".vtt", ".txt", ".pdf", ".docx", ".odt"})
"""Kinds of files that give the words of a recording: captions or a transcript."""


def find_same_words(links: Iterable[SourceLink], target_of: Callable[[SourceLink], str], problems: Problems) -> None:
    """Note a link that says what another one of the page says, and leads elsewhere."""
    first: dict[str, SourceLink] = {}
    for link in links:
        words = " ".join(unicodedata.normalize("NFKC", link.words).casefold().split())
        other = first.setdefault(words, link)
        if target_of(other) != target_of(link):
            where = f"{other.mark.path}:{other.mark.line}"
            problems.add(link.mark, "same-link-words", words=link.words.strip()[:40], other=other.target, first=where)


def is_recording(path: str) -> bool:
    return posixpath.splitext(path)[1].lower() in RECORDINGS


def check_recordings(links: tuple[SourceLink, ...], problems: Problems) -> None:
    """A recording is published with its words beside it: a file of the same name that the page links to as well."""
    given = {_stem(link.path) for link in links if posixpath.splitext(link.path)[1].lower() in TEXTS}
    for link in links:
        if is_recording(link.path) and "://" not in link.target and _stem(link.path) not in given:
            name = _stem(posixpath.basename(link.path))
            problems.add(link.mark, "recording-without-text", recording=link.target, example=f"{name}.txt")


def _stem(path: str) -> str:
    """The path without its endings: `talk` for `talk.zh.vtt`."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, name.split(".", 1)[0])
