"""The tables that can be taken along, as typed columns and rows: what every format of data is written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from generator.language import Language, Words
from generator.messages import Catalogue
from generator.publication import (
    CSV,
    FILE_KINDS,
    Cell,
    Column,
    FileKind,
    Frame,
    Link,
    LinkedPage,
    Publication,
    Quantity,
    Row,
    RowGroup,
    Table,
    Written,
)
from generator.quantities.numbers import number, upper
from generator.quantities.words import comparison

GROUP = "group"
ADDRESS = "address"

Value = str | Decimal | None
Kind = Literal["text", "number"]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that was written, with its size in bytes."""

    kind: FileKind
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Field:
    """A column of data: `name` is the same in every language and version, `title` is what readers see."""

    name: str
    title: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table in one language.  `stem` is the path of its files without folder of the format and ending."""

    stem: str
    language: Language
    page: LinkedPage
    frame: Frame
    title: str
    name: str
    """What the table is called away from its page."""
    note: str
    fields: tuple[Field, ...]
    records: tuple[tuple[Value, ...], ...]

    @property
    def id(self) -> str:
        """The same in every language."""
        return self.stem.removeprefix(f"{self.language.code}/")

    def path(self, kind: FileKind) -> str:
        return kind.path(self.stem)


def files_of(download: str, written: Written) -> tuple[DataFile, ...]:
    """What was written of the table whose CSV stands at `download`."""
    stem = download.removesuffix(f".{CSV.ending}")
    paths = ((kind, kind.path(stem)) for kind in FILE_KINDS)
    return tuple(
        DataFile(kind, path, written.sizes[path]) for kind, path in paths if path in written.sizes
    )  # fmt: skip


def datasets(publication: Publication) -> tuple[Dataset, ...]:
    """Every table with a download, in the order of the pages; one that stands on two pages is the first's."""
    found: dict[str, Dataset] = {}
    for page in publication.pages:
        for table in tables_of(page):
            if table.download and table.download not in found:
                found[table.download] = _dataset(table, page, publication)
    return tuple(found.values())


def tables_of(page: LinkedPage) -> Iterator[Table]:
    """The tables of a page that can be taken along."""
    for section in page.sections:
        yield from (block for block in section.blocks if isinstance(block, Table) and block.download)


def _dataset(table: Table, page: LinkedPage, publication: Publication) -> Dataset:
    frame = publication.frames[page.language.code]
    columns = tuple(_columns(table, frame.catalogue, publication))
    kept = tuple(column for column in columns if column.always or any(value is not None for value in column.values))
    return Dataset(
        stem=str(table.download).removesuffix(f".{CSV.ending}"),
        language=page.language,
        page=page,
        frame=frame,
        title=table.caption.text,
        name=page.name_of(table, frame.catalogue),
        note=table.note.text if table.note else "",
        fields=_distinct(tuple(column.field for column in kept)),
        records=tuple(zip(*(column.values for column in kept), strict=True)),
    )


class _Filled(NamedTuple):
    """A column with its values.  Those that are not `always` there are left out where they are empty."""

    field: Field
    values: tuple[Value, ...]
    always: bool = True


def _columns(table: Table, catalogue: Catalogue, publication: Publication) -> Iterator[_Filled]:
    if table.group_title:
        titles = tuple(_text(group.title) for group, _ in _rows(table))
        yield _Filled(Field(GROUP, table.group_title.text), titles)
    columns = table.columns + table.extra
    several = sum(column.role == "quantity" for column in columns) > 1
    for position, column in enumerate(columns):
        cells = tuple((row.cells + row.extra)[position] for _, row in _rows(table))
        if column.role == "quantity":
            yield from _amounts(column, cells, catalogue, several=several)
        elif column.role == "number" and all(cell is None or _text(cell).isdecimal() for cell in cells):
            numbers = tuple(Decimal(_text(cell)) if cell else None for cell in cells)
            yield _Filled(Field(column.name, column.title.text, "number"), numbers)
        else:
            yield _Filled(Field(column.name, column.title.text), tuple(_text(cell) or None for cell in cells))
    addresses = tuple(_address(table, row, publication) for _, row in _rows(table))
    yield _Filled(Field(ADDRESS, catalogue.say("column_address")), addresses, always=False)


def _amounts(column: Column, cells: tuple[Cell, ...], catalogue: Catalogue, *, several: bool) -> Iterator[_Filled]:
    """A number, its comparator and its unit apart; words that stand in a number's place in a column of their own."""
    quantities = tuple(cell if isinstance(cell, Quantity) else None for cell in cells)

    def part(name: str) -> Field:
        title = catalogue.say(f"column_{name}")
        title = catalogue.say("quantity_part", column=column.title, part=title) if several else title
        return Field(f"{column.name}_{name}", title)

    values = tuple(number(one) if one else None for one in quantities)
    yield _Filled(Field(column.name, column.title.text, "number"), values)
    comparators = tuple(comparison(one, catalogue) or None if one else None for one in quantities)
    uppers = tuple(upper(one) if one else None for one in quantities)
    yield _Filled(replace(part("upper"), kind="number"), uppers, always=False)
    yield _Filled(part("comparator"), comparators)
    yield _Filled(part("unit"), tuple((one.unit.name.text or None) if one and one.unit else None for one in quantities))
    words = tuple(None if isinstance(cell, Quantity) else _text(cell) or None for cell in cells)
    yield _Filled(part("words"), words, always=False)


def _rows(table: Table) -> Iterator[tuple[RowGroup, Row]]:
    return ((group, row) for group in table.groups for row in group.rows)


def _text(cell: Cell) -> str:
    if isinstance(cell, Link):
        cell = cell.label
    return cell.text if isinstance(cell, Words) else ""


def _address(table: Table, row: Row, publication: Publication) -> str | None:
    """The page behind the header of a row."""
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.role == "header" and isinstance(cell, Link) and cell.path:
            return publication.absolute(cell.path)
    return None


def _distinct(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with a number behind every name and title that is there a second time."""
    names = _numbered((field.name for field in fields), "{}_{}")
    titles = _numbered((field.title for field in fields), "{} ({})")
    return tuple(
        replace(field, name=name, title=title) for field, name, title in zip(fields, names, titles, strict=True)
    )


def _numbered(words: Iterable[str], pattern: str) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    distinct = []
    for word in words:
        seen[word] += 1
        distinct.append(word if seen[word] == 1 else pattern.format(word, seen[word]))
    return tuple(distinct)
