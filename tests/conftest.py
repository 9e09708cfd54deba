"""What tests of every room share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright, sync_playwright

from generator.publication import Publication
from tests.browser.engines.reviewed import seen_on
from tests.browser.looked_at import LookedAt
from tests.browser.site_server import served
from tests.goldens import Goldens
from tests.long_runs import examples
from tests.shared_builds import built_once
from tests.tiny_site import TinySite, tree_of

pytest_plugins = ("tests.accessibility.evidence", "tests.rooms")

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("long", max_examples=examples(100, long=True), deadline=None, database=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="look for as long as a release needs")
    parser.addoption("--update-goldens", action="store_true", help="write down what is found as what is expected")
    parser.addoption("--all-flips", action="store_true", help="turn about everything the rules of verdicts compare")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--long"):
        settings.load_profile("long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long is looked at where that was asked for."""
    if not config.getoption("--long"):
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("long")])
        items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.fixture(scope="session")
def goldens(pytestconfig: pytest.Config) -> Goldens:
    return Goldens(update=bool(pytestconfig.getoption("--update-goldens")))


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project, with its example content."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def example(project: Path) -> Publication:
    """The example site, joined and ready for the formats."""
    return TinySite(project).publication()


@pytest.fixture(scope="session")
def example_files(site: Path) -> dict[str, bytes]:
    """Every file of the example site, by its path."""
    return tree_of(site)


@pytest.fixture
def tiny(tmp_path: Path) -> TinySite:
    """A copy of the invented site of its own, that a test may change."""
    return TinySite.at(tmp_path / "stillwater")


@pytest.fixture(scope="session")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built once for all tests that visit it."""

    def build_example(folder: Path) -> None:
        command = [sys.executable, "-m", "generator", "build", "--site", str(folder / "site")]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, f"the site could not be built:\n{done.stdout}{done.stderr}"

    return built_once(tmp_path_factory, "example", build_example) / "site"


@pytest.fixture(scope="session")
def stillwater(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the invented site and the site that was built from it, once for all tests that copy it."""

    def build_stillwater(folder: Path) -> None:
        done = TinySite.at(folder / "stillwater").run("build", "--quiet")
        assert done.returncode == 0, done.stderr

    return built_once(tmp_path_factory, "built_stillwater", build_stillwater) / "stillwater"


@pytest.fixture(scope="session")
def looked_at(site: Path, tmp_path_factory: pytest.TempPathFactory) -> LookedAt:
    """The pages that what takes long looks at."""

    def choose(folder: Path) -> None:
        LookedAt.of(site, first=seen_on()).write(folder / "pages.json")

    return LookedAt.read(built_once(tmp_path_factory, "looked_at", choose) / "pages.json")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What steers browsers; there can be but one in a process."""
    with sync_playwright() as playwright:
        yield playwright
