"""What the theme gives browsers: light, typed, and fetched anew when it changes."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.formats.theme_assets import read_marks, script
from tests.tiny_site import TinySite

SCRIPTS = {"assets/first.js": 1_000, "assets/gongkai.js": 8_192, "assets/search.js": 8_700, "assets/text.css": 600}
"""The most bytes each may have: the first and the last as they are, the other compressed."""
BREACH = """/** @param {string} name */
function greet(name) { return name.lenght; }
greet(7);
"""


def checked(project: Path, folder: Path) -> str:
    """What TypeScript says of the scripts of a theme."""
    compiler = project / "tests" / "node_modules" / "typescript" / "bin" / "tsc"
    node = shutil.which("node")
    assert compiler.is_file(), "TypeScript is missing: run npm ci in tests"
    assert node
    settings = folder / "tests" / "tsconfig.json"
    return subprocess.run([node, compiler, "-p", settings], capture_output=True, text=True, check=False).stdout


@pytest.mark.slow
def test_scripts_keep_to_their_types(project: Path) -> None:
    assert checked(project, project) == ""


@pytest.mark.slow
def test_a_script_that_breaks_its_types_is_found(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "theme", tmp_path / "theme")
    (tmp_path / "tests").mkdir()
    shutil.copy(project / "tests" / "tsconfig.json", tmp_path / "tests")
    (tmp_path / "theme/components/tile/script.js").write_text(BREACH, "utf-8")
    told = checked(project, tmp_path)
    assert "'lenght' does not exist" in told
    assert "'number' is not assignable" in told


def test_scripts_are_within_their_weight(example_files: dict[str, bytes]) -> None:
    for path, most in SCRIPTS.items():
        content = example_files[path]
        assert (
            len(gzip.compress(content, 9) if path.endswith("h.js") or path == "assets/gongkai.js" else content) <= most
        ), path


def test_scripts_hold_no_words_of_any_language(project: Path) -> None:
    """Words come from the catalogues, by way of the templates; signs of punctuation are no words."""
    for path in (project / "theme").rglob("*.js"):
        assert not re.search("[㐀-鿿]", path.read_text("utf-8")), path


def test_comments_that_fill_lines_go_and_the_rest_stays(tmp_path: Path) -> None:
    folder = tmp_path / "components" / "bell"
    folder.mkdir(parents=True)
    source = '/**\n * Rings.\n */\nconst bell = "https://x.example"; // loud\n  // twice\n  ring("/* no */");\n'
    (folder / "script.js").write_text(source, "utf-8")
    lines = script(tmp_path, "components/*/*.js").splitlines()
    assert lines[2:-1] == ['const bell = "https://x.example"; // loud', 'ring("/* no */");']


def test_an_address_changes_with_its_file_alone(tiny: TinySite) -> None:
    before = read_marks(tiny.root / "theme")
    tiny.edit("theme/first.js", 'easy: ["on"]', 'easy: ["on", "off"]')
    after = read_marks(tiny.root / "theme")
    assert {name for name in before if before[name] != after[name]} == {"first.js"}
    assert f"assets/first.js?v={after['first.js']}" in tiny.files()["zh/index.html"].decode()
