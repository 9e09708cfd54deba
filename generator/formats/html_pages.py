"""Pages as HTML, set by the theme's templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from generator.charts import chart_summary, draw
from generator.formats.datasets import files_of
from generator.formats.language_marks import LanguageMarks, Rules, rules_of
from generator.formats.prose_html import ProseWriter
from generator.formats.search_index import root_of
from generator.formats.structured_data import structured_data
from generator.formats.template_marks import LanguageMarking, in_language, set_apart
from generator.formats.theme_assets import FOLDER, read_marks
from generator.language import HAN_SCRIPT, Language, Words
from generator.messages import Catalogue
from generator.publication import (
    Frame,
    Link,
    LinkedPage,
    LinkedSection,
    OutputFile,
    Publication,
    Written,
    leads_outside,
    quoted,
)
from generator.quantities.numbers import plain
from generator.quantities.words import parts
from generator.sources.markdown.nodes import Heading, LinkedProse

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
NOT_FOUND = "404.html"
TEXT_VIEW = "text.html"
"""What the text-only view of a page is called, beside it."""
FIRST = 2
"""The level of the titles of sections, and of the first headings of a text."""
_KILOBYTE, _MEGABYTE = 1000, 1000_000
_PHRASE_END = re.compile(r"(?<=[，。：；、！？）》”])(?=[^，。：；、！？）》”])")


def write(publication: Publication, written: Written) -> Iterable[OutputFile]:
    typesetter = Typesetter(publication, written)
    for page in publication.pages:
        yield OutputFile(f"{page.path}index.html", typesetter.document(page).encode())
    default = publication.languages[0].code
    for page in publication.pages:
        if page.key == "home" and page.language.code == default:
            yield OutputFile("index.html", typesetter.document(page, at="").encode())
            yield OutputFile(NOT_FOUND, typesetter.not_found(page).encode())


@dataclass(frozen=True)
class Typesetter:
    """The theme's templates, ready to set the pages of one publication."""

    publication: Publication
    written: Written = field(default_factory=Written)
    bars: dict[tuple[str, ...], Markup] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """A mark of the content of each file that pages load: a browser fetches one anew when it has changed."""
        return read_marks(self.publication.theme)

    @cached_property
    def search_root(self) -> str:
        """The file at which a search begins; the index is written before the pages."""
        return root_of(self.written)

    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for, first to last."""
        return (self.publication.theme,)

    def addresses(self, path: str) -> Callable[[str], str]:
        """What writes the address of a place in the site, on a page at `path`."""
        prefix = "../" * path.count("/")

        def url(target: str) -> str:
            if leads_outside(target) or target.startswith("#"):
                return target
            return (prefix + quoted(target)) or "./"

        return url

    @cached_property
    def environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.template_folders()),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=jinja2.StrictUndefined,
            extensions=[LanguageMarking],
        )
        environment.filters |= {"set_apart": set_apart, "in_language": in_language}
        return environment

    @cached_property
    def rules(self) -> Mapping[str, Rules]:
        """By BCP 47 tag, what is set apart in texts of a language."""
        return rules_of(self.publication.languages, self.publication.glosses)

    prose_writer: ClassVar[type[ProseWriter]] = ProseWriter

    def reading_bar(self, catalogue: Catalogue, text_view: str, help_page: str) -> Markup:
        """The reading bar: one for all pages that have its words and its two addresses in common."""
        key = catalogue.language.code, text_view, help_page
        if key not in self.bars:
            template = self.environment.get_template("components/reading_bar/template.html")
            marks = LanguageMarks(self.rules, catalogue.language.tag)
            rendered = template.render(t=catalogue.marked, text_view=text_view, help_page=help_page, marks=marks)
            self.bars[key] = Markup(rendered)  # noqa: S704 - our template's
        return self.bars[key]

    def document(self, page: LinkedPage, at: str | None = None) -> str:
        """A whole document.  `at` is the path it will stand at, where that is not its own address."""
        url = self.addresses(page.path if at is None else at)
        return self.environment.get_template("page.html").render(self.context(page, url))

    def body(self, page: LinkedPage) -> str:
        """What stands inside `main`, for a host that sets the frame itself."""
        context = self.context(page, self.addresses(page.path))
        context["marks"].enter_main()
        return self.environment.get_template("body.html").render(context)

    def not_found(self, home: LinkedPage) -> str:
        """The page for every address that leads nowhere, in all languages: its links hold at any depth."""
        base = urlsplit(self.publication.site_url).path
        frame = self.publication.frames[home.language.code]
        title = Words(frame.catalogue.say("not_found_title"))
        page = replace(home, key="404", path=NOT_FOUND, title=title, description="", sections=(), lead=None)
        each = [(one.catalogue.language, one.catalogue.say, one.home.path) for one in self.publication.frames.values()]
        others = [
            Link(Words(language.name), path, language=language)
            for language, _, path in each
            if language != home.language
        ]
        context = self.context(page, lambda path: path if leads_outside(path) else base + quoted(path))
        named = context | {"each_language": each, "languages_other": others}
        return self.environment.get_template("not_found.html").render(named)

    def context(self, page: LinkedPage, url: Callable[[str], str]) -> dict[str, Any]:
        frame = self.publication.frames[page.language.code]
        marks = LanguageMarks(self.rules, page.language.tag)
        paths = self.publication.alternates.get(page.key, {})
        languages = self.publication.languages
        alternates = [(language, paths[language.code]) for language in languages if language.code in paths]
        default = paths.get(languages[0].code, page.path)
        text_view = (frame.home.path if page.path == NOT_FOUND else page.path) + TEXT_VIEW
        return {
            "page": page,
            "site": frame,
            "navigation": frame.navigation,
            "alternates": alternates,
            "languages_other": list(_other_languages(alternates, page.language)),
            "default_alternate": default,
            "absolute": self.publication.absolute,
            "announced": [one for one in self.written.announced if one[1].language == page.language.code],
            "url": url,
            "reading_bar": lambda: self.reading_bar(frame.catalogue, url(text_view), url(frame.reading_aids.path)),
            "asset": lambda name: f"{url(f'{FOLDER}/{name}')}?v={self.marks[name]}",
            "text_view": text_view,
            "search_root": self.search_root,
            "content_security_policy": None if self.publication.preview else CONTENT_SECURITY_POLICY,
            "structured_data": Markup(structured_data(page, self.publication, self.written)),  # noqa: S704 - escaped there
            "files_of": lambda download: files_of(download, self.written),
            "size": lambda size: _size(size, frame),
            "t": frame.catalogue.marked,
            "marks": marks,
            "breaks": lambda words: _breaks(words, page.language, marks),
            "drawn": lambda chart: draw(chart, frame.catalogue),
            "chart_summary": lambda chart: chart_summary(chart, frame.catalogue),
            "tagged": _tagged,
            "prose": lambda prose, section: self.prose_writer(
                url,
                self.words_in(prose.tag, frame),
                marks,
                self.publication.media,
                lowered=_lowered(prose, section),
                leads=section is page.sections[0],
            ).prose(prose),
            "shown": lambda quantity: parts(quantity, frame.catalogue),
        }

    def words_in(self, tag: str | None, frame: Frame) -> Callable[..., str]:
        """The words of the interface in the language of a text, which need not be the page's."""
        others = (one.catalogue for one in self.publication.frames.values())
        return next((one.say for one in others if one.language.tag == tag), frame.catalogue.say)


def _other_languages(alternates: Iterable[tuple[Language, str]], own: Language) -> Iterator[Link]:
    for language, path in alternates:
        if language != own:
            yield Link(Words(language.name), path, language=language)


def _breaks(words: Words, language: Language, marks: LanguageMarks) -> Markup:
    """A title with the places where its lines may break: its author's, or after Chinese punctuation."""
    phrases = words.phrases
    if not phrases:
        phrases = tuple(_PHRASE_END.split(words.text)) if language.script == HAN_SCRIPT or words.tag else (words.text,)
    with marks.within(words.tag):
        markup = Markup("<wbr>").join(Markup(marks.marked(phrase)) for phrase in phrases)  # noqa: S704 - escaped
    return Markup('<span lang="{}">{}</span>').format(words.tag, markup) if words.tag else markup


def _tagged(words: Words) -> Markup:
    """The attribute that names the language of words in a drawing, where no `span` may stand."""
    return Markup(' lang="{}"').format(words.tag) if words.tag else Markup("")


def _lowered(prose: LinkedProse, section: LinkedSection) -> bool:
    """Whether headings stand one level lower: under the title of their section."""
    return not section.hidden_title and any(isinstance(one, Heading) and one.level == FIRST for one in prose.blocks)


def _size(size: int, frame: Frame) -> str:
    """The size of a file as readers compare it: whole kilobytes, or megabytes with one place."""
    if size < _MEGABYTE:
        return frame.catalogue.say("size_kilobytes", number=frame.catalogue.number(-(-size // _KILOBYTE)))
    megabytes = (Decimal(size) / _MEGABYTE).quantize(Decimal("0.1"))
    return frame.catalogue.say("size_megabytes", number=frame.catalogue.number(plain(megabytes)))
