"""What was made of pictures already: a preview makes the site anew at each save, and not its pictures."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable

from generator.media.pictures import Picture, render

MOST_BYTES = 200_000_000
"""Of all that is kept: some 500 photographs in three sizes and two formats.  What was used longest ago goes first."""
Written = tuple[tuple[str, bytes], ...]


class PictureMemory:
    """Renditions by the content of the picture and where it is published."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.kept: OrderedDict[tuple[str, Picture], Written] = OrderedDict()
        self.size = 0

    def render(self, picture: Picture, data: bytes) -> Iterable[tuple[str, bytes]]:
        """The same as `pictures.render` gives."""
        key = hashlib.sha256(data).hexdigest(), picture
        if key not in self.kept:
            self.kept[key] = tuple(render(picture, data))
            self.size += _size(self.kept[key])
        self.kept.move_to_end(key)
        written = self.kept[key]
        while self.size > self.most_bytes:
            self.size -= _size(self.kept.popitem(last=False)[1])
        return written


def _size(written: Written) -> int:
    return sum(len(content) for _, content in written)
