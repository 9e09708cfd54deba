"""What the site has promised to keep: the addresses it has published, and where those have gone that are no more.

`content/addresses.csv` lists every page, table and attachment that was ever published, a table with the names of its
columns.  A command writes it; no build does.  `content/addresses.yml` is written by people: what has moved, what was
withdrawn.  Addresses in it may leave out the language, and then hold for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import Field, PlainValidator, model_validator

from generator.dates import PartialDate
from generator.problems import Mark, Problems
from generator.sources import yaml_file
from generator.sources.csv_file import Columns, read_csv
from generator.sources.fields import Date, Localized, Model, Reading, Text, fault, read_model
from generator.sources.fields.scalars import text_of
from generator.sources.release import is_before
from generator.sources.tree import Tree

LIST, CHANGES = "content/addresses.csv", "content/addresses.yml"
COLUMNS = Columns({"address": "address", "columns": "columns"}, ("address", "columns"))
MOST_MOVES = 20
"""How often one address may move on.  More is a circle: people move a page a few times in its life."""


def _path(value: object) -> str:
    """An address of the site as it is kept: no slash before it, one behind a page."""
    text = text_of(value)
    if "://" in text or text.strip("/ ") == "" or {"..", "."} & set(text.split("/")):
        fault("bad-site-address", value=text)
    bare = text.strip().strip("/")
    return bare if "." in bare.rsplit("/", 1)[-1] else f"{bare}/"


SiteAddress = Annotated[str, PlainValidator(_path)]


class Moved(Model):
    """A page with all that stands below it, a file, or one `column` of a table."""

    address: SiteAddress = Field(alias="from")
    to: SiteAddress
    column: Text | None = None
    to_column: Text | None = None

    @model_validator(mode="after")
    def _names_both_columns(self) -> Moved:
        if (self.column is None) != (self.to_column is None):
            fault("missing-field", field="column" if self.column is None else "to_column")
        return self


class Withdrawn(Model):
    """What is no more there.  A page needs the `title` that it had."""

    address: SiteAddress
    column: Text | None = None
    title: Localized | None = None
    on: Date
    reason: Localized
    replaced_by: SiteAddress | None = None

    @property
    def is_page(self) -> bool:
        return self.address.endswith("/") and self.column is None


class ChangesFile(Model):
    moved: tuple[Moved, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()


Change: TypeAlias = Moved | Withdrawn


class Listed(NamedTuple):
    """A promise: the columns of a table by their names, and the line it stands in."""

    columns: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class AddressRegister:
    """`is_kept`: whether the site keeps a list at all; without one nothing is promised."""

    is_kept: bool = False
    listed: Mapping[str, Listed] = field(default_factory=dict, hash=False)
    changes: tuple[tuple[Change, Mark], ...] = ()

    @property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        return tuple(one for one, _ in self.changes if isinstance(one, Withdrawn))

    @cached_property
    def by_address(self) -> Mapping[str, tuple[tuple[Change, Mark], ...]]:
        found: dict[str, tuple[tuple[Change, Mark], ...]] = {}
        for change in self.changes:
            found[change[0].address] = (*found.get(change[0].address, ()), change)
        return found

    def change_of(self, address: str, column: str | None = None) -> tuple[Change, Mark] | None:
        """What became of an address, or of a column of the table there: the entry that names it most closely."""
        places = (*with_all_above(address), *with_all_above(address.partition("/")[2]))
        named = (change for place in places for change in self.by_address.get(place, ()))
        found = [change for change in named if change[0].column is None or change[0].column == column]
        return max(found, key=lambda change: (change[0].column is not None, len(change[0].address)), default=None)


def with_all_above(address: str) -> tuple[str, ...]:
    """The address, and every folder that it stands in."""
    folders = (address[: at + 1] for at, sign in enumerate(address) if sign == "/")
    return tuple(dict.fromkeys((address, *folders)))


def rest_below(address: str, above: str) -> tuple[str, str] | None:
    """The language and the rest of an address that is `above`, or below it; None where it is neither.

    The language is empty where `above` names it itself.
    """
    language, _, path = address.partition("/")
    for prefix, whole in (("", address), (f"{language}/", path)):
        if whole == above or (above.endswith("/") and whole.startswith(above)):
            return prefix, whole.removeprefix(above)
    return None


def read_addresses(tree: Tree, reading: Reading, on: PartialDate | None = None) -> AddressRegister:
    """Both files, where the site has them.  `on` is the day that the site is made for."""
    changes = tuple(_changes(tree, reading))
    for one, mark in changes:
        if on and isinstance(one, Withdrawn) and is_before(on, one.on):
            reading.problems.add(mark, "day-ahead", day=one.on, on=on)
    listed = read_list(tree, reading.problems) if LIST in tree.files else {}
    return AddressRegister(LIST in tree.files, listed, changes)


def read_list(tree: Tree, problems: Problems) -> dict[str, Listed]:
    """The list by address; nothing where there is none."""
    table = read_csv(LIST, COLUMNS, tree, problems) if (tree.root / LIST).is_file() else None
    rows = table.rows() if table else ()
    return {row.cells["address"]: Listed(tuple(row.cells["columns"].split()), row.line) for row in rows}


def _changes(tree: Tree, reading: Reading) -> Iterator[tuple[Change, Mark]]:
    text = tree.text_of(CHANGES, reading.problems) if CHANGES in tree.files else None
    if text is None:
        return
    before = reading.problems.errors
    node = yaml_file.read_yaml(text, CHANGES, reading.problems)
    if node is None and reading.problems.errors == before:
        reading.problems.add(Mark(CHANGES), "file-empty")
    changes = read_model(ChangesFile, node, reading) if node is not None else None
    if changes is None or not isinstance(node, yaml_file.Mapping):
        return
    every: tuple[tuple[str, tuple[Change, ...]], ...] = (("moved", changes.moved), ("withdrawn", changes.withdrawn))
    for key, entries in every:
        for one, item in zip(entries, yaml_file.items_of(node, key), strict=True):
            if isinstance(one, Withdrawn) and one.is_page and one.title is None:
                reading.problems.add(item.mark, "missing-field", field="title")
            yield one, item.mark
