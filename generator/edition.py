"""The site in one language: what a page is written with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.dates import PartialDate
from generator.language import Language, LocalizedText, Words
from generator.messages import Catalogue


@dataclass(frozen=True, slots=True)
class Edition:
    """`languages` are the site's, the source language first; `translated` is the part of its texts that is here."""

    catalogue: Catalogue
    languages: tuple[Language, ...]
    translated: Decimal = Decimal(1)

    @property
    def language(self) -> Language:
        return self.catalogue.language

    @property
    def code(self) -> str:
        return self.language.code

    def words(self, text: LocalizedText) -> Words:
        """The text in this language, or in the source language and marked so."""
        return text.in_language(self.language, self.languages)

    def source_words(self, text: str | LocalizedText) -> Words:
        """Words as a source has them: in this language where they were given in it, else marked with their own."""
        return self.words(text) if isinstance(text, LocalizedText) else Words(text, self.source_tag if text else None)

    def say(self, key: str, **values: object) -> Words:
        return self.catalogue.marked(key, **values)

    @property
    def source_tag(self) -> str | None:
        """The tag for words kept from the source; None where they are in this language."""
        source = self.languages[0]
        return None if source == self.language else source.tag

    def number(self, value: Decimal | int) -> str:
        return self.catalogue.number(value)

    def date(self, date: PartialDate) -> Words:
        return Words(self.catalogue.date(date))

    def path(self, *parts: str) -> str:
        """The address of a page in this language."""
        return "/".join([self.code, *parts]) + "/"
