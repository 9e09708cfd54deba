"""What a developer might add to the program, file by file: a content type, a format, a feed, a format of data."""

from __future__ import annotations

SURVEY = {
    "generator/content_types/survey/__init__.py": '''"""Surveys: what people said when they were asked."""

from generator.content_types.survey.model import Survey
from generator.content_types.survey.parse import parse
from generator.content_types.survey.present import present
from generator.document import ContentType

SURVEY: ContentType[Survey] = ContentType("surveys", "content/surveys", parse, present)
''',
    "generator/content_types/survey/model.py": '''"""A survey as its folder holds it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.sources.fields import DocumentFile, Integer, Localized, LocalizedTitle


class SurveyFile(DocumentFile):
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
    "generator/content_types/survey/messages.toml": """[zh]
surveys = "问卷"
surveys_description = "问过什么，多少人答了。"
all_surveys = "全部 {n} 份问卷"

[en]
surveys = "Surveys"
surveys_description = "What people were asked."
all_surveys = "All {n} surveys"

[fr]
surveys = "Enquêtes"
surveys_description = "Ce qui a été demandé."
all_surveys = "Les {n} enquêtes"
""",
}
PAGE_LIST = {
    "generator/formats/page_list.py": '''"""Every page on a line, as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.publication import OutputFile, Publication


def write(publication: Publication) -> Iterable[OutputFile]:
    lines = "".join(f"{page.path} {page.title}\\n" for page in publication.pages)
    yield OutputFile("pages.txt", lines.encode())
'''
}
FEED = {
    "generator/formats/feeds.py": '''"""The dated documents of each language as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from generator.language import Words
from generator.publication import Announcement, Frame, OutputFile, Publication, Record


def write(publication: Publication) -> Iterable[OutputFile]:
    for code, frame in publication.frames.items():
        records = [one for one in publication.records if one.date and one.page.path.startswith(frame.home.path)]
        announced = Announcement(code, Words(frame.catalogue.say("feed")), "application/atom+xml")
        yield OutputFile(f"{frame.home.path}feed.xml", _feed(records, frame, publication).encode(), announced)


def _feed(records: list[Record], frame: Frame, publication: Publication) -> str:
    newest = sorted(records, key=lambda one: one.date, reverse=True)
    updated = _time(newest[0].date) if newest else "1970-01-01T00:00:00Z"
    head = f"<title>{escape(frame.name.text)}</title><updated>{updated}</updated>"
    entries = "".join(_entry(one, publication.absolute(one.page.path)) for one in newest)
    return f\'<feed xmlns="http://www.w3.org/2005/Atom"><id>{publication.absolute(frame.home.path)}</id>{head}{entries}</feed>\'


def _entry(record: Record, address: str) -> str:
    title = f"<title>{escape(record.page.label.text)}</title><link href={quoteattr(address)}/>"
    return f"<entry><id>{escape(address)}</id>{title}<updated>{_time(record.date)}</updated></entry>"


def _time(date: str) -> str:
    """The beginning of a day, a month or a year."""
    return f"{date}{\'-01-01\'[len(date) - 4:]}T00:00:00Z"
''',
    "generator/formats/feeds.toml": """[zh]
feed = "订阅更新（Atom）"

[en]
feed = "Follow what is new (Atom)"
""",
}
JSON_LINES = {
    "generator/formats/json_lines.py": '''"""Each dataset as JSON Lines: a row a line."""

from __future__ import annotations

from collections.abc import Iterable

from generator.formats.datasets import datasets
from generator.formats.json_text import json_file
from generator.publication import OutputFile, Publication
from generator.publication.files import JSON_LINES


def write(publication: Publication) -> Iterable[OutputFile]:
    for dataset in datasets(publication):
        names = [field.name for field in dataset.fields]
        rows = (json_file(dict(zip(names, record, strict=True))) for record in dataset.records)
        yield OutputFile(dataset.path(JSON_LINES), b"".join(row.replace(b"\\n", b"") + b"\\n" for row in rows))
''',
    "generator/formats/json_lines.toml": """[zh]
format_jsonl = "JSON Lines"
format_jsonl_use = "一行一条，适合逐行读取的程序。"

[en]
format_jsonl = "JSON Lines"
format_jsonl_use = "For programs that read a row at a time."
""",
}
