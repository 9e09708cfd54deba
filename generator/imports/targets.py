"""A target that came back from a spreadsheet: its words, and the cells beside them that must agree with the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from generator.edition import Edition
from generator.imports.table_file import TableCell
from generator.indicators.counted import is_percent
from generator.indicators.grammar.target import Target
from generator.indicators.model import IndicatorFile
from generator.indicators.presenting.plan_indicators import PlanIndicators
from generator.indicators.target_fields import read_words
from generator.language import Words
from generator.messages import Catalogue
from generator.numerals.plain import plain_form
from generator.problems import Problems
from generator.publication import Quantity
from generator.quantities.numbers import number, upper
from generator.quantities.words import comparison
from generator.registers import Registers
from generator.sources.fields import Reading
from generator.sources.yaml_file import Mapping as Fields
from generator.sources.yaml_file import Node, Scalar

Cells = Mapping[str, TableCell]
_SAID_IN_WORDS = frozenset({"value", "upper", "comparator", "change", "unit", "year"})
"""What is left out where the words are new: they say it themselves."""


@dataclass(frozen=True, slots=True)
class TargetImport:
    """`last_year` is the plan's, for which a target is where nothing else is said."""

    edition: Edition
    registers: Registers
    reading: Reading
    last_year: str

    def fields(self, cells: Cells, old: Fields, words: Node) -> tuple[tuple[str, Node | None], ...]:
        """What changes in the target; None takes a field away.  `words` are as they were brought."""
        kept = old if _texts(old.get("words")) == _texts(words) else Fields((), old.mark)
        outdated = () if kept is old else tuple((name, None) for name in _SAID_IN_WORDS)
        said = read_words(cells["source_words"].text, self.reading)
        unit = self.unit(cells, kept, said.unit if said else None)
        year = self.year(cells, kept, _years_of(said) if said and said.year else frozenset({self.last_year}))
        return (*outdated, ("words", words), ("unit", unit), ("year", year))

    def unit(self, cells: Cells, kept: Fields, said: str | None) -> Node | None:
        """The unit of measure, where it is written already or the words do not say it."""
        cell, old = cells.get("unit"), kept.get("unit")
        if cell is None or (old and self.name_of(_text(kept, "unit")) == cell.text):
            return old
        if not cell.text or (said and self.name_of(said) == cell.text):
            return None
        named = (one for one in self.registers.measures if self.name_of(one) == cell.text)
        return Scalar(next(named, cell.text), cell.mark)

    def name_of(self, measure: str) -> str:
        entry = self.registers.measures.get(measure)
        return self.edition.words(entry.name).text if entry else measure

    def year(self, cells: Cells, kept: Fields, said: frozenset[str]) -> Node | None:
        cell, old = cells.get("target_year"), kept.get("year")
        if cell is None or (old and _text(kept, "year") == cell.text):
            return old
        return Scalar(cell.text, cell.mark) if cell.text not in {"", *said} else None


def _years_of(said: Target) -> frozenset[str]:
    """How a table may write the year of a target: that of a fiscal one by its two years, whichever names it."""
    year = said.year or 0
    if not said.fiscal:
        return frozenset({str(year)})
    spans = replace(said, fiscal="two_years")
    first = (year - 1, year) if said.fiscal == "one_year" else (year,)
    known = {said.year_words(year), *map(spans.year_words, first)}
    return frozenset(known | {str(year)} if len(first) > 1 else known)


def find_disagreements(
    file: IndicatorFile, rows: Mapping[str, Cells], plan_indicators: PlanIndicators, problems: Problems
) -> None:
    """Note each cell that says of a target what its words do not: the words are what was promised.

    A target that was revised stays as it is: its table may show any of those it had.
    """
    catalogue = plan_indicators.edition.catalogue
    for indicator in file.indicators:
        cells, targets = rows.get(str(indicator.number), {}), tuple(map(indicator.under, indicator.targets))
        shown = [dict(_shown(plan_indicators.target(one), catalogue)) for one in targets]
        if indicator.revisions:
            shown = [
                {**own, "source_words": plan_indicators.edition.source_words(one.target.wording).text}
                for own, one in zip(shown, targets, strict=True)
            ]
        is_share = is_percent(indicator.target.unit, plan_indicators.registers)
        for name in dict.fromkeys(name for own in shown for name in own):
            cell, known = cells.get(name), [own[name] for own in shown if name in own]
            if cell and cell.text and not any(_is_same(cell.text, one, is_share=is_share) for one in known):
                words = indicator.target.words
                problems.add(cell.mark, "table-target", value=cell.text, words=words, shown=known[-1] or "—")


def _shown(promised: Quantity | Words, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What the table shows of a target, by the names of its columns: of words that are not read, no number."""
    if not isinstance(promised, Quantity):
        yield from (("target", ""), ("upper", ""))
        return
    yield "target", f"{number(promised):f}"
    higher = upper(promised)
    yield "upper", "" if higher is None else f"{higher:f}"
    yield "comparator", comparison(promised, catalogue)


def _is_same(cell: str, shown: str, *, is_share: bool) -> bool:
    cell = "".join(cell.split())
    if cell == "".join(shown.split()):
        return True
    cell = cell.removesuffix("%") if is_share else cell
    try:
        return Decimal(plain_form(cell).replace(",", "")) == Decimal(shown)
    except InvalidOperation:
        return False


def _texts(node: Node | None) -> dict[str, str]:
    """The words by their languages; by none where they were given once."""
    if isinstance(node, Fields):
        return {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
    return {"": node.text if isinstance(node, Scalar) else ""}


def _text(node: Fields, key: str) -> str:
    found = node.get(key)
    return found.text if isinstance(found, Scalar) else ""
