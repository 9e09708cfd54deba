"""Pages as HTML, set by the theme's templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import jinja2
from markupsafe import Markup, escape

from generator.formats.theme_assets import STYLE_SHEET
from generator.language import HAN_SCRIPT, Language, Words, mark_han
from generator.publication import Frame, Link, OutputFile, Page, Publication, Quantity, Section
from generator.sources.markdown_file import Prose, SitePath

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
_HEADING_TAG = re.compile(r"(</?h)([2-5])(?=[ >])")
_PHRASE_END = re.compile(r"(?<=[，。：；、！？）》”])(?=[^，。：；、！？）》”])")


def write(publication: Publication) -> Iterable[OutputFile]:
    typesetter = Typesetter(publication)
    for page in publication.pages:
        yield OutputFile(f"{page.path}index.html", typesetter.document(page).encode())
    default = publication.languages[0].code
    for page in publication.pages:
        if page.key == "home" and page.language.code == default:
            yield OutputFile("index.html", typesetter.document(page, at="").encode())
            yield OutputFile("404.html", typesetter.not_found(page).encode())


class Shown(NamedTuple):
    """A quantity as a page sets it."""

    before: str
    number: str
    between: str
    unit: Words | str
    after: str
    attached: bool


@dataclass(frozen=True)
class Typesetter:
    """The theme's templates, ready to set the pages of one publication."""

    publication: Publication

    @cached_property
    def environment(self) -> jinja2.Environment:
        return jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.publication.theme),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=jinja2.StrictUndefined,
        )

    def document(self, page: Page, at: str | None = None) -> str:
        """A whole document.  `at` is the path it will stand at, where that is not its own address."""
        prefix = "../" * (page.path if at is None else at).count("/")
        rendered = self.environment.get_template("page.html").render(self.context(page, _relative(prefix)))
        return self.marked(rendered, page.language)

    def body(self, page: Page) -> str:
        """What stands inside `main`, for a host that sets the frame itself."""
        prefix = "../" * page.path.count("/")
        return self.environment.get_template("body.html").render(self.context(page, _relative(prefix)))

    def not_found(self, home: Page) -> str:
        """The page for every address that leads nowhere, in all languages: its links hold at any depth."""
        base = urlsplit(self.publication.site_url).path
        frame = self.publication.frames[home.language.code]
        title = Words(frame.catalogue.say("not_found_title"))
        page = replace(home, key="404", path="404.html", title=title, description="", sections=(), lead=None)
        each = [
            (one.catalogue.language, one.catalogue.say, one.navigation[0][1].path)
            for one in self.publication.frames.values()
        ]
        others = [
            Link(Words(language.name), path, language=language)
            for language, _, path in each
            if language != home.language
        ]
        context = self.context(page, lambda path: path if _leads_outside(path) else base + quote(path, safe="/#"))
        named = context | {"each_language": each, "languages_other": others}
        return self.environment.get_template("not_found.html").render(named)

    def marked(self, html: str, language: Language) -> str:
        """A page of another script with its Chinese words marked, so that a screen reader changes its voice."""
        han = next((other.tag for other in self.publication.languages if other.script == HAN_SCRIPT), None)
        return html if han is None or language.script == HAN_SCRIPT else mark_han(html, han)

    def context(self, page: Page, url: Callable[[str], str]) -> dict[str, Any]:
        frame = self.publication.frames[page.language.code]
        paths = self.publication.alternates.get(page.key, {})
        languages = self.publication.languages
        alternates = [(language, paths[language.code]) for language in languages if language.code in paths]
        default = paths.get(languages[0].code, page.path)
        return {
            "page": page,
            "site": frame,
            "navigation": frame.navigation,
            "alternates": alternates,
            "languages_other": list(_other_languages(alternates, page.language)),
            "default_alternate": default,
            "absolute": lambda path: self.publication.site_url + quote(path),
            "url": url,
            "stylesheet": STYLE_SHEET,
            "content_security_policy": None if self.publication.preview else CONTENT_SECURITY_POLICY,
            "t": frame.catalogue.say,
            "breaks": lambda words: _breaks(words, page.language),
            "prose": lambda prose, section: _prose(prose, section, url),
            "shown": lambda quantity: _shown(quantity, frame),
        }


def _relative(prefix: str) -> Callable[[str], str]:
    def url(path: str) -> str:
        if _leads_outside(path) or path.startswith("#"):
            return path
        return (prefix + quote(path, safe="/#")) or "./"

    return url


def _leads_outside(path: str) -> bool:
    return ":" in path.split("/", 1)[0]


def _other_languages(alternates: Iterable[tuple[Language, str]], own: Language) -> Iterator[Link]:
    for language, path in alternates:
        if language != own:
            yield Link(Words(language.name), path, language=language)


def _breaks(words: Words, language: Language) -> Markup:
    """A title with the places where its lines may break: its author's, or after Chinese punctuation."""
    phrases = words.phrases
    if not phrases:
        phrases = tuple(_PHRASE_END.split(words.text)) if language.script == HAN_SCRIPT or words.tag else (words.text,)
    markup = Markup("<wbr>").join(escape(phrase) for phrase in phrases)
    return Markup('<span lang="{}">{}</span>').format(words.tag, markup) if words.tag else markup


def _prose(prose: Prose, section: Section, url: Callable[[str], str]) -> Markup:
    """Prose as markup.  Under the title of its section its own headings stand one level lower."""
    parts = (escape(url(part.path)) if isinstance(part, SitePath) else part for part in prose.parts)
    markup = "".join(str(part) for part in parts)
    if not section.hidden_title and "<h2" in markup:
        markup = _HEADING_TAG.sub(lambda tag: f"{tag[1]}{int(tag[2]) + 1}", markup)
    return Markup(markup)  # noqa: S704 - made by our engine from checked Markdown


def _shown(quantity: Quantity, frame: Frame) -> Shown:
    number = frame.catalogue.number(quantity.value * quantity.scale)
    unit = quantity.unit or ""
    return Shown(quantity.before, number, quantity.between, unit, quantity.after, quantity.attached)
