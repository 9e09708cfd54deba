"""What a visitor would stumble over is found on the finished site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.build import write
from generator.publication import Publication
from generator.publish import begin
from generator.publish.check import check
from tests.tiny_site import TinySite

ABOUT = "en/pages/about/index.html"


@dataclass(frozen=True, slots=True)
class Fault:
    """A passage of the finished page about the site, what is put in its place, and the code that must be told."""

    name: str
    old: str
    new: str
    code: str
    path: str = ABOUT


FAULTS = (
    Fault("a link that leads nowhere", "</main>", '<a href="nowhere/">x</a></main>', "output-dead-link"),
    Fault("a link to a folder without page", "</main>", '<a href="../">x</a></main>', "output-dead-link"),
    Fault("a link from the root that leads nowhere", "</main>", '<a href="/nowhere/">x</a></main>', "output-dead-link"),
    Fault("a link out of the site", "</main>", '<a href="../../../../x">x</a></main>', "output-dead-link"),
    Fault("a picture that is not there", "</main>", '<img src="no.png" alt="x"></main>', "output-dead-link"),
    Fault(
        "a candidate picture that is not there",
        "</main>",
        '<img srcset="no.png 2x" alt="x"></main>',
        "output-dead-link",
    ),
    Fault("a style sheet that is not there", "gongkai.css", "other.css", "output-dead-link"),
    Fault("an anchor that is not there", "</main>", '<a href="#nowhere">x</a></main>', "output-dead-anchor"),
    Fault(
        "an anchor of another page that is not there",
        "</main>",
        '<a href="../../#no">x</a></main>',
        "output-dead-anchor",
    ),
    Fault("an anchor without name", "</main>", '<a id="">x</a></main>', "output-repeated-id"),
    Fault("an anchor twice", "</main>", '<p id="main_text">x</p></main>', "output-repeated-id"),
    Fault("a script of the page's own", "</main>", "<script>1</script></main>", "output-inline"),
    Fault("a style of the page's own", "</main>", "<style>p{}</style></main>", "output-inline"),
    Fault("a style on an element", "</main>", '<p style="color:red">x</p></main>', "output-inline"),
    Fault("a handler on an element", "</main>", '<p onclick="x()">x</p></main>', "output-inline"),
    Fault("a handler in capitals", "</main>", '<p ONCLICK="x()">x</p></main>', "output-inline"),
    Fault("a handler after a slash", "</main>", "<img/src=''/onerror=alert(1)></main>", "output-inline"),
    Fault("a link that runs a script", "</main>", '<a href="javascript:x()">x</a></main>', "output-inline"),
    Fault("a page inside the page", "</main>", '<iframe srcdoc="x"></iframe></main>', "output-inline"),
    Fault(
        "a picture of another host",
        "</main>",
        '<img src="https://evil.example/x.png" alt="x"></main>',
        "output-foreign-host",
    ),
    Fault(
        "a picture of another host without scheme",
        "</main>",
        '<img src="//evil.example/x.png" alt="x"></main>',
        "output-foreign-host",
    ),
    Fault(
        "a candidate picture of another host",
        "</main>",
        '<img srcset="https://evil.example/x.png 2x" alt="x"></main>',
        "output-foreign-host",
    ),
    Fault(
        "a script of another host",
        "</main>",
        '<script src="https://evil.example/x.js"></script></main>',
        "output-foreign-host",
    ),
    Fault(
        "a style sheet of another host",
        "</head>",
        '<link rel="stylesheet" href="https://evil.example/x.css"></head>',
        "output-foreign-host",
    ),
    Fault(
        "a hint to another host",
        "</head>",
        '<link rel="preconnect" href="https://evil.example/"></head>',
        "output-foreign-host",
    ),
    Fault(
        "a film of another host",
        "</main>",
        '<video src="https://evil.example/x.mp4"></video></main>',
        "output-foreign-host",
    ),
    Fault(
        "the poster of a film of another host",
        "</main>",
        '<video poster="https://evil.example/x.png"></video></main>',
        "output-foreign-host",
    ),
    Fault(
        "a form to another host",
        "</main>",
        '<form action="https://evil.example/"></form></main>',
        "output-foreign-host",
    ),
    Fault(
        "a button that sends a form to another host",
        "</main>",
        '<form><button formaction="https://evil.example/">x</button></form></main>',
        "output-foreign-host",
    ),
    Fault(
        "a page that leads to another host by itself",
        "</head>",
        '<meta http-equiv="refresh" content="0;url=https://evil.example/"></head>',
        "output-foreign-host",
    ),
    Fault("another base for all addresses", "</head>", '<base href="/x/"></head>', "output-foreign-host"),
    Fault(
        "a drawing that loads from another host",
        "</main>",
        '<svg><use href="https://evil.example/x.svg#a"/></svg></main>',
        "output-foreign-host",
    ),
    Fault(
        "a style sheet that imports another",
        ":root",
        '@import "https://evil.example/x.css";\n:root',
        "output-foreign-host",
        "assets/gongkai.css",
    ),
    Fault(
        "a style sheet that loads a font from another host",
        ":root",
        "x{src:url( '//evil.example/x' )}\n:root",
        "output-foreign-host",
        "assets/gongkai.css",
    ),
    Fault(
        "a canonical address of another host",
        'rel="canonical" href="https://still-water.example',
        'rel="canonical" href="https://evil.example',
        "output-foreign-host",
    ),
    Fault(
        "a translation not named",
        'hreflang="zh-CN" href="https://still-water.example/zh/pages/about/"',
        'hreflang="zh-CN" href="https://still-water.example/zh/"',
        "output-alternates",
    ),
    Fault("no address for other languages", 'hreflang="x-default"', 'hreflang="de"', "output-alternates"),
    Fault("a page that does not name itself", 'hreflang="en"', 'hreflang="zh-CN"', "output-alternates"),
    Fault("a page without canonical address", '<link rel="canonical"', '<link rel="other"', "output-alternates"),
    Fault(
        "two pages with one title",
        "<title>About Stillwater - Stillwater County",
        "<title>The old bridge is still there - Articles - Stillwater County",
        "output-not-unique",
        ABOUT,
    ),
    Fault(
        "two pages with one description",
        'content="Stillwater is invented."',
        'content="The bridge has been mended."',
        "output-not-unique",
    ),
    Fault("a page without description", 'content="Stillwater is invented."', 'content=""', "output-not-unique"),
)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return TinySite.at(tmp_path_factory.mktemp("check") / "stillwater").files()


@pytest.fixture
def put(tmp_path: Path, finished: dict[str, bytes]) -> Callable[[str, str, str], Path]:
    """Write the finished site, with one passage of one file replaced."""

    def put(path: str, old: str, new: str) -> Path:
        assert old.encode() in finished[path], old
        for name, content in finished.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            changed = content.replace(old.encode(), new.encode(), 1) if name == path else content
            (tmp_path / name).write_bytes(changed)
        return tmp_path

    return put


@pytest.mark.check("site-check")
def test_the_example_has_no_fault(example: Publication, example_files: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in example_files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert check(tmp_path, example.site_url) == ()


def test_a_whole_site_has_no_fault(put: Callable[[str, str, str], Path]) -> None:
    assert check(put(ABOUT, "</main>", "</main>"), "https://still-water.example/") == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_one_fault_is_found_where_it_is(put: Callable[[str, str, str], Path], fault: Fault) -> None:
    problems = check(put(fault.path, fault.old, fault.new), "https://still-water.example/")
    assert (fault.path, fault.code) in {(problem.mark.path, problem.code) for problem in problems}


def test_pages_that_name_neither_themselves_nor_others_are_found(tmp_path: Path, finished: dict[str, bytes]) -> None:
    """A theme that lost these lines would lose them on every page at once."""
    for name, content in finished.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        lines = content.split(b"\n") if name.endswith(".html") else [content]
        kept = [line for line in lines if b"canonical" not in line and b"hreflang" not in line]
        (tmp_path / name).write_bytes(b"\n".join(kept))
    assert "output-alternates" in {problem.code for problem in check(tmp_path, "https://still-water.example/")}


def test_a_page_in_a_folder_of_the_server_is_checked_too(tiny: TinySite) -> None:
    tiny.edit("mkdocs.yml", "https://still-water.example/", "https://still-water.example/docs/open/")
    assert tiny.run("build").returncode == 0


def test_a_link_with_a_query_or_a_percent_sign_finds_its_page(put: Callable[[str, str, str], Path]) -> None:
    links = '<a href="./?a=b">x</a><a href="index%2Ehtml">x</a><a href="mailto:a@b.example">x</a></main>'
    assert check(put(ABOUT, "</main>", links), "https://still-water.example/") == ()


HEADINGS = ("Source", "Practice", "Main")


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_may_be_called_as_a_part_of_the_page_is(tiny: TinySite, heading: str) -> None:
    """An editor knows nothing of the anchors that templates use."""
    tiny.put("content/reports/night-market/index.en.md", f"## {heading}\n\nThe stallholders spoke.\n")
    assert faults_of(tiny) == []


def test_a_chapter_may_have_a_heading_called_as_a_group_of_tasks(tiny: TinySite) -> None:
    tiny.edit("plans/clear-water/sections/tasks.en.md", "## Clean rivers", "## River work")
    assert faults_of(tiny) == []


@pytest.mark.parametrize("identifier", ["i1", "source", "indicators-c0"])
def test_a_chapter_or_task_may_have_any_identifier(tiny: TinySite, identifier: str) -> None:
    """Or the source file says, at its line, that it may not."""
    tiny.edit("plans/clear-water/plan.yml", "id: river-work", f"id: {identifier}")
    assert faults_of(tiny) == []


@pytest.mark.parametrize("identifier", ["basis", "main"])
def test_a_question_may_have_any_identifier(tiny: TinySite, identifier: str) -> None:
    tiny.edit("content/explainers/meal-service/explainer.yml", "id: price", f"id: {identifier}")
    assert faults_of(tiny) == []


def test_a_series_may_have_any_identifier(tiny: TinySite) -> None:
    tiny.edit("content/reports/night-market/report.yml", "id: visitors", "id: phases")
    assert faults_of(tiny) == []


def test_two_units_of_one_name_are_told_at_their_source(tiny: TinySite) -> None:
    tiny.edit("content/units.yml", "{zh: 养老服务中心, en: Care Centre}", "{zh: 水务办（河长办）, en: Care Centre}")
    assert {fault.split(":")[0] for fault in faults_of(tiny)} <= {"content/units.yml"}


def faults_of(tiny: TinySite) -> list[str]:
    """Faults of the finished site; those told of the sources are as good as none, for they name the line."""
    if tiny.problems():
        return []
    publication = tiny.publication()
    with begin(tiny.root / "finished") as stage:
        stage.write(write(publication))
        return [f"{problem.mark} {problem.code}" for problem in check(stage.folder, publication.site_url)]
