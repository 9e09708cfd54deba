"""Authored prose as a tree of typed blocks and inlines.  Each knows where it stands in its source.

`Prose[SourceLink]` is what an author wrote; `Prose[SitePath]` is ready for a format.  Only linking makes one of the
other, so that an address that was never looked up cannot be published.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Literal, TypeAlias

from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeVar

from generator.language import Gloss
from generator.problems import Mark

NOTES_ANCHOR = "part_notes"
"""With a sign that no anchor of a heading holds."""
Alignment = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where a link in authored text leads, as the author wrote it: relative to the file it stands in."""

    target: str
    mark: Mark
    picture: bool = False
    words: str = ""
    """What the link says."""

    @property
    def path(self) -> str:
        """The path in the project that a relative target means; a folder without its slash."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.mark.path), self.target.partition("#")[0]))


@dataclass(frozen=True, slots=True)
class SitePath:
    """Where a link leads in the site, or, for a picture, the file that is shown."""

    path: str


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Where a link leads outside the site: complete, with its scheme."""

    address: str


TargetT = TypeVar("TargetT", default=SourceLink)


@dataclass(frozen=True, slots=True)
class Text:
    """Words, on over the ends of lines in the source: such an end is a line feed here, or nothing in Chinese."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author meant."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The sign in the text that leads to a footnote; `again` counts the references to the same note from 1."""

    mark: Mark
    number: int
    again: int


@dataclass(frozen=True, slots=True)
class Emphasis(Generic[TargetT]):
    """Words that stand out.  Those of a deletion no longer hold, and are struck through."""

    mark: Mark
    inlines: tuple[Inline[TargetT], ...]
    form: Literal["emphasis", "strong", "deletion"] = "emphasis"


@dataclass(frozen=True, slots=True)
class Foreign(Generic[TargetT]):
    """Words in the language `tag` (BCP 47).  Without a tag the language is not known, which is a problem told."""

    mark: Mark
    inlines: tuple[Inline[TargetT], ...]
    tag: str


@dataclass(frozen=True, slots=True)
class Hyperlink(Generic[TargetT]):
    """Words that lead somewhere; `tag` is the language of the words, where the author named it."""

    mark: Mark
    inlines: tuple[Inline[TargetT], ...]
    target: TargetT | WebAddress
    title: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Picture(Generic[TargetT]):
    """`words` say what it shows, to those who do not see it."""

    mark: Mark
    target: TargetT
    words: str
    title: str = ""
    tag: str = ""


Inline: TypeAlias = (
    Text | Code | Break | NoteReference | Emphasis[TargetT] | Foreign[TargetT]
    | Hyperlink[TargetT] | Picture[TargetT]
)  # fmt: skip
Inlines: TypeAlias = tuple[Inline[TargetT], ...]


@dataclass(frozen=True, slots=True)
class TextParagraph(Generic[TargetT]):
    mark: Mark
    inlines: tuple[Inline[TargetT], ...]


@dataclass(frozen=True, slots=True)
class Heading(Generic[TargetT]):
    mark: Mark
    inlines: tuple[Inline[TargetT], ...]
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class CodeBlock:
    mark: Mark
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    mark: Mark


@dataclass(frozen=True, slots=True)
class Quotation(Generic[TargetT]):
    mark: Mark
    blocks: tuple[ProseBlock[TargetT], ...]


@dataclass(frozen=True, slots=True)
class ListItem(Generic[TargetT]):
    """`done` is set on tasks; `number` where it does not simply follow the number of the item before."""

    mark: Mark
    blocks: tuple[ProseBlock[TargetT], ...]
    done: bool | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ItemList(Generic[TargetT]):
    """`start` is the first number, None where items have bullets; `tight` items hold no paragraphs of their own."""

    mark: Mark
    items: tuple[ListItem[TargetT], ...]
    start: int | None
    tight: bool


@dataclass(frozen=True, slots=True)
class TableCell(Generic[TargetT]):
    mark: Mark
    inlines: tuple[Inline[TargetT], ...]


@dataclass(frozen=True, slots=True)
class TextTable(Generic[TargetT]):
    """`head` names the columns; the first cell of each row names the row.  `caption` says what the table shows."""

    mark: Mark
    caption: TextParagraph[TargetT] | None
    head: tuple[TableCell[TargetT], ...]
    rows: tuple[tuple[TableCell[TargetT], ...], ...]
    alignments: tuple[Alignment, ...]


ProseBlock: TypeAlias = (
    TextParagraph[TargetT] | Heading[TargetT] | CodeBlock | ThematicBreak | Quotation[TargetT] | ItemList[TargetT]
    | TextTable[TargetT]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note(Generic[TargetT]):
    """A footnote; so many `references` of the text lead to it."""

    mark: Mark
    blocks: tuple[ProseBlock[TargetT], ...]
    number: int
    references: int


@dataclass(frozen=True, slots=True)
class Notes(Generic[TargetT]):
    """The footnotes of a prose in the order of their first references, under a heading of their own.

    Linking gives `title` its words, and makes `anchor` and `offset` such that two proses of one page differ: a note
    is shown as its number and `offset`.
    """

    notes: tuple[Note[TargetT], ...] = ()
    title: str = ""
    anchor: str = NOTES_ANCHOR
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Prose(Generic[TargetT]):
    """Authored Markdown."""

    blocks: tuple[ProseBlock[TargetT], ...]
    anchors: tuple[str, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    """(anchor, words) of the headings of the first level."""
    tag: str | None = None
    """The language the text is in, where it is not the page's."""
    links: tuple[SourceLink, ...] = ()
    """Where the text leads, outside the site too; figures it is bound to and pictures left out."""
    glosses: tuple[Gloss, ...] = ()
    """Runs that the author marked as another language's."""
    notes: Notes[TargetT] = Notes()
    kind: ClassVar[str] = "prose"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:  # noqa: ANN401 - pydantic's protocol
        """A model takes prose as it was read."""
        return core_schema.is_instance_schema(cls)


LinkedProse: TypeAlias = Prose[SitePath]
