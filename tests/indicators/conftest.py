"""French beside the project's own languages, for as long as a test runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.french import with_french


@pytest.fixture(scope="module", autouse=True)
def french(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with with_french(tmp_path_factory.mktemp("messages")) as folder:
        yield folder
