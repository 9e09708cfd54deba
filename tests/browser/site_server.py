"""The built site, served on this machine as a plain web server would."""

from __future__ import annotations

import functools
import gzip
import sys
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.page_types import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKED = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class SiteServer(ThreadingHTTPServer):
    """Takes as many connections at once as browsers ask for.

    A browser opens six for a page.  Of more than the five that wait by default the rest are dropped, and tried again
    after one second, three and seven: on a busy machine pages then seem not to load.
    """

    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of what goes wrong, but not of a browser that has left a page before all of it had come."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of a folder, over connections that are kept open; the site's own page where there is none."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are sent one after the other: the second would wait 40 ms

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / NOT_FOUND
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_whole(page.read_bytes(), "text/html", code)

    def send_whole(self, content: bytes, kind: str, code: int = HTTPStatus.OK, **headers: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)


class PackingHandler(SiteHandler):
    """The same with text packed and to be kept: as sites of this kind are set up."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if file.is_file() and file.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            packed = gzip.compress(file.read_bytes(), mtime=0)
            self.send_whole(packed, PACKED[file.suffix], Content_Encoding="gzip", Cache_Control="max-age=31536000")
        else:
            super().do_GET()


@contextmanager
def served(folder: Path, handler: type[SiteHandler] = SiteHandler) -> Iterator[str]:
    """Serve a folder; gives its address, with a slash at the end."""
    bound = functools.partial(handler, directory=str(folder))
    with SiteServer(("127.0.0.1", 0), bound) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
