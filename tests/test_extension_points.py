"""A content type, an output format and a language each take one new place and one line."""

from __future__ import annotations

import csv
import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.markup import attribute, one
from tests.tiny_site import PROJECT, TinySite, tree_of

SURVEY = {
    "generator/content_types/survey/__init__.py": '''"""Surveys: what people said when they were asked."""

from generator.content_types.survey.model import Survey
from generator.content_types.survey.parse import parse
from generator.content_types.survey.present import present
from generator.document import ContentType

SURVEY: ContentType[Survey] = ContentType("surveys", "content/surveys", parse, present, in_navigation=False)
''',
    "generator/content_types/survey/model.py": '''"""A survey as its folder holds it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.sources.fields import Integer, Localized, LocalizedTitle, Model


class SurveyFile(Model):
    title: LocalizedTitle
    summary: Localized
    asked: Integer


@dataclass(frozen=True, slots=True)
class Survey:
    slug: str
    folder: str
    file: SurveyFile
''',
    "generator/content_types/survey/parse.py": '''"""A survey's folder, read and checked."""

from __future__ import annotations

from generator.content_types.survey.model import Survey, SurveyFile
from generator.document import read_record
from generator.sources.fields import Reading
from generator.sources.tree import Tree


def parse(folder: str, tree: Tree, reading: Reading) -> Survey | None:
    record = read_record(SurveyFile, f"{folder}/survey.yml", tree, reading)
    return Survey(folder.rsplit("/", 1)[-1], folder, record[0]) if record else None
''',
    "generator/content_types/survey/present.py": '''"""A survey's page."""

from __future__ import annotations

from generator.content_types.survey.model import Survey
from generator.document import document_sources, home_link
from generator.edition import Edition
from generator.language import Words
from generator.publication import Link, Page, Paragraph, Presented, Record, Section
from generator.registers import Registers


def present(survey: Survey, edition: Edition, registers: Registers) -> Presented:
    link = Link(edition.words(survey.file.title), edition.path("surveys", survey.slug))
    summary = edition.words(survey.file.summary)
    key = f"surveys/{survey.slug}"
    asked = Paragraph(Words(edition.number(survey.file.asked)))
    page = Page(
        key=key,
        language=edition.language,
        path=link.path,
        title=link.label,
        description=summary.text,
        lead=summary,
        sections=(Section("asked", link.label, (asked,), hidden_title=True),),
        breadcrumbs=(home_link(edition),),
        sources=document_sources(survey.folder, "survey.yml", edition),
    )
    return Presented((page,), (Record("surveys", link, key, summary),))
''',
}
FORMAT = {
    "generator/formats/page_list.py": '''"""Every page on a line, as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.publication import OutputFile, Publication


def write(publication: Publication) -> Iterable[OutputFile]:
    lines = "".join(f"{page.path} {page.title}\\n" for page in publication.pages)
    yield OutputFile("pages.txt", lines.encode())
'''
}
SURVEY_FILE = "title: {zh: 水的问卷, en: Survey}\nsummary: {zh: 问了人。, en: People were asked.}\nasked: 1234\n"
IN_FRENCH = {
    "home": "Accueil", "plans": "Programmes", "reports": "Rapports", "skip": "Aller au texte",
    "translation_missing_title": "Pas encore traduit",
    "translation_missing": "Ce texte n’existe qu’en {language} ; il est montré tel quel.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class House:
    """A copy of the program with the tiny site beside it, and what both held before anything was added."""

    root: Path
    site: TinySite
    before: dict[str, bytes]

    def run(self, *arguments: str) -> str:
        done = self.site.run(*arguments, PYTHONPATH=str(self.root), PYTHONDONTWRITEBYTECODE="1")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def add(self, files: dict[str, str]) -> None:
        TinySite(self.root).overlay({"files": files})

    def add_line(self, path: str, old: str, new: str) -> None:
        """Change one line of a file: the new text holds the old, and no line break."""
        assert "\n" not in old + new
        TinySite(self.root).edit(path, old, new)

    def touched(self) -> dict[str, str]:
        """How each file of the program and of the site differs from before: `new`, or the lines added and removed."""
        after = {
            path: content for path, content in tree_of(self.root).items() if not path.startswith("stillwater/site/")
        }
        assert set(self.before) - set(after) == set()
        return {
            path: lines_changed(self.before[path], content) if path in self.before else "new"
            for path, content in after.items()
            if self.before.get(path) != content
        }


def lines_changed(old: bytes, new: bytes) -> str:
    before, after = old.decode().splitlines(), new.decode().splitlines()
    gone, come = [line for line in before if line not in after], [line for line in after if line not in before]
    return f"-{len(gone)} +{len(come)}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    root = tmp_path / "house"
    shutil.copytree(PROJECT / "generator", root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    site = TinySite.at(root / "stillwater")
    return House(root, site, tree_of(root))


def test_a_content_type_is_one_folder_and_one_line(house: House) -> None:
    house.add(SURVEY)
    types = "generator/content_types/__init__.py"
    house.add_line(
        types,
        "(PLAN, REPORT, EXPLAINER, ARTICLE, PAGE, STATEMENT)",
        "(PLAN, REPORT, EXPLAINER, ARTICLE, PAGE, STATEMENT, SURVEY)",
    )
    imported = "from generator.content_types.report import REPORT\n"
    TinySite(house.root).edit(types, imported, imported + "from generator.content_types.survey import SURVEY\n")
    assert house.touched() == {**dict.fromkeys(SURVEY, "new"), types: "-1 +2"}
    house.site.put("content/surveys/water/survey.yml", SURVEY_FILE)
    house.run("build")
    for language, number in (("zh", ">1,234<"), ("en", ">1,234<")):
        page = (house.site.root / f"site/{language}/surveys/water/index.html").read_text("utf-8")
        assert number in page


def test_a_content_type_with_an_index_page_of_its_own_is_one_folder_and_one_line(house: House) -> None:
    """In the navigation too: its name in each language belongs to the folder, or to the catalogues."""
    house.add(SURVEY)
    house.add_line("generator/content_types/survey/__init__.py", ", in_navigation=False", "")
    types = "generator/content_types/__init__.py"
    house.add_line(
        types,
        "(PLAN, REPORT, EXPLAINER, ARTICLE, PAGE, STATEMENT)",
        "(PLAN, REPORT, EXPLAINER, ARTICLE, PAGE, STATEMENT, SURVEY)",
    )
    imported = "from generator.content_types.report import REPORT\n"
    TinySite(house.root).edit(types, imported, imported + "from generator.content_types.survey import SURVEY\n")
    for code, name, description in (("zh", "问卷", "问过什么。"), ("en", "Surveys", "What people were asked.")):
        words = f'surveys = "{name}"\nsurveys_description = "{description}"\n'
        TinySite(house.root).edit(f"generator/messages/{code}.toml", "[problems]\n", f"{words}\n[problems]\n")
    house.site.put("content/surveys/water/survey.yml", SURVEY_FILE)
    house.run("build")
    assert "Surveys" in (house.site.root / "site/en/index.html").read_text("utf-8")
    assert (house.site.root / "site/zh/surveys/index.html").is_file()


def test_a_format_is_one_module_and_one_line(house: House) -> None:
    house.add(FORMAT)
    formats = "generator/formats/__init__.py"
    TinySite(house.root).edit(formats, "    media,\n", "    media,\n    page_list,\n")
    TinySite(house.root).edit(formats, "    media.write,\n", "    media.write,\n    page_list.write,\n")
    assert house.touched() == {**dict.fromkeys(FORMAT, "new"), formats: "-0 +2"}
    house.run("build")
    lines = (house.site.root / "site/pages.txt").read_text("utf-8").splitlines()
    assert len(lines) == 56
    assert "en/pages/about/ About Stillwater" in lines


@pytest.fixture
def french(house: House) -> House:
    """The site in a third language: English interface words where the test needs no French ones."""
    text = (house.root / "generator/messages/en.toml").read_text("utf-8")
    head, _, rest = text.partition("[dates]")
    head = head.replace('"en"', '"fr"').replace('"en-GB"', '"fr-FR"').replace('"English"', '"Français"')
    for key, words in IN_FRENCH.items():
        line = next(line for line in rest.splitlines() if line.startswith(f"{key} = "))
        rest = rest.replace(f"\n{line}\n", f'\n{key} = "{words}"\n', 1)
    house.add({"generator/messages/fr.toml": f"{head}[dates]{rest}"})
    TinySite(house.root).edit(
        "stillwater/mkdocs.yml", "        - en\n", "        - en\n        - {code: fr, translations: partial}\n"
    )
    assert house.touched() == {"generator/messages/fr.toml": "new", "stillwater/mkdocs.yml": "-0 +1"}
    house.run("build")
    return house


def french_page(house: House, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((house.site.root / "site/fr" / path / "index.html").read_bytes())


def test_a_language_is_one_catalogue_and_one_line(french: House) -> None:
    pages = {
        path.parent.relative_to(french.site.root / "site/fr")
        for path in (french.site.root / "site/fr").rglob("index.html")
    }
    assert pages == {
        path.parent.relative_to(french.site.root / "site/zh")
        for path in (french.site.root / "site/zh").rglob("index.html")
    }
    page = french_page(french, ".")
    assert attribute(one(page, "html"), "lang") == "fr"
    assert one(page, "a.skip").text() == "Aller au texte"


def test_a_text_not_translated_is_shown_in_the_source_language_and_marked(french: House) -> None:
    page = french_page(french, "articles/old-bridge")
    heading = one(page, "h1")
    assert heading.text() == "老桥还在"
    assert "zh-CN" in {node.attributes.get("lang") for node in heading.css("[lang]")}
    marked = [node.text() for node in page.css("main [lang=zh-CN]")]
    assert any("桥头有" in text for text in marked)


def test_a_prose_not_translated_stands_under_a_notice(french: House) -> None:
    text = one(french_page(french, "articles/old-bridge"), "main").text()
    assert "Pas encore traduit" in text
    assert "Ce texte n’existe qu’en 中文 ; il est montré tel quel." in text


def test_the_home_page_says_how_much_is_translated(french: House) -> None:
    notice = one(french_page(french, "."), ".notice").text()
    assert "0% of the texts are in this language; the others are shown in 中文." in " ".join(notice.split())
    english = LexborHTMLParser((french.site.root / "site/en/index.html").read_bytes())
    assert not english.css(".notice")


def test_a_text_that_is_translated_is_shown_and_not_marked(french: House) -> None:
    french.site.edit(
        "content/articles/old-bridge/article.yml",
        "en: The old bridge is still there",
        "en: The old bridge is still there, fr: Le vieux pont",
    )
    french.site.put("content/articles/old-bridge/index.fr.md", "Le pont est réparé.\n")
    french.run("build")
    page = french_page(french, "articles/old-bridge")
    assert one(page, "h1").text() == "Le vieux pont"
    assert not one(page, "h1").css("[lang]")
    assert "Pas encore traduit" not in one(page, "main").text()


def test_every_page_names_its_other_languages(french: House) -> None:
    names = {"zh": "中文", "en": "English", "fr": "Français"}
    site = french.site.root / "site"
    for code in names:
        for path in (site / code).rglob("index.html"):
            page = LexborHTMLParser(path.read_bytes())
            links = {node.text().strip(): node.attributes.get("hreflang") for node in page.css(".strip a[hreflang]")}
            assert set(links) == {name for other, name in names.items() if other != code}, path
            alternates = [node.attributes["hreflang"] for node in page.css("link[rel=alternate][hreflang]")]
            assert sorted(filter(None, alternates)) == ["en", "fr", "x-default", "zh-CN"]


def test_the_tables_of_a_third_language_hold_every_row(french: House) -> None:
    text = (french.site.root / "site/fr/plans/clear-water/indicators.csv").read_text("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(text))][1:] == ["1", "2", "3"]


def test_a_site_may_have_one_language_alone(tiny: TinySite) -> None:
    tiny.edit("mkdocs.yml", "        - en\n", "")
    for path in tiny.root.rglob("*.en.md"):
        path.unlink()
    tiny.put(
        "content/explainers/meal-service/explainer.yml",
        re.sub(r"(?m)^ +en: \|\n(?: {12}.*\n|\n)+", "", tiny.text("content/explainers/meal-service/explainer.yml")),
    )
    for folder in ("content", "plans"):
        for path in (tiny.root / folder).rglob("*.yml"):
            text = re.sub(r", en: (\"[^\"]*\"|[^}\"]*)}", "}", path.read_text("utf-8"))
            path.write_text(text.replace("scale: {en: 0.1}", "scale: {}"), "utf-8")
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr
    page = LexborHTMLParser((tiny.root / "site/zh/index.html").read_bytes())
    assert {node.attributes["hreflang"] for node in page.css("link[hreflang]")} == {"zh-CN", "x-default"}


def test_the_first_language_is_the_default_one(tiny: TinySite) -> None:
    tiny.edit("mkdocs.yml", "        - zh\n        - en\n", "        - en\n        - zh\n")
    done = tiny.run("build")
    assert done.returncode == 0, done.stderr
    page = LexborHTMLParser((tiny.root / "site/index.html").read_bytes())
    assert attribute(one(page, "html"), "lang") == "en"
    default = one(page, "link[hreflang=x-default]")
    assert attribute(default, "href") == "https://still-water.example/en/"
