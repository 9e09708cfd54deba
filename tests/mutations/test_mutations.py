"""Nothing that is written is lost: a source with one character less, or another one, says something else or is refused.

A mutant that nobody would notice is a text that readers do not see.  harmless.yml lists the few kinds of places where a
character says nothing to them.
"""

from __future__ import annotations

from itertools import islice

from tests.long_runs import is_long
from tests.mutations.harmless import KINDS, kind_of
from tests.mutations.memory import remembering
from tests.mutations.mutants import Mutant, Mutated, is_visible

EACH, EACH_IN_A_LONG_RUN = 100, 3400
"""Mutants of each of the three sites: 300 in every run, 10,200 before a release."""
SEED = 1
MOST = 0.9
"""Of the visible characters of a site."""


def test_a_character_less_or_another_one_is_seen_or_refused(mutated: Mutated) -> None:
    number = EACH_IN_A_LONG_RUN if is_long() else EACH
    with remembering(mutated.site.publication):
        mutants = (mutant for mutant in islice(mutated.mutants(SEED), number) if kind_of(mutant) is None)
        assert [str(mutant) for mutant in mutants if mutated.survives(mutant)] == []


def test_what_nobody_would_notice_is_found(mutated: Mutated) -> None:
    """A text that is read and never shown, as a remark is, does not pass for one that readers see."""
    path = next(path for path in mutated.texts if path.endswith(("report.yml", "plan.yml")))
    text = mutated.texts[path]
    mutated.site.put(path, f"# 甲\n{text}")
    assert mutated.survives(Mutant(path, f"# 甲\n{text}", 2, "乙"))
    mutated.site.put(path, text)


def test_few_places_are_harmless_and_each_kind_has_its_reason(mutated: Mutated) -> None:
    each = [
        kind_of(Mutant(path, text, at, ""))
        for path, text in mutated.texts.items()
        for at, sign in enumerate(text)
        if is_visible(sign)
    ]
    assert each.count(None) > MOST * len(each)
    assert all(kind["why"] for kind in KINDS.values())
