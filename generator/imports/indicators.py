"""A table of indicators that came back from a spreadsheet, laid over the plan's `indicators.yml`.

The table says what its columns say; what it has no column for (quotation, topics, baseline …) stays as it was, and an
indicator that is not in the table stays too.  Every value keeps its place, so that a fault is told at its cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.edition import Edition
from generator.imports.table_file import TableCell, TableFile
from generator.imports.targets import TargetImport
from generator.numerals.plain import exact, plain_form
from generator.problems import Mark, Problems
from generator.registers import Registers
from generator.sources.yaml_file import Mapping, Node, Scalar, Sequence, items_of

COLUMNS = ("category", "number", "indicator", "nature", "responsible_unit", "source_words", "remarks")
AGREEING_COLUMNS = ("target", "upper", "comparator", "unit", "target_year")
"""What the words of a target say already: a table may leave these out."""


@dataclass(frozen=True)
class ImportedTable:
    """Tables in one language."""

    tables: tuple[TableFile, ...]
    edition: Edition

    @property
    def code(self) -> str:
        return self.edition.code

    def cells(self) -> Iterator[dict[str, TableCell]]:
        """The cells of each row by the names of their columns."""
        titles = {name: self.title(name) for name in (*COLUMNS, *AGREEING_COLUMNS)}
        for table in self.tables:
            positions = {name: table.column(title) for name, title in titles.items()}
            places = {name: position for name, position in positions.items() if position is not None}
            yield from ({name: row[position] for name, position in places.items()} for row in table.rows)

    def title(self, name: str) -> str:
        return self.edition.say(f"column_{name}").text

    def is_in_this_language(self) -> bool:
        table = self.tables[0]
        return all(table.column(self.title(name)) is not None for name in ("number", "indicator"))

    @cached_property
    def by_number(self) -> dict[str, dict[str, TableCell]]:
        return {_number_of(cells["number"]): cells for cells in self.cells()}

    def joined(self, other: ImportedTable) -> ImportedTable:
        return ImportedTable((*self.tables, *other.tables), self.edition)


def find_missing_columns(imported: ImportedTable, problems: Problems) -> None:
    for table in imported.tables:
        for name in COLUMNS:
            if table.column(imported.title(name)) is None:
                problems.add(table.titles[0].mark, "table-missing-column", title=imported.title(name))


def find_doubtful_rows(imported: ImportedTable, problems: Problems) -> None:
    """Note each row that speaks of no indicator, and each further one of the same: which of them holds is not known."""
    first: dict[str, TableCell] = {}
    for cells in imported.cells():
        cell = cells["number"]
        number = _number_of(cell)
        if not number.isdecimal():
            problems.add(cell.mark, "table-no-number", text=cell.text or cells["indicator"].text)
        elif number in first:
            problems.add(cell.mark, "table-repeated-number", number=number, first=first[number].mark)
        first.setdefault(number, cell)


def find_missing_languages(
    imported: Iterable[ImportedTable], old: Mapping, codes: Iterable[str], problems: Problems
) -> None:
    """Note each indicator that the plan has not yet, where a language of the site has no table with it."""
    by_code = {one.code: one.by_number for one in imported}
    known = {_text(one, "number") for category in items_of(old, "categories") for one in _indicators(category)}
    rows = {number: cells for own in by_code.values() for number, cells in own.items() if number not in known}
    for number, cells in rows.items():
        missing = [code for code in codes if number not in by_code.get(code, {})]
        if missing:
            languages = ", ".join(missing)
            problems.add(cells["number"].mark, "table-language-missing", number=number, languages=languages)


def tell_unused_columns(table: TableFile, used: Iterable[str], warnings: Problems) -> None:
    left = table.titles_beside(used)
    if left:
        warnings.add(table.titles[0].mark, "table-columns-left", columns=", ".join(left))


@dataclass(frozen=True, slots=True)
class TableImport:
    """`facts` is the table in the source language; `others` give names and remarks in theirs."""

    facts: ImportedTable
    others: tuple[ImportedTable, ...]
    registers: Registers
    targets: TargetImport
    warnings: Problems
    """What is not taken from the table, or stays in spite of it."""

    def over(self, plan: Mapping) -> Mapping:
        """The plan's indicators with what the tables say."""
        existing = {
            _text(one, "number"): (self.name_of(category), _mapping(one))
            for category in items_of(plan, "categories")
            for one in _indicators(category)
        }
        old_categories = {self.name_of(one): _mapping(one) for one in items_of(plan, "categories")}
        categories: dict[str, list[Node]] = {name: [] for name in old_categories}
        rows = self.facts.by_number
        self.tell_order(tuple(existing))
        for number in (*existing, *(one for one in rows if one not in existing)):
            name, node = existing.get(number, ("", Mapping((), plan.mark)))
            if number in rows:
                name, node = rows[number]["category"].text, self.indicator(number, rows[number], node)
            categories.setdefault(name, []).append(node)
        found = [
            self.category(name, position, old_categories.get(name), tuple(own))
            for position, (name, own) in enumerate(categories.items(), 1)
            if own or name in old_categories
        ]
        return _over(plan, (("categories", Sequence(tuple(found), plan.mark)),))

    def tell_order(self, existing: tuple[str, ...]) -> None:
        """Note that the rows stand in another order, and which indicators have none: the plan stays as it is."""
        rows, mark = self.facts.by_number, self.facts.tables[0].titles[0].mark
        if [one for one in rows if one in existing] != [one for one in existing if one in rows]:
            self.warnings.add(mark, "table-order")
        unlisted = [one for one in existing if one not in rows]
        if unlisted:
            self.warnings.add(mark, "table-unlisted", numbers=", ".join(unlisted))

    def name_of(self, category: Node) -> str:
        return _text(_mapping(category).get("name"), self.facts.code)

    def category(self, name: str, position: int, old: Mapping | None, own: tuple[Node, ...]) -> Mapping:
        mark = own[0].mark if own else Mark(self.facts.tables[0].path)
        if old is None:
            first = next(cells for cells in self.facts.by_number.values() if cells["category"].text == name)
            names = self.localized("category", first, Mapping((), mark))
            old = Mapping(((_key("id", mark), Scalar(f"category-{position}", mark)), (_key("name", mark), names)), mark)
        return _over(old, (("indicators", Sequence(own, mark)),))

    def indicator(self, number: str, cells: dict[str, TableCell], old: Mapping) -> Mapping:
        entries: list[tuple[str, Node | None]] = [
            ("number", Scalar(number, cells["number"].mark)),
            ("name", self.localized("indicator", cells, _mapping(old.get("name")))),
            ("nature", self.identified(cells["nature"], ("binding", "expected"), self.edition_words)),
            ("responsible_unit", self.unit(cells["responsible_unit"])),
        ]
        if not old.get("revisions") and (old.get("target") or self.is_promised(cells)):
            entries.append(("target", self.target(cells, _mapping(old.get("target")))))
        if not self.has_same_notes(number, old):
            notes = self.localized("remarks", cells, Mapping((), cells["number"].mark))
            entries.append(("notes", Sequence((notes,), notes.mark) if notes.entries else None))
        return _over(old if old.entries else Mapping((), cells["number"].mark), tuple(entries))

    def edition_words(self, key: str) -> str:
        return self.facts.edition.say(key).text

    def unit(self, cell: TableCell) -> Scalar:
        words = self.registers.unit_words
        return self.identified(cell, tuple(self.registers.units), lambda unit: words(unit, self.facts.edition).text)

    def identified(self, cell: TableCell, known: tuple[str, ...], name: Callable[[str], str]) -> Scalar:
        """The identifier behind a name; a name that nobody bears stays, to be told at its cell."""
        return Scalar(next((one for one in known if name(one) == cell.text), cell.text), cell.mark)

    def target(self, cells: dict[str, TableCell], old: Mapping) -> Mapping:
        words = self.words(cells, old.get("words"))
        fields = self.targets.fields(cells, old, words)
        return _over(old if old.entries else Mapping((), cells["source_words"].mark), fields)

    def is_promised(self, cells: dict[str, TableCell]) -> bool:
        """Whether the row has a target; what is only monitored has none."""
        imported = self.localized("source_words", cells, Mapping((), cells["source_words"].mark))
        return any(_of(value) for _, value in imported.entries)

    def words(self, cells: dict[str, TableCell], old: Node | None) -> Node:
        """The words of the target: for each language where the plan has them so or the tables differ, else once.

        A table shows the words of another language where its own has none.
        """
        imported = self.localized("source_words", cells, Mapping((), cells["source_words"].mark))
        before = old if isinstance(old, Mapping) else Mapping((), imported.mark)
        known = {value.text for _, value in before.entries if isinstance(value, Scalar)}
        new = tuple(
            (key.text, value) for key, value in imported.entries if before.get(key.text) or _of(value) not in known
        )
        if isinstance(old, Mapping):
            return _over(old, new)
        return imported if len({_of(value) for _, value in imported.entries}) > 1 else _scalar(cells["source_words"])

    def localized(self, column: str, cells: dict[str, TableCell], old: Mapping) -> Mapping:
        """The texts of a cell in every language that was brought, over those there are."""
        number = _number_of(cells["number"])
        said = [(self.facts.code, cells[column])]
        said += [(one.code, row[column]) for one in self.others if (row := one.by_number.get(number))]
        given = tuple((code, _scalar(cell)) for code, cell in said if cell.text)
        return _over(old if old.entries else Mapping((), cells[column].mark), given)

    def has_same_notes(self, number: str, old: Mapping) -> bool:
        """Whether the remarks are those the plan has: its notes in one run, as the table shows them."""
        for one in (self.facts, *self.others):
            row = one.by_number.get(number)
            texts = (_text(note, one.code) for note in items_of(old, "notes"))
            if row and _squeezed(row["remarks"].text) != _squeezed(" ".join(texts)):
                return False
        return True


def _over(old: Mapping, entries: tuple[tuple[str, Node | None], ...]) -> Mapping:
    """The mapping with these entries in place of its own; None takes one away."""
    given = dict(entries)
    kept = [
        (key, given.pop(key.text)) if key.text in given else (key, value)
        for key, value in old.entries
    ]  # fmt: skip
    added = [(_key(name, old.mark), value) for name, value in given.items()]
    return Mapping(tuple((key, value) for key, value in (*kept, *added) if value is not None), old.mark)


def _scalar(cell: TableCell) -> Scalar:
    return Scalar(cell.text, cell.mark)


def _number_of(cell: TableCell) -> str:
    """The number of an indicator, whatever its digits; what is none stays as it is."""
    number = exact(plain_form(cell.text))
    return str(int(number)) if number is not None and number == int(number) else cell.text


def _key(name: str, mark: Mark) -> Scalar:
    return Scalar(name, mark)


def _mapping(node: Node | None) -> Mapping:
    return node if isinstance(node, Mapping) else Mapping((), Mark(""))


def _indicators(category: Node) -> tuple[Node, ...]:
    return tuple(items_of(_mapping(category), "indicators"))


def _text(node: Node | None, key: str) -> str:
    found = _mapping(node).get(key)
    return _of(found) if found else ""


def _of(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _squeezed(text: str) -> str:
    return "".join(text.split())
