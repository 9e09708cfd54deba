"""Words of another language stand on pages with their language, and short forms with what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jinja2
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.formats.language_marks import LanguageMarks, rules_of
from generator.formats.template_marks import LanguageMarking, in_language, set_apart
from generator.language import Gloss, Language, Words
from tests.tiny_site import TinySite

ZH = Language("zh", "zh-CN", "中文", "Hani")
EN = Language("en", "en", "English")
FR = Language("fr", "fr", "Français")
GLOSSES = {
    "zh": (Gloss("Still Water", tag="en"), Gloss("CBD", expansion="中央商务区"), Gloss("R&B's", tag="en")),
    "en": (Gloss("eau calme", tag="fr"), Gloss("NPC", expansion="National People’s Congress")),
}
SPAN_EN, SPAN_ZH = '<span lang="en">', '<span lang="zh-CN">'


def marked(template: str, language: Language, **values: object) -> str:
    environment = jinja2.Environment(autoescape=True, extensions=[LanguageMarking])
    environment.filters |= {"set_apart": set_apart, "in_language": in_language}
    marks = LanguageMarks(rules_of((ZH, EN, FR), GLOSSES), language.tag)
    return environment.from_string(template).render(marks=marks, words=values)


# In each template, [a text between brackets] is what it prints there, as a string; a tag may follow: [text|fr].
MARKED = (
    (ZH, "<p>[静Still Water水]</p>", f"<p>静{SPAN_EN}Still Water</span>水</p>"),
    (ZH, "<p>[Still Waters]</p>", "<p>Still Waters</p>"),
    (ZH, "<p>[R&B's]</p>", f"<p>{SPAN_EN}R&amp;B&#39;s</span></p>"),
    (ZH, "<p>[a 静水 Still Water|en]</p>", f"<p>{SPAN_EN}a {SPAN_ZH}静水</span> Still Water</span></p>"),
    (EN, "<p>[静水，ok]</p>", f"<p>{SPAN_ZH}静水，</span>ok</p>"),
    (EN, "<p>[静Still Water|zh-CN]静</p>", f"<p>{SPAN_ZH}静{SPAN_EN}Still Water</span></span>静</p>"),
    (EN, "<p>[Still Water, eau calme]</p>", '<p>Still Water, <span lang="fr">eau calme</span></p>'),
    (FR, "<p>[静, eau calme, Still Water]</p>", f"<p>{SPAN_ZH}静</span>, eau calme, Still Water</p>"),
    (EN, "<p>[静|ja]</p>", '<p><span lang="ja">静</span></p>'),
    (EN, "<option>[静水]</option>[静]", f"<option>静水</option>{SPAN_ZH}静</span>"),
    (EN, "<title>[静水]</title>[静]", f"<title>静水</title>{SPAN_ZH}静</span>"),
    (EN, "<svg><text>[静]</text></svg>[水]",
     f'<svg><text><tspan lang="zh-CN">静</tspan></text></svg>{SPAN_ZH}水</span>'),
    (EN, '<a title="[静水]" {% if 1 %}id=\'[静]\'{% endif %}>[静]</a>',
     f'<a title="静水" id=\'静\'>{SPAN_ZH}静</span></a>'),
    (EN, "<nav>[NPC]</nav><main>[NPC, NPCs, NPC][NPC]</main>[NPC]",
     '<nav>NPC</nav><main><abbr title="National People’s Congress">NPC</abbr>, NPCs, NPCNPC</main>NPC'),
    (ZH, "<main id='a'>[NPC、CBD]</main>", "<main id='a'>NPC、<abbr title=\"中央商务区\">CBD</abbr></main>"),
    (EN, "<p lang='zh-CN'>{{ '静Still Water' | in_language('zh-CN') }}</p>",
     f"<p lang='zh-CN'>静{SPAN_EN}Still Water</span></p>"),
    (EN, "<p>{{ ('静' | e) }}</p>", "<p>静</p>"),
    (EN, "<p>{{ 1 if false else '静<' }}</p>", f"<p>{SPAN_ZH}静</span>&lt;</p>"),
)  # fmt: skip
PRINTED = re.compile(r"\[([^\[\]|]*)(?:\|([^\]]*))?\]")


@pytest.mark.parametrize(("language", "written", "expected"), MARKED)
def test_words_are_set_apart_by_the_language_around_them(language: Language, written: str, expected: str) -> None:
    values: dict[str, object] = {}

    def print_it(found: re.Match[str]) -> str:
        name = f"w{len(values)}"
        values[name] = Words(found[1], found[2]) if found[2] else found[1]
        return f"{{{{ words.{name} }}}}"

    assert marked(PRINTED.sub(print_it, written), language, **values) == expected


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
