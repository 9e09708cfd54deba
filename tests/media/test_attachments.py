"""What is attached goes out as it is, and readers are told what some of them cannot read."""

from __future__ import annotations

import sys

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.media.drawings import Drawing, read_drawing
from tests.media.made import pdf
from tests.tiny_site import TinySite, started

ABOUT = "content/pages/about/index.{}.md"
BESIDE = {
    "scanned": {"en": "(scanned: cannot be read aloud or searched)", "zh": "（扫描件，不能朗读和搜索）"},
    "untagged": {"en": "(hard to use with a screen reader)", "zh": "（用读屏软件不便阅读）"},
}


@pytest.mark.parametrize("remark", BESIDE)
def test_a_file_that_some_cannot_read_is_told_once_and_said_beside_each_link(tiny: TinySite, remark: str) -> None:
    data = pdf(text="Water" if remark == "untagged" else "")
    tiny.put("content/pages/about/note.pdf", data)
    for code in ("zh", "en"):
        tiny.edit(ABOUT.format(code), "(note.txt)", "(note.pdf)")
    (tiny.root / "content/pages/about/note.txt").unlink()
    assert [problem.code for problem in tiny.problems()] == [f"pdf-{remark}"]
    tiny.put("content/files.yml", f"pages/about/note.pdf: {{checked: [{remark}]}}\n")
    assert tiny.problems() == ()
    files = tiny.files()
    assert files["media/pages/about/note.pdf"] == data
    for code, words in BESIDE[remark].items():
        for view in ("index.html", "text.html"):
            page = LexborHTMLParser(files[f"{code}/pages/about/{view}"])
            assert [node.text() for node in page.css("main a[href$='note.pdf'] + small")] == [words]


def test_a_drawing_is_written_without_what_its_editor_noted() -> None:
    noted = (
        '<?xml version="1.0"?><!-- Wu Lan --><?wu lan?>'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:wu="lan"'
        ' width="40" height="20"><metadata>Wu Lan</metadata><i:view name="Wu Lan"><i:b/></i:view>'
        '<g id="a" data-wu="lan"><text xml:space="preserve">1 &lt; 2 &amp;</text></g></svg>'
    )
    drawing = read_drawing(noted.encode())
    assert isinstance(drawing, Drawing)
    assert (drawing.width, drawing.height) == (40, 20)
    assert drawing.content == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        '<g id="a"><text xml:space="preserve">1 &lt; 2 &amp;</text></g></svg>\n'
    )
    assert read_drawing(drawing.content.encode()) == drawing


def test_a_site_without_pictures_and_pdf_imports_neither_reader(tiny: TinySite) -> None:
    for code in ("zh", "en"):
        tiny.put(ABOUT.format(code), "[A note](note.txt)\n" if code == "en" else "[一份说明](note.txt)\n")
    (tiny.root / "content/pages/about/dot.png").unlink()
    program = "import sys; from generator.hosts.cli import main; assert main(sys.argv[1:]) == 0; print(*sys.modules)"
    done = started([sys.executable, "-c", program, "build", "--quiet"], tiny.root, {})
    assert done.returncode == 0, done.stderr
    assert {"PIL", "pypdf"} & set(done.stdout.split()) == set()
