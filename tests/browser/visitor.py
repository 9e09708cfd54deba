"""Someone at a browser, who notes what the pages ask for and what the browser complains of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Response, Route

ERROR_STATUS = 400
PATIENCE = 30_000  # milliseconds: only what fails waits so long, and machines can be busy
PLANTED = "planted.html"
VIOLATIONS = """addEventListener("securitypolicyviolation",
  event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));"""
"""Whatever the site's security policy forbids is a complaint, also where the browser says nothing of it."""


class Visitor:
    """One page in a browser, kept to the site: requests to any other host are noted and cut off."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.outside: list[str] = []
        self.complaints: list[str] = []
        context.set_default_timeout(PATIENCE)
        context.add_init_script(VIOLATIONS)
        context.route(re.compile(f"^(?!{re.escape(address)})"), self._cut_off)
        self.page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._note_error)
        self.page.on("response", self._check)

    def visit(self, path: str) -> None:
        """Open a page of the site, given its address below the root."""
        self.page.goto(self.address + path)

    def show(self, html: str) -> None:
        """Open a page of planted breaches as if the site had it."""
        self.page.route(self.address + PLANTED, lambda route: route.fulfill(body=html, content_type="text/html"))
        self.visit(PLANTED)

    def _cut_off(self, route: Route) -> None:
        self.outside.append(route.request.url)
        route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _check(self, response: Response) -> None:
        if response.status >= ERROR_STATUS:
            self.complaints.append(f"{response.status} {response.url}")
