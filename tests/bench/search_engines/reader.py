"""Somebody who searches: on a slow phone with nothing kept, or at leisure.  What it takes is counted by the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import CDPSession, Page, Playwright

from run import find_browser
from tests.bench.search_engines.engine import PAGE
from tests.bench.search_engines.memory import Memory

SCRIPT = Path(__file__).with_name("reader.js")
BLANK = "blank.html"
SLOWER = 4
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
QUIET = 300
"""Milliseconds without a request after which none is expected."""
PATIENCE = 20
"""How many such pauses are given to requests that are on their way."""
ARGUMENTS = ("--no-sandbox", "--disable-background-networking")


@dataclass
class Traffic:
    """What went over the line, in bytes by path, heads of replies included.

    It has no slots: Playwright leaves a mark on whatever listens.
    """

    paths: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def listen(self, session: CDPSession) -> None:
        session.on("Network.requestWillBeSent", self._start)
        session.on("Network.loadingFinished", self._finish)
        session.on("Network.loadingFailed", self._fail)
        session.send("Network.enable")

    def _start(self, event: dict) -> None:  # type: ignore[type-arg] # JSON
        self.paths[event["requestId"]] = unquote(urlsplit(event["request"]["url"]).path).lstrip("/")

    def _finish(self, event: dict) -> None:  # type: ignore[type-arg]
        if event["requestId"] in self.paths:
            self.sizes[event["requestId"]] = int(event["encodedDataLength"])

    def _fail(self, event: dict) -> None:  # type: ignore[type-arg]
        self.sizes.setdefault(event["requestId"], 0)

    def loaded(self) -> list[tuple[str, int]]:
        return [(self.paths[key], size) for key, size in self.sizes.items() if size]

    def total(self) -> int:
        return sum(self.sizes.values())


@dataclass(frozen=True, slots=True)
class Found:
    """`wait`: milliseconds until the first result, or until it was said that there is none."""

    wait: float
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """`address` is the site's, with a slash at the end."""

    page: Page
    session: CDPSession
    address: str
    traffic: Traffic
    faults: list[str]

    def open(self, language: str, query: str) -> Found:
        """Open the search page with a query in its address."""
        place = f"{self.address}{language}/{PAGE.removesuffix('index.html')}?q={quote(query)}"
        self.page.goto(place, wait_until="commit")
        return self._found(self.page.evaluate("() => reader.opened"))

    def ask(self, query: str) -> Found:
        return self._found(self.page.evaluate("query => reader.ask(query)", query))

    def more(self) -> tuple[str, ...]:
        """The addresses of all results shown, after more were asked for."""
        return self._paths(self.page.evaluate("() => reader.more()"))

    def narrow(self) -> bool:
        """Open what narrows the results; whether there is such a thing."""
        opened: bool = self.page.evaluate(
            "() => { const one = document.getElementById('search_narrow'); return Boolean(one && (one.open = true)); }"
        )
        return opened

    def settle(self) -> None:
        """Wait until nothing is on its way; what never ends, as an icon given up, is not waited for forever."""
        idle, before = 0, -1
        while idle < PATIENCE and (not idle or before < len(self.traffic.paths)):
            self.page.wait_for_timeout(QUIET)
            idle, before = (idle + 1 if before == len(self.traffic.sizes) else 0), len(self.traffic.sizes)

    def slow_down(self) -> None:
        self.session.send("Network.emulateNetworkConditions", SLOW_4G)
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def heap(self) -> int:
        """Bytes in use by scripts, once what is useless is gone."""
        self.session.send("HeapProfiler.collectGarbage")
        usage = self.session.send("Runtime.getHeapUsage")
        return int(usage["usedSize"] + usage.get("backingStorageSize", 0))

    def _found(self, reply: dict) -> Found:  # type: ignore[type-arg]
        if self.faults:
            raise RuntimeError("; ".join(self.faults))
        return Found(reply["first"], self._paths(reply["addresses"]))

    def _paths(self, addresses: list[str]) -> tuple[str, ...]:
        return tuple(unquote(address.removeprefix(self.address)) for address in addresses)


@contextmanager
def reader_at(playwright: Playwright, address: str) -> Iterator[tuple[Reader, Memory]]:
    """A browser of their own, on an empty page of the site."""
    browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
    try:
        page = browser.new_page()
        page.set_default_timeout(0)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("response", lambda one: faults.append(f"{one.status} {one.url}") if one.status >= 400 else None)
        page.goto(address + BLANK)
        page.add_init_script(path=SCRIPT)
        session, traffic = page.context.new_cdp_session(page), Traffic()
        traffic.listen(session)
        yield Reader(page, session, address, traffic, faults), Memory(browser.new_browser_cdp_session())
    finally:
        browser.close()
