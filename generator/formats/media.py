"""Pictures in the sizes that pages offer, drawings, and attachments as they are."""

from __future__ import annotations

from collections.abc import Iterable

from generator.media import PictureMemory, render
from generator.publication import OutputFile, Publication

_OF_PREVIEW = PictureMemory()
"""Lives as long as the process: at each save a preview asks for the same pictures again."""


def write(publication: Publication) -> Iterable[OutputFile]:
    media, root = publication.media, publication.root
    rendered = _OF_PREVIEW.render if publication.preview else render
    for picture in media.pictures.values():
        for path, content in rendered(picture, (root / picture.source).read_bytes()):
            yield OutputFile(path, content)
    for drawing in media.drawings.values():
        yield OutputFile(drawing.path, drawing.drawing.content.encode())
    for attachment in media.attachments.values():
        yield OutputFile(attachment.path, (root / attachment.source).read_bytes())
