"""What differs between the pages of a site, and the fewest pages on which all of it stands.

A trait is one thing an engine could find fault with, without its words: an element in its place with its attributes,
one child after another, one heading after another, words where there could be none.  Pages share nearly all of their
traits, and whatever is done to one page alone gives that page a trait that no other has: then it is among the chosen.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

Trait = tuple[str, ...]

LETTER = re.compile(r"[^\W_]")
FILE_NAME = re.compile(r"\S+\.\w{2,4}")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//")
NEAR = 3
"""Ancestors that are told in full.  Of those further out only the ones that change what stands in them are."""
LISTS: dict[str, frozenset[str]] = {
    name: frozenset(values)
    for name, values in yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8")).items()
}
HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]"
LANDMARKS = "header, nav, main, footer, aside, form, [role], section[aria-label], section[aria-labelledby]"
WEIGHT_OF_A_LOAD = 2000
"""Bytes of a page that take as long to look at as the page takes to load."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one page: what engines go by, what style sheets go by, what the keyboard meets, runs in other languages."""

    structure: frozenset[Trait]
    places: frozenset[Trait]
    stops: frozenset[Trait]
    languages: frozenset[Trait]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around an element: its ancestors from the root down, the language, whether it is in a drawing."""

    chain: tuple[str, ...] = ()
    language: str = ""
    drawing: bool = False

    def inside(self, node: LexborNode) -> _Around:
        own = node.attributes.get("lang") or self.language
        return replace(self, chain=(*self.chain, _step(node)), language=own, drawing=self.drawing or node.tag == "svg")

    def place(self, page_language: str) -> str:
        """Where an element stands that these are around."""
        far = [
            step
            for step in self.chain[:-NEAR]
            if re.split(r"[.!@]", step)[0] in LISTS["far"] or "!" in step or "@" in step
        ]
        foreign = f" ~{self.language}" if self.language != page_language else ""
        return ">".join([*far, *self.chain[-NEAR:]]) + foreign


def _step(node: LexborNode) -> str:
    """An element as an ancestor: its name and classes, and what it does to all that stands in it."""
    marks = [f"!{name}" for name in ("hidden", "inert") if name in node.attributes]
    marks += [f"!{name}={node.attributes[name]}" for name in ("aria-hidden", "role") if name in node.attributes]
    return "".join([_named(node), *marks])


def _named(node: LexborNode) -> str:
    return ".".join([str(node.tag), *sorted((node.attributes.get("class") or "").split())])


def _is_worded(name: str, node: LexborNode) -> bool:
    """Whether people read the value."""
    if name == "content":
        return node.attributes.get("name") not in LISTS["meta"] and "http-equiv" not in node.attributes
    return name in LISTS["worded"] or name.startswith("data-") or (name == "value" and node.tag == "option")


def kind_of_words(text: str) -> str:
    if not text.strip():
        return "blank"
    if not LETTER.search(text):
        return "signs"
    return "file name" if FILE_NAME.fullmatch(text.strip()) else "words"


class _Page:
    def __init__(self, html: str, path: str) -> None:
        self.tree = LexborHTMLParser(html)
        self.path = path
        root = self.tree.root
        assert root, path
        self.root = root
        self.language = root.attributes.get("lang") or ""
        self.ids = Counter(node.attributes["id"] or "" for node in self.tree.css("[id]"))

    def traits(self) -> Traits:
        places, order, stops, languages = set[Trait](), set[Trait](), set[Trait](), set[Trait]()
        for node, around in _elements(self.root, _Around(language=self.language)):
            own = ("place", around.place(self.language), self.described(node, around))
            places.add(own)
            if node.tag in LISTS["focusable"] or {"tabindex", "contenteditable", "style"} & node.attributes.keys():
                stops.add(own)
            if node.tag in {"style", "script"}:
                stops.add(own)
            if "lang" in node.attributes:
                languages.add((*own, self.language))
            order |= set(self.contents(node, around.inside(node)))
        whole = set(self.of_whole())
        return Traits(frozenset(places | order | whole), frozenset(places), frozenset(stops), frozenset(languages))

    def described(self, node: LexborNode, around: _Around) -> str:
        """An element with its attributes, so far as they make a difference."""
        attributes = [(name, value or "") for name, value in node.attributes.items() if name != "class"]
        told = [f"{name}={self.value(name, value, node, around)}" for name, value in attributes]
        return " ".join([_named(node), *sorted(told)])

    def value(self, name: str, value: str, node: LexborNode, around: _Around) -> str:
        """What of an attribute's value could make a difference."""
        if name == "id":
            return str(min(self.ids[value], 2)) if value else "blank"
        if name in LISTS["references"]:
            return ",".join(sorted({str(self.ids[one]) for one in value.split()}))
        if name in LISTS["addresses"]:
            return self.address(value)
        if name in LISTS["counts"] and value.isdigit():
            return "one" if value == "1" else "some"
        if around.drawing and name in LISTS["drawn"]:
            return "drawn"
        return kind_of_words(value) if _is_worded(name, node) else value

    def address(self, value: str) -> str:
        if value.startswith("#"):
            return f"#{self.ids[value[1:]]}"
        scheme = SCHEME.match(value)
        path, hash_, _ = value.partition("#")
        return f"{scheme[0] if scheme else ''}{PurePosixPath(path.partition('?')[0]).suffix or bool(path)}{hash_}"

    def contents(self, node: LexborNode, here: _Around) -> Iterator[Trait]:
        """One child after another; where words stand between them, each by itself."""
        place = here.place(self.language)
        if node.tag in {"script", "style"}:
            is_code = node.attributes.get("type") != "application/ld+json"
            yield "code", place, node.text() if is_code else ""
            return
        children = [
            child for child in node.iter(include_text=True) if not str(child.tag).startswith(("-c", "-d", "!", "_"))
        ]
        words = [child.text() for child in children if child.tag == "-text" and child.text().strip()]
        names = [_named(child) for child in children if child.tag != "-text"]
        if node.tag == "head":
            yield from (("head", name, str(min(times, 2))) for name, times in Counter(names).items())
            yield "head", *sorted(set(names))
        elif words:
            yield "words", place, kind_of_words("".join(words))
            yield from (("among words", place, name) for name in names)
        else:
            yield from (("after", place, *pair) for pair in zip(["first", *names], [*names, "last"], strict=True))

    def of_whole(self) -> Iterator[Trait]:
        """What no single place shows."""
        levels = [str(node.attributes.get("aria-level") or node.tag) for node in self.tree.css(HEADINGS)]
        yield from (("heading", *pair) for pair in zip(["first", *levels], [*levels, "last"], strict=True))
        yield "first headings", str(min(levels.count("h1"), 2))
        yield "language", self.language, self.path.split("/")[0] if "/" in self.path else ""
        landmarks = Counter(
            (str(node.tag), node.attributes.get("aria-label") or "") for node in self.tree.css(LANDMARKS)
        )
        yield from (
            ("landmark again", tag, kind_of_words(label)) for (tag, label), times in landmarks.items() if times > 1
        )
        yield from self.same_words()

    def same_words(self) -> Iterator[Trait]:
        """Places of links that have the same words and lead elsewhere."""
        targets: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for link in self.tree.css("a[href]"):
            parent = link.parent
            place = f"{_named(parent) if parent else ''}>{_named(link)}"
            targets[" ".join(link.text().split())][link.attributes["href"] or ""].add(place)
        for found in targets.values():
            if len(found) > 1:
                yield "same words", *sorted(set().union(*found.values()))


def _elements(node: LexborNode, around: _Around) -> Iterator[tuple[LexborNode, _Around]]:
    """Every element with what stands around it."""
    yield node, around
    inside = around.inside(node)
    for child in _children(node):
        yield from _elements(child, inside)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """The elements that stand directly in another: no text, no comments."""
    return (child for child in node.iter(include_text=False) if child.is_element_node)


def traits(html: str, path: str) -> Traits:
    return _Page(html, path).traits()


def chosen(pages: Mapping[str, frozenset[Trait]], sizes: Mapping[str, int], first: Collection[str] = ()) -> list[str]:
    """Pages on which every trait of all of them stands; those of `first` are among them, whatever they show.

    Greedy, most news for the least work: finding the very fewest would take longer than looking at one page more.
    """
    seen: set[Trait] = set().union(*(pages[path] for path in first))
    taken: list[str] = []
    weights = {path: sizes[path] + WEIGHT_OF_A_LOAD for path in pages}
    queue = [(-len(own) / weights[path], path) for path, own in pages.items() if path not in first]
    heapq.heapify(queue)
    while queue:
        _, path = heapq.heappop(queue)
        worth = -len(pages[path] - seen) / weights[path]
        if queue and worth and worth > queue[0][0]:  # others have shown much of it meanwhile
            heapq.heappush(queue, (worth, path))
        elif worth:
            seen |= pages[path]
            taken.append(path)
    return [*sorted(first), *_needed(taken, pages, first)]


def _needed(taken: list[str], pages: Mapping[str, frozenset[Trait]], first: Collection[str]) -> list[str]:
    """Without those that others, chosen later, have made superfluous."""
    times = Counter(trait for path in (*taken, *first) for trait in pages[path])
    kept = []
    for path in reversed(taken):
        if all(times[trait] > 1 for trait in pages[path]):
            times.subtract(pages[path])
        else:
            kept.append(path)
    return kept[::-1]
