"""Where things stand: from the engine's lines and bytes to the lines and characters of the file."""

from __future__ import annotations

from generator.problems import Mark
from generator.sources.markdown.code_spans import CodeSpans
from generator.sources.markdown.engine import Element


class Source:
    """The text of one prose, whose first character stands at `start`.

    The engine counts bytes; places are asked for from top to bottom, so each byte of a line is looked at once.
    """

    def __init__(self, text: str, start: Mark) -> None:
        self.text = text
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.start = start
        self._start = (start.path, start.line, start.column)
        self.code = CodeSpans()
        self._line = 0
        self._bytes = b""
        self._at = 0
        self._characters = 0
        self._cell: Element | None = None
        self._bar = 0
        self._bars = 0

    def bytes_of(self, line: int) -> bytes:
        if line != self._line:
            self._line, self._at, self._characters = line, 0, 0
            self._bytes = self.lines[line - 1].encode() if 0 < line <= len(self.lines) else b""
        return self._bytes

    def character(self, line: int, column: int) -> int:
        """How many characters stand in a line before a byte, counted from 1."""
        if column == 1:
            return 0
        data = self.bytes_of(line) if line != self._line else self._bytes
        before = column - 1
        if before < self._at:
            self._at, self._characters = 0, 0
        if before > self._at:
            self._characters += len(data[self._at : before].decode("utf-8", "ignore"))
            self._at = before
        return self._characters

    def mark(self, line: int, column: int) -> Mark:
        path, line_before, column_before = self._start
        return Mark(path, line_before + line - 1, column_before + self.character(line, column))

    def mark_of(self, element: Element, cell: Element | None = None) -> Mark:
        """Where an element begins.

        Rule: the engine says so itself, but in a cell of a table it counts as if a bar had no backslash before it.
        One byte is added for each of these.
        """
        if cell is None:
            return self.mark(element.line, element.column)
        return self.mark(element.line, element.column + self.bars_before(element.column, cell))

    def bars_before(self, column: int, cell: Element) -> int:
        """How many bars with a backslash stand in a cell before a column that is counted without the backslashes."""
        if self._cell is not cell:
            self._cell, self._bar, self._bars = cell, cell.column - 1, 0
        data = self.bytes_of(cell.line)
        while (bar := data.find(b"\\|", self._bar, column + self._bars)) >= 0 and bar < column + self._bars - 1:
            self._bars += 1
            self._bar = bar + 2
        return self._bars

    def hold_code(self, element: Element) -> None:
        """Remember a place of code, so that it is not read as words."""
        self.code.add(element.line, element.column, element.last_line, element.last_column)

    def raw(self, element: Element, cell: Element | None = None) -> str:
        """What an element that stands in one line was written as."""
        start, end = element.column - 1, element.last_column
        if cell is not None:
            start, end = start + self.bars_before(start + 1, cell), end + self.bars_before(end + 1, cell)
        return self.bytes_of(element.line)[start:end].decode("utf-8", "ignore")

    def is_escaped(self, element: Element) -> bool:
        """Whether a backslash stands before an element, which then begins with a sign that is only a sign."""
        return element.column > 1 and self.bytes_of(element.line)[element.column - 2] == ord("\\")

    def after(self, element: Element) -> str:
        """The character that follows an element, if any in its line."""
        return self.bytes_of(element.last_line)[element.last_column : element.last_column + 4].decode(
            "utf-8", "ignore"
        )[:1]

    def line_at(self, mark: Mark) -> tuple[str, int]:
        """The line that `mark` stands in, and how many characters stand before it."""
        return self.lines[mark.line - self.start.line], mark.column - self.start.column

    def shows(self, mark: Mark, signs: str) -> bool:
        """Whether these signs stand at `mark`."""
        line, at = self.line_at(mark)
        return line.startswith(signs, at)

    def rest_of(self, mark: Mark) -> str:
        """What stands in the line from `mark` on."""
        line, at = self.line_at(mark)
        return line[at:]

    def before(self, mark: Mark) -> str:
        """The character before `mark`, if any in its line."""
        line, at = self.line_at(mark)
        return line[at - 1 : at] if at > 0 else ""
