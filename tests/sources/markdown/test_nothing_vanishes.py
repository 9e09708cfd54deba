"""Whatever is written is in the tree, or is refused: no text loses a word on its way."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from urllib.parse import unquote

from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator.sources.markdown.nodes import Code, Prose, Text
from tests.prose import html, read, text_view

WORDS = [chr(ord("一") + number) for number in range(40)]
SYNTAX = (
    "*", "**", "~~", "~", "`", "```\n", "\n", "\n\n", "- ", "1. ", "2. ", "> ", ">", "# ", "## ", "[", "](b.md)", "![",
    '](c.png "', '")', "[^x]", "[^x]: ", "[r]: ", "[r]", "|", "|\n|---|---|\n|", "| ", "\\", "&amp;", "&#1;", "<b>",
    "<", "http://a.b/", "\t", "    ", "3*4*5", "[ ] ", "  \n", "\\\n", "---\n", "===\n", "：\n\n", "[s](lang:en)",
)  # fmt: skip
PIECES = st.lists(st.tuples(st.sampled_from(SYNTAX), st.booleans()), max_size=14)


def written_out(pieces: list[tuple[str, bool]]) -> str:
    """The pieces of syntax, with a word of its own behind those that are told so."""
    return "".join(syntax + (word if told else "") for (syntax, told), word in zip(pieces, WORDS, strict=False))


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings_in(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings_in(getattr(value, field.name))


def in_tree(prose: Prose) -> str:
    return "".join((*strings_in(prose.blocks), *strings_in(prose.notes)))


@hypothesis_settings(max_examples=600)
@given(PIECES)
@example([("[r]: ", True), ("\n", True)])
@example([("[^x]", False), ("\n\n", False), ("[^x]: ", True), ("\n", False), ("[^x]: ", True)])
@example([("|", True), ("|\n|---|---|\n|", True), ("|", True), ("|", True), ("|", True)])
def test_each_word_is_in_the_tree_or_something_is_told(pieces: list[tuple[str, bool]]) -> None:
    text = written_out(pieces)
    prose, problems = read(text)
    found = in_tree(prose)
    lost = [word for word in WORDS if word in text and word not in found]
    assert not lost or problems, (text, lost)


@hypothesis_settings(max_examples=300)
@given(PIECES)
def test_what_is_in_the_tree_is_on_the_page_and_in_the_text_view(pieces: list[tuple[str, bool]]) -> None:
    text = written_out(pieces)
    if read(text)[1]:
        return
    page, view = html(text), text_view(text)
    lost = [word for word in WORDS if word in text and (word not in unquote(page) or word not in unquote(view))]
    assert not lost, text


@hypothesis_settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(["[", "](", ")", "![", "b.md", " ", "甲", "*", "\n", "`", '"', "[^", "]", "<"]), max_size=12
    )
)
@example(["[", "甲", "](", "b.md", " ", "b.md", ")"])
@example(["![", "甲", "](", "b.md"])
@example(["[^", "甲", " ", "甲", "]"])
def test_no_sign_of_a_link_or_a_footnote_is_printed(pieces: list[str]) -> None:
    prose, problems = read("".join(pieces))
    if not problems:
        shown = "".join(texts_in((*prose.blocks, *prose.notes.notes)))
        assert not re.search(r"\[[^\[\]]*\]\(|\[\^", shown), pieces


def texts_in(value: object) -> Iterator[str]:
    """The words of a tree, a line for each paragraph; code is shown as it is."""
    if isinstance(value, Text):
        yield value.text
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Code):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))
        yield "\n"


@given(st.text(max_size=120))
def test_no_text_breaks_the_reader(text: str) -> None:
    read(text)
    html(text)
