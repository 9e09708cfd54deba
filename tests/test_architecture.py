"""The house stands as it was drawn, and a breach of its walls is seen."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tiny_site import PROJECT, TinySite, started

IMPORT_LINTER = str(Path(sys.executable).with_name("lint-imports"))


@dataclass(frozen=True, slots=True)
class Breach:
    """A line added to a file of the program, and the contract it breaks."""

    name: str
    path: str
    line: str
    contract: str


BREACHES = (
    Breach(
        "a format knows indicators", "formats/sitemap.py", "from generator.indicators import model as _m", "formats"
    ),
    Breach(
        "a format knows a content type", "formats/media.py", "import generator.content_types.plan.model as _m", "floors"
    ),
    Breach(
        "a content type knows another",
        "content_types/explainer/present.py",
        "import generator.content_types.plan.model as _m",
        "types",
    ),
    Breach(
        "a model knows how it is presented",
        "content_types/plan/model.py",
        "import generator.content_types.plan.present as _p",
        "presents",
    ),
    Breach(
        "the indicators' model knows how they are presented",
        "indicators/model.py",
        "import generator.indicators.presenting.plan_indicators as _p",
        "judged",
    ),
    Breach("the sources know publication", "sources/tree.py", "import generator.publication as _p", "floors"),
    Breach(
        "the publication knows content types", "publication/pages.py", "import generator.content_types as _c", "floors"
    ),
    Breach("the build knows its hosts", "build.py", "import generator.hosts.report as _r", "floors"),
    Breach("the command line imports the host", "hosts/cli.py", "import mkdocs as _m", "MkDocs"),
    Breach(
        "the core imports the host", "sources/markdown/parse.py", "from mkdocs.structure import pages as _m", "MkDocs"
    ),
    Breach("charts know the registers", "charts/plot.py", "import generator.registers as _r", "floors"),
    Breach("a room that nobody drew", "helpers.py", "", "floors"),
    Breach("a page of the site knows another", "site/home.py", "import generator.site.search_page as _s", "site"),
    Breach(
        "a table knows what it is read as", "imports/table_file.py", "import generator.imports.tables as _t", "imports"
    ),
    Breach("publishing knows formats", "publish/check.py", "import generator.formats.media as _m", "floors"),
)
CONTRACTS = {
    "floors": "A room uses only what lies below it",
    "types": "Content types do not know one another",
    "presents": "A content type presents what it parsed",
    "judged": "Indicators are read, then judged",
    "site": "The site's own pages know their lists",
    "imports": "What is imported is read as a table first",
    "formats": "Formats see the publication alone",
    "MkDocs": "Only the plugin knows MkDocs",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def told_by_linter(house: Path) -> tuple[int, str]:
    done = started([IMPORT_LINTER, "--no-cache"], house, {"PYTHONPATH": str(house), "COLUMNS": "200"})
    return done.returncode, done.stdout + done.stderr


def test_the_house_stands_as_it_was_drawn(house: Path) -> None:
    status, told = told_by_linter(house)
    assert status == 0, told


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.name)
def test_a_breach_is_seen(house: Path, breach: Breach) -> None:
    path = house / "generator" / breach.path
    text = path.read_text("utf-8") if path.exists() else '"""A room."""\n'
    path.write_text(f"{text}\n{breach.line}\n", "utf-8")
    status, told = told_by_linter(house)
    assert status == 1, told
    broken = told.split("Broken contracts", 1)[-1]
    assert CONTRACTS[breach.contract] in broken


def test_only_hosts_print_or_exit() -> None:
    speaking = re.compile(r"\b(?:print\(|sys\.(?:exit|stdout|stderr)\b)")
    rooms = (path for path in (PROJECT / "generator").rglob("*.py") if "hosts" not in path.parts)
    assert [path.name for path in rooms if speaking.search(path.read_text("utf-8"))] == []


def test_the_way_through_stands_on_one_screen() -> None:
    assert len((PROJECT / "generator" / "build.py").read_text("utf-8").splitlines()) <= 80


MODULES_OF = "import sys; from generator.hosts.cli import main; assert main(sys.argv[1:]) == 0; print(*sys.modules)"
NEVER = {"pandas", "mkdocs", "material", "markdown", "playwright"}
RUNS = {
    "build": ("", "build", NEVER | {"numpy"}),
    "check": ("", "check", NEVER | {"numpy"}),
    "build with Parquet, which imports numpy": ("parquet", "build", NEVER),
}


@pytest.mark.parametrize(("extra", "command", "absent"), RUNS.values(), ids=RUNS)
def test_a_plain_run_imports_nothing_heavy(tiny: TinySite, extra: str, command: str, absent: set[str]) -> None:
    tiny.put("plans/clear-water/observations.csv", "indicator,period,value\n1,2022,88\n")
    program = MODULES_OF if extra else f"import sys; sys.modules['pyarrow'] = None; {MODULES_OF}"
    done = started([sys.executable, "-c", program, command, "--quiet"], tiny.root, {})
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split())
    assert {"comrak", "generator.indicators.observations.read"} <= modules
    assert modules & absent == set()


def test_a_plain_build_imports_nothing_heavy() -> None:
    program = "import sys; import generator.hosts.cli; print(*sorted(sys.modules))"
    modules = set(started([sys.executable, "-c", program], PROJECT, {}).stdout.split())
    assert modules & {"pandas", "numpy", "mkdocs", "material", "markdown", "playwright"} == set()
    assert "comrak" in modules


MARKUP = re.compile(r"<(?:/|\(|\[\^>|\\w|[a-z]+\d?[ >\\\[(.])|\s(?:id|href|src|lang|class)=")
"""A pattern, or a text that is replaced, that looks like HTML; groups of a pattern, `(?<!x)` and the like, do not."""
GROUP = re.compile(r"\(\?(?:P?<\w+>|<?[=!])")
READS_MARKUP_BY_PATTERN: frozenset[str] = frozenset()
"""Rooms that may.  None has to: prose is a tree, templates and finished pages are read by parsers."""


def markup_by_pattern(source: str) -> list[int]:
    """The lines on which HTML is searched or changed by a pattern or by replacing."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith(("re.", "_re."))
        | ast.unparse(node.func).endswith((".replace", ".removeprefix", ".partition"))
        for given in node.args[:1]
        for text in ast.walk(given)
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and MARKUP.search(GROUP.sub("(", text.value))
    ]


def test_no_markup_is_read_or_changed_by_a_pattern() -> None:
    rooms = (PROJECT / "generator").rglob("*.py")
    found = {
        f"{path.relative_to(PROJECT)}:{line}"
        for path in rooms
        if path.name not in READS_MARKUP_BY_PATTERN
        for line in markup_by_pattern(path.read_text("utf-8"))
    }
    assert found == set()


BY_PATTERN = (
    're.compile(r"<[^>]*>")',
    're.compile(r"(<[^>]*>)")',
    're.compile(r"</(?:p|li)>|<(?:ul|ol)>")',
    "re.compile(r\"<h([2-6])[^>]* id='([^']+)'\")",
    "re.sub('<table.*?</table>', '', page)",
    "page.replace(' id=\"a\">', '')",
    'page.replace(f\' id="{anchor}">\', "")',
)


@pytest.mark.parametrize("line", BY_PATTERN)
def test_a_pattern_on_markup_is_seen(line: str) -> None:
    assert markup_by_pattern(line) == [1]


def test_a_format_that_takes_prose_before_it_is_linked_is_refused(tmp_path: Path) -> None:
    """The types say so, not a convention."""
    module = tmp_path / "format.py"
    module.write_text(
        "from generator.formats.prose_html import ProseWriter\n"
        "from generator.publication import LinkedPage, Page\n"
        "from generator.sources.markdown.nodes import Prose, SitePath, SourceLink\n"
        "def write(writer: ProseWriter, linked: Prose[SitePath], prose: Prose[SourceLink], page: Page) -> None:\n"
        "    writer.prose(linked)\n"
        "    writer.prose(prose)\n"
        "    shown: LinkedPage = page\n",
        "utf-8",
    )
    done = started([sys.executable, "-m", "mypy", "--strict", str(module)], PROJECT, {})
    told = [line.split(": error: ")[0].rsplit(":", 1)[-1] for line in done.stdout.splitlines() if ": error: " in line]
    assert told == ["6", "7"], done.stdout
