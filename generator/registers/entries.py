"""The entries of the registers, as their files hold them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from generator.sources.fields import (
    Boolean,
    ByLanguage,
    Localized,
    Model,
    Number,
    PlaceReference,
    Reading,
    Text,
    UnitReference,
    fault,
)

PluralCategory = Literal["zero", "one", "two", "few", "many"]
"""CLDR's, but for `other`, which has the name itself."""

Level = Literal["country", "city", "district", "subdistrict", "town", "office", "organisation"]


class Unit(Model):
    """An office or body that answers for something."""

    name: Localized
    level: Level
    part_of: UnitReference | None = None
    aliases: tuple[Text, ...] = ()


class Topic(Model):
    name: Localized
    summary: Localized


class Place(Model):
    name: Localized
    part_of: PlaceReference | None = None


class Series(Model):
    """Documents that belong together."""

    name: Localized
    summary: Localized


class NamedModel(Model):
    """A way of working that carries a name: 四点工作法, 1+3+N."""

    name: Localized
    meaning: Localized
    unit: UnitReference | None = None


class GlossaryEntry(Model):
    """An official term with its fixed wording; `also` are other wordings accepted in translations.

    `short` is its short form in the languages that have one, `{en: NPC}`: pages explain it by the term.
    """

    term: Localized
    meaning: Localized
    also: tuple[Text, ...] = ()
    short: ByLanguage = Field(default_factory=dict)


class Synonyms(Model):
    """Words for the same thing, in any language: who searches for one finds pages that use another."""

    words: tuple[Text, ...]


class Measure(Model):
    """A unit of measure.  `scale` says, by language, by what a number is multiplied to be shown with `name`.

    `forms` are its names for numbers that `name` does not fit, by language and plural category: `{en: {one: visit}}`.
    """

    name: Localized
    attached: Boolean = False
    scale: dict[str, Number] = Field(default_factory=dict)
    forms: dict[str, dict[PluralCategory, Text]] = Field(default_factory=dict)

    @field_validator("forms", mode="before")
    @classmethod
    def _of_the_languages(cls, value: object, info: ValidationInfo[Reading]) -> object:
        known = [language.code for language in info.context.languages]
        for code in value if isinstance(value, dict) else ():
            if code not in known:
                fault("unknown-language", at=f"{code}:", language=code, suggestion="", known=", ".join(known))
        return value
