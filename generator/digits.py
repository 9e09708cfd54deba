"""Numbers in digits, as CLDR says a language writes them: grouping, decimal sign, minus, the digits themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from functools import cached_property

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal, format_scientific

MINUS = "\N{MINUS SIGN}"
MARKS = "\u061c\u200e\u200f"
"""Signs without width that keep a minus on its side of a number, where a script runs from right to left."""
LATIN = "latn"
ZEROS = {
    LATIN: "0", "adlm": "𞥐", "arab": "٠", "arabext": "۰", "beng": "০", "cakm": "𑄶", "deva": "०", "hmnp": "𞅀",
    "mtei": "꯰", "mymr": "၀", "nkoo": "߀", "olck": "᱐", "rohg": "𐴰", "tibt": "༠",
}  # fmt: skip
"""The zero of each numbering system that CLDR gives to a language; babel knows their signs, not their digits."""
_SPACES = " \u00a0\u2009\u202f"
_APOSTROPHES = "'\u2019"
_WHOLE = re.compile(r"[#0,.]*[#0]")


@dataclass(frozen=True)
class Digits:
    """The numbers of one language.  `grouped_from` is how many digits a whole number has where grouping begins."""

    locale: Locale = field(hash=False)
    grouped_from: int = 4

    def write(self, value: Decimal | int) -> str:
        """Every digit and every decimal place, zeros at the end as well: 95.0 was measured to a tenth."""
        number = Decimal(value)
        places = max(0, -int(number.as_tuple().exponent))
        grouped = max(number.adjusted(), 0) + 1 >= self.grouped_from
        pattern = (self._grouping if grouped else "0") + ("." + "0" * places if places else "")
        with localcontext() as context:
            context.prec = _precision(number)
            text = format_decimal(number, pattern, self.locale, numbering_system="default")
        return self._own(str(text))

    def write_short(self, value: Decimal) -> str:
        """A long number in few signs, exactly: 2.5M, 250万, 1E-9."""
        with localcontext() as context:
            context.prec = digits = _precision(value)
            if abs(value) >= 1:
                text = format_compact_decimal(
                    value, fraction_digits=digits // 2, locale=self.locale, numbering_system="default"
                )
            else:
                # CLDR sets brackets around the pattern in some languages; babel would print them.
                text = format_scientific(value, "#E0", self.locale, numbering_system="default")
        return self._own(str(text))

    def around_sign(self, sign: str) -> tuple[str, str]:
        """What stands before a number and after it for `%` or `‰`: "7,9 %" in French, "%7,9" in Turkish."""
        pattern = str(self.locale.percent_formats[None].pattern).split(";")[0]
        name, usual = ("perMille", "‰") if sign == "‰" else ("percentSign", "%")
        own = self._symbol(name, usual)
        before, _, after = _WHOLE.sub("\0", pattern, count=1).partition("\0")
        return before.replace("%", own), after.replace("%", own)

    def read(self, text: str) -> Decimal:
        """The number that `text` writes in digits, grouped or not, of this language's own or others."""
        return Decimal(self.plain(text))

    def plain(self, text: str) -> str:
        """The text without grouping, with the hyphen for a minus and the full stop for the decimal sign."""
        ungrouped = re.sub(f"[{MARKS}]|{self.group}", "", text).replace(MINUS, "-")
        return ungrouped.replace(self.decimal, ".")

    @cached_property
    def decimal(self) -> str:
        return self._symbol("decimal", ".")

    @cached_property
    def group(self) -> str:
        """What sets thousands apart, with signs that are taken for it, as a pattern."""
        own = self._symbol("group", ",")
        alike = next((signs for signs in (_SPACES, _APOSTROPHES) if own in signs), own)
        return f"[{re.escape(alike)}]"

    @cached_property
    def fraction(self) -> str:
        """A decimal sign and what follows it, as a pattern.  The point of programmers too, unless it groups."""
        signs = self.decimal if re.fullmatch(self.group, ".") else f".{self.decimal}"
        return rf"(?:[{re.escape(signs)}]\d+)?"

    @cached_property
    def grouped(self) -> str:
        """A whole number with its digits set apart, as a pattern; no sign of grouping may be missing."""
        last, others = self.locale.decimal_formats[None].grouping
        thousands = rf"\d{{1,3}}(?:{self.group}\d{{3}})+(?!\d)"
        if last == others:
            return thousands
        return rf"(?:\d{{1,{others}}}(?:{self.group}\d{{{others}}})*{self.group}\d{{{last}}}(?!\d)|{thousands})"

    @cached_property
    def _grouping(self) -> str:
        return str(self.locale.decimal_formats[None].pattern).split(";")[0].partition(".")[0]

    def _symbol(self, name: str, usual: str) -> str:
        systems = self.locale.number_symbols
        own = systems.get(self.locale.default_numbering_system) or systems.get(LATIN, {})
        return str(own.get(name, usual))

    def _own(self, text: str) -> str:
        """With this language's minus, as typesetters draw it, and its digits: babel leaves out some of both."""
        minus = self._symbol("minusSign", "-")
        return text.replace(minus, "-").replace("-", minus.replace("-", MINUS)).translate(self._alphabet)

    @cached_property
    def _alphabet(self) -> dict[int, str]:
        zero = ord(ZEROS.get(self.locale.default_numbering_system, "0"))
        return {} if chr(zero) == "0" else {ord("0") + digit: chr(zero + digit) for digit in range(10)}


def _precision(number: Decimal) -> int:
    """So many digits that arithmetic with the number rounds nothing; by itself Decimal keeps 28."""
    _, digits, exponent = number.as_tuple()
    return 2 * (len(digits) + abs(int(exponent)) + 1)
