"""What a screen reader says on the way through the site is what was listened to and found good."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.goldens import Goldens
from tests.heard.journey import JOURNEYS, TRANSCRIPTS, Heard, Journey, Move, parsed, written
from tests.heard.rig.listener import Listener

pytestmark = [pytest.mark.browser, pytest.mark.unsettled]

NAMES = sorted(path.stem for path in JOURNEYS.glob("*.yml"))


@dataclass(frozen=True, slots=True)
class Breach:
    """What spoils a page for the ear, and a journey that hears it."""

    journey: str
    page: str
    good: str
    bad: str

    def spoil(self, route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(self.good, self.bad))


BREACHES = (
    Breach("landmarks", "", "<nav aria-label", "<nav data-label"),
    Breach("outcomes", "reports/hongqiao-town-lifts/", "<caption", "<caption hidden"),
)


def make(move: Move, listener: Listener, root: str, expected: tuple[str, ...]) -> Heard:
    if move.key:
        return Heard(str(move), tuple(listener.press(move.key, expected, loads=move.loads)))
    return Heard(str(move), tuple(listener.go(f"{root}{move.page}", expected)))


def travel(name: str, listener: Listener, address: str, expected: list[Heard]) -> list[Heard]:
    """Go the whole way.  After a surprise nothing more is expected: what comes then comes of it."""
    heard: list[Heard] = []
    for number, move in enumerate(Journey.read(JOURNEYS / f"{name}.yml").moves()):
        as_expected = heard == expected[:number] and number < len(expected)
        said = expected[number].said if as_expected else ()
        heard.append(make(move, listener, f"{address}{listener.language}/", said))
    return heard


def golden(name: str, listener: Listener) -> Path:
    return TRANSCRIPTS / f"{name}.{listener.language}.txt"


@pytest.mark.check("heard")
@pytest.mark.parametrize("name", NAMES)
def test_journey_sounds_as_it_should(name: str, listener: Listener, address: str, goldens: Goldens) -> None:
    expected = golden(name, listener)
    known = parsed(goldens.read(expected))
    heard = travel(name, listener, address, known)
    if heard != known:  # the desk may not have been at rest after the journey before; a true change is heard twice
        heard = travel(name, listener, address, known)
    goldens.check(expected, written(heard))


@pytest.mark.parametrize("breach", BREACHES, ids=lambda one: one.journey)
def test_planted_breach_is_heard(breach: Breach, listener: Listener, address: str) -> None:
    spoilt = f"{address}{listener.language}/{breach.page}"
    expected = parsed(golden(breach.journey, listener).read_text("utf-8"))
    listener.page.route(spoilt, lambda route: breach.spoil(route))  # noqa: PLW0108 - Playwright marks what it is given, and slots take no marks
    heard = travel(breach.journey, listener, address, expected)
    listener.page.unroute(spoilt)
    assert heard[0] == expected[0]
    assert heard != expected
