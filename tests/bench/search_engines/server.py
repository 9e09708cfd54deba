"""Serves what an engine wrote, packed as web servers pack it."""

from __future__ import annotations

import functools
import gzip
from pathlib import Path

from tests.browser.site_server import SiteHandler

PACKED = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}


@functools.cache
def packed(path: Path) -> bytes:
    """Once only: packing a large index takes longer than sending it."""
    return gzip.compress(path.read_bytes(), mtime=0)


class KeepingHandler(SiteHandler):
    """HTTP/1.1, text packed, all to be kept.  What is packed already (Pagefind's files) goes as it is."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if file.is_file() and file.suffix in PACKED:
            kind = PACKED[file.suffix]
            self.send_whole(packed(file), kind, Content_Encoding="gzip", Cache_Control="max-age=31536000")
        else:
            super().do_GET()
