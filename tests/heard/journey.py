"""A journey: what a listener does on the site, step by step, and the transcript of what is heard on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict

JOURNEYS = Path(__file__).with_name("journeys")
TRANSCRIPTS = Path(__file__).with_name("transcripts")
INDENT = "    "


class Step(BaseModel):
    """`go` opens a page below the language's folder; `press` is a key, `times` how often, `loads` if that opens one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    go: str | None = None
    press: str = ""
    times: int = 1
    loads: bool = False

    def moves(self) -> Iterator[Move]:
        for _ in range(self.times):
            yield Move(self.press, loads=self.loads) if self.go is None else Move("", page=self.go, loads=True)


@dataclass(frozen=True, slots=True)
class Move:
    """One key, or one page opened."""

    key: str
    page: str = ""
    loads: bool = False

    def __str__(self) -> str:
        return self.key or f"go {self.page}".rstrip()


class Journey(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    about: str
    steps: tuple[Step, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        return cls.model_validate(yaml.safe_load(path.read_text("utf-8")))

    def moves(self) -> Iterator[Move]:
        for step in self.steps:
            yield from step.moves()


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said after one move."""

    move: str
    said: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join([self.move, *(INDENT + line for line in self.said)])


def written(transcript: list[Heard]) -> str:
    return "".join(f"{heard}\n" for heard in transcript)


def parsed(text: str) -> list[Heard]:
    """A transcript as it was written down."""
    moves: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(INDENT):
            moves[-1][1].append(line.removeprefix(INDENT))
        else:
            moves.append((line, []))
    return [Heard(move, tuple(said)) for move, said in moves]
