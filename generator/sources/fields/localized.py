"""Texts in the languages of the site."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo

from generator.language import HAN, HAN_SCRIPT, Language, LocalizedText
from generator.sources.fields.model import fault
from generator.sources.fields.reading import Reading
from generator.sources.fields.scalars import body_of, text_of
from generator.sources.markdown.nodes import Prose
from generator.sources.translation_check import place_in

LEAST_WORDS_OF_A_SENTENCE = 5
"""A shorter text may be a name, which two languages have in common."""


@dataclass(frozen=True, slots=True)
class LocalizedProse:
    """Markdown in several languages, as trees."""

    texts: Mapping[str, Prose] = field(hash=False)


def _localized(value: object, info: ValidationInfo[Reading]) -> LocalizedText:
    return LocalizedText(_words_of(value, info.context))


def _title(value: object, info: ValidationInfo[Reading]) -> LocalizedText:
    return LocalizedText(_words_of(value, info.context, phrased=True), phrased=True)


def _of_source(value: object, info: ValidationInfo[Reading]) -> str | LocalizedText:
    """Words as the source has them, or what they are in some of the site's languages, or in all."""
    if isinstance(value, dict):
        return LocalizedText(_words_of(value, info.context, whole=False))
    return text_of(value)


def _words_of(value: object, reading: Reading, *, phrased: bool = False, whole: bool = True) -> dict[str, str]:
    texts = _by_language(value, reading, whole=whole)
    return {code: reading.words(str(text), body_of(text), code, phrased=phrased) for code, text in texts.items()}


def _by_any_language(value: object, info: ValidationInfo[Reading]) -> dict[str, str]:
    """Words in some of the site's languages, or in none."""
    codes = [language.code for language in info.context.languages]
    if not isinstance(value, dict):
        fault("wrong-type", field="", value=text_of(value)[:40], expected="mapping")
    for code in value:
        if code not in codes:
            fault("unknown-language", at=f"{code}:", language=code, suggestion="", known=", ".join(codes))
    return {code: text_of(text) for code, text in value.items()}


def _localized_prose(value: object, info: ValidationInfo[Reading]) -> LocalizedProse:
    reading = info.context
    texts = _by_language(value, reading)
    return LocalizedProse({code: reading.prose(text, body_of(text), 7, code) for code, text in texts.items()})


def _by_language(value: object, reading: Reading, *, whole: bool = True) -> dict[str, str]:
    """Check that the text is there in each language that must have it, where it must be `whole`, and in no other."""
    codes = [language.code for language in reading.languages]
    if not isinstance(value, dict):
        sample = text_of(value)[:20] if isinstance(value, str) else "…"
        if "：" in sample:
            fault("full-width-colon", key=sample.partition("：")[0])
        fault("not-localized", sample=sample, example=", ".join(f"{code}: …" for code in codes))
    for code, text in value.items():
        if code not in codes:
            if "：" in code:
                fault("full-width-colon", key=code.partition("：")[0])
            near = difflib.get_close_matches(code, codes, 1, 0.6)
            fault(
                "unknown-language",
                at=f"{code}:",
                language=code,
                suggestion=near[0] if near else "",
                known=", ".join(codes),
            )
        if not isinstance(text, str):
            fault("wrong-type", at=code, field=code, value="…", expected="text")
    missing = [language for language in reading.languages if not value.get(language.code, "").strip()]
    if len(missing) == len(codes) or (whole and any(not language.partial for language in missing)):
        fault(
            "missing-translation",
            languages=", ".join(language.code for language in missing if not language.partial) or codes[0],
        )
    texts = {code: value[code] for code in codes if value.get(code, "").strip()}
    _find_untranslated(texts, reading)
    reading.translation_check.compare(
        texts, lambda code, at: place_in(texts[code], body_of(texts[code]), at), reading.problems
    )
    return texts


def _find_untranslated(texts: Mapping[str, str], reading: Reading) -> None:
    """Note a translation that is its source.  Names may well be the same where both languages have one script."""
    source, *others = reading.languages
    given = texts.get(source.code, "")
    is_long = len(given.split()) >= LEAST_WORDS_OF_A_SENTENCE
    for language in others:
        if texts.get(language.code) == given and (is_long or _is_foreign(given, source, language)):
            mark = body_of(texts[language.code])
            reading.problems.add(mark, "untranslated", language=language.code, sample=given[:20])


def _is_foreign(text: str, source: Language, language: Language) -> bool:
    """Whether the text holds signs of a script that only its source language is written with."""
    return source.script == HAN_SCRIPT != language.script and HAN.search(text) is not None


Localized = Annotated[LocalizedText, PlainValidator(_localized)]
SourceText = Annotated[str | LocalizedText, PlainValidator(_of_source)]
LocalizedTitle = Annotated[LocalizedText, PlainValidator(_title)]
ByLanguage = Annotated[Mapping[str, str], PlainValidator(_by_any_language)]
LocalizedMarkdown = Annotated[LocalizedProse, PlainValidator(_localized_prose)]
