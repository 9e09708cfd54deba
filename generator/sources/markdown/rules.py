"""What authored prose must give its readers: headings in order, named tables, links and pictures with words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.problems import Code, Mark, Problems
from generator.sources.markdown.engine import REPLACED
from generator.sources.markdown.nodes import Picture, SourceLink, TableCell, TextTable
from generator.sources.markdown.plain import words_of
from generator.sources.wording import Wording

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
LOWEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a piece of Markdown stands: `mark` is its first character; `headings` the level its headings begin at.

    A level beyond the lowest means that no heading may stand there, and no footnote, which has a heading of its own.
    Without `wording`, words are not judged.
    """

    mark: Mark
    headings: int = 2
    wording: Wording | None = None

    @property
    def takes_headings(self) -> bool:
        return self.headings <= LOWEST_HEADING


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one place, and where their breaches are told."""

    placement: Placement
    problems: Problems

    def heading(self, level: int, above: int, words: str, mark: Mark) -> None:
        """`above` is the level of the heading before, or the one above the first."""
        first = self.placement.headings
        if not self.placement.takes_headings:
            self.problems.add(mark, "heading-not-here")
        elif not first <= level <= above + 1:
            self.problems.add(mark, "heading-level", level=level, expected=first if level < first else above + 1)
        if not words.strip():
            self.problems.add(mark, "heading-empty")

    def table(self, table: TextTable[SourceLink]) -> None:
        """A table says what it shows, and each row and column what it holds."""
        if table.caption is None:
            self.problems.add(table.mark, "table-without-caption")
        self.named(table.head, "column-header-empty")
        self.named((row[0] for row in table.rows if row), "row-header-empty")

    def named(self, cells: Iterable[TableCell[SourceLink]], code: Code) -> None:
        for cell in cells:
            if not words_of(cell.inlines).strip():
                self.problems.add(cell.mark, code)

    def picture(self, picture: Picture[SourceLink]) -> None:
        if not picture.words.strip():
            self.problems.add(picture.mark, "picture-without-text", picture=unquote(picture.target.target))
        elif self.placement.wording:
            self.placement.wording.judge_picture(picture.words, picture.mark, self.problems)

    def link(self, link: SourceLink, *, shows_picture: bool) -> None:
        """A link says where it leads.  One to a figure (`=…`) says the figure's number instead."""
        if not link.words.strip():
            if not shows_picture:
                self.problems.add(link.mark, "link-empty", target=link.target)
        elif not link.target.startswith("=") and self.placement.wording:
            self.placement.wording.judge_link(link.words, link.mark, self.problems)

    def language(self, code: str, mark: Mark) -> str:
        """The BCP 47 tag of a language as an author names it; nothing, and a problem, where it is not known."""
        wording = self.placement.wording
        tag = wording.tag_of(code) if wording else code
        if tag is None:
            self.problems.add(mark, "unknown-run-language", language=code)
        return tag or ""


def scheme_of(target: str) -> str | None:
    """The scheme of an address, None where it is relative; `//` and `?` stand for what no link may lead to."""
    if target.startswith(("//", "\\")) or REPLACED in target or not unquote(target).isprintable():
        return "//"
    try:
        return urlsplit(target).scheme.lower() or None
    except ValueError:
        return "?"
