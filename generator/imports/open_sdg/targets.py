"""What the metadata of an indicator say of its target: nothing is taken that may speak of another column or series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from generator.imports.open_sdg.repository import Metadata
from generator.imports.open_sdg.series import Series
from generator.numerals.plain import exact
from generator.sources import yaml_file
from generator.sources.yaml_file import Scalar

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Which series is asked for, of which, and whether the table has a column that progress is counted by."""

    series: Series
    known: tuple[Series, ...]
    has_progress: bool = False

    def is_of(self, line: yaml_file.Mapping) -> bool:
        """Whether a line speaks of this series as a whole, and of no other."""
        if line.get("disaggregation") or line.get("group"):
            return False
        unit, name = text_of(line, "unit"), text_of(line, "series")
        return [one for one in self.known if one.is_meant_by(unit, name)] == [self.series]

    def options(self, metadata: Metadata) -> Iterator[yaml_file.Mapping]:
        """How progress is calculated, where it is by the column `Value`."""
        if not self.has_progress:
            yield from filter(self.is_of, metadata.list("progress_calculation_options"))


def targets_of(metadata: Metadata, meaning: Meaning) -> Iterable[tuple[Scalar, str | None]]:
    """Each number that is given as the target of the series, with its year.  A `limit` is none."""
    for line in filter(meaning.is_of, metadata.list("graph_target_lines")):
        value, label = line.get("value"), text_of(line, "label_content")
        if _is_number(value):
            years = set(_YEAR.findall(label))
            yield value, next(iter(years)) if len(years) == 1 else None
    if metadata.list("graph_target_lines"):
        return
    for option in meaning.options(metadata):
        value = option.get("target")
        if _is_number(value):
            yield value, text_of(option, "target_year") or None


def _is_number(node: yaml_file.Node | None) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and exact(node.text.strip()) is not None


def direction_of(metadata: Metadata, meaning: Meaning) -> str:
    """What the calculation of progress says of the series, where it says one thing."""
    said = {text_of(option, "direction") for option in meaning.options(metadata)}
    return said.pop() if len(said) == 1 else ""


def text_of(node: yaml_file.Mapping, key: str) -> str:
    found = node.get(key)
    return found.text.strip() if isinstance(found, Scalar) else ""
