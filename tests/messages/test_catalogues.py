"""The catalogues say the same things, whole, and what the program asks of them is there."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale

from generator.dates import PartialDate
from generator.messages import Message, known_codes, missing_messages, read_catalogue
from generator.publication import FILE_KINDS

CODES = known_codes()
COUNTED = range(1001)
"""What a site counts.  French has a form of its own for whole millions (un million de pages), which `other` serves."""
COMPUTED = re.compile(r"\{[^}]*\}")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def texts_of(message: Message) -> dict[str, str]:
    return {"": message} if isinstance(message, str) else dict(message)


@pytest.mark.parametrize("code", CODES)
def test_every_catalogue_has_the_same_messages(code: str) -> None:
    assert missing_messages(code) == ()
    assert set(read_catalogue(code).pages) == set(read_catalogue("en").pages)


@pytest.mark.parametrize("code", CODES)
def test_every_message_fills_in_the_same_values(code: str) -> None:
    own, reference = read_catalogue(code).pages, read_catalogue("en").pages
    for key, message in own.items():
        names = set().union(*map(placeholders, texts_of(message).values()))
        wanted = set().union(*map(placeholders, texts_of(reference[key]).values()))
        assert names == wanted, key


@pytest.mark.parametrize("code", CODES)
def test_every_message_that_counts_has_the_plural_forms_of_its_language(code: str) -> None:
    catalogue = read_catalogue(code)
    needed = {catalogue.locale.plural_form(number) for number in COUNTED} | {"other"}
    for key, message in catalogue.pages.items():
        counts = not isinstance(read_catalogue("en").pages[key], str)
        assert isinstance(message, str) is not counts, key
        assert isinstance(message, str) or set(message) == needed, key


@pytest.mark.parametrize("code", CODES)
def test_every_problem_says_what_is_wrong_and_what_to_write(code: str) -> None:
    own, reference = read_catalogue(code).problems, read_catalogue("en").problems
    assert set(own) == set(reference)
    for name, entry in own.items():
        assert set(entry) == set(reference[name]), name
        for part, text in entry.items():
            assert placeholders(text) == placeholders(reference[name][part]), (name, part)


@pytest.mark.parametrize("code", CODES)
def test_no_message_is_empty_or_in_a_wrong_script(code: str) -> None:
    catalogue = read_catalogue(code)
    for key, message in catalogue.pages.items():
        for text in texts_of(message).values():
            assert text, key
            assert code == "zh" or not re.search("[一-鿿]", text), key


@pytest.mark.parametrize("code", CODES)
def test_the_words_that_say_nothing_are_listed_as_they_are_compared(code: str) -> None:
    """In small letters, without signs around them: otherwise a list would never match."""
    lists = read_catalogue(code).wording
    assert set(lists) == set(read_catalogue("en").wording)
    for name, words in lists.items():
        assert len(words) >= 3, name
        if name == "known_short_forms":
            assert {word for word in words if word != word.strip()} == set(), name
            continue
        assert {word for word in words if word != word.casefold().strip(" .!>…")} == set(), name


def asked_in_program(folder: Path) -> Iterator[str]:
    """The first argument of each `say(…)`; what is computed in it stands as `{}`."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] == "say" and node.args:
                for argument in ast.walk(node.args[0]):
                    if isinstance(argument, ast.JoinedStr):
                        yield COMPUTED.sub("{}", ast.unparse(argument)[2:-1])
                        break
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def asked_in_theme(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.html"):
        yield from re.findall(r"""\b(?:t|say)\(["']([a-z_0-9]+)["']""", path.read_text("utf-8"))


def test_every_message_that_is_asked_for_exists(project: Path) -> None:
    asked = {*asked_in_program(project / "generator"), *asked_in_theme(project / "theme")}
    known = set(read_catalogue("en").pages)
    plain = {key for key in asked if "{}" not in key and not key.endswith("_")}
    assert len(plain) > 100
    assert plain - known == set()
    for computed in asked - plain:
        pattern = re.compile(re.escape(computed).replace(r"\{\}", ".+") + ("" if "{}" in computed else ".+"))
        assert any(pattern.fullmatch(key) for key in known), computed


def test_every_format_of_data_is_named_and_explained() -> None:
    wanted = {f"format_{kind.ending}{part}" for kind in FILE_KINDS for part in ("", "_use")}
    assert wanted - set(read_catalogue("en").pages) == set()


APART = re.compile(" [;:?!»%]|« ")
"""Signs before which French sets a narrow space that does not break."""


def test_french_is_set_as_french_is() -> None:
    french = read_catalogue("fr")
    told = {f"{code}.{part}": text for code, entry in french.problems.items() for part, text in entry.items()}
    said = {f"{key}.{form}": text for key, message in french.pages.items() for form, text in texts_of(message).items()}
    for key, text in {**said, **told, **french.words}.items():
        assert "'" not in text, key
        assert not APART.search(text), (key, text)


@pytest.mark.parametrize(
    ("code", "date", "words"),
    [
        ("fr", "2024-03-01", "1er mars 2024"), ("fr", "2024-03-02", "2 mars 2024"), ("fr", "XXXX-08-01", "1er août"),
        ("fr", "2024-03", "mars 2024"), ("en", "2024-03-01", "1 March 2024"), ("zh", "2024-03-01", "2024年3月1日"),
    ],
)  # fmt: skip
def test_a_date_is_written_as_far_as_it_is_known(code: str, date: str, words: str) -> None:
    assert read_catalogue(code).date(PartialDate.parse(date)) == words


NUMBERS = (
    ("6000", "6,000", "6,000"),
    ("18736", "18,736", "18,736"),
    ("999", "999", "999"),
    ("1000", "1,000", "1,000"),
    ("10000", "10,000", "10,000"),
    ("28.5", "28.5", "28.5"),
    ("2.85", "2.85", "2.85"),
    ("38.25", "38.25", "38.25"),
    ("0.5", "0.5", "0.5"),
    ("-3", "−3", "−3"),
    ("95.0", "95.0", "95.0"),
    ("0", "0", "0"),
    ("1234567.891", "1,234,567.891", "1,234,567.891"),
    ("100", "100", "100"),
    ("0.30000000000000000001", "0.30000000000000000001", "0.30000000000000000001"),
    ("12345678901234567890", "12,345,678,901,234,567,890", "12,345,678,901,234,567,890"),
)


@pytest.mark.parametrize(("value", "chinese", "english"), NUMBERS)
def test_a_number_is_written_as_the_language_does_with_every_digit(value: str, chinese: str, english: str) -> None:
    assert read_catalogue("zh").number(Decimal(value)) == chinese
    assert read_catalogue("en").number(Decimal(value)) == english


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("en", 1, "answers for 1 indicator"),
        ("en", 2, "answers for 2 indicators"),
        ("en", 0, "answers for 0 indicators"),
        ("fr", 0, "répond de 0 indicateur"),
        ("fr", 1, "répond de 1 indicateur"),
        ("fr", 2, "répond de 2 indicateurs"),
    ],
)
def test_one_and_many_are_told_apart(code: str, number: int, words: str) -> None:
    assert read_catalogue(code).say("answers_for", n=number) == words


def test_a_value_with_braces_is_not_read_as_a_message() -> None:
    assert read_catalogue("en").say("press_entry", outlet="{title}", title="{0}") == "{title}: {0}"


@pytest.mark.parametrize("code", CODES)
def test_each_language_is_named_in_its_own_words(code: str) -> None:
    language = read_catalogue(code).language
    assert language.code == code
    locale = Locale.parse(language.tag, sep="-")
    assert language.name == locale.get_language_name(locale.language) or language.name == (locale.language_name or "")


APART = re.compile(" [;:?!»%]|« ")
"""A space at which a line may break, where French wants none: before ; : ? ! % and inside quotation marks."""


def messages_of(code: str) -> Iterator[tuple[str, str]]:
    catalogue = read_catalogue(code)
    for key, message in {**catalogue.pages, **catalogue.problems, **catalogue.words}.items():
        for text in (message,) if isinstance(message, str) else message.values():
            yield key, text


def test_french_signs_stay_with_their_words() -> None:
    assert [(key, text) for key, text in messages_of("fr") if APART.search(text)] == []


@pytest.mark.parametrize("text", ["Cible : 5", "« Cible", "Cible »", "5 %", "Quoi ?", "cela ; ceci"])
def test_a_sign_that_may_begin_a_line_is_seen(text: str) -> None:
    assert APART.search(text)
