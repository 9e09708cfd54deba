"""What a screen reader says on the way through the site is what was listened to and found good."""

from __future__ import annotations

import pytest

from tests.goldens import Goldens
from tests.heard.journey import JOURNEYS, TRANSCRIPTS, Heard, Journey, Move, parsed, written
from tests.heard.rig.listener import Listener

pytestmark = pytest.mark.browser

NAMES = sorted(path.stem for path in JOURNEYS.glob("*.yml"))


def make(move: Move, listener: Listener, root: str, expected: tuple[str, ...]) -> Heard:
    if move.key:
        return Heard(str(move), tuple(listener.press(move.key, expected, loads=move.loads)))
    return Heard(str(move), tuple(listener.go(f"{root}{move.page}", expected)))


def travel(journey: Journey, listener: Listener, address: str, expected: list[Heard]) -> list[Heard]:
    """Go the whole way.  After a surprise nothing more is expected: what follows follows from it."""
    heard: list[Heard] = []
    for number, move in enumerate(journey.moves()):
        as_expected = heard == expected[:number] and number < len(expected)
        heard.append(make(move, listener, f"{address}{listener.language}/", expected[number].said if as_expected else ()))
    return heard


@pytest.mark.parametrize("name", NAMES)
def test_journey_sounds_as_it_should(name: str, listener: Listener, address: str, goldens: Goldens) -> None:
    golden = TRANSCRIPTS / f"{name}.{listener.language}.txt"
    journey = Journey.read(JOURNEYS / f"{name}.yml")
    heard = travel(journey, listener, address, parsed(goldens.read(golden)))
    goldens.check(golden, written(heard))
