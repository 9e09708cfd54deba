"""The codes behind a repository's words: its own mapping, and the names that SDMX's lists give them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.indicators.observations.model import ObservationStatus
from generator.problems import Problems
from generator.sources import yaml_file
from generator.sources.tree import Tree

STATUS_COLUMNS = ("Observation status", "OBS_STATUS")
MULTIPLIER_COLUMNS = ("Unit multiplier", "UNIT_MULT")
_NAMES = {
    "Normal value": "A", "Time series break": "B", "Definition differs": "D", "Estimated value": "E",
    "Forecast value": "F", "Imputed value": "I", "Missing value; data exist but were not collected": "L",
    "Missing value; data cannot exist": "M", "Missing value": "O", "Provisional value": "P",
    "Missing value; suppressed": "Q", "Low reliability": "U", "Unvalidated value": "V",
}  # fmt: skip
"""Those of the code list CL_OBS_STATUS."""
_ONE = re.compile(r"(?:units?|0\b.*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Codes:
    """`by_dimension` lead from words to codes, in small letters, by what they are codes of."""

    by_dimension: Mapping[str, Mapping[str, str]] = field(hash=False)

    def status(self, words: str) -> ObservationStatus | None:
        """The status that `E`, `E: Estimated value`, the mapping or a name of the code list gives."""
        known = {**{name.lower(): code for name, code in _NAMES.items()}, **self.by_dimension.get("OBS_STATUS", {})}
        code = known.get(" ".join(words.lower().split()), words.partition(":")[0].strip().upper())
        return next((one for one in ObservationStatus if one.value == code), None)

    def multiplies(self, words: str) -> bool:
        """Whether numbers are counted in thousands or the like."""
        code = self.by_dimension.get("UNIT_MULT", {}).get(words.lower(), words)
        return not _ONE.fullmatch(code)


def read_codes(config: yaml_file.Mapping, tree: Tree, problems: Problems) -> Codes:
    """The mappings that the settings name."""
    found: dict[str, dict[str, str]] = {}
    for path in dict.fromkeys(one.text for one in yaml_file.values_of(config, "code_map")):
        text = tree.text_of(path, problems) if (tree.root / path).is_file() else None
        for words, dimension, code in _rows(text or ""):
            found.setdefault(dimension, {}).setdefault(" ".join(words.lower().split()), code)
    return Codes(found)


def _rows(text: str) -> Iterator[tuple[str, str, str]]:
    """Words, what they are a code of, and the code."""
    for row in csv.DictReader(io.StringIO(text)):
        yield row.get("Text") or "", row.get("Dimension") or "", row.get("Value") or ""
