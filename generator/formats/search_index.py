"""The index of the search: every page that is listed, and what has an anchor on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.formats.plain_text import passages_of
from generator.messages import Catalogue
from generator.publication import LinkedPage, OutputFile, Publication, Record, SearchForm, Tile, Written, kind_label
from generator.search.document import Document, Part
from generator.search.index import build_index
from generator.search.text import normalised

FOLDER = "search"
ROOT = f"{FOLDER}/root-"
"""What the path of the root begins with; a mark of its content follows."""
OTHER_KIND = "pages"
PLACE_SEPARATOR = " › "


def write(publication: Publication) -> Iterable[OutputFile]:
    names = next((frame.synonyms for frame in publication.frames.values()), ())
    stored = build_index(documents(publication), names, stop_phrases(publication))
    for file in stored.files:
        yield OutputFile(f"{ROOT if file is stored.root else FOLDER + '/'}{file.name}", file.content)


def stop_phrases(publication: Publication) -> list[str]:
    """What questions are made of, in every language, normalised."""
    said = (frame.catalogue.say("search_stop_phrases") for frame in publication.frames.values())
    return list(dict.fromkeys(normalised(word) for words in said for word in words.split("|")))


def root_of(written: Written) -> str:
    """The path of the root of the index, once it is written."""
    return next((path for path in written.sizes if path.startswith(ROOT)), "")


def documents(publication: Publication) -> list[Document]:
    """Pages alike follow one another, so that what they have in common takes little room."""
    backgrounds = Backgrounds(
        {record.page.path: record for record in publication.records},
        {tile.path: tile for record in publication.records for tile in _tiles(record)},
        _kinds(publication),
    )
    catalogues = {code: frame.catalogue for code, frame in publication.frames.items()}
    order = {language.tag: number for number, language in enumerate(publication.languages)}
    listed = (page for page in publication.pages if page.listed)
    found = [(page.path, document_of(page, backgrounds.of(page), catalogues[page.language.code])) for page in listed]
    found.sort(key=lambda pair: (order[pair[1].language], pair[1].facets["kind"], pair[1].facets["unit"], pair[0]))
    return [document for _, document in found]


def _kinds(publication: Publication) -> frozenset[str]:
    """What results can be narrowed to."""
    blocks = (block for page in publication.pages for section in page.sections for block in section.blocks)
    facets = (facet for block in blocks if isinstance(block, SearchForm) for facet in block.facets)
    return frozenset(option.value for facet in facets if facet.name == "kind" for option in facet.options)


def _tiles(record: Record) -> Iterator[Tile]:
    for group in record.mosaic.groups if record.mosaic else ():
        yield from (tile for tile in group.tiles if tile)


@dataclass(frozen=True, slots=True)
class Background:
    """What other pages say of a page: its kind among those that results can be narrowed to, its date, its facets."""

    kind: str
    date: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


def document_of(page: LinkedPage, background: Background, catalogue: Catalogue) -> Document:
    """One page as the search takes it.  `catalogue` is that of its language."""
    parts = tuple(_parts(page, background.kind, catalogue))
    return Document(page.language.tag, parts, background.date, background.facets, page.key)


def _parts(page: LinkedPage, kind: str, catalogue: Catalogue) -> Iterator[Part]:
    above = [link.label.text for link in page.breadcrumbs[1:]]
    first, *others = passages_of(page, catalogue)
    label = kind_label(kind, catalogue)
    yield Part(page.path, page.title.text, label, first.text, PLACE_SEPARATOR.join(above), _keywords(page))
    place = PLACE_SEPARATOR.join([*above, (page.short_title or page.title).text])
    for one in others:
        own = kind_label(one.kind, catalogue) if one.kind else label
        yield Part(f"{page.path}#{one.anchor}", one.title, own, one.text, place)


@dataclass(frozen=True, slots=True)
class Backgrounds:
    """Those of all pages.  `records` and `tiles` go by the paths of their pages.

    `kinds` are those that the search page offers; other pages are just pages.
    """

    records: Mapping[str, Record]
    tiles: Mapping[str, Tile]
    kinds: frozenset[str]

    def of(self, page: LinkedPage) -> Background:
        record = self.record_above(page.path)
        kind = page.kind or page.collection
        kind = kind if kind in self.kinds else OTHER_KIND
        tile = self.tiles.get(page.path)
        units = (tile.owner,) if tile and tile.owner else record.units if record else _own(page, "units")
        topics = tile.topics if tile and tile.topics else record.topics if record else _own(page, "topics")
        date = record.date if record else ""
        facets = {
            "kind": (kind,),
            "unit": tuple(sorted(units)),
            "topic": tuple(sorted(topics)),
            "year": (date[:4],) if date[:4].isdigit() else (),
            "nature": (tile.nature,) if tile else (),
            "status": (tile.status,) if tile else (),
            "language": (page.language.tag,),
        }
        return Background(kind, date, facets)

    def record_above(self, path: str) -> Record | None:
        """What the document says that a page belongs to."""
        while path:
            if path in self.records:
                return self.records[path]
            path = path.rstrip("/").rpartition("/")[0]
            path = path and f"{path}/"
        return None


def _own(page: LinkedPage, register: str) -> tuple[str, ...]:
    """What a page is about that is an entry of a register."""
    name, _, entry = page.key.partition("/")
    return (entry,) if name == register and entry else ()


def _keywords(page: LinkedPage) -> str:
    named = (page.short_title, page.issuer, page.subject, *page.kicker)
    return "\n".join(dict.fromkeys(words.text for words in named if words))
