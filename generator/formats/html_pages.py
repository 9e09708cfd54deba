"""Pages as HTML, set by the theme's templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup, escape

from generator.charts import chart_summary, draw
from generator.formats.language_marks import LanguageMarks, Rules, rules_of
from generator.formats.page_setting import PagesToSet, PageToSet, SiteToSet, site_of
from generator.formats.prose_html import ProseWriter
from generator.formats.structured_data import structured_data
from generator.formats.template_marks import LanguageMarking, in_language, set_apart
from generator.formats.theme_assets import FOLDER
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
_TEXT_ADDRESS, _HELP_ADDRESS = "\x00text_view\x00", "\x00help\x00"
"""Stand for the two addresses until a page is known; no page may hold the character NUL."""
_KILOBYTE, _MEGABYTE = 1000, 1000_000
_PHRASE_END = re.compile(r"(?<=[，。：；、！？）》”])(?=[^，。：；、！？）》”])")


def write(publication: Publication, written: Written) -> Iterable[OutputFile]:
    typesetter, pages = Typesetter(site_of(publication, written)), PagesToSet(publication, written)
    for page in publication.pages:
        yield OutputFile(f"{page.path}index.html", render(pages.of(page), typesetter).encode())
    default = publication.languages[0].code
    for page in publication.pages:
        if page.key == "home" and page.language.code == default:
            yield OutputFile("index.html", render(pages.of(page), typesetter, at="").encode())
            yield OutputFile(NOT_FOUND, typesetter.not_found(page).encode())


def render(to_set: PageToSet, typesetter: Typesetter, at: str | None = None) -> str:
    """A whole document.  `at` is the path it will stand at, where that is not its own address."""
    return typesetter.document(to_set, at)


@dataclass(frozen=True)
class Typesetter:
    """Sets the pages of one site by the theme's templates.  What it keeps besides is what it made of `site` already."""

    site: SiteToSet

    @cached_property
    def environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(self.template),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=jinja2.StrictUndefined,
            extensions=[LanguageMarking],
        )
        environment.filters |= {"set_apart": set_apart, "in_language": in_language}
        return environment

    folders: ClassVar[tuple[str, ...]] = ("",)
    """Where in the theme templates are looked for, first to last."""

    def template(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        """A template's text and its name in messages of Jinja; it never grows old."""
        templates = self.site.theme.templates
        path = next((folder + name for folder in self.folders if folder + name in templates), None)
        return (templates[path], path, lambda: True) if path else None

    def addresses(self, path: str) -> Callable[[str], str]:
        """What writes the address of a place in the site, on a page at `path`."""
        prefix = "../" * path.count("/")

        def url(target: str) -> str:
            if leads_outside(target) or target.startswith("#"):
                return target
            return (prefix + quoted(target)) or "./"

        return url

    @cached_property
    def rules(self) -> Mapping[str, Rules]:
        """By BCP 47 tag, what is set apart in texts of a language."""
        return rules_of(self.site.languages, self.site.glosses)

    prose_writer: ClassVar[type[ProseWriter]] = ProseWriter

    @cached_property
    def bars(self) -> dict[str, str]:
        return {}

    def reading_bar(self, catalogue: Catalogue, text_view: str, help_page: str) -> Markup:
        """The reading bar.  It is rendered once a language: from page to page only its two addresses differ."""
        code = catalogue.language.code
        if code not in self.bars:
            template = self.environment.get_template("components/reading_bar/template.html")
            marks = LanguageMarks(self.rules, catalogue.language.tag)
            context = {
                "t": catalogue.marked,
                "marks": marks,
                "text_view": _TEXT_ADDRESS,
                "help_page": _HELP_ADDRESS,
            }
            self.bars[code] = template.render(context, tagged=marks.tagged)
        addressed = self.bars[code].replace(_TEXT_ADDRESS, escape(text_view))
        return Markup(addressed.replace(_HELP_ADDRESS, escape(help_page)))  # noqa: S704 - our template's, and addresses that are escaped

    def document(self, to_set: PageToSet, at: str | None = None) -> str:
        url = self.addresses(to_set.page.path if at is None else at)
        return self.environment.get_template("page.html").render(self.context(to_set, url))

    def body(self, to_set: PageToSet) -> str:
        """What stands inside `main`, for a host that sets the frame itself."""
        context = self.context(to_set, self.addresses(to_set.page.path))
        context["marks"].enter_main()
        return self.environment.get_template("body.html").render(context)

    def not_found(self, home: LinkedPage) -> str:
        """The page for every address that leads nowhere, in all languages: its links hold at any depth."""
        base = urlsplit(self.site.site_url).path
        frame = self.site.frames[home.language.code]
        title = Words(frame.catalogue.say("not_found_title"))
        page = replace(home, key="404", path=NOT_FOUND, title=title, description="", sections=(), lead=None)
        each = [(one.catalogue.language, one.catalogue.say, one.home.path) for one in self.site.frames.values()]
        others = [
            Link(Words(language.name), path, language=language)
            for language, _, path in each
            if language != home.language
        ]
        context = self.context(PageToSet(page), lambda path: path if leads_outside(path) else base + quoted(path))
        named = context | {"each_language": each, "languages_other": others}
        return self.environment.get_template("not_found.html").render(named)

    def context(self, to_set: PageToSet, url: Callable[[str], str]) -> dict[str, Any]:
        page, paths, site = to_set.page, to_set.alternates, self.site
        frame = site.frames[page.language.code]
        marks = LanguageMarks(self.rules, page.language.tag)
        languages = site.languages
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
            "absolute": site.absolute,
            "announced": [one for one in site.announced if one[1].language == page.language.code],
            "url": url,
            "reading_bar": lambda: self.reading_bar(frame.catalogue, url(text_view), url(frame.reading_aids.path)),
            "asset": lambda name: f"{url(f'{FOLDER}/{name}')}?v={site.theme.marks[name]}",
            "text_view": text_view,
            "search_root": site.search_root,
            "content_security_policy": None if site.preview else CONTENT_SECURITY_POLICY,
            "structured_data": Markup(structured_data(to_set, site)),  # noqa: S704 - escaped there
            "files_of": lambda download: to_set.files[download],
            "size": lambda size: _size(size, frame),
            "t": frame.catalogue.marked,
            "marks": marks,
            "breaks": lambda words: _breaks(words, page.language, marks),
            "tagged": marks.tagged,
            "drawn": lambda chart: draw(chart, frame.catalogue),
            "chart_summary": lambda chart: chart_summary(chart, frame.catalogue),
            "prose": lambda prose, section: self.prose_writer(
                url,
                self.words_in(prose.tag, frame),
                marks,
                to_set.media,
                lowered=_lowered(prose, section),
                leads=section is page.sections[0],
                notes_level=FIRST + (not section.hidden_title),
            ).prose(prose),
            "shown": lambda quantity: parts(quantity, frame.catalogue),
        }

    def words_in(self, tag: str | None, frame: Frame) -> Callable[..., str]:
        """The words of the interface in the language of a text, which need not be the page's."""
        others = (one.catalogue for one in self.site.frames.values())
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
    attributes = marks.attributes(words.tag)
    with marks.within(words.tag):
        markup = Markup("<wbr>").join(Markup(marks.marked(phrase)) for phrase in phrases)  # noqa: S704 - escaped
    return Markup("<span{}>{}</span>").format(attributes, markup) if words.tag else markup


def _lowered(prose: LinkedProse, section: LinkedSection) -> bool:
    """Whether headings stand one level lower: under the title of their section."""
    return not section.hidden_title and any(isinstance(one, Heading) and one.level == FIRST for one in prose.blocks)


def _size(size: int, frame: Frame) -> str:
    """The size of a file as readers compare it: whole kilobytes, or megabytes with one place."""
    if size < _MEGABYTE:
        return frame.catalogue.say("size_kilobytes", number=frame.catalogue.number(-(-size // _KILOBYTE)))
    megabytes = (Decimal(size) / _MEGABYTE).quantize(Decimal("0.1"))
    return frame.catalogue.say("size_megabytes", number=frame.catalogue.number(plain(megabytes)))
