"""Words of another language stand on pages with their language, and short forms with what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from generator.formats.glosses import Glossator
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.language import Gloss, Language
from tests.tiny_site import TinySite

ZH = Language("zh", "zh-CN", "中文", "Hani")
EN = Language("en", "en", "English")
FR = Language("fr", "fr", "Français")
GLOSSES = {
    "zh": (Gloss("Still Water", tag="en"), Gloss("CBD", expansion="中央商务区"), Gloss("R&B's", tag="en")),
    "en": (Gloss("eau calme", tag="fr"), Gloss("NPC", expansion="National People’s Congress")),
}
SPAN_EN, SPAN_ZH = '<span lang="en">', '<span lang="zh-CN">'


def marked(body: str, language: Language) -> str:
    page = Glossator((ZH, EN, FR), GLOSSES).marked(f"<title>静水 Still Water</title><body>{body}</body>", language)
    return page.removeprefix("<title>静水 Still Water</title><body>").removesuffix("</body>")


MARKED = (
    (ZH, "<p>静Still Water水</p>", f"<p>静{SPAN_EN}Still Water</span>水</p>"),
    (ZH, "<p>Still Waters</p>", "<p>Still Waters</p>"),
    (ZH, "<p>R&amp;B&#39;s R&amp;B's</p>", f"<p>{SPAN_EN}R&amp;B&#39;s</span> {SPAN_EN}R&amp;B's</span></p>"),
    (ZH, '<p lang="en">Still Water</p>', '<p lang="en">Still Water</p>'),
    (ZH, f"<p>{SPAN_EN}a <span>b</span> 静水</span></p>",
     f"<p>{SPAN_EN}a <span>b</span> {SPAN_ZH}静水</span></span></p>"),
    (EN, "<p>静水，ok</p>", f"<p>{SPAN_ZH}静水，</span>ok</p>"),
    (EN, '<p lang="zh-CN">静<b>Still Water</b></p>静',
     f'<p lang="zh-CN">静<b>{SPAN_EN}Still Water</span></b></p>{SPAN_ZH}静</span>'),
    (EN, "<p>Still Water, eau calme</p>", '<p>Still Water, <span lang="fr">eau calme</span></p>'),
    (FR, "<p>静, eau calme, Still Water</p>", f"<p>{SPAN_ZH}静</span>, eau calme, Still Water</p>"),
    (FR, '<img lang="zh-CN" src="a.png"><p>静</p>', f'<img lang="zh-CN" src="a.png"><p>{SPAN_ZH}静</span></p>'),
    (EN, "<option>静水</option>", "<option>静水</option>"),
    (EN, "<svg><text>静</text></svg>", '<svg><text><tspan lang="zh-CN">静</tspan></text></svg>'),
    (EN, '<a title="静水">a</a>', '<a title="静水">a</a>'),
    (EN, "<nav>NPC</nav><main>NPC, NPCs, NPC</main>",
     '<nav>NPC</nav><main><abbr title="National People’s Congress">NPC</abbr>, NPCs, NPC</main>'),
    (ZH, "<main>NPC、CBD</main>", '<main>NPC、<abbr title="中央商务区">CBD</abbr></main>'),
)  # fmt: skip


@pytest.mark.parametrize(("language", "body", "expected"), MARKED)
def test_words_are_set_apart_by_the_language_around_them(language: Language, body: str, expected: str) -> None:
    assert marked(body, language) == expected


LATIN_RUN = re.compile(r"[A-Za-z]['’A-Za-z-]*[a-z](?:[,;:]?\s+[A-Za-z]['’A-Za-z-]*[a-z])+")
HAN_RUN = re.compile("[一-鿿]+")
NOT_READ = frozenset({"head", "script", "style", "code"})


def unmarked_runs(page: bytes) -> list[str]:
    """Runs of another script than that of the language they stand under, as a browser's parser sees the page."""
    body = LexborHTMLParser(page).body
    assert body is not None
    return [run for node in body.traverse(include_text=True) if node.tag == "-text" for run in runs_of(node)]


def runs_of(node: LexborNode) -> Iterator[str]:
    around = list(ancestors(node))
    if NOT_READ & {one.tag or "" for one in around}:
        return
    tag = next(filter(None, (one.attributes.get("lang") for one in around)))
    yield from (LATIN_RUN if tag.startswith("zh") else HAN_RUN).findall(node.text_content or "")


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


@pytest.mark.check("languages")
def test_every_run_on_every_page_stands_under_its_language(example_files: dict[str, bytes]) -> None:
    pages = {path: content for path, content in example_files.items() if path.endswith(".html")}
    assert len(pages) > 200
    assert {path: runs for path, content in pages.items() if (runs := unmarked_runs(content))} == {}
    assert any(b'<span lang="zh-CN">' in content for content in pages.values())


PLANTED = (
    ("zh/articles/four-places-revisited/index.html", "<h1", "<p>去Still Water吧</p><h1", ["Still Water"]),
    ("en/articles/four-places-revisited/index.html", "<h1", "<p>Go to 静水 now</p><h1", ["静水"]),
    ("en/articles/four-places-revisited/index.html", '<span lang="zh-CN">一网统管</span>', "一网统管", ["一网统管"]),
)


@pytest.mark.parametrize(("path", "old", "new", "expected"), PLANTED)
def test_a_run_without_its_language_is_found(
    example_files: dict[str, bytes], path: str, old: str, new: str, expected: list[str]
) -> None:
    page = example_files[path].decode()
    assert old in page
    assert unmarked_runs(page.replace(old, new, 1).encode()) == expected


def test_a_run_marked_once_is_marked_wherever_its_text_is_shown(tiny: TinySite) -> None:
    tiny.edit("content/pages/about/page.yml", "zh: 关于静水县", 'zh: "静水县（[Still Water](lang:en)）"')
    tiny.edit("content/pages/about/index.zh.md", "静水县并不", "Still Water即静水县，并不")
    tiny.edit("content/pages/about/index.zh.md", "Still Water即", "[Still Water](lang:en)即")
    files = tiny.files()
    shown = [files[path].decode() for path in ("zh/pages/about/index.html", "zh/index.html")]
    assert all('<span lang="en">Still Water</span>' in page for page in shown)
    assert all("lang:en" not in page for page in shown)
    assert all(unmarked_runs(page.encode()) == [] for page in shown)
    title = LexborHTMLParser(shown[0]).css_first("title")
    assert title is not None
    assert "静水县（Still Water）" in title.text()


def test_links_and_pictures_carry_the_language_of_their_words(tiny: TinySite) -> None:
    tiny.edit(
        "content/pages/about/index.zh.md", "[一份说明](note.txt)", '[The note of Still Water](note.txt "lang:en")'
    )
    tiny.edit("content/pages/about/index.zh.md", "![一个蓝点](dot.png)", '![A blue dot](dot.png "lang:en")')
    page = LexborHTMLParser(tiny.files()["zh/pages/about/index.html"])
    assert [node.attributes["lang"] for node in page.css("main img, main a[href$='note.txt']")] == ["en", "en"]
    assert not page.css("main [title]")


def test_a_table_in_prose_has_a_caption_and_headers(tiny: TinySite) -> None:
    table = "\n\nWhere *it* is not:\n\n| River | Length |\n|---|--:|\n| One | short |"
    tiny.edit("content/pages/about/index.en.md", "does not exist.", f"does not exist.{table}")
    page = LexborHTMLParser(tiny.files()["en/pages/about/index.html"])
    caption = page.css_first("main table > caption")
    assert caption is not None
    assert caption.text() == "Where it is not"
    assert [(node.text(), node.attributes["scope"]) for node in page.css("main table th")] == [
        ("River", "col"), ("Length", "col"), ("One", "row"),
    ]  # fmt: skip
    assert not page.css("main [align]")
    assert "Where it is not:" not in (page.body.text() if page.body else "")


def test_the_glossary_gives_the_short_form_beside_the_term(example_files: dict[str, bytes]) -> None:
    page = LexborHTMLParser(example_files["zh/glossary/index.html"])
    assert "中央商务区（CBD）" in [node.text().strip() for node in page.css("dt")]
