"""Blocks of words: paragraphs, remarks, lists, definitions, questions with their answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Generic

from generator.language import Words
from generator.publication.values import Link
from generator.sources.markdown.nodes import Prose, TargetT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One plain paragraph.  `small` for remarks beside the matter."""

    words: Words
    small: bool = False
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Notice:
    """A quiet remark of the publisher's: a check, a translation's state, an example."""

    title: Words
    text: Words
    kind: ClassVar[str] = "notice"


@dataclass(frozen=True, slots=True)
class Citation:
    """How to name the page elsewhere: who speaks, what it is, of when.  The site and the address follow."""

    parts: tuple[Words, ...]
    kind: ClassVar[str] = "citation"


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links with a remark each; `columns` sets short ones side by side."""

    links: tuple[Link, ...]
    columns: bool = False
    kind: ClassVar[str] = "link_list"


@dataclass(frozen=True, slots=True)
class WordList:
    title: Words
    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class WordLists:
    """Short lists, each under its name, side by side where there is room."""

    lists: tuple[WordList, ...]
    kind: ClassVar[str] = "word_lists"


@dataclass(frozen=True, slots=True)
class Definition:
    """A word and what it means, with the links that show its use."""

    id: str
    term: Words
    meaning: Words
    other: Words | None = None
    """The same word in the source language."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Definitions:
    definitions: tuple[Definition, ...]
    kind: ClassVar[str] = "definitions"


@dataclass(frozen=True, slots=True)
class Case(Generic[TargetT]):
    """What one place did."""

    place: Words
    theme: Words | None
    prose: Prose[TargetT]


@dataclass(frozen=True, slots=True)
class Cases(Generic[TargetT]):
    title: Words
    cases: tuple[Case[TargetT], ...]
    kind: ClassVar[str] = "cases"


@dataclass(frozen=True, slots=True)
class Question(Generic[TargetT]):
    """A question, its answer in one sentence, the rest of the answer, and cases."""

    id: str
    number: str
    question: Words
    answer: Words
    prose: Prose[TargetT] | None
    cases: Cases[TargetT] | None
    kind: ClassVar[str] = "question"
