"""Indicators as tiles: a plan's mosaic, its tasks, the state of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from generator.language import Words
from generator.publication.ledgers import Figures
from generator.publication.values import Link, Nature, Status


@dataclass(frozen=True, slots=True)
class Tile:
    """One indicator in the mosaic: a number above, a field below, an edge around."""

    number: str
    sentence: Words
    path: str
    nature: Nature
    status: Status = "no_data"
    owner: str = ""
    """Identifier of the responsible unit."""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MosaicGroup:
    title: Words
    tally: Words
    tiles: tuple[Tile | None, ...]
    """None stands for a tile that is another unit's."""


@dataclass(frozen=True, slots=True)
class Mosaic:
    """The promises of a plan as tiles, by category: a list of links for the ear, a drawing for the eye."""

    label: Words
    groups: tuple[MosaicGroup, ...]
    legend: Literal["none", "natures", "all"] = "none"
    kind: ClassVar[str] = "mosaic"

    def only(self, wanted: Callable[[Tile], bool], tally: Callable[[int, int], Words]) -> Mosaic:
        """The same mosaic with every tile blank that is not `wanted`; groups without any are left out."""
        groups = []
        for group in self.groups:
            tiles = tuple(tile if tile and wanted(tile) else None for tile in group.tiles)
            own = sum(1 for tile in tiles if tile)
            if own:
                groups.append(replace(group, tiles=tiles, tally=tally(own, len(tiles))))
        return replace(self, groups=tuple(groups))


@dataclass(frozen=True, slots=True)
class Task:
    """A heading with a line, its single tasks, and the tiles of the indicators it answers for."""

    id: str
    title: Words
    text: Words
    tiles: tuple[Tile, ...]
    path: str | None = None
    items: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Tasks:
    tasks: tuple[Task, ...]
    tiles_label: Words
    kind: ClassVar[str] = "tasks"


@dataclass(frozen=True, slots=True)
class State:
    """Where one indicator stands, with the reason."""

    tile: Tile
    title: Words
    reason: Words
    rule: Link | None = None
    """The rule that gave the state, on the page about the method."""
    kind: ClassVar[str] = "state"


@dataclass(frozen=True, slots=True)
class Promise:
    """A plan as the home page shows it: its name as a link, its mosaic, its figures."""

    plan: Link
    mosaic: Mosaic | None
    """None where there are too many tiles to be shown by the way."""
    figures: Figures
    kind: ClassVar[str] = "promise"
