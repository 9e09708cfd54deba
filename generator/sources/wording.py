"""What a text must not leave to be guessed: the language of its words, its short forms, where its links lead.

Words of another language are marked as an ordinary link is written, `[Friday Workshop](lang:en)`, in Markdown and in
YAML alike.  Short texts hold the mark as plain characters: it is read, and taken out, here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from babel import Locale, UnknownLocaleError

from generator.language import HAN, HAN_SCRIPT, Gloss, Language
from generator.problems import Mark, Problems
from generator.sources.translation_check import ADDRESS

MARK = "lang:"
MOST_WORDS_OF_A_PICTURE = 200
"""A longer description is a picture of text: the text itself should stand on the page."""

_LATIN_SCRIPT = "Latn"
_MARKED = re.compile(r"\[([^\[\]]+)\]\(lang:([^()\s]*)\)|\[[^\[\]]*\]\([^()\n]*[\"']lang:[^()\n]*\)")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*")
_BETWEEN_WORDS = re.compile(r"[*_]*[,;:]?(?: +\n? *|\n *)(?:& +)?[*_]*")
_SHORT_FORM = re.compile(r"(?<![A-Za-z0-9_.])[A-Z][A-Za-z0-9]+(?:\.[0-9]+)?")
_ROMAN_NUMBER = re.compile("[IVX]+")
_OF_A_CODE = re.compile(r"(?:/[A-Z]+)?[ _-]?[0-9]")
_BARE_ADDRESS = re.compile(r"(?:https?:|www\.)\S+", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|webp|avif)|(?:img|dsc|image|screenshot|wechatimg)[\W_\d]*", re.IGNORECASE
)
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)

MarkAt = Callable[[int], Mark]


@dataclass(frozen=True, slots=True)
class Wording:
    """What texts in one language are judged by.

    `bare_links` and `bare_pictures` are words that say nothing of where a link leads, or of what a picture shows;
    `short_forms` are those that the glossary explains or the site's readers know; `known_short_forms` are everybody's.
    """

    language: Language
    languages: tuple[Language, ...]
    bare_links: frozenset[str] = frozenset()
    bare_pictures: frozenset[str] = frozenset()
    short_forms: frozenset[str] = field(default_factory=frozenset)
    known_short_forms: frozenset[str] = frozenset()

    def judge(self, text: str, mark_at: MarkAt, problems: Problems) -> None:
        """Note runs in another language that are not marked, and short forms not explained at their first use."""
        plain = ADDRESS.sub(_blank, _MARKED.sub(_blank, text))
        for at, words in self.foreign_runs(plain):
            problems.add(mark_at(at), "foreign-run", words=words[:40], example=self.example())
        for at, words in _unexplained(plain, self.short_forms | self.known_short_forms):
            problems.add(mark_at(at), "short-form", words=words)

    def foreign_runs(self, text: str) -> Iterator[tuple[int, str]]:
        """Runs in a script that is not the language's: two Latin words or more, and Chinese where it is in doubt.

        Chinese words need no mark where one language of the site is written with them: pages mark them by themselves.
        """
        if self.language.script != _LATIN_SCRIPT:
            yield from latin_runs(text)
        if self.language.script != HAN_SCRIPT and han_language(self.languages) is None:
            yield from ((run.start(), run[0]) for run in HAN.finditer(text))

    def example(self) -> str:
        """The code of a language that the words might be in."""
        return next((other.code for other in self.languages if other.script != self.language.script), "en")

    def judge_link(self, words: str, mark: Mark, problems: Problems) -> None:
        """Note a link whose words say nothing by themselves."""
        bare = _bare(words)
        if bare in self.bare_links or _BARE_ADDRESS.fullmatch(words.strip()):
            problems.add(mark, "link-words", words=words.strip()[:40])

    def judge_picture(self, words: str, mark: Mark, problems: Problems) -> None:
        """Note a description that describes nothing, or that is too long for anything but a picture of text."""
        bare = _bare(words)
        if bare in self.bare_pictures or _FILE_NAME.fullmatch(words.strip()):
            problems.add(mark, "picture-words", words=words.strip()[:40])
        if len(words) > MOST_WORDS_OF_A_PICTURE:
            problems.add(mark, "picture-of-text", size=len(words), limit=MOST_WORDS_OF_A_PICTURE)

    def tag_of(self, code: str) -> str | None:
        """The BCP 47 tag that a mark means: a language of the site by its code, or any other that is known."""
        own = next((language.tag for language in self.languages if language.code == code), None)
        return own or (code if _is_known(code) else None)

    def unmarked(self, text: str, mark_at: MarkAt, problems: Problems) -> tuple[str, tuple[Gloss, ...]]:
        """A short text without its marks, and the runs that they marked."""
        found = []
        for run in _MARKED.finditer(text):
            if run[1] and (tag := self.tag_of(run[2])):
                found.append(Gloss(run[1].replace("|", ""), tag=tag))
            elif run[1]:
                problems.add(mark_at(run.start()), "unknown-run-language", language=run[2])
        return _MARKED.sub(lambda run: run[1] or run[0], text), tuple(found)


def han_language(languages: tuple[Language, ...]) -> Language | None:
    """The one language of the site that is written with Chinese characters; None where there is none, or two."""
    found = [language for language in languages if language.script == HAN_SCRIPT]
    return found[0] if len(found) == 1 else None


def latin_runs(text: str) -> Iterator[tuple[int, str]]:
    """Where two or more words in Latin letters follow one another.  Single letters and capitals alone do not count."""
    start, end, count = 0, -1, 0
    for word in _LATIN_WORD.finditer(text):
        if end < 0 or not _BETWEEN_WORDS.fullmatch(text, end, word.start()):
            if count > 1:
                yield start, text[start:end]
            start, count = word.start(), 0
        end = word.end()
        count += len(word[0]) > 1 and not word[0].isupper()
    if count > 1:
        yield start, text[start:end]


def _unexplained(text: str, explained: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Each short form without brackets around it or behind it at its first use."""
    seen = set(explained)
    for found in _SHORT_FORM.finditer(text):
        words = found[0].removesuffix("s")
        if words in seen or not _is_short_form(words) or _OF_A_CODE.match(text, found.end()):
            continue
        seen.add(words)
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 2]
        if before not in {"（", "("} and after.lstrip()[:1] not in {"（", "("}:
            yield found.start(), words


def _is_short_form(words: str) -> bool:
    """Whether capitals prevail (IoT, PM2.5), as they do not in names (WeChat) and at the beginning of sentences."""
    capitals = sum(character.isupper() for character in words)
    small = sum(character.islower() for character in words)
    return capitals > 1 and capitals > small and not _ROMAN_NUMBER.fullmatch(words)


def _is_known(code: str) -> bool:
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return True


def _bare(words: str) -> str:
    """The words in small letters, without the signs around them."""
    core = _CORE.search(words)
    return core[0].casefold() if core else ""


def _blank(found: re.Match[str]) -> str:
    """Spaces that no run goes across, so that places after stay what they are."""
    return "\t" * len(found[0])
