"""Pictures and attachments of documents, as they are."""

from __future__ import annotations

from collections.abc import Iterable

from generator.publication import OutputFile, Publication


def write(publication: Publication) -> Iterable[OutputFile]:
    for source, path in publication.media.items():
        yield OutputFile(path, (publication.root / source).read_bytes())
