"""The cells of a report as people write them: `<5`, `约300`, `N/A`, `1,234`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.indicators.grammar.lexicon import Lexicon
from generator.indicators.grammar.templates import Template, folded
from generator.indicators.observations.model import ObservationStatus, ObservedValue, Sign

_SIGNS: tuple[tuple[Sign, str], ...] = (
    ("at_most", "<="), ("at_least", ">="), ("at_most", "≤"), ("at_least", "≥"), ("less_than", "<"), ("more_than", ">"),
    ("about", "~"), ("about", "≈"),
)  # fmt: skip
_SAID: tuple[Sign, ...] = ("about", "at_least", "at_most", "more_than", "less_than")
_NOTHING = ("-", "--", "---", "...", "…", "/", "n/a", "na", "n.a.", "null", "none")
_DASHES = str.maketrans(dict.fromkeys("–—－", "-"))


class UnreadableCell(ValueError):
    """A cell that is neither a number nor a known way of giving none."""


@dataclass(frozen=True, slots=True)
class Cells:
    """How one language writes cells."""

    lexicon: Lexicon
    missing: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Cells:
        own = (template.text for template in lexicon.ways("missing"))
        return cls(lexicon, frozenset(map(folded, (*_NOTHING, *own))))

    def value(self, text: str) -> ObservedValue | None:
        """The number, exact or not; None where the cell says that there is none."""
        if not text or self.says_nothing(text):
            return None
        number = self._certain_or_none(text)
        if number is not None:
            return ObservedValue(number)
        return self._inexact(text)

    def says_nothing(self, text: str) -> bool:
        return folded(text).translate(_DASHES) in self.missing

    def number(self, text: str) -> Decimal | None:
        """An exact number in digits, and nothing else."""
        like = folded(text).strip()
        return self.lexicon.numbers.whole(like) if like[:1].isdecimal() or like[:1] == "-" else None

    def is_share(self, text: str) -> bool:
        """Whether the cell counts in hundredths."""
        return "%" in folded(text)

    def written(self, number: Decimal) -> str:
        """A number in digits, so that it is read as the same one."""
        digits = f"{number:f}"
        return digits if self.number(digits) == number else digits.replace(".", self.lexicon.numbers.digits.decimal)

    def _inexact(self, text: str) -> ObservedValue:
        like = folded(text)
        for sign, written in _SIGNS:
            if like.startswith(written):
                return ObservedValue(self._certain(like.removeprefix(written)), sign)
        for sign in _SAID:
            for template in self.lexicon.ways(sign):
                if (number := self._said(template, text)) is not None:
                    return ObservedValue(number, sign, self.lexicon.said(template))
        raise UnreadableCell(text)

    def _said(self, template: Template, text: str) -> Decimal | None:
        filling = next(template.fillings(text), None)
        return self._certain_or_none(filling["amount"]) if filling else None

    def _certain_or_none(self, text: str) -> Decimal | None:
        """With a per cent sign or without: whether it fits is for the owner of the number to say."""
        return self.number(folded(text).strip().removesuffix("%"))

    def _certain(self, text: str) -> Decimal:
        number = self._certain_or_none(text)
        if number is None:
            raise UnreadableCell(text)
        return number


def status_of(text: str, value: ObservedValue | None) -> ObservationStatus:
    """The status a row gives, or what an empty cell means.  Raise ValueError for a code that is not known."""
    if text:
        return ObservationStatus(text.upper())
    return ObservationStatus.MISSING if value is None else ObservationStatus.NORMAL
