"""Make a corpus of N bilingual documents, to time a build with: python -m tests.bench.corpus N FOLDER.

The same N gives the same files, byte for byte.  Each document has 10 kB a language: headings, paragraphs, lists, links
to others, and a table of numbers which are the same in both.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.vocabulary import Vocabulary, vocabulary

PROJECT = Path(__file__).resolve().parents[2]
REGISTERS = ("site.yml", "units.yml", "topics.yml", "places.yml", "measures.yml")
LANGUAGES = ("zh", "en")
SIZE = 10_000
"""Bytes of a document's prose in one language."""
UNIT = "minhang-greening-bureau"
TABLE = {
    "zh": ("下表列出各项工作的数量：", ("事项", "上年", "本年")),
    "en": ("The table shows how much was done of each task:", ("Task", "Last year", "This year")),
}
ROWS = 6


@dataclass(frozen=True, slots=True)
class Report:
    """One document of so many."""

    number: int
    documents: int

    def chance(self, language: str) -> random.Random:
        return random.Random(f"{self.number} {language}")  # noqa: S311 - words to fill pages with

    def title(self, language: str) -> str:
        words = vocabulary(language).phrase(3, self.chance(f"title {language}"))
        return f"{words}（{self.number}）" if language == "zh" else f"{words} ({self.number})"

    def fields(self) -> str:
        """`report.yml`."""
        titles = ", ".join(f"{language}: {self.title(language)}" for language in LANGUAGES)
        summaries = [vocabulary(language).sentence(self.chance(f"summary {language}")) for language in LANGUAGES]
        summary = ", ".join(f'{language}: "{text}"' for language, text in zip(LANGUAGES, summaries, strict=True))
        source = "source: {title: {zh: 生成的文件, en: A generated document}}"
        return f"title: {{{titles}}}\nsummary: {{{summary}}}\nunit: {UNIT}\n{source}\n"

    def prose(self, language: str) -> str:
        """The Markdown, in sections of three paragraphs and a list; the second has the table."""
        words, chance = vocabulary(language), self.chance(language)
        parts: list[str] = []
        while sum(len(part.encode()) + 2 for part in parts) < SIZE:
            parts += [f"## {words.phrase(chance.randint(2, 4), chance)}"]
            parts += [words.sentences(chance.randint(2, 5), chance) for _ in range(3)]
            parts.append("\n".join(f"- {words.sentence(chance)}" for _ in range(chance.randint(2, 5))))
            if TABLE[language][0] not in parts:
                parts += self.table(language, words, chance)
        return "\n\n".join((*parts, *self.links(language))) + "\n"

    def table(self, language: str, words: Vocabulary, chance: random.Random) -> Iterator[str]:
        caption, titles = TABLE[language]
        shared = self.chance("numbers")
        numbers = [(shared.randint(1, 9999), shared.randint(1, 9999)) for _ in range(ROWS)]
        rows = [(words.phrase(2, chance), *map(str, pair)) for pair in numbers]
        lines = (titles, ("---",) * len(titles), *rows)
        yield caption
        yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def links(self, language: str) -> Iterator[str]:
        """To two other documents, by their titles, as far as there are others."""
        others = {(self.number * 7 + 1) % self.documents, (self.number + 1) % self.documents} - {self.number}
        for other in sorted(others):
            yield f"[{Report(other, self.documents).title(language)}](../report-{other}/)"


def make_corpus(documents: int, folder: Path, project: Path = PROJECT) -> None:
    """Write the corpus: the project's theme and registers, and `documents` reports in both languages."""
    shutil.copytree(project / "theme", folder / "theme")
    shutil.copy(project / "mkdocs.yml", folder)
    (folder / "content").mkdir()
    for name in REGISTERS:
        shutil.copy(project / "content" / name, folder / "content")
    for number in range(documents):
        report = Report(number, documents)
        home = folder / "content" / "reports" / f"report-{number}"
        home.mkdir(parents=True)
        (home / "report.yml").write_text(report.fields(), "utf-8")
        for language in LANGUAGES:
            (home / f"index.{language}.md").write_text(report.prose(language), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    make_corpus(options.documents, options.folder)


if __name__ == "__main__":
    main()
