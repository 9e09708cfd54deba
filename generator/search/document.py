"""What can be found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One place that a search may lead to: a page, or what has an anchor on it.

    `place` says where it stands.  `keywords` are found but not shown.
    """

    address: str
    title: str
    kind: str
    text: str = ""
    place: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page: itself first among its parts.  `facets` hold, by name, the values it may be narrowed by.

    Pages with the same `key` are versions of one in several languages.
    """

    language: str
    parts: tuple[Part, ...]
    date: str = ""
    """ISO 8601, as far as it is known: `2021-04`."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    key: str = ""
