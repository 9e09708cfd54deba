"""A number that is a decision says why: where it comes from, or what set it, stands beside it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tiny_site import PROJECT

ROOMS = (
    "generator/search",
    "generator/indicators/judgement",
    "generator/charts",
    "generator/publish",
    "theme/search",
)
_SCRIPT_CONSTANT = re.compile(r"const ([A-Z][A-Z_]*) = (.*);")


def without_reason(path: Path) -> list[str]:
    """The names of a module's numbers that nothing is said of."""
    text = path.read_text("utf-8")
    return list(_in_script(text) if path.suffix == ".js" else _in_module(text))


def _in_module(text: str) -> Iterator[str]:
    """Constants that are numbers or hold any, without a comment on their line, a comment above or a text below."""
    lines, body = text.splitlines(), ast.parse(text).body
    explained = False
    for statement, following in zip(body, (*body[1:], None), strict=True):
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or not _holds_number(statement.value):
            explained = False
            continue
        above = lines[statement.lineno - 2]
        # A comment counts for the block of constants that it stands above.
        explained = above.startswith("#") or (explained and not (above.strip() == "" or above.endswith('"""')))
        below = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
        own = re.search(r"  # \w", lines[(statement.end_lineno or statement.lineno) - 1])
        if not (explained or below or own):
            yield re.split(r"[:=]", ast.unparse(statement), maxsplit=1)[0].strip()


def _holds_number(value: ast.expr | None) -> bool:
    """Whether it is a number, or made of one."""
    if value is None:
        return False
    found = (node.value for node in ast.walk(value) if isinstance(node, ast.Constant))
    return any(isinstance(one, int | float) and not isinstance(one, bool) for one in found)


def _in_script(text: str) -> Iterator[str]:
    """Constants with a digit outside of words and strings, without a comment above them or their block."""
    explained = False
    for above, line in zip(("", *text.splitlines()), text.splitlines(), strict=False):
        constant = _SCRIPT_CONSTANT.match(line)
        explained = above.startswith(("//", " */")) or (explained and bool(_SCRIPT_CONSTANT.match(above)))
        if (
            constant
            and re.search(r"(?<![\w\\{])\d", re.sub(r"/.+/[a-z]*$|\"[^\"]*\"|`[^`]*`", "", constant[2]))
            and not explained
        ):
            yield constant[1]


def modules() -> list[Path]:
    found = (path for room in ROOMS for path in (PROJECT / room).rglob("*") if path.suffix in {".py", ".js"})
    return sorted(found)


def test_every_number_has_its_reason_beside_it() -> None:
    bare = {str(path.relative_to(PROJECT)): names for path in modules() if (names := without_reason(path))}
    assert bare == {}


PLANTED = {
    "a number": ("room.py", "MOST = 7\n", ["MOST"]),
    "a negative one": ("room.py", "LEAST = -7\n", ["LEAST"]),
    "one in a container": ("room.py", 'WIDTHS = {"phone": (1, 2)}\n', ["WIDTHS"]),
    "one given to a call": ("room.py", "TITLE = Field(4.0, usual=12)\n", ["TITLE"]),
    "one with a type": ("room.py", "MOST: int = 7\n", ["MOST"]),
    "the second of two": ("room.py", 'MOST = 7\n"""Pages."""\nLEAST = 2\n', ["LEAST"]),
    "under another's comment": ("room.py", "# Pages.\nMOST = 7\n\nLEAST = 2\n", ["LEAST"]),
    "an order to a tool is no reason": ("room.py", "import re\nMOST = 7 #noqa\n", ["MOST"]),
    "in a script": ("room.js", "const MOST = 7;\n", ["MOST"]),
    "a part in a script": ("room.js", "// Pages.\nconst MOST = 7;\n\nconst PART = 1 / 3;\n", ["PART"]),
    "explained below": ("room.py", 'MOST = 7\n"""Pages a phone can show."""\n', []),
    "explained on its line": ("room.py", "MOST = 7  # pages a phone can show\n", []),
    "a block explained above": ("room.py", "# Pages a phone can show, and a desk.\nMOST = 7\nALL = 9\n", []),
    "a script's block": ("room.js", "// As the index has them.\nconst MOST = 7;\nconst ALL = 9;\n", []),
    "no number": ("room.py", 'NAME = "7"\nIS_ON = True\n', []),
    "a pattern": ("room.js", 'const YEAR = /\\d{4}/g;\nconst WORD = "7";\n', []),
}


@pytest.mark.parametrize(("name", "text", "found"), PLANTED.values(), ids=PLANTED)
def test_a_bare_number_is_seen(tmp_path: Path, name: str, text: str, found: list[str]) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert without_reason(tmp_path / name) == found
