"""The units that a repository counts in, as units of measure of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.imports.open_sdg.repository import Translations
from generator.indicators.grammar.target import PERCENT
from generator.problems import Mark
from generator.registers import Registers
from generator.sources.yaml_file import Mapping as Fields
from generator.sources.yaml_file import Node, Scalar

_PERCENT = re.compile(r"(?:percent|per cent|percentage)?\s*\(?%\)?|percent|per cent|percentage", re.IGNORECASE)
_NONE = {"", "none", "null", "not applicable", "n/a"}
_LONGEST = 60
_TYPED = {"null", "true", "false", "yes", "no", "on", "off"}
"""No identifiers: other readers of YAML take them for something else."""


@dataclass(frozen=True, slots=True)
class Measures:
    """`codes` are the site's languages.  Units that the site does not know yet are remembered in `added`."""

    registers: Registers
    translations: Translations
    codes: tuple[str, ...]
    added: dict[str, str] = field(default_factory=dict)
    """Identifiers by the name the repository gives."""

    def identifier(self, name: str) -> str | None:
        """The unit of that name, a new one where there is none; None for words that name no unit."""
        if name.strip().lower() in _NONE:
            return None
        meant = PERCENT if _PERCENT.fullmatch(name.strip()) else name
        found = (one for one, entry in self.registers.measures.items() if meant in entry.name.texts.values())
        known = next(found, None) or self.added.get(meant)
        if known is None:
            known = self.added[meant] = self.new(meant)
        return known

    def new(self, name: str) -> str:
        words = "percent" if name == PERCENT else re.sub(r"[^a-z0-9]+", "-", name.lower())[:_LONGEST].strip("-")
        taken = {*self.registers.measures, *self.added.values(), *_TYPED}
        numbered = (f"{words}-{number}" if words else f"unit-{number}" for number in range(1, len(taken) + 2))
        return next(one for one in (words, *numbered) if one and one not in taken)

    def entries(self) -> Fields:
        """The new units as `content/measures.yml` holds them."""
        mark = Mark("measures.yml")
        return _mapping(mark, ((one, self.entry(name, mark)) for name, one in self.added.items()))

    def entry(self, name: str, mark: Mark) -> Fields:
        names = ((code, Scalar(self.translations.value(name, code), mark)) for code in self.codes)
        attached = (("attached", Scalar("true", mark)),) if name == PERCENT else ()
        return _mapping(mark, (("name", _mapping(mark, names)), *attached))


def _mapping(mark: Mark, entries: Iterable[tuple[str, Node]]) -> Fields:
    return Fields(tuple((Scalar(key, mark), value) for key, value in entries), mark)
