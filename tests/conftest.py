"""What tests of every room share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from generator.build import write
from generator.publication import Publication
from tests.tiny_site import TinySite

pytest_plugins = ("tests.accessibility.evidence",)

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project, with its example content."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def example(project: Path) -> Publication:
    """The example site, joined and ready for the formats."""
    return TinySite(project).publication()


@pytest.fixture(scope="session")
def example_files(example: Publication) -> dict[str, bytes]:
    """Every file of the example site, by its path."""
    return {file.path: file.content for file in write(example)}


@pytest.fixture
def tiny(tmp_path: Path) -> TinySite:
    """A copy of the invented site of its own, that a test may change."""
    return TinySite.at(tmp_path / "stillwater")
