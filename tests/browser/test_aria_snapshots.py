"""Names, roles and their order, as assistive technology is given them: as expected, on each type of page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.aria_outline import briefly, of_frame, of_page, read, written
from tests.browser.page_types import ALL_VIEWS, LANGUAGES, NotFound, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.visitor import Visitor
    from tests.goldens import Goldens

pytestmark = pytest.mark.browser

GOLDENS = Path(__file__).with_name("aria")
WIDE, NARROW = 1280, 320
MOST_LANDMARKS = 9
"""The style guide has so many, since it shows whatever is one; footnotes are, other pages have at most eight."""
HEADING = re.compile(r"^ *- '?heading .*\[level=(\d)\]", re.MULTILINE)
ROW_NAME = re.compile(r"""(?m)^( *- )'?(row) "(?:[^"\\]|\\.)*"'?""")
"""The name of a row is its cells once more."""
SIZE = re.compile(r", [\d.,]+ (?=[kM]?B\b)")
"""The size of a file follows what is written in it, and how it is packed; the tests of downloads look at it."""
DRAWING = re.compile(r"( *- (?:'img \"[^']*\"'|img \"[^\"]*\"))")
LANDMARK = re.compile(
    r"^ *- '?(banner|navigation|main|contentinfo|complementary|search|region|form)\b(?: \"((?:[^\"\\]|\\.)*)\")?",
    re.MULTILINE,
)
HERE = "{page}"
"""Stands in a frame for the address of the page that is within, below its language."""
WRITES_FRAME = frozenset(
    [f"{name}-{language}" for name in ("project", "search", "indicator-text") for language in LANGUAGES] + ["not-found"]
)
"""Of each frame one page, to which nothing in it leads but its own links to itself."""
BREACHES = """<!DOCTYPE html><html lang="en"><title>Breaches</title>
<nav><a href="/">Home</a></nav><nav aria-label="More"><a href="/">More</a></nav>
<main><h2>Second</h2><h1>First</h1><h1>Another</h1><h3>Third</h3></main>"""


def snapshot(visitor: Visitor, width: int) -> str:
    """The page as the browser tells it, without what other tests look at."""
    visitor.page.set_viewport_size({"width": width, "height": 900})
    tree = SIZE.sub(", … ", ROW_NAME.sub(r"\1\2", visitor.page.locator("body").aria_snapshot()))
    return "".join(f"{line}\n" for line in drawings_whole(tree))


def drawings_whole(tree: str) -> Iterator[str]:
    """The lines, each drawing in one: what stands inside one is for the eye, though Playwright lists it."""
    depth = None
    for line in tree.splitlines():
        indent = len(line) - len(line.lstrip())
        if depth is not None and indent > depth:
            continue
        drawing = DRAWING.match(line)
        depth = indent if drawing else None
        yield drawing[1] if drawing else line


def spaceless(tree: str) -> list[str]:
    """The lines without spaces: where there is room a unit stands in a slot of its own, which counts as one."""
    return ["".join(line.split()) for line in tree.splitlines()]


def disorder(tree: str) -> list[str]:
    """What is wrong with the headings and landmarks of a page."""
    return [*disorder_of_headings(tree), *disorder_of_landmarks(tree)]


def disorder_of_headings(tree: str) -> list[str]:
    levels = [int(level) for level in HEADING.findall(tree)]
    found = [] if levels.count(1) == 1 else [f"{levels.count(1)} headings of level 1"]
    found += [
        f"level {now} after {before}" for before, now in zip([0, *levels], levels, strict=False) if now > before + 1
    ]
    return found


def disorder_of_landmarks(tree: str) -> list[str]:
    landmarks = LANDMARK.findall(tree)
    found = [f"{len(landmarks)} landmarks"] if len(landmarks) > MOST_LANDMARKS else []
    for (role, name), times in Counter(landmarks).items():
        alone = [one for one, _ in landmarks].count(role) == 1
        if times > 1 or not (name or alone):
            found.append(f"{role} “{name}” cannot be told from another")
    return found


def frame_of(view: View | NotFound) -> str:
    """Which frame is around a page: there is one for each kind of page and language."""
    if isinstance(view, NotFound):
        return "not-found"
    kind = next((kind for kind in ("search", "text") if kind in view.page_type.name), "page")
    return f"{kind}-{view.language}"


def below_language(path: str) -> str:
    """The address of a page in whatever language."""
    return path.partition("/")[2].removesuffix("text.html")


@pytest.mark.check("aria")
@pytest.mark.parametrize("view", ALL_VIEWS, ids=str)
def test_page_tells_what_is_expected(view: View | NotFound, visitor: Visitor, site: Path, goldens: Goldens) -> None:
    path = view.path(site)
    visitor.visit(path)
    wide, narrow = snapshot(visitor, WIDE), snapshot(visitor, NARROW)
    assert spaceless(wide) == spaceless(narrow), "what is told depends on the width of the window"
    assert disorder(wide) == []
    outline = read(wide)
    goldens.check(GOLDENS / f"{view}.yml", written(briefly(of_page(outline))))
    frame = GOLDENS / "frames" / f"{frame_of(view)}.yml"
    if str(view) in WRITES_FRAME:
        goldens.check(frame, written(of_frame(outline, path)).replace(below_language(path) or HERE, HERE))
    elif not goldens.update:
        expected = frame.read_text("utf-8").replace(HERE, below_language(path))
        assert written(of_frame(outline, path)) == expected


def test_planted_breaches_are_found(visitor: Visitor) -> None:
    visitor.show(BREACHES)
    assert disorder(snapshot(visitor, WIDE)) == [
        "2 headings of level 1",
        "level 2 after 0",
        "level 3 after 1",
        "navigation “” cannot be told from another",
    ]
