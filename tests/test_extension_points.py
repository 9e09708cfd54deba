"""A content type, an output format and a language each take one new place and one line."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.document import ContentType
from generator.publication import Presented
from tests.additions import FEED, JSON_LINES, PAGE_LIST, SURVEY
from tests.markup import attribute, one
from tests.tiny_site import PROJECT, TinySite, tree_of

SURVEY_FILE = "title: {zh: 水的问卷#, en: Survey #}\nsummary: {zh: 问了#次。, en: Asked # times.}\nasked: 1234\n"
IN_ITALIAN = """[language]
code = "it"
tag = "it"
name = "italiano"

[interface]
skip = "Vai al testo"

[pages]
home = "Pagina iniziale"
answers_for = {one = "risponde di {n} indicatore", other = "risponde di {n} indicatori"}
"""


@dataclass(frozen=True, slots=True)
class House:
    """A copy of the program with the tiny site beside it, and what both held before anything was added."""

    root: Path
    site: TinySite
    before: dict[str, bytes]

    def started(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.site.run(*arguments, PYTHONPATH=str(self.root), PYTHONDONTWRITEBYTECODE="1")

    def run(self, *arguments: str) -> str:
        done = self.started(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *arguments: str) -> str:
        done = self.started(*arguments)
        assert done.returncode == 1, done.stderr
        return done.stderr

    def add(self, files: dict[str, str]) -> None:
        TinySite(self.root).overlay({"files": files})

    def add_line(self, path: str, old: str, new: str) -> None:
        """Change one line of a file: the new text holds the old, and no line break."""
        assert "\n" not in old + new
        TinySite(self.root).edit(path, old, new)

    def add_french(self) -> None:
        """A language that the program knows: one line."""
        TinySite(self.root).edit(
            "stillwater/mkdocs.yml", "        - en\n", "        - en\n        - {code: fr, translations: partial}\n"
        )

    @property
    def french(self) -> dict[str, str]:
        """What French costs, once it is added."""
        return {"stillwater/mkdocs.yml": "-0 +1"} if "code: fr" in self.site.text("mkdocs.yml") else {}

    def add_italian(self) -> None:
        """A language that it does not know: a catalogue of a handful of words, and one line."""
        self.add({"generator/messages/it.toml": IN_ITALIAN})
        self.site.edit("mkdocs.yml", "        - en\n", "        - en\n        - {code: it, translations: partial}\n")

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


TYPES = "generator/content_types/__init__.py"
FORMATS = "generator/formats/__init__.py"
FIRST_FIVE = [f"surveys/water-{number}/" for number in range(1, 6)]


def add_surveys(house: House, count: int) -> None:
    """The content type, and as many documents of it."""
    house.add(SURVEY)
    house.add_line(TYPES, "ARTICLE, PAGE, STATEMENT)", "ARTICLE, PAGE, STATEMENT, SURVEY)")
    imported = "from generator.content_types.report import REPORT\n"
    TinySite(house.root).edit(TYPES, imported, imported + "from generator.content_types.survey import SURVEY\n")
    assert house.touched() == {**house.french, **dict.fromkeys(SURVEY, "new"), TYPES: "-1 +2"}
    for number in range(1, count + 1):
        house.site.put(f"content/surveys/water-{number}/survey.yml", SURVEY_FILE.replace("#", str(number)))


def page_of(house: House, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((house.site.root / "site" / path / "index.html").read_bytes())


def test_a_content_type_is_one_folder_and_one_line(house: House) -> None:
    """Its lists have words from the first document to the sixth, with which the home page no longer shows them all."""
    house.add_french()
    add_surveys(house, 6)
    house.run("build")
    for code, name, every, number in (
        ("zh", "问卷", "全部 6 份问卷", "1,234"),
        ("en", "Surveys", "All 6 surveys", "1,234"),
        ("fr", "Enquêtes", "Les 6 enquêtes", "1\u202f234"),
    ):
        home = page_of(house, code)
        links = {node.text(): attribute(node, "href") for node in home.css("main a")}
        assert links[every] == f"../{code}/surveys/"
        assert [path for path in links.values() if "/surveys/w" in path] == [f"../{code}/{path}" for path in FIRST_FIVE]
        index = page_of(house, f"{code}/surveys")
        assert one(index, "h1").text() == name
        assert len(index.css("main a[href*='surveys/water-']")) == 6
        assert f">{number}<" in (page_of(house, f"{code}/surveys/water-6").html or "")


def test_a_content_type_without_an_index_page_needs_no_words(house: House) -> None:
    house.add({path: text for path, text in SURVEY.items() if not path.endswith(".toml")})
    add_surveys(house, 1)
    (house.root / "generator/content_types/survey/messages.toml").unlink()
    house.add_line("generator/content_types/survey/__init__.py", "present)", "present, in_navigation=False)")
    house.run("build")
    assert ">1,234<" in (page_of(house, "en/surveys/water-1").html or "")


def test_of_a_language_in_which_a_content_type_says_nothing_the_check_tells(house: House) -> None:
    house.add_french()
    add_surveys(house, 1)
    TinySite(house.root).edit("generator/content_types/survey/messages.toml", "[fr]", "[it]")
    done = house.started("check", "--lang", "en")
    assert done.returncode == 0, done.stderr
    told = "the catalogue of “fr” lacks 3 messages, which are shown in its fallback language: all_surveys, surveys"
    assert told in done.stderr


def test_a_content_type_whose_lists_have_no_words_is_refused() -> None:
    """By its name, when the program starts, and not on the day of the sixth document."""
    with pytest.raises(LookupError, match=r"surveys: messages\.toml lacks all_surveys, surveys, surveys_description"):
        ContentType("surveys", "content/surveys", lambda *_: None, lambda *_: Presented((), ()))


def add_format(house: House, name: str, files: dict[str, str]) -> None:
    house.add(files)
    TinySite(house.root).edit(FORMATS, "    media,\n", f"    {name},\n    media,\n")
    TinySite(house.root).edit(FORMATS, "    media.write,\n", f"    {name}.write,\n    media.write,\n")
    assert house.touched() == {**dict.fromkeys(files, "new"), FORMATS: "-0 +2"}


def test_a_format_is_one_module_and_one_line(house: House) -> None:
    add_format(house, "page_list", PAGE_LIST)
    house.run("build")
    lines = (house.site.root / "site/pages.txt").read_text("utf-8").splitlines()
    assert len(lines) == 56
    assert "en/pages/about/ About Stillwater" in lines


def test_a_format_announces_itself_on_every_page_of_its_language(house: House) -> None:
    """A feed, with words of its own: in the head for programs, in the foot for readers."""
    add_format(house, "feeds", FEED)
    house.run("build")
    site = house.site.root / "site"
    for code, words in (("zh", "订阅更新（Atom）"), ("en", "Follow what is new (Atom)")):
        feed = ET.fromstring((site / code / "feed.xml").read_bytes())  # noqa: S314 - our own
        assert [entry.findtext("{*}updated") for entry in feed.iter("{http://www.w3.org/2005/Atom}entry")]
        for path in (site / code).rglob("index.html"):
            page = LexborHTMLParser(path.read_bytes())
            link = one(page, "link[rel=alternate]:not([hreflang])")
            assert attribute(link, "href") == f"https://still-water.example/{code}/feed.xml"
            assert (attribute(link, "type"), attribute(link, "title")) == ("application/atom+xml", words)
            shown = one(page, "footer a[type='application/atom+xml']")
            assert shown.text() == words
            assert (path.parent / attribute(shown, "href")).resolve() == site / code / "feed.xml"


def test_a_format_of_data_is_one_module_one_line_and_one_kind_of_file(house: House) -> None:
    """It is offered with every table, named among the formats, and listed for programs."""
    add_format(house, "json_lines", JSON_LINES)
    kinds = "generator/publication/files.py"
    house.add_line(kinds, "(CSV, XLSX, JSON, PARQUET)", "(CSV, XLSX, JSON, PARQUET, JSON_LINES)")
    TinySite(house.root).edit(
        kinds, "FILE_KINDS = ", 'JSON_LINES = FileKind("JSON Lines", "jsonl", "application/jsonl")\nFILE_KINDS = '
    )
    assert house.touched() == {**dict.fromkeys(JSON_LINES, "new"), FORMATS: "-0 +2", kinds: "-1 +2"}
    house.run("build")
    rows = (house.site.root / "site/en/plans/clear-water/indicators.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(row)["number"] for row in rows] == [1, 2, 3]
    data = one(page_of(house, "en/data"), "main")
    assert "For programs that read a row at a time." in data.text()
    assert len(data.css("a[href$='indicators.jsonl']")) == 1
    index = json.loads((house.site.root / "site/api/v1/index.json").read_text("utf-8"))
    offered = {file["format"] for edition in index["datasets"][0]["editions"] for file in edition["files"]}
    assert "JSON Lines" in offered
    assert "indicators.jsonl" in (house.site.root / "site/catalog.ttl").read_text("utf-8")


@pytest.fixture
def french(house: House) -> House:
    """The site in a third language, of which it has no texts."""
    house.add_french()
    assert house.touched() == house.french
    house.run("build")
    return house


def french_page(house: House, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((house.site.root / "site/fr" / path / "index.html").read_bytes())


def test_a_language_is_one_catalogue_and_one_line(house: House) -> None:
    """A handful of words will do: the rest is in the fallback language, marked, and told once, with a count."""
    house.add_italian()
    assert house.touched() == {"generator/messages/it.toml": "new", "stillwater/mkdocs.yml": "-0 +1"}
    told = house.started("build", "--lang", "en").stderr.splitlines()
    (line,) = (line for line in told if "incomplete-catalogue" in line)
    missing = line.partition("fallback language: ")[2].partition(" — ")[0].split(", ")
    assert re.search(r" warning: the catalogue of “it” lacks (\d+) ", line)[1] == str(len(missing))  # type: ignore[index]
    assert {"plans", "problems.bad-date", "words.date", "targets.at_least"} <= set(missing)
    assert not {"home", "skip", "answers_for"} & set(missing)
    site = house.site.root / "site"
    pages = {path.parent.relative_to(site / "it") for path in (site / "it").rglob("index.html")}
    assert pages == {path.parent.relative_to(site / "zh") for path in (site / "zh").rglob("index.html")}
    home = page_of(house, "it")
    assert attribute(one(home, "html"), "lang") == "it"
    assert one(home, "a.skip").text() == "Vai al testo"
    assert "Offices" in {node.text() for node in home.css("[lang=en]")}
    plan = page_of(house, "it/plans/clear-water")
    assert {option.attributes.get("lang") for option in plan.css(".reading-bar option")} == {"en"}
    assert {node.text() for node in plan.css(".amount [lang=en]")} >= {"or more"}
    units = one(page_of(house, "it/units"), "main")
    assert "risponde di 1 indicatore" in units.text()
    assert "risponde di 1 indicatore" not in {node.text() for node in units.css("[lang]")}


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
    assert "Ce texte n’existe que dans la langue suivante\u202f: 中文. Il est affiché tel quel." in text


def test_the_home_page_says_how_much_is_translated(french: House) -> None:
    notice = one(french_page(french, "."), ".notice").text()
    assert (
        "0 % des textes sont dans cette langue ; les autres sont affichés dans la langue suivante : 中文."
        in " ".join(notice.split())
    )
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
    names = {"zh": "中文", "en": "English", "fr": "français"}
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
            text = re.sub(r"(?m)^  forms: \{en: .*\n", "", text)
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
