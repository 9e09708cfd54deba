"""Where a text holds code, so that code is not read as words."""

from __future__ import annotations

from itertools import starmap


class CodeSpans:
    """The places of code in a text, as the engine gives them: lines from 1, columns in bytes."""

    def __init__(self) -> None:
        self._places: dict[int, list[tuple[int, int | None]]] = {}

    def add(self, line: int, column: int, last_line: int, last_column: int) -> None:
        """None stands for the end of a line."""
        for number in range(line, last_line + 1):
            start, end = column - 1 if number == line else 0, last_column if number == last_line else None
            self._places.setdefault(number, []).append((start, end))

    def blanked(self, lines: list[str]) -> str:
        """The text with signs in place of its code that no run of words goes across."""
        return "\n".join(starmap(self._line, enumerate(lines, 1)))

    def _line(self, number: int, line: str) -> str:
        if number not in self._places:
            return line
        data, kept, at = line.encode(), [], 0
        for start, end in sorted(self._places[number], key=lambda place: place[0]):
            stop = len(data) if end is None else end
            code = data[max(at, start) : stop].decode("utf-8", "ignore")
            kept += [data[at:start].decode("utf-8", "ignore"), "\t" * len(code)]
            at = max(at, stop)
        return "".join((*kept, data[at:].decode("utf-8", "ignore")))
