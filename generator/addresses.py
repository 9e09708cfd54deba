"""Addresses are promises: what was published is still there, has moved, or was withdrawn; all else is told.

It takes the finished publication and what the site has promised.  It gives the old addresses that lead on to others.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.formats.datasets import datasets
from generator.problems import Mark, Problems
from generator.publication import CSV, Publication
from generator.registers.addresses import (
    COLUMNS,
    LIST,
    MOST_MOVES,
    AddressRegister,
    Change,
    Listed,
    Moved,
    Withdrawn,
    rest_below,
    with_all_above,
)

MOST_COMPARED = 200
"""New addresses that a lost one is compared with for a suggestion: enough for one document, and no square of a site."""
MOST_SUGGESTED = 20
"""Lost addresses that get one: whoever renames more at a time knows what they did."""


def addresses_of(publication: Publication) -> dict[str, tuple[str, ...]]:
    """Every address that the site promises, a table with the names of its columns.

    Other formats of a table stand beside its CSV, and the text view of a page below it: they follow by themselves.
    """
    found: dict[str, tuple[str, ...]] = {page.path: () for page in publication.pages if page.listed}
    for dataset in datasets(publication):
        found[dataset.path(CSV)] = tuple(one.name for one in dataset.fields)
    return found | dict.fromkeys(publication.media.attachments, ())


def list_with(listed: Mapping[str, Listed], published: Mapping[str, tuple[str, ...]]) -> str:
    """The list with what is new; nothing is taken out of it."""
    before = {address: one.columns for address, one in listed.items()}
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(COLUMNS.required)
    for address in sorted(before | dict(published)):
        columns = dict.fromkeys((*before.get(address, ()), *published.get(address, ())))
        writer.writerow((address, " ".join(columns)))
    return rows.getvalue()


def keep(register: AddressRegister, publication: Publication, problems: Problems) -> Publication:
    """The publication with the addresses that lead on, those that are new, and every warning.

    Raise `InvalidContent` where it breaks a promise.
    """
    if register.is_kept or register.changes:
        publication = _Keeper(register, addresses_of(publication), problems).kept(publication)
    problems.stop_if_any()
    return replace(publication, warnings=tuple(problems))


@dataclass(frozen=True, slots=True)
class _Keeper:
    register: AddressRegister
    published: Mapping[str, tuple[str, ...]]
    problems: Problems

    def kept(self, publication: Publication) -> Publication:
        there = {page.path for page in publication.pages} | set(self.published)
        codes = tuple(language.code for language in publication.languages)
        gone = [*dict.fromkeys((*self.register.listed, *self.named(codes)))]
        gone = [address for address in gone if address not in there]
        new = tuple(address for address in self.published if address not in self.register.listed)
        self.find_present(there, codes)
        moved: dict[str, str] = {}
        lost: list[str] = []
        for address in gone:
            change = self.register.change_of(address)
            if change is None or change[0].column:
                lost.append(address)
            elif (target := self.target_of(address, there)) is not None:
                moved[address] = target
        self.tell_lost(lost, new)
        self.find_lost_columns()
        return replace(publication, moved=moved, new_addresses=new if self.register.is_kept else ())

    def named(self, codes: tuple[str, ...]) -> Iterator[str]:
        """The addresses that entries name themselves, which the list need not know."""
        for one, _ in self.register.changes:
            if one.column is None:
                yield from _in_languages(one.address, codes)

    def target_of(self, address: str, there: set[str]) -> str | None:
        """Where an address leads in the end; None where nothing takes its place, which is told where it is wrong."""
        at = address
        for _ in range(MOST_MOVES):
            change = self.register.change_of(at)
            if change is None or change[0].column:
                break
            one, mark = change
            target = _led_on(at, one)
            if target is None or target == at:
                return None
            if target in there:
                return target
            if isinstance(one, Withdrawn) or self.register.change_of(target) is None:
                self.problems.add(mark, "moved-nowhere", address=address, target=target)
                return None
            at = target
        self.problems.add(self.register.changes[0][1], "moved-nowhere", address=address, target=at)
        return None

    def find_present(self, there: set[str], codes: tuple[str, ...]) -> None:
        """Note what is said to be gone and is there, and what is to take the place of something and is not."""
        pages = (one.address for one in self.register.withdrawn if one.is_page)
        others = there - {address for page in pages for address in _in_languages(page, codes)}
        for one, mark in self.register.changes:
            named = _in_languages(one.address, codes)
            if one.column:
                found = [f"{each} {one.column}" for each in named if one.column in self.published.get(each, ())]
            else:
                found = [each for each in named if each in others]
            for address in found[:1]:
                self.problems.add(mark, "address-still-there", address=address)
            replaced = one.replaced_by if isinstance(one, Withdrawn) else None
            if replaced and not there.intersection(_in_languages(replaced, codes)):
                self.problems.add(mark, "moved-nowhere", address=one.address, target=replaced)

    def tell_lost(self, lost: list[str], new: tuple[str, ...]) -> None:
        """Once for each, not again for other languages and for what stands below."""
        told: dict[str, str] = {}
        homes: set[str] = set()
        for address in sorted(lost, key=lambda one: (one.count("/"), self.line_of(one))):
            language, _, path = address.partition("/")
            if told.keys().isdisjoint(with_all_above(path)) and language not in homes:
                told[path] = address
                homes.update([language] if not path else [])
        for at, address in enumerate(told.values()):
            compared = new[:MOST_COMPARED] if at < MOST_SUGGESTED else ()
            near = [*difflib.get_close_matches(address, compared, 1, 0.7), ""][0]
            mark = Mark(LIST, self.line_of(address))
            self.problems.add(mark, "address-vanished", address=address, suggestion=near)

    def find_lost_columns(self) -> None:
        told: set[tuple[str, str]] = set()
        for address, listed in self.register.listed.items():
            for column in listed.columns if address in self.published else ():
                key = (address.partition("/")[2], column)
                if column in self.published[address] or key in told:
                    continue
                change = self.register.change_of(address, column)
                if change is None or change[0].column != column:
                    told.add(key)
                    self.problems.add(Mark(LIST, listed.line), "column-vanished", address=address, column=column)
                elif isinstance(change[0], Moved):
                    table = _led_on(address, change[0]) or address
                    if change[0].to_column not in self.published.get(table, ()):
                        told.add(key)
                        target = f"{table} {change[0].to_column}"
                        self.problems.add(change[1], "moved-nowhere", address=f"{address} {column}", target=target)

    def line_of(self, address: str) -> int:
        return self.register.listed[address].line if address in self.register.listed else 1


def _in_languages(address: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The address where it names its language, or is a file of no language; else in each language."""
    first = address.partition("/")[0]
    return (address,) if first in {*codes, "media"} else tuple(f"{code}/{address}" for code in codes)


def _led_on(address: str, change: Change) -> str | None:
    """Where an entry leads an address; None where it is the withdrawn page itself, or a file that is no more."""
    prefix, rest = rest_below(address, change.address) or ("", "")
    if isinstance(change, Moved):
        return f"{prefix}{change.to}{rest}"
    is_page = change.is_page and address.endswith("/")
    return f"{prefix}{change.address}" if is_page and rest else None
