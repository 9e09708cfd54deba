"""Markdown read and written as pages, text views and searches have it, without a site around it."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from generator.formats.language_marks import LanguageMarks
from generator.formats.plain_text import passages_of
from generator.formats.prose_html import ProseWriter, TextProseWriter
from generator.language import Language, Words
from generator.linking.prose import ProseLinker
from generator.messages import read_catalogue
from generator.problems import Mark, Problems
from generator.publication import LinkedPage, Page, Section
from generator.sources.markdown.nodes import LinkedProse, Prose, SitePath
from generator.sources.markdown.parse import read_markdown
from generator.sources.markdown.rules import Placement

ENGLISH = Language("en", "en", "English")


def read(text: str, headings: int = 2) -> tuple[Prose, list[str]]:
    """The prose, and its problems as `line:column code`."""
    problems = Problems()
    prose = read_markdown(text, Placement(Mark("a.md"), headings), problems)
    return prose, [f"{problem.mark.line}:{problem.mark.column} {problem.code}" for problem in problems]


def linked(prose: Prose) -> LinkedProse:
    """With every link left as it was written."""
    made = ProseLinker(lambda source: SitePath(source.target), lambda anchor: anchor).prose(prose)
    return replace(made, notes=replace(made.notes, title="Notes"))


def written(prose: LinkedProse, writer: type[ProseWriter] = ProseWriter) -> Markup:
    marks = LanguageMarks({}, ENGLISH.tag)
    return writer(str, read_catalogue("en").say, marks).prose(prose)


def html(text: str) -> str:
    return str(written(linked(read(text)[0])))


def text_view(text: str) -> str:
    return str(written(linked(read(text)[0]), TextProseWriter))


def search_text(text: str) -> list[tuple[str, str]]:
    """What searches know of it: (title, words) of the page and of each of its parts."""
    section: Section[SitePath] = Section("part_text", Words(""), (linked(read(text)[0]),), hidden_title=True)
    page: LinkedPage = Page("a", ENGLISH, "a/", Words("Title"), "", (section,))
    return [(passage.title, passage.text) for passage in passages_of(page, read_catalogue("en"))]
