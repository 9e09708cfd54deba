"""Authored Markdown: rendered whole, safe, with anchors; hostile input neither breaks nor delays it."""

from __future__ import annotations

import html
import re
import resource
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator.sources.front_matter import split_front_matter
from generator.sources.markdown.nodes import Prose
from generator.sources.markdown.parse import anchor_of
from tests.growth import is_linear
from tests.prose import linked, read, written

PROJECT = Path(__file__).resolve().parents[3]
DOCUMENTS = sorted(path for folder in ("content", "plans") for path in (PROJECT / folder).rglob("*.md"))
SIGNS = "<>[]()!*_`#&;:/\\\"'=-~|\n abjsxonripthe推。"
PIECES = (
    "<script>", "</script>", "<img src=x onerror=1>", "](javascript:a)", "[x", "](", "javascript:", "&#x0A;", '"', "'",
    ">", "<!--", "-->", "`", "```\n", "\n", "![", "]", ")", "<a href=", "onclick=x", "<svg/onload=x>", "\\",
    "<javascript:a>", "[r]: data:x", '![图 " x](a.png "标题")', "[甲](b.md '乙')",
)  # fmt: skip
ATTRIBUTE = re.compile(r"<[a-z][^>]*?\s(on\w+|style|srcdoc)\s*=", re.IGNORECASE)
ADDRESS = re.compile(r"(?:href|src)=\"([^\"]*)\"")


def markup(prose: Prose) -> str:
    return str(written(linked(prose)))


def words(text: str) -> list[str]:
    return re.findall(r"\w", html.unescape(re.sub(r"<[^>]*>", "", text)))


@given(st.lists(st.sampled_from(["a", "A", "甲", "!", "a-2", "a 2", "section", "b_c", "“”"]), max_size=12))
def test_anchors_are_unique(titles: list[str]) -> None:
    prose, _ = read("\n\n".join(f"## {title}" for title in titles))
    assert len(set(prose.anchors)) == len(prose.anchors) == len(titles)
    assert re.findall('<h2 id="([^"]*)"', markup(prose)) == [html.escape(anchor) for anchor in prose.anchors]


@given(st.text(max_size=40))
def test_an_anchor_is_one_word_without_signs(title: str) -> None:
    assert re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", anchor_of(title))


def assert_safe(text: str) -> None:
    prose, codes = read(text)
    shown = markup(prose)
    assert not re.search(
        r"<\s*/?(?:script|iframe|object|embed|style|svg|form|input|base|link|meta)\b", shown, re.IGNORECASE
    ), text
    assert not ATTRIBUTE.search(shown), text
    if not any(code.endswith(" link-scheme") for code in codes):
        for target in ADDRESS.findall(shown):
            plain = re.sub(r"[\x00-\x20]", "", html.unescape(target)).lower()
            assert not plain.startswith(("javascript:", "vbscript:", "data:")), text


@given(st.text(max_size=80))
def test_any_text_is_safe(text: str) -> None:
    assert_safe(text)


@hypothesis_settings(max_examples=500)
@given(st.text(st.sampled_from(SIGNS), max_size=60))
def test_any_text_of_signs_is_safe(text: str) -> None:
    assert_safe(text)


@hypothesis_settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_any_attack_put_together_of_pieces_is_safe(pieces: list[str]) -> None:
    assert_safe("".join(pieces))


@hypothesis_settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(["甲", "乙 ", "*", "**", "`", "\n", "- ", "> ", "1. ", "(丙)", "“丁”", "a", " b"]), max_size=20
    )
)
def test_no_word_of_a_text_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    shown = words(markup(read(text)[0]))
    assert [word for word in shown if not word.isascii()] == [word for word in words(text) if not word.isascii()]


def readable_text(path: Path) -> str:
    return split_front_matter(path.read_text("utf-8"))[1]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_both_engines_show_the_same_words_of_each_document(path: Path) -> None:
    text = readable_text(path)
    prose, codes = read(text)
    theirs = markdown.markdown(text, extensions=["tables", "sane_lists"])
    assert codes == []
    assert words(markup(prose)) == words(theirs)


def test_there_are_documents_to_compare() -> None:
    assert len(DOCUMENTS) >= 16


FRONT_MATTER = (
    ("---\na: b\n---\nc", ("a: b\n", "c", 4)),
    ("---\n---\nc", ("", "c", 3)),
    ("a\n---\nb\n---\n", (None, "a\n---\nb\n---\n", 1)),
    ("----\na\n----\n", (None, "----\na\n----\n", 1)),
    ("---\na: b\n---", ("a: b\n", "", 3)),
)


@pytest.mark.parametrize(("text", "expected"), FRONT_MATTER)
def test_the_head_of_a_document_is_split_off(text: str, expected: tuple[str | None, str, int]) -> None:
    assert split_front_matter(text) == expected


HOSTILE: dict[str, Callable[[int], str]] = {
    "opening brackets": lambda n: "[" * n,
    "links never closed": lambda n: "[a](" * n,
    "links with blanks": lambda n: "[a](b c.md) " * (n // 10),
    "links of Chinese signs never closed": lambda n: "【a】（" * (n // 4),
    "links the wrong way round": lambda n: "(a)[" * (n // 4),
    "names of notes never closed": lambda n: "[^a " * (n // 4),
    "pictures never closed": lambda n: "![" * n,
    "asterisks": lambda n: "*" * n,
    "emphasis never closed": lambda n: "*a " * n,
    "emphasis of two kinds": lambda n: "*a_ " * n,
    "backquotes": lambda n: "`" * n,
    "runs of backquotes of every length": lambda n: " ".join("`" * (k % 300) for k in range(n // 150)),
    "quotes": lambda n: ">" * n + "a",
    "lists in lists": lambda n: "\n".join("  " * (k % 300) + "- a" for k in range(n // 300)),
    "tags never closed": lambda n: "<a " * n,
    "tags": lambda n: "<b>" * n,
    "comments never closed": lambda n: "<!--" * n,
    "headings": lambda n: "## a\n" * (n // 10),
    "tables": lambda n: "|a" * (n // 4) + "\n" + "|-" * (n // 4) + "\n",
    "references": lambda n: "".join(f"[{k}]: x\n" for k in range(n // 10)) + "[1]" * (n // 10),
    "backslashes": lambda n: "\\" * n,
    "entities": lambda n: "&amp;" * n,
    "Chinese emphasis": lambda n: "推**“" * (n // 4),
    "links": lambda n: "[a](b.md) " * (n // 10),
    "HTML in lines": lambda n: "a <b>c\n" * (n // 10),
    "one long line of emphasis": lambda n: "推进*甲* " * (n // 8),
    "emphasis in emphasis": lambda n: "*" * n + "a" + "*" * n,
    "pictures in pictures": lambda n: "![" * (n // 4) + "a" + "](b)" * (n // 4),
    "references to one note": lambda n: "[^a]" * (n // 20) + "\n\n[^a]: b\n",
    "notes": lambda n: "".join(f"[^{k}]: x\n" for k in range(n // 20)) + "".join(f"[^{k}]" for k in range(n // 20)),
    "deletions": lambda n: "~~a " * n,
    "bars with backslashes": lambda n: "t:\n\n|a|\n|-|\n|" + "x\\|*y*" * (n // 10) + "|",
    "lines that end in quotations": lambda n: "> a\n" * (n // 5),
}  # fmt: skip
SIZE = 10_000


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(make: Callable[[int], str]) -> None:
    assert is_linear(lambda size: read(make(size)), SIZE)


@pytest.mark.parametrize("text", ["> " * 300 + "a", "".join("  " * k + "- a\n" for k in range(300)), "1. " * 300])
def test_nesting_without_end_is_refused(text: str) -> None:
    assert any(problem.endswith(" nested-too-deep") for problem in read(text)[1])


def test_nesting_as_people_write_it_is_taken() -> None:
    text = "".join("  " * k + "- **[a](b.md)**\n" for k in range(12))
    prose, problems = read(text)
    assert problems == []
    assert words(markup(prose)).count("a") == 12


def test_nothing_is_kept_of_texts_that_were_read() -> None:
    """Over two thousand pages; what the first hundred bring along for good is not counted."""
    page = "\n\n".join(text for text in map(readable_text, DOCUMENTS) if len(text) < 10_000)[:1000]
    for _ in range(100):
        read(page)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(2000):
        read(page)
    assert (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 5_000
    )  # kilobytes: the engine's own tree would take 190,000
