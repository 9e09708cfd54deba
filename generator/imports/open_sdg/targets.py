"""What the metadata of an indicator say of its target, and of which series."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.imports.open_sdg.repository import Metadata
from generator.imports.open_sdg.series import Series
from generator.sources import yaml_file
from generator.sources.yaml_file import Scalar

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


def targets_of(metadata: Metadata, chosen: Series | None) -> Iterable[tuple[Scalar, str | None]]:
    """Each number that is given as the target of the series, with its year."""
    for line in metadata.list("graph_target_lines"):
        value, label = line.get("value"), text_of(line, "label_content")
        if isinstance(value, Scalar) and value.text and _is_of(line, chosen):
            years = set(_YEAR.findall(label))
            yield value, next(iter(years)) if len(years) == 1 else None
    for option in () if metadata.list("graph_target_lines") else metadata.list("progress_calculation_options"):
        value = option.get("target")
        if isinstance(value, Scalar) and value.text and _is_of(option, chosen):
            yield value, text_of(option, "target_year") or None


def option_of(metadata: Metadata, chosen: Series | None, name: str) -> str:
    """What the calculation of progress says of the series, where it says one thing."""
    options = metadata.list("progress_calculation_options")
    said = {text_of(option, name) for option in options if _is_of(option, chosen)}
    return said.pop() if len(said) == 1 else ""


def _is_of(line: yaml_file.Mapping, chosen: Series | None) -> bool:
    """Whether a line is about the whole of the series, and not about a part of it."""
    if line.get("disaggregation") or line.get("group"):
        return False
    unit, name = text_of(line, "unit"), text_of(line, "series")
    return chosen.is_meant_by(unit, name) if chosen else not (unit or name)


def series_meant(metadata: Metadata, known: tuple[Series, ...]) -> Series | None:
    """The only series, or the one that the metadata set a target for."""
    if len(known) == 1:
        return known[0]
    lines = (*metadata.list("graph_target_lines"), *metadata.list("progress_calculation_options"))
    named = [(text_of(line, "unit"), text_of(line, "series")) for line in lines]
    meant = {one for one in known for unit, name in named if (unit or name) and one.is_meant_by(unit, name)}
    return meant.pop() if len(meant) == 1 else None


def text_of(node: yaml_file.Mapping, key: str) -> str:
    found = node.get(key)
    return found.text.strip() if isinstance(found, Scalar) else ""
