"""What an editor did where YAML does not read on: seen in the lines, told at its own place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from generator.problems import Code, Mark, Problems

FULL_WIDTH_COLON = re.compile(r"^(\s*(?:- +)?[^\s:：#\"'{\[]+)：")
FULL_WIDTH_IN_TEXT = re.compile(r"^(\s+[A-Za-z_][\w-]*)：")
_FULL_WIDTH_IN_FLOW = re.compile(r"[{,]\s*[a-z_-]+\s*(：)|(，)\s*[a-z_-]+\s*:")
_REMARK = re.compile(r"\s+(#.*)")
_QUOTE = re.compile(r"""(?:^\s*(?:- +)*|[:,{\[]\s*|- +)(["'])""")
_SHOWN = 30


class Faults:
    """The lines of one file, and where their faults are noted.  `remarks` may stand behind texts."""

    def __init__(self, lines: list[str], path: str, problems: Problems, *, remarks: bool) -> None:
        self.lines = lines
        self.path = path
        self.problems = problems
        self.remarks = remarks

    def find_remark(self, end: Mark) -> None:
        """Note a `#` behind a text without quotation marks that ends at `end`: what follows it is lost to YAML."""
        if self.remarks or end.line > len(self.lines):
            return
        if found := _REMARK.match(self.lines[end.line - 1], end.column - 1):
            self.problems.add(
                Mark(self.path, end.line, found.start(1) + 1), "remark-behind-text", words=found[1][:_SHOWN]
            )

    def syntax_error(self, error: yaml.MarkedYAMLError, mark_of: Callable[[Any], Mark]) -> None:
        """Say what the editor did, where it can be seen, instead of what the scanner stumbled over."""
        place = error.problem_mark or error.context_mark
        line = place.line if place else 0
        first = error.context_mark.line if error.context_mark else line
        nearby = range(max(0, min(first, line - 1)), min(line + 1, len(self.lines)))
        if self.find_tab(nearby) or self.find_full_width(nearby, FULL_WIDTH_COLON) or self.find_in_flow(nearby):
            return
        if self.find_open_quote(line) or (not self.remarks and self.find_lost(nearby)):
            return
        if error.context_mark and "block" not in (error.context or ""):
            place, line = error.context_mark, error.context_mark.line
        self.problems.add(
            mark_of(place),
            "yaml-syntax",
            detail=self.lines[line].strip()[:60] if line < len(self.lines) else "",
        )

    def find_open_quote(self, line: int) -> bool:
        """Note a quotation mark that is closed only by one in the line of the error, or the line before, or by none."""
        for start, column, end in self.quoted_over_lines():
            if start <= line and (end is None or line - 1 <= end <= line):
                self.problems.add(Mark(self.path, start + 1, column + 1), "quote-open", words=self.shown(start, column))
                return True
        return False

    def quoted_over_lines(self) -> Iterator[tuple[int, int, int | None]]:
        """Line and column of each text in quotation marks that goes on over lines, and the line it ends in, if any."""
        start, column, sign, at = 0, 0, "", 0
        for number, line in enumerate(self.lines):
            at = 0
            while True:
                if not sign:
                    found = _QUOTE.search(line, at)
                    if found is None or _is_remark(line[: found.start(1)]):
                        break
                    start, column, sign, at = number, found.start(1), found[1], found.end(1)
                end = _end_of_quoted(line, at, sign)
                if end is None:
                    break
                if start != number:
                    yield start, column, number
                sign, at = "", end
        if sign:
            yield start, column, None

    def find_lost(self, numbers: range) -> bool:
        """Note a `#` within what may have been a text, where the lines after it make no sense to YAML."""
        for number in numbers:
            line = self.lines[number]
            found = re.search(r"[^\s#]\s+(#.*)", line)
            if found and not line.lstrip().startswith("#"):
                self.problems.add(
                    Mark(self.path, number + 1, found.start(1) + 1), "remark-behind-text", words=found[1][:_SHOWN]
                )
                return True
        return False

    def shown(self, number: int, column: int) -> str:
        return self.lines[number][column : column + _SHOWN]

    def find_tab(self, numbers: range) -> bool:
        for number in numbers:
            line = self.lines[number]
            indent = line[: len(line) - len(line.lstrip())]
            if "\t" in indent:
                self.problems.add(Mark(self.path, number + 1, indent.index("\t") + 1), "tab")
                return True
        return False

    def find_full_width(self, numbers: range, pattern: re.Pattern[str]) -> bool:
        """Note each line that begins like a field, but with a full-width colon."""
        found = [
            (number, match)
            for number in numbers
            if number < len(self.lines)
            if (match := pattern.match(self.lines[number]))
        ]
        for number, match in found:
            self.problems.add(
                Mark(self.path, number + 1, match.end(1) + 1), "full-width-colon", key=match[1].strip(" -")
            )
        return bool(found)

    def find_in_flow(self, numbers: range) -> bool:
        for number in numbers:
            line = self.lines[number]
            if found := _FULL_WIDTH_IN_FLOW.search(line):
                sign = found[1] or found[2]
                code: Code = "full-width-colon" if sign == "：" else "full-width-comma"
                self.problems.add(
                    Mark(self.path, number + 1, found.start(found.lastindex or 0) + 1), code, key=line.strip()[:40]
                )
                return True
        return False


def _is_remark(before: str) -> bool:
    """Whether what follows stands in a remark."""
    return re.search(r"(?:^|\s)#", before) is not None


def _end_of_quoted(line: str, at: int, sign: str) -> int | None:
    """Behind the quotation mark that closes a text, if it stands in this line."""
    inner = r"(?:[^\"\\]|\\.)*\"" if sign == '"' else "(?:[^']|'')*'"
    found = re.compile(inner).match(line, at)
    return found.end() if found else None
