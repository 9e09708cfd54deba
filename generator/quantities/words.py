"""A quantity in the words of a language: in a sentence, in the parts of a cell, in short.

in_words(quantity, catalogue)    at least 5,411 visits · 不少于5,411人次 · 5–8 % · −3.5 percentage points
in_short(quantity, catalogue)    at least 5,411: where the unit is known
parts(quantity, catalogue)       the same as `in_words`, for a theme to set each piece in its own way
comparison(quantity, catalogue)  at least: what a column of its own holds
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.language import HAN, HAN_SCRIPT, Words
from generator.messages import Catalogue
from generator.publication import Quantity
from generator.quantities.numbers import number, upper

PERCENT, PER_MILLE = "%", "‰"


class Parts(NamedTuple):
    """The pieces of a quantity in the order they are read.

    `before`, `between` and `after` say how the number is meant: 不少于 stands before it, 余 between it and its unit,
    "or more" after both.  `sign` is a per cent sign where the language writes it first.
    """

    before: str
    sign: str
    number: str
    between: str
    unit: Words | str
    after: str
    apart: bool
    """Whether a space belongs between the number and its unit."""
    tag: str | None = None
    """The language of the words around the number, where the catalogue lacks them and another one has them."""


def parts(quantity: Quantity, catalogue: Catalogue) -> Parts:
    before, between, after = _around(quantity, catalogue)
    sign, unit, apart = _unit(quantity, catalogue)
    number_words, tag = _number(quantity, catalogue), _tag_around(quantity, catalogue)
    return Parts(before, sign, number_words, between, unit, after, apart and not between, tag)


def in_words(quantity: Quantity, catalogue: Catalogue) -> str:
    """All of it, as it stands in a sentence."""
    piece = parts(quantity, catalogue)
    unit = str(piece.unit)
    space = " " if piece.apart and not HAN.match(unit) else ""
    return _joined(piece, f"{piece.between}{space}{unit}", catalogue)


def in_short(quantity: Quantity, catalogue: Catalogue) -> str:
    """Without the name of the unit, unless it is a sign that belongs to the number, like %."""
    piece = parts(quantity, catalogue)
    return _joined(piece, f"{piece.between}{_sign(quantity, piece)}", catalogue)


def on_scale(number_words: str, like: Quantity, catalogue: Catalogue) -> str:
    """A number beside a scale, with the sign that belongs to the numbers of a chart."""
    piece = parts(like, catalogue)
    return f"{piece.sign}{number_words}{_sign(like, piece)}"


def comparison(quantity: Quantity, catalogue: Catalogue) -> str:
    """How the number is meant, without the number; empty for a bare one."""
    return _space(catalogue).join(filter(None, _around(quantity, catalogue)))


def _joined(piece: Parts, unit: str, catalogue: Catalogue) -> str:
    words = (piece.before, f"{piece.sign}{piece.number}{unit}", piece.after)
    return _space(catalogue).join(filter(None, words))


def _sign(quantity: Quantity, piece: Parts) -> str:
    """The unit, where the number is never written without it."""
    return str(piece.unit) if quantity.unit and (quantity.unit.attached or _is_sign(quantity)) else ""


def _space(catalogue: Catalogue) -> str:
    return "" if catalogue.language.script == HAN_SCRIPT else " "


def _number(quantity: Quantity, catalogue: Catalogue) -> str:
    lower, higher = number(quantity), upper(quantity)
    if higher is None:
        return catalogue.number(lower)
    # A dash beside a minus would be read as another one.
    dash = " – " if lower < 0 or higher < 0 else "–"
    return f"{catalogue.number(lower)}{dash}{catalogue.number(higher)}"


def _is_sign(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.name.text in {PERCENT, PER_MILLE}


def _unit(quantity: Quantity, catalogue: Catalogue) -> tuple[str, Words | str, bool]:
    """(what stands before the number, what stands after it, whether a space belongs between)."""
    if quantity.unit is None:
        return "", "", False
    if _is_sign(quantity):
        return *catalogue.numbers.digits.around_sign(quantity.unit.name.text), False
    return "", _name(quantity, catalogue), not quantity.unit.attached


def _name(quantity: Quantity, catalogue: Catalogue) -> Words | str:
    """In the form that the number, or the greater of two, asks for."""
    unit, higher = quantity.unit, upper(quantity)
    if unit is None or not unit.forms or unit.name.tag:
        return unit.name if unit else ""
    count = number(quantity) if higher is None else higher
    return dict(unit.forms).get(catalogue.locale.plural_form(count.copy_abs()), unit.name)


def _around(quantity: Quantity, catalogue: Catalogue) -> tuple[str, str, str]:
    """The words before the number, between it and its unit, and after both."""
    before, after = _comparator(quantity, catalogue)
    infix = quantity.unit is not None and after in catalogue.numbers.between
    between, after = (after, "") if infix else ("", after)
    space = _space(catalogue)
    for frame in _frames(quantity, catalogue):
        first, _, last = (part.strip() for part in frame.partition("#"))
        before, after = space.join(filter(None, (first, before))), space.join(filter(None, (after, last)))
    return before, between, after


def _tag_around(quantity: Quantity, catalogue: Catalogue) -> str | None:
    """The language that every word around the number is borrowed from; None where any is the catalogue's own."""
    keys = {
        f"qualifier_{quantity.comparator}": quantity.comparator not in {"reach", "between"},
        f"change_{quantity.change}": quantity.change, "held": quantity.held, "per_amount": quantity.per,
        "each_year": quantity.annual, "out_of": quantity.out_of,
    }  # fmt: skip
    tags = {catalogue.tag_of(key) for key, used in keys.items() if used}
    return tags.pop() if len(tags) == 1 else None


def _comparator(quantity: Quantity, catalogue: Catalogue) -> tuple[str, str]:
    """In the words of the source where this is its language and they are good to be shown; else in the usual ones."""
    if quantity.comparator == "reach":
        return "", ""
    usual = catalogue.say(f"qualifier_{quantity.comparator}")
    said = quantity.said
    own = said.way if said and said.language == catalogue.language.code else ""
    before, _, after = (part.strip() for part in own.partition("#"))
    if before in catalogue.numbers.before or after in catalogue.numbers.after:
        return before, after
    before, _, after = (part.strip() for part in usual.partition("#"))
    return before, after


def _frames(quantity: Quantity, catalogue: Catalogue) -> Iterator[str]:
    """What says more than a level: up by, keep, per 10,000 people."""
    if quantity.change:
        yield catalogue.say(f"change_{quantity.change}")
    if quantity.held:
        yield catalogue.say("held")
    if quantity.per:
        yield catalogue.say("per_amount", per=in_words(quantity.per, catalogue))
    if quantity.annual:
        yield catalogue.say("each_year")
    if quantity.out_of is not None:
        yield catalogue.say("out_of", whole=catalogue.number(quantity.out_of))
