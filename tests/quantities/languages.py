"""Catalogues of languages that the project has none of: the English words, and the numbers of CLDR."""

from __future__ import annotations

from dataclasses import replace

from babel import Locale

from generator.digits import Digits
from generator.language import Language
from generator.messages import Catalogue, read_catalogue


def catalogue_of(tag: str) -> Catalogue:
    if tag in {"en", "zh"}:
        return read_catalogue(tag)
    english, locale = read_catalogue("en"), Locale.parse(tag, sep="-")
    numbers = replace(english.numbers, digits=Digits(locale))
    return replace(english, language=Language(tag, tag, tag), locale=locale, numbers=numbers)
