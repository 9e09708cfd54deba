"""The invented sites whose sources are changed, each made once."""

from __future__ import annotations

import pytest

from tests.mutations.mutants import SITES, Mutated


@pytest.fixture(scope="session", params=SITES)
def mutated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mutated:
    return Mutated.at(tmp_path_factory.mktemp("mutated") / "site", request.param)
