"""The last look at a site before it is published: what a visitor would stumble over stops it.

It reads the finished files with a parser of their own kind, and knows nothing of how they were made.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.problems import Mark, Problem, Problems, Severities
from generator.publish.exchange import files_in

_LOADING = (
    "script[src], img, source, track, iframe, object, embed, audio, video, input, link[href], form[action], "
    "[formaction], base, use, image"
)
_INLINE = "style, script:not([src], [type='application/ld+json']), [style], [srcdoc], a[href^='javascript:' i]"
"""What runs or styles inside a page; data for search engines, which no browser runs, may stand there."""
_ADDRESSES = ("href", "xlink:href", "src", "action", "formaction", "data", "poster")
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\";]+)", re.IGNORECASE)
_MAY_HOLD_HANDLER = re.compile(rb"[\s/\"']on[a-z]+\s*=", re.IGNORECASE)
_HANDLER = re.compile(r"on[a-z]+")
_FOREIGN_STYLE = re.compile(r"@import|url\(\s*['\"]?(?:https?:)?//", re.IGNORECASE)
_NOT_LOADED = {"canonical", "alternate"}


@dataclass(frozen=True, slots=True)
class _Document:
    """What the check needs of one page."""

    path: str
    ids: frozenset[str]
    links: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    canonical: str
    title: str
    description: str
    tag: str
    leads_on: bool = False
    """Whether browsers are sent on to another page at once."""
    problems: tuple[Problem, ...] = field(default=())


def check(folder: Path, site_url: str, severities: Severities | None = None) -> tuple[Problem, ...]:
    """Every fault of the site in `folder`, marked by the file it shows in."""
    files = set(files_in(folder))
    problems = Problems(severities)
    documents = {name: _read(folder, name, site_url) for name in sorted(files) if name.endswith(".html")}
    for document in documents.values():
        problems.extend(document.problems)
        _check_links(document, documents, files, site_url, problems)
    _check_alternates(documents, site_url, problems)
    _check_unique(documents, site_url, problems)
    for name in sorted(files):
        if name.endswith(".css") and _FOREIGN_STYLE.search((folder / name).read_text("utf-8")):
            problems.add(Mark(name), "output-foreign-host", address="url(…)")
    return tuple(problems)


def _read(folder: Path, name: str, site_url: str) -> _Document:
    markup = (folder / name).read_bytes()
    tree = LexborHTMLParser(markup)
    problems = Problems()
    ids = [node.attributes.get("id") or "" for node in tree.css("[id]")]
    for identifier, count in Counter(ids).items():
        if count > 1 or not identifier:
            problems.add(Mark(name), "output-repeated-id", id=identifier)
    _check_inline(tree, markup, name, problems)
    for node in tree.css(_LOADING):
        _check_loading(node, name, site_url, problems)
    _check_refresh(tree, name, problems)
    links = tree.css("a[href], img[src], link[rel=stylesheet], link[rel=icon], script[src], source[src]")
    candidates = (address for node in tree.css("[srcset]") for address in _candidates(node))
    alternates = tree.css("link[rel=alternate][hreflang]")
    title, description = tree.css_first("title"), tree.css_first("meta[name=description]")
    canonical, root = tree.css_first("link[rel=canonical]"), tree.css_first("html")
    return _Document(
        name,
        frozenset(ids),
        (*(_attribute(node, "href") or _attribute(node, "src") for node in links), *candidates),
        tuple((_attribute(node, "hreflang"), _attribute(node, "href")) for node in alternates),
        _attribute(canonical, "href"),
        title.text() if title else "",
        _attribute(description, "content"),
        _attribute(root, "lang"),
        tree.css_first("meta[http-equiv=refresh i]") is not None,
        tuple(problems),
    )


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""


def _check_inline(tree: LexborHTMLParser, markup: bytes, name: str, problems: Problems) -> None:
    for node in tree.css(_INLINE):
        problems.add(Mark(name), "output-inline", markup=(node.html or "")[:60])
    if _MAY_HOLD_HANDLER.search(markup):
        for node in tree.css("*"):
            if any(_HANDLER.fullmatch(attribute) for attribute in node.attributes):
                problems.add(Mark(name), "output-inline", markup=(node.html or "")[:60])


def _check_loading(node: LexborNode, name: str, site_url: str, problems: Problems) -> None:
    """What a page loads, or sends to, must be of this site."""
    addresses = [_attribute(node, attribute) for attribute in _ADDRESSES]
    for address in filter(None, (*addresses, *_candidates(node))):
        if set(_attribute(node, "rel").split()) & _NOT_LOADED:
            if not address.startswith(site_url):
                problems.add(Mark(name), "output-foreign-host", address=address)
        elif urlsplit(address).netloc or address.startswith("data:") or node.tag == "base":
            problems.add(Mark(name), "output-foreign-host", address=address)


def _candidates(node: LexborNode) -> Iterator[str]:
    """The addresses of `srcset`."""
    for candidate in _attribute(node, "srcset").split(","):
        if words := candidate.split():
            yield words[0]


def _check_refresh(tree: LexborHTMLParser, name: str, problems: Problems) -> None:
    for node in tree.css("meta[http-equiv=refresh i]"):
        target = _REFRESH.search(_attribute(node, "content"))
        if target and urlsplit(target[1]).netloc:
            problems.add(Mark(name), "output-foreign-host", address=target[1])


def _check_links(
    document: _Document, documents: dict[str, _Document], files: set[str], site_url: str, problems: Problems
) -> None:
    for address in dict.fromkeys(document.links):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = _file_of(document.path, parts.path, urlsplit(site_url).path)
        if target not in files:
            problems.add(Mark(document.path), "output-dead-link", address=address)
        elif parts.fragment and target in documents and unquote(parts.fragment) not in documents[target].ids:
            problems.add(Mark(document.path), "output-dead-anchor", address=address)


def _file_of(page: str, path: str, base: str) -> str:
    """The file that a relative address on `page`, or one from the root of the server, leads to."""
    decoded = unquote(path)
    if not decoded:
        return page
    if decoded.startswith("/"):
        joined = decoded.removeprefix(base) if decoded.startswith(base) else decoded
    else:
        joined = posixpath.join(posixpath.dirname(page), decoded)
    normal = posixpath.normpath(joined) if joined else "."
    if decoded.endswith("/") or normal == ".":
        normal = posixpath.join(normal, "index.html")
    return posixpath.normpath(normal)


def _check_alternates(documents: dict[str, _Document], site_url: str, problems: Problems) -> None:
    """Each page names itself and its translations, and they name it back."""
    by_address = {document.canonical: document for document in _canonical(documents, site_url)}
    for document in documents.values():
        address = site_url + document.path.removesuffix("index.html")
        stands = document.canonical in by_address if document.leads_on else document.canonical == address
        if document.path.endswith("/index.html") and not stands:
            problems.add(Mark(document.path), "output-alternates", address=address)
    for document in by_address.values():
        own = {address for _, address in document.alternates}
        tags = [tag for tag, _ in document.alternates]
        if document.canonical not in own or "x-default" not in tags or len(set(tags)) != len(tags):
            problems.add(Mark(document.path), "output-alternates", address=document.canonical)
        for address in own:
            other = by_address.get(address)
            if other is None or document.canonical not in {back for _, back in other.alternates}:
                problems.add(Mark(document.path), "output-alternates", address=address)


def _canonical(documents: dict[str, _Document], site_url: str) -> Iterator[_Document]:
    """The pages that stand at their own address (not the copy at the root, nor 404.html)."""
    for document in documents.values():
        if document.canonical == site_url + document.path.removesuffix("index.html"):
            yield document


def _check_unique(documents: dict[str, _Document], site_url: str, problems: Problems) -> None:
    pages = tuple(_canonical(documents, site_url))
    for kind, values in (
        ("title", [(page, page.title) for page in pages]),
        ("description", [(page, page.description) for page in pages]),
    ):
        for page, value, other in _duplicates(values):
            problems.add(Mark(page.path), "output-not-unique", kind=kind, value=value[:60], other=other.path)


def _duplicates(values: Iterable[tuple[_Document, str]]) -> Iterator[tuple[_Document, str, _Document]]:
    first: dict[tuple[str, str], _Document] = {}
    for page, value in values:
        key = (page.tag, value)
        if key in first or not value:
            yield page, value, first.get(key, page)
        first.setdefault(key, page)
