"""Every text the sources hold, kept so that each can be looked for in the finished site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.language import Gloss, Language
from generator.problems import Mark
from generator.sources.markdown.nodes import Prose
from generator.sources.markdown.plain import CUT, all_passages


@dataclass(frozen=True, slots=True)
class Atom:
    """One text in one language, as it must be found: without white space."""

    mark: Mark
    language: str
    text: str


class Inventory:
    """The texts found so far in one run."""

    def __init__(self) -> None:
        self._atoms: list[Atom] = []
        self._glosses: dict[str, dict[str, Gloss]] = {}

    def add(self, mark: Mark, language: str, text: str) -> None:
        if bare := squeezed(text):
            self._atoms.append(Atom(mark, language, bare))

    def add_gloss(self, language: str, gloss: Gloss) -> None:
        """Words to be set apart wherever pages show texts of `language`.  The first mark they are given holds."""
        self._glosses.setdefault(language, {}).setdefault(gloss.words, gloss)

    @property
    def glosses(self) -> Mapping[str, tuple[Gloss, ...]]:
        return {code: tuple(glosses[words] for words in sorted(glosses)) for code, glosses in self._glosses.items()}

    def extend(self, atoms: Iterable[Atom], glosses: Mapping[str, tuple[Gloss, ...]]) -> None:
        """Take over what another inventory found, after what is here."""
        self._atoms.extend(atoms)
        for language, found in glosses.items():
            for gloss in found:
                self.add_gloss(language, gloss)

    def add_prose(self, language: str, prose: Prose) -> None:
        """Each paragraph, heading, item and cell of authored Markdown, on either side of the signs of its notes."""
        for gloss in prose.glosses:
            self.add_gloss(language, gloss)
        for mark, words in all_passages(prose):
            for piece in words.split(CUT):
                self.add(mark, language, piece)

    def part_in(self, language: Language) -> Decimal:
        """How many texts there are in a language that may lack some, as a part of those in the fullest one."""
        if not language.partial or not self._atoms:
            return Decimal(1)
        counts = Counter(atom.language for atom in self._atoms)
        return Decimal(counts[language.code]) / max(counts.values())

    def __iter__(self) -> Iterator[Atom]:
        return iter(self._atoms)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")
