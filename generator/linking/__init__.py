"""Joins pages made apart: links of authored text, pictures, the same page in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.language import Words
from generator.linking.addresses import Addresses, LeftOut
from generator.linking.blocks import PageLinker, proses_of
from generator.linking.relations import find_relations, place_for_relations
from generator.linking.uniqueness import find_duplicates, find_same_words_of_pages
from generator.messages import Catalogue
from generator.problems import Problems
from generator.publication import LinkedPage, LinkedSection, LinkList, Page, Section
from generator.sources.markdown.link_words import check_recordings, find_same_words
from generator.sources.tree import Tree

__all__ = ["LeftOut", "Linked", "link"]


@dataclass(frozen=True, slots=True)
class Linked:
    """`alternates` hold the path of each page key in each language; `media` the site path of each source file."""

    pages: tuple[LinkedPage, ...]
    alternates: Mapping[str, Mapping[str, str]] = field(hash=False)
    media: Mapping[str, str] = field(hash=False)

    def sources(self, *others: str) -> Iterator[str]:
        """Every source file something was made from, and `others`."""
        yield from others
        yield from self.media
        for page in self.pages:
            yield from (source.split("#", 1)[0] for source in page.sources)


def link(
    pages: Iterable[Page],
    tree: Tree,
    left_out: LeftOut,
    catalogues: Mapping[str, Catalogue],
    problems: Problems,
) -> Linked:
    """Give every authored link its address.  Links into folders that were not read are not judged."""
    made = tuple(pages)
    find_duplicates(made, problems)
    find_same_words_of_pages(made, problems)
    addresses = Addresses(made, tree, left_out, problems)
    relations = find_relations(made, addresses)
    linked = tuple(_linked(page, addresses, catalogues, problems) for page in made)
    related = tuple(
        _with_relations(page, LinkList(tuple(relations[page.path].values())), catalogues[page.language.code])
        if page.path in relations
        else page
        for page in linked
    )
    return Linked(related, _alternates(made), dict(sorted(addresses.media.items())))


def _linked(page: Page, addresses: Addresses, catalogues: Mapping[str, Catalogue], problems: Problems) -> LinkedPage:
    linked = PageLinker(page, addresses, catalogues, problems).linked()
    links = tuple(link for prose in proses_of(page) for link in prose.links)
    find_same_words(links, lambda link: addresses.target_of(link, page), problems)
    check_recordings(links, problems)
    return linked


def _with_relations(page: LinkedPage, links: LinkList, catalogue: Catalogue) -> LinkedPage:
    section: LinkedSection = Section("part_related", Words(catalogue.say("related")), (links,))
    at = place_for_relations(page)
    return replace(page, sections=(*page.sections[:at], section, *page.sections[at:]))


def _alternates(pages: Iterable[Page]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for page in pages:
        found.setdefault(page.key, {})[page.language.code] = page.path
    return found
