"""Tells numbers of people at their places, but for those that a site says may be public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.problems import Mark, Problems
from generator.sources.personal.find import bare, find_numbers, patterns_for
from generator.sources.tree import MAXIMUM_TABLE_SIZE, Tree

_ENDINGS = (".md", ".yml", ".csv", ".txt", ".vtt")
"""What is read as text, and goes out as text or cells."""
_CONTACTS = re.compile(r"content/site\.yml|content/statements/[^/]+/statement\.yml")
"""Where a public body says whom to ask: an office's telephone belongs there."""


def tell_personal_numbers(tree: Tree, languages: Iterable[str], public: Mapping[str, Mark], problems: Problems) -> None:
    """`public` are the numbers that may stand there, with the place where that is written."""
    patterns, settled, seen = patterns_for(languages), {bare(number) for number in public}, set[str]()
    for path in (path for path in tree.files if path.endswith(_ENDINGS)):
        for found in find_numbers(_text_of(tree, path), patterns):
            is_contact = found.code == "telephone-number" and _CONTACTS.fullmatch(path)
            if found.bare in settled:
                seen.update({found.bare} if Mark(path, found.line) not in _lines(public) else ())
            elif not is_contact:
                problems.add(Mark(path, found.line, found.column), found.code, number=found.text)
    for number, mark in public.items():
        if bare(number) not in seen:
            problems.add(mark, "public-number-unneeded", number=number)


def _lines(public: Mapping[str, Mark]) -> set[Mark]:
    return {Mark(mark.path, mark.line) for mark in public.values()}


def _text_of(tree: Tree, path: str) -> str:
    """What can be read of a file; why one cannot is told where it is used."""
    try:
        data = tree.bytes_of(path)
    except OSError:
        return ""
    return data.decode("utf-8", "replace") if len(data) <= MAXIMUM_TABLE_SIZE else ""
