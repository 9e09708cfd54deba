"""Finding one's way in a finished page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

HAN = re.compile("[㐀-鿿々〇]+")


def one(where: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element that `selector` finds; a test that finds none has failed."""
    found = where.css_first(selector)
    assert found is not None, f"no {selector}"
    return found


def attribute(node: LexborNode | None, name: str) -> str:
    """The attribute's value, empty where there is none."""
    assert node is not None
    return node.attributes.get(name) or ""


def unmarked_chinese(page: LexborHTMLParser) -> Iterator[str]:
    """Every run of Chinese characters whose nearest language is another one: its voice spells them, or is silent."""
    for node in page.body.traverse(include_text=True) if page.body else ():
        if node.tag == "-text" and not language_of(node).startswith("zh"):
            yield from HAN.findall(node.text())


def language_of(node: LexborNode) -> str:
    """The language that holds for a text: that of the nearest element around it which names one."""
    around = node.parent
    while around is not None:
        if language := attribute(around, "lang"):
            return language
        around = around.parent
    return ""
