"""What a page tells assistive technology, as an outline of lines: apart from the frame, what repeats told once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from urllib.parse import urljoin

FRAME = ("banner", "contentinfo")
ROLE = re.compile(r"- '?(/?[\w-]+)")
LEVEL = re.compile(r"\[[^\]]*\]'?:?$")
ADDRESS = re.compile(r'(- /url: )"?([^"]*)"?')
SHOWN = 2
"""Of things alike in a row so many are told in full: the first, and what a second one sounds like."""
SITE = "https://site.example/"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the outline, and those that stand below it."""

    text: str
    children: tuple[Line, ...]

    @property
    def role(self) -> str:
        found = ROLE.match(self.text)
        return found[1] if found else ""

    @property
    def shape(self) -> tuple[object, ...]:
        """What the line and those below it are, without their words."""
        level = LEVEL.search(self.text)
        return self.role, level[0] if level else "", *(child.shape for child in self.children)


def read(tree: str) -> tuple[Line, ...]:
    """The outline that Playwright writes: two spaces a step."""
    return _below([((len(line) - len(line.lstrip())) // 2, line.strip()) for line in tree.split("\n") if line], 0)


def _below(lines: list[tuple[int, str]], depth: int) -> tuple[Line, ...]:
    starts = [number for number, (level, _) in enumerate(lines) if level == depth]
    return tuple(
        Line(lines[start][1], _below(lines[start + 1 : end], depth + 1))
        for start, end in pairwise([*starts, len(lines)])
    )


def written(lines: tuple[Line, ...], indent: str = "") -> str:
    return "".join(f"{indent}{line.text}\n{written(line.children, indent + '  ')}" for line in lines)


def briefly(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The outline with only the first of lines that follow one another and are of one shape, and how many there are."""
    return tuple(_brief(lines))


def _brief(lines: tuple[Line, ...]) -> Iterator[Line]:
    for _, run in groupby(lines, key=lambda line: line.shape):
        alike = list(run)
        shown = alike if len(alike) <= SHOWN + 1 else alike[:SHOWN]
        yield from (Line(line.text, briefly(line.children)) for line in shown)
        if len(alike) > len(shown):
            yield Line("- more of the same", ())


def of_frame(lines: tuple[Line, ...], path: str) -> tuple[Line, ...]:
    """What stands around every page, with its addresses told from the site's root."""
    return tuple(_told_from_root(line, path) for line in lines if line.role in FRAME)


def of_page(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.role not in FRAME)


def _told_from_root(line: Line, path: str) -> Line:
    children = tuple(_told_from_root(child, path) for child in line.children)
    found = ADDRESS.fullmatch(line.text)
    leads_away = found and not found[2].startswith("#")
    return Line(
        found[1] + urljoin(SITE + path, found[2]).removeprefix(SITE) if found and leads_away else line.text, children
    )
