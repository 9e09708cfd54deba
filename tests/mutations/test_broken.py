"""Whatever stands in a source, it is published or told: no traceback, and nobody waits for long."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator.build import build, write
from generator.messages import read_catalogue
from generator.problems import InvalidContent, Problem, Problems
from generator.publish import rehearse
from generator.settings import read_settings
from tests.long_runs import is_long
from tests.mutations.broken import Hangs, bytes_mutated, values_mutated, within_seconds
from tests.mutations.memory import remembering
from tests.mutations.mutants import Mutated
from tests.mutations.seen import Seen

EACH, EACH_IN_A_LONG_RUN = 85, 1700
"""Mutants of each of the three sites by either way: 510 in every run, 10,200 before a release."""
LOOKED_THROUGH = 20
"""One in so many that can be published is written whole and looked over, which takes a second."""
SEED = 1


def look_at(mutated: Mutated, path: str, content: bytes | str, *, whole: bool = False) -> None:
    """Build the site with one file broken; what is wrong can be told in every language, what is right can be shown."""
    mutated.site.put(path, content)
    told: tuple[Problem, ...] = ()
    try:
        with within_seconds():
            problems = Problems()
            settings = read_settings(mutated.site.root / "mkdocs.yml", problems)
            told = tuple(problems)
            if settings is not None:
                publication = build(settings)
                Seen(publication).differs_from(mutated.whole)
                if whole:
                    rehearse(write(publication), publication)
    except InvalidContent as invalid:
        told = invalid.problems
    finally:
        mutated.site.put(path, mutated.texts[path])
    for code in ("zh", "en", "fr"):
        assert all(len(read_catalogue(code).problem(one).splitlines()) == 1 for one in told)


def test_bytes_broken_by_accident_end_in_a_site_or_in_words(mutated: Mutated) -> None:
    chance = random.Random(SEED)  # noqa: S311 - any will do
    with remembering(mutated.site.publication):
        for number in range(EACH_IN_A_LONG_RUN if is_long() else EACH):
            path = chance.choice(list(mutated.texts))
            content = bytes_mutated(mutated.texts[path].encode(), chance)
            try:
                look_at(mutated, path, content, whole=number % LOOKED_THROUGH == 0)
            except (Exception, Hangs) as error:
                error.add_note(f"{path} held {content!r}")
                raise


def test_any_value_in_any_place_ends_in_a_site_or_in_words(mutated: Mutated) -> None:
    paths = [path for path in mutated.texts if path.endswith(".yml")]

    @hypothesis_settings(max_examples=EACH_IN_A_LONG_RUN if is_long() else EACH)
    @given(st.data())
    def broken(data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(paths))
        look_at(mutated, path, values_mutated(mutated.texts[path], data.draw))

    with remembering(mutated.site.publication):
        broken()


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(Hangs), within_seconds(limit=0.01):
        for _ in itertools.count():  # in Python, where a signal is heard
            pass
