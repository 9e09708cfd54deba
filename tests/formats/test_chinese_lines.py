"""Where a line of Chinese ends in a source, no space stands on the page, in its description, or in searches."""

from __future__ import annotations

from generator.build import write
from generator.formats.search_index import documents
from tests.tiny_site import TinySite

PROSE, SUMMARY = "桥头的灯都亮着，人们\n走过桥去。\n", "桥修好了，大家\n  都同意。"
JOINED = ("桥头的灯都亮着，人们走过桥去。", "桥修好了，大家都同意。")


def test_lines_are_joined_wherever_a_text_goes(tiny: TinySite) -> None:
    tiny.edit("content/articles/old-bridge/index.zh.md", "## 桥头\n", f"## 桥头\n\n{PROSE}")
    tiny.edit("content/articles/old-bridge/article.yml", "summary: {zh: 桥修好了。", f"summary: {{zh: {SUMMARY}")
    publication = tiny.publication()
    files = {file.path: file.content for file in write(publication)}
    page, text = (files[f"zh/articles/old-bridge/{name}.html"].decode() for name in ("index", "text"))
    assert f'<meta name="description" content="{JOINED[1]}"' in page
    searched = "\n".join(part.text for one in documents(publication) for part in one.parts)
    for words in JOINED:
        assert words in page
        assert words in text
        assert words in searched
