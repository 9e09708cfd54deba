"""No site is put where the site is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.hosts import cli
from generator.publish import CannotPublish, refuse_sources
from tests.tiny_site import TinySite, tree_of

SITES = (
    "content", "content/pages/new", "plans/new", "theme", "theme/assets", "theme/new/site", ".", "..", "../..",
    "linked/new", "content/../content/new",
)  # fmt: skip


@pytest.fixture
def sources(tmp_path: Path) -> tuple[Path, ...]:
    """The folders a site is made from, one of which is not there, with links to some of what is in them."""
    root = tmp_path / "deep" / "project"
    for folder in ("content/pages", "theme/assets"):
        (root / folder).mkdir(parents=True)
    (root / "linked").symlink_to("content/pages")
    (root / "whole").symlink_to(".")
    return root / "content", root / "plans", root / "theme"


@pytest.mark.parametrize("site", [*SITES, "whole/content/x"])
def test_a_folder_of_sources_or_around_them_is_refused(sources: tuple[Path, ...], site: str) -> None:
    with pytest.raises(CannotPublish) as raised:
        refuse_sources(sources[0].parent / site, sources)
    assert raised.value.is_source


@pytest.mark.parametrize("site", ["site", "contents", "new/content", "../site", "whole/site"])
def test_any_other_folder_is_taken(sources: tuple[Path, ...], site: str) -> None:
    refuse_sources(sources[0].parent / site, sources)


def test_a_folder_is_known_by_another_name_for_it(sources: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """As where capitals do not count: what is one to the file system is one."""
    stat = Path.stat

    def blind(path: Path, *, follow_symlinks: bool = True) -> object:
        return stat(Path(str(path).replace("CONTENT", "content")), follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", blind)
    with pytest.raises(CannotPublish):
        refuse_sources(sources[0].parent / "CONTENT" / "new", sources)


@pytest.mark.parametrize("setting", ["--site", "site_dir"])
def test_the_command_line_says_so_before_it_reads_anything(
    tiny: TinySite, capsys: pytest.CaptureFixture[str], setting: str
) -> None:
    tiny.put("content/units.yml", "\tnot to be read")
    before, folder = tree_of(tiny.root), str(tiny.root / "theme" / "new")
    if setting == "site_dir":
        tiny.edit("mkdocs.yml", "site_dir: site", "site_dir: theme/new")
    arguments = ["build", "--config", str(tiny.root / "mkdocs.yml"), "--lang", "en"]
    assert cli.main([*arguments, *(["--site", folder] if setting == "--site" else [])]) == 1
    assert capsys.readouterr().err == (
        f"Nothing was published: the site is made from what is in {folder}. "
        "Name another folder with --site, or as site_dir in mkdocs.yml.\n"
    )
    assert {**tree_of(tiny.root), "mkdocs.yml": before["mkdocs.yml"]} == before


def test_mkdocs_says_so_too(tiny: TinySite) -> None:
    before = tree_of(tiny.root)
    done = tiny.mkdocs("build", "--quiet", "--site-dir", "theme/new")
    assert done.returncode == 1
    assert "the site is made from what is in" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree_of(tiny.root) == before
