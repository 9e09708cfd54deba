"""What the comparison asks of an engine."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from tests.bench.search_engines.corpus import Corpus

PAGE = "search/index.html"
"""Where, below the folder of a language, the page stands on which one searches."""


class SearchEngine(Protocol):
    """An index of a corpus, and a page to ask it on.

    The page has the form, the status and the results of the site's own, under the same ids: a query in its address is
    answered at once, five results at first and ten more at a button.
    """

    @property
    def name(self) -> str: ...

    def missing(self) -> str:
        """What is to be installed first, and how; nothing where all is there."""

    def publish(self, corpus: Corpus, folder: Path) -> None:
        """Write the index, and the page for each language."""

    def belongs(self, path: str) -> bool:
        """Whether a file is loaded for the search, and not with any page."""
