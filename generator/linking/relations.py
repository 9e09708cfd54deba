"""What pages have to do with one another, shown at both ends."""

from __future__ import annotations

from collections.abc import Iterable

from generator.linking.addresses import Addresses
from generator.publication import Link, LinkedPage, Page

_LAST = frozenset({"part_take", "part_source"})
"""Sections that stay below: what to take along, and where it comes from."""


def find_relations(pages: Iterable[Page], addresses: Addresses) -> dict[str, dict[str, Link]]:
    """The links to related pages by the address of the page they stand on."""
    found: dict[str, dict[str, Link]] = {}
    for page in pages:
        for related in page.related:
            other = addresses.page_of(related.to, page)
            if other is None:
                addresses.unfound(related.to)
                continue
            path = addresses.path_of(related.to, other)
            found.setdefault(page.path, {})[path] = Link(other.short_title or other.title, path, related.reason)
            found.setdefault(other.path, {})[page.path] = Link(
                page.short_title or page.title, page.path, related.reason
            )
    return found


def place_for_relations(page: LinkedPage) -> int:
    """Before which section of a page they stand."""
    return next((at for at, section in enumerate(page.sections) if section.id in _LAST), len(page.sections))
