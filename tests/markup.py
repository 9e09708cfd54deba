"""Finding one's way in a finished page."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


def one(where: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element that `selector` finds; a test that finds none has failed."""
    found = where.css_first(selector)
    assert found is not None, f"no {selector}"
    return found


def attribute(node: LexborNode | None, name: str) -> str:
    """The attribute's value, empty where there is none."""
    assert node is not None
    return node.attributes.get(name) or ""
