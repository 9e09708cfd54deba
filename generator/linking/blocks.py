"""One page linked: every block that holds prose is made anew, with the addresses of the site."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from generator.linking.addresses import MEDIA, Addresses
from generator.linking.anchors import identifiers_of
from generator.linking.prose import ProseLinker
from generator.messages import Catalogue
from generator.problems import Problems
from generator.publication import (
    Block,
    Case,
    Cases,
    LinkedPage,
    LinkedSection,
    Page,
    Question,
    Section,
    Specimen,
)
from generator.sources.markdown.nodes import NOTES_ANCHOR, Notes, Prose, SitePath, SourceLink


def proses_of(page: Page) -> Iterator[Prose]:
    """The Markdown of a page, from top to bottom."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Prose):
                yield block
            elif isinstance(block, Question | Cases):
                if isinstance(block, Question) and block.prose:
                    yield block.prose
                cases = block.cases if isinstance(block, Question) else block
                yield from (case.prose for case in cases.cases) if cases else ()


class PageLinker:
    """Links the blocks of one page."""

    def __init__(
        self, page: Page, addresses: Addresses, catalogues: Mapping[str, Catalogue], problems: Problems
    ) -> None:
        self.page = page
        self.addresses = addresses
        self.catalogues = catalogues
        self.problems = problems
        self.identifiers = frozenset(identifiers_of(page))
        """The identifiers that editors gave parts of the page: a heading of the same name gets another anchor."""
        self.notes: list[Notes[SitePath]] = []
        self.media: dict[str, None] = {}

    def linked(self) -> LinkedPage:
        own = {field.name: getattr(self.page, field.name) for field in fields(self.page)}
        own["head"] = tuple(map(self.block, self.page.head))
        own["sections"] = tuple(map(self.section, self.page.sections))
        own["media"] = tuple(self.media)
        return Page(**own)

    def section(self, section: Section) -> LinkedSection:
        entries = tuple((self.anchor(anchor), words) for anchor, words in section.entries)
        return Section(section.id, section.title, tuple(map(self.block, section.blocks)), section.hidden_title, entries)

    def anchor(self, anchor: str) -> str:
        return f"{anchor}-2" if anchor in self.identifiers else anchor

    def block(self, block: Block) -> Block[SitePath]:
        match block:
            case Prose():
                return self.prose(block)
            case Question():
                prose = self.prose(block.prose) if block.prose else None
                cases = self.cases(block.cases) if block.cases else None
                return Question(block.id, block.number, block.question, block.answer, prose, cases)
            case Cases():
                return self.cases(block)
            case Specimen():
                return self.specimen(block)
        return block

    def specimen(self, specimen: Specimen) -> Specimen[SitePath]:
        example = specimen.example
        if isinstance(example, Prose | Question | Cases | Specimen):
            return Specimen(specimen.component, specimen.name, specimen.remark, self.block(example))
        return Specimen(specimen.component, specimen.name, specimen.remark, example)

    def cases(self, cases: Cases) -> Cases[SitePath]:
        return Cases(cases.title, tuple(Case(case.place, case.theme, self.prose(case.prose)) for case in cases.cases))

    def prose(self, prose: Prose) -> Prose[SitePath]:
        linked = ProseLinker(self.target, self.anchor).prose(prose)
        if not linked.notes.notes:
            return linked
        say = next((one.say for one in self.catalogues.values() if one.language.tag == prose.tag), None)
        title = (say or self.catalogues[self.page.language.code].say)("footnotes")
        again = f"_{len(self.notes) + 1}" if self.notes else ""
        offset = sum(len(one.notes) for one in self.notes)
        notes = replace(linked.notes, title=title, anchor=f"{NOTES_ANCHOR}{again}", offset=offset)
        self.notes.append(notes)
        return replace(linked, notes=notes)

    def target(self, source: SourceLink) -> SitePath:
        if source.target.startswith("="):
            return SitePath(self.figure_anchors(source))
        path = self.addresses.picture(source) if source.picture else self.addresses.address(source, self.page)
        if path.startswith(f"{MEDIA}/"):
            self.media[path] = None
        return SitePath(path)

    def figure_anchors(self, source: SourceLink) -> str:
        """The place of the figure that a text is bound to, once both give the same number."""
        name = source.target[1:]
        figure = next((one for one in self.page.figure_anchors if one.id == name), None)
        if figure is None:
            near = difflib.get_close_matches(name, [one.id for one in self.page.figure_anchors], 1, 0.5)
            self.problems.add(source.mark, "bound-unknown", id=name, suggestion=near[0] if near else "")
            return "#"
        numbers = self.catalogues[self.page.language.code].numbers
        if not numbers.read(figure.text) & numbers.read(source.words):
            self.problems.add(source.mark, "bound-differs", id=name, words=source.words, figure=figure.text)
        return figure.path
