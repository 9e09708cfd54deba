"""What looks like a link, a picture, a footnote or a task, and is none, so that its signs would be printed.

Markdown takes `[a](b c.md)` for plain text, for its blank.  Its author meant a link; whoever means brackets, as in
国办发[2025]3号, hardly ever writes anything that is read as such signs, and can write a backslash before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from generator.problems import Code, Mark

OTHER, WEB_ADDRESS, BRACKET = "\x00", "\x01", "\x02"
"""Stand for what Markdown has read: a web address written out, an opening bracket with a backslash, anything else.  No
text holds them."""
SIGNS = ("[", "<", "］", "】")
"""Without any of these in a text, nothing in it is taken for more than it is."""
_MOST = 300
"""Characters of an address that are looked at: a line with more is no slip of the pen."""
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_ADDRESS = re.compile(
    r"\s*(?:<?(?:https?|mailto|tel|ftp|lang):|www\.|//|\.{0,2}/|[#=]\S)|\S/\s*$"
    r"|\S\.(?:md|html?|txt|pdf|csv|docx?|xlsx?|pptx?|od[tsp]|wps|png|jpe?g|gif|svg|webp|mp[34]|m4a|webm|vtt|zip|ya?ml)"
    r"\b",
    re.IGNORECASE,
)
"""What leads somewhere: a scheme, a path, an anchor, a figure (`=…`), a file with a usual ending."""

Judged = Code | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line as it was written, or a sign in place of what Markdown has read."""

    mark: Mark
    written: str


@dataclass(frozen=True, slots=True)
class Lookalike:
    mark: Mark
    code: Code
    words: str

    @property
    def details(self) -> dict[str, str]:
        """The words, by the name that the messages of the code have for them."""
        match self.code:
            case "note-undefined":
                return {"note": self.words[2:-1]}
            case "link-undefined":
                return {"link": self.words}
        return {"words": self.words}


def find_lookalikes(pieces: list[Piece]) -> Iterator[Lookalike]:
    """What stands among the pieces of one paragraph, heading or cell, each place once."""
    written = "".join(piece.written for piece in pieces)
    text = _ESCAPED.sub(lambda found: OTHER + (BRACKET if found[0] == "\\[" else OTHER), written)
    starts = [0, *accumulate(len(piece.written) for piece in pieces)]
    found = sorted(_found_in(text), key=lambda one: one[0].span())
    told = 0
    for match, code in found:
        if match.start() < told:
            continue
        told = match.end("end") if "end" in match.re.groupindex else match.end()
        piece = bisect_right(starts, match.start()) - 1
        mark = pieces[piece].mark
        place = Mark(mark.path, mark.line, mark.column + match.start() - starts[piece])
        yield Lookalike(place, code, written[match.start() : told].replace(WEB_ADDRESS, "…").replace(OTHER, "…"))


def _found_in(text: str) -> Iterator[tuple[re.Match[str], Code]]:
    for pattern, judge in _KINDS.items():
        for match in pattern.finditer(text):
            code = judge(match)
            if code:
                yield match, code


def _leads(words: str | None) -> bool:
    return bool(words and (words.strip() == WEB_ADDRESS or _ADDRESS.search(words)))


def _bracketed(match: re.Match[str]) -> Judged:
    """`[a](b c.md)`; but an index of a name, `a[1](see there)`, is text."""
    if (match["label"] or "").startswith(BRACKET):
        return None
    if match["picture"]:
        return "picture-unread"
    before = match.string[match.start() - 1 : match.start()]
    plain = match["label"] is None or (before.isascii() and before.isalnum())
    return None if plain and not _leads(match["target"]) else "link-unread"


def _apart(match: re.Match[str]) -> Judged:
    """`[a] (b.md)` and, with signs of Chinese, `【a】（b.md）`; 【来源】 before a web address in brackets is text."""
    if match["brackets"] == "](" or not _leads(match["target"]):
        return None
    of_web = match["target"].strip() == WEB_ADDRESS
    if of_web and (match["brackets"][0] != "]" or match["label"].strip().isdigit()):
        return None
    return "picture-unread" if match["picture"] else "link-unread"


def _note(match: re.Match[str]) -> Judged:
    name = match["name"]
    is_name = bool(name) and not re.search(r"\s", name)
    return "note-undefined" if is_name and match[0].startswith("[") and match[0].endswith("]") else "note-unread"


def _unless_number(code: Code) -> Callable[[re.Match[str]], Judged]:
    """[[1]] and 10^[2] are numbers."""
    return lambda match: None if match["inner"].strip().isdigit() else code


def _leading(match: re.Match[str]) -> Judged:
    return "link-unread" if _leads(match["target"]) else None


_KINDS: Mapping[re.Pattern[str], Callable[[re.Match[str]], Judged]] = {
    re.compile(
        rf"(?P<picture>!?)(?P<label>[\[{BRACKET}][^\[\]{BRACKET}]*)?\]\((?=(?P<target>[^()\n]{{0,{_MOST}}})(?P<end>\)?))"
    ): _bracketed,
    re.compile(
        r"(?P<picture>[!！]?)[\[［【](?P<label>[^\[\]［］【】\n]*)"
        rf"(?P<brackets>[\]］】]\s*[(（])(?=(?P<target>[^()（）\n]{{0,{_MOST}}})(?P<end>[)）]?))"
    ): _apart,
    re.compile(rf"[(（][^()（）\[\]\n]{{1,{_MOST}}}[)）]\[(?=(?P<target>[^\[\]\n]{{1,{_MOST}}})(?P<end>\]))"): _leading,
    re.compile(r"^(?:[-*+] ?)?\[[ xX]?\](?![(\[:])", re.MULTILINE): lambda _: "task-unread",
    re.compile(rf"[\[［【]\^(?P<name>[^\[\]［］【】\n]{{0,{_MOST}}})[\]］】]?"): _note,
    re.compile(r"\^\[(?P<inner>[^\[\]\n]+)\]"): _unless_number("note-unread"),
    re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]"): lambda _: "link-undefined",
    re.compile(r"\[\[(?P<inner>[^\[\]\n]+)\]\]"): _unless_number("link-unread"),
    re.compile(r"!\[(?P<inner>[^\[\]\n]*)\](?![(\[])"): _unless_number("picture-unread"),
    re.compile(rf"[<](?P<target>{WEB_ADDRESS}|[^<>\s]{{1,{_MOST}}}(?=>))>?"): _leading,
    re.compile(r"^\[[^\[\]\n]+\]:[ \t]*(?P<target>\S+)", re.MULTILINE): _leading,
}
"""In the order in which they hold where two begin at one place."""
