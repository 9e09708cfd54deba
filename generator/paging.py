"""Lists in pages of a bearable length."""

from __future__ import annotations

from typing import TypeVar

from generator.edition import Edition
from generator.language import Words
from generator.publication import Link, LinkList

MOST_ON_PAGE = 100
"""A hundred rows are about 150 kB of page, which a slow telephone can bear."""
T = TypeVar("T")


def pieces(entries: tuple[T, ...]) -> tuple[tuple[T, ...], ...]:
    """What stands on each page, in order; one page where there is nothing."""
    starts = range(0, len(entries), MOST_ON_PAGE)
    return tuple(entries[start : start + MOST_ON_PAGE] for start in starts) or ((),)


def page_path(path: str, number: int) -> str:
    """The address of a page of several, counted from 1: the first stands at the bare address."""
    return path if number == 1 else f"{path}{number}/"


def page_links(path: str, count: int, current: int, edition: Edition) -> LinkList:
    """The way to every page of several; the one that is open is words alone."""
    numbers = range(1, count + 1)
    links = (
        Link(edition.say("page_number", n=number, of=count), "" if number == current else page_path(path, number))
        for number in numbers
    )
    return LinkList(tuple(links), columns=True)


def numbered(words: Words, number: int, edition: Edition) -> Words:
    """A title with the number of its page, from the second on."""
    return words if number == 1 else Words(edition.say("page_of", title=words, n=number).text, words.tag)
