"""Make a corpus of N bilingual documents, to time a build with: python -m tests.bench.corpus N FOLDER.

The same N gives the same files, byte for byte.  Words are drawn from fixed lists, so that the corpus needs nothing but
Python and holds no text of anybody's.
"""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
REGISTERS = ("site.yml", "units.yml", "topics.yml", "places.yml", "measures.yml")
WORDS = {
    "zh": (
        "社区",
        "居民",
        "服务",
        "办事",
        "指标",
        "规划",
        "公园",
        "街道",
        "养老",
        "就业",
        "安全",
        "河道",
        "绿化",
        "停车",
        "议事",
    ),
    "en": (
        "community",
        "resident",
        "service",
        "office",
        "indicator",
        "plan",
        "park",
        "street",
        "care",
        "work",
        "river",
    ),
}
LINKS = {"zh": "另一份报告", "en": "another report"}
PARAGRAPHS = 24


def paragraph(language: str, chance: random.Random) -> str:
    words = [chance.choice(WORDS[language]) for _ in range(60)]
    return "".join(words) + "。" if language == "zh" else " ".join(words).capitalize() + "."


def prose(language: str, number: int, documents: int, chance: random.Random) -> str:
    """About 10 kB: headings, paragraphs, a list, a link to another document."""
    parts: list[str] = []
    for position in range(PARAGRAPHS):
        if position % 4 == 0:
            parts.append(f"## {paragraph(language, chance)[:24]}")
        parts.append(paragraph(language, chance))
    parts += [f"- {paragraph(language, chance)}" for _ in range(5)]
    parts.append(f"[{LINKS[language]}](../report-{(number * 7 + 1) % documents}/)")
    return "\n\n".join(parts) + "\n"


def report(number: int, chance: random.Random) -> str:
    return f"""title: {{zh: 第{number}份报告, en: Report number {number}}}
summary: {{zh: 第{number}份报告的摘要。{chance.choice(WORDS["zh"])}。, en: Summary of report number {number}.}}
unit: minhang-greening-bureau
source: {{title: {{zh: 生成的文件, en: A generated document}}}}
"""


def make_corpus(documents: int, folder: Path) -> None:
    """Write the corpus: the project's theme and registers, and `documents` reports in both languages."""
    chance = random.Random(documents)  # noqa: S311 - words to fill pages with
    shutil.copytree(PROJECT / "theme", folder / "theme")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    (folder / "content").mkdir()
    for name in REGISTERS:
        shutil.copy(PROJECT / "content" / name, folder / "content")
    for number in range(documents):
        home = folder / "content" / "reports" / f"report-{number}"
        home.mkdir(parents=True)
        (home / "report.yml").write_text(report(number, chance), "utf-8")
        for language in WORDS:
            (home / f"index.{language}.md").write_text(prose(language, number, documents, chance), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    make_corpus(options.documents, options.folder)


if __name__ == "__main__":
    main()
