"""sitemap.xml: every listed page with the same page in the other languages."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from generator.publication import LinkedPage, OutputFile, Publication

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write(publication: Publication) -> Iterable[OutputFile]:
    entries = "".join(_entry(page, publication) for page in publication.pages if page.listed)
    yield OutputFile("sitemap.xml", f"{HEAD}{entries}</urlset>\n".encode())
    robots = f"User-agent: *\nAllow: /\nSitemap: {publication.absolute('sitemap.xml')}\n"
    yield OutputFile("robots.txt", robots.encode())


def _entry(page: LinkedPage, publication: Publication) -> str:
    alternates = publication.alternates[page.key]
    default = publication.languages[0].code
    named = [
        (language.tag, alternates[language.code]) for language in publication.languages if language.code in alternates
    ]
    if default in alternates:
        named.append(("x-default", alternates[default]))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(publication.absolute(path))}/>'
        for tag, path in named
    )
    location = quoteattr(publication.absolute(page.path))[1:-1]
    return f"<url><loc>{location}</loc>{links}</url>\n"
