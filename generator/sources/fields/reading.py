"""What is known of the site while its sources are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.language import Language
from generator.problems import Mark, Problems, Severities
from generator.sources.inventory import Inventory
from generator.sources.markdown.nodes import Prose
from generator.sources.markdown.parse import read_markdown
from generator.sources.markdown.rules import Placement
from generator.sources.release import Release
from generator.sources.translation_check import TranslationCheck, place_in
from generator.sources.wording import Wording

_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?!lang:)([^()\s]*[/.#:][^()\s]*)\)")
"""A link as Markdown writes it, to what looks like an address: a short text takes none, and would show its brackets."""


@dataclass(frozen=True, slots=True)
class WrittenMeasure:
    """A unit of measure as texts write it: its name in each language, and by what a number is multiplied there.

    `forms` are its names for some numbers, by language: `visit`, of one.
    """

    names: Mapping[str, str] = field(hash=False)
    scale: Mapping[str, Decimal] = field(hash=False)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What is known of the site while a document is read, as values alone."""

    languages: tuple[Language, ...]
    severities: Severities
    references: Mapping[str, frozenset[str]] = field(hash=False)
    translation_check: TranslationCheck
    wordings: Mapping[str, Wording] = field(hash=False)
    measures: Mapping[str, WrittenMeasure] = field(hash=False)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)

    def reading(self) -> Reading:
        """The same with nothing found yet."""
        return Reading(
            self.languages,
            Problems(self.severities),
            self.references,
            self.translation_check,
            Inventory(),
            self.wordings,
            self.measures,
            names=self.names,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model needs to know of the site while it is read, and what gathers problems and texts meanwhile.

    `references` holds the identifiers that may be named, by kind; a kind that is absent could not be read itself, and
    is not checked, so that one fault is not told many times.
    """

    languages: tuple[Language, ...]
    problems: Problems
    references: Mapping[str, frozenset[str]] = field(default_factory=dict)
    translation_check: TranslationCheck = field(default_factory=lambda: TranslationCheck({}))
    inventory: Inventory = field(default_factory=Inventory)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    measures: Mapping[str, WrittenMeasure] = field(default_factory=dict)
    """The units of measure that numbers in texts may name."""
    releases: list[Release] = field(default_factory=list)
    """What the document that is read says of its publication."""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By kind, what else the entries of registers are called, in any language, with their identifiers."""

    @property
    def context(self) -> ReadContext:
        return ReadContext(
            self.languages, self.problems.severities, self.references, self.translation_check, self.wordings,
            self.measures, self.names,
        )  # fmt: skip

    def is_percent(self, unit: str | None) -> bool:
        """Whether a unit of measure counts hundredths."""
        measure = self.measures.get(unit or "")
        return measure is not None and "%" in measure.names.values()

    def prose(self, text: str, mark: Mark, headings: int, code: str) -> Prose:
        """Markdown in the language `code`, read and checked.  `headings` is the level its headings begin at."""
        prose = read_markdown(text, Placement(mark, headings, self.wordings.get(code)), self.problems)
        self.inventory.add_prose(code, prose)
        return prose

    def words(self, text: str, mark: Mark, code: str, *, phrased: bool) -> str:
        """A short text in the language `code`, checked, without the marks of runs in other languages.

        `phrased`: `|` marks where a line may break.
        """
        plain, wording = text, self.wordings.get(code)
        if wording:
            wording.judge(
                text.replace("|", " ") if phrased else text, lambda at: place_in(text, mark, at), self.problems
            )
            plain, glosses = wording.unmarked(text, lambda at: place_in(text, mark, at), self.problems)
            for gloss in glosses:
                self.inventory.add_gloss(code, gloss)
        for link in _LINK.finditer(text):
            self.problems.add(place_in(text, mark, link.start()), "short-text-link", words=link[1], address=link[2])
        self.inventory.add(mark, code, plain.replace("|", "") if phrased else plain)
        return plain.strip()
