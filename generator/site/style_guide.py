"""The style guide: every component of the theme with its examples, for whoever writes or changes one.

Each folder of `theme/components` may hold `examples.yml`: when to use the component, and examples of what it shows.  An
example is typed by the very class that the component sets.  Texts are `{zh: …, en: …}`; `{markdown: …}` of such a text
is prose, and `{plain: …}` stands where a class wants a bare string.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, cast, get_args

from generator.document import home_link
from generator.edition import Edition
from generator.language import Language, LocalizedText, Words
from generator.messages import known_codes, read_catalogue
from generator.publication import (
    Block,
    Cell,
    Link,
    LinkList,
    Notice,
    Page,
    Paragraph,
    Quantity,
    Section,
    Specimen,
    Tile,
)
from generator.settings import Settings
from generator.sources import yaml_file
from generator.sources.fields import Model, Reading, as_written, is_empty, read_model
from generator.sources.inventory import Inventory
from generator.sources.tree import Tree

KEY = "style_guide"
SAMPLES = "theme/components"
"""By this name authored links reach the guide."""
NAMED_IN = "en"
"""The language of the components' names."""
_HEADINGS = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FramePart:
    """What an example of a part of the frame changes on the page it is shown by."""

    title: Words
    issuer: Words | None = None
    kicker: tuple[Words, ...] = ()
    lead: Words | None = None
    quotation: bool = False
    head: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    sections: tuple[Section, ...] = ()
    contents: bool = False
    collection: str = ""
    short_title: Words | None = None
    previous: Link | None = None
    next: Link | None = None


_SHOWN_BY: Mapping[str, Any] = {
    **{block.kind: block for block in get_args(Block)},
    "tile": Tile,
    "link": Link,
    "quantity": Quantity,
    "value": Cell,
    "legend": Literal["natures", "all"],
}
"""What each component sets; those that are not named here are parts of the frame."""


class Example(Model, Generic[T]):
    """`reads` is a text that stands on the page where the example is set rightly."""

    name: Words
    block: T
    remark: Words | None = None
    reads: Words | None = None


class Component(Model, Generic[T]):
    use: Words
    examples: tuple[Example[T], ...]


@dataclass(frozen=True, slots=True)
class StyleGuide:
    """The components by name, for each language; without any, there is no guide."""

    components: Mapping[str, Mapping[str, Component[Any]]] = field(default_factory=dict, hash=False)

    def pages(self, edition: Edition) -> Iterator[Page]:
        """The guide, and a page for each example that is a part of the frame: it can stand on a page once only."""
        components = self.components.get(edition.code, {})
        if not components:
            return
        yield _page(
            edition,
            sections=tuple(_section(name, component, edition) for name, component in components.items()),
            contents=True,
            sources=(SAMPLES,),
        )
        for name, component in components.items():
            for number, example in enumerate(component.examples, 1):
                if isinstance(example.block, FramePart):
                    yield _framed(f"{name}_{number}", example, component, edition)


def read_style_guide(settings: Settings, reading: Reading) -> StyleGuide:
    """Read the examples of the theme's components, once for each language; nothing where the site shows no guide.

    They are no content: hostile on purpose, and of no account to the audit.
    """
    if not settings.style_guide:
        return StyleGuide()
    apart = replace(reading, inventory=Inventory(), wordings={})
    read = partial(_read_components, settings.theme_dir, apart)
    return StyleGuide({language.code: dict(read(language)) for language in settings.languages})


def _read_components(theme: Path, reading: Reading, language: Language) -> Iterator[tuple[str, Component[Any]]]:
    for path in sorted(theme.glob("components/*/examples.yml")):
        name = path.parent.name
        text = Tree(theme.parent, ()).text_of(path.relative_to(theme.parent).as_posix(), reading.problems)
        mark = f"{theme.name}/components/{name}/examples.yml"
        node = yaml_file.read_yaml(text, mark, reading.problems) if text is not None else None
        if node is not None:
            model = cast("type[Component[Any]]", Component.__class_getitem__(_SHOWN_BY.get(name, FramePart)))
            found = read_model(model, node, reading, partial(_in_language, reading, language))
            if found is not None:
                yield name, found


def _in_language(reading: Reading, language: Language, node: yaml_file.Node) -> Any:  # noqa: ANN401 - before it is typed
    """What YAML holds, with texts in one language, or, where the example lacks it, in another and marked so."""
    if isinstance(node, yaml_file.Sequence):
        return [_in_language(reading, language, item) for item in node.items]
    if not isinstance(node, yaml_file.Mapping):
        return None if is_empty(node) else as_written(node)
    texts = {key.text: value for key, value in node.entries if isinstance(value, yaml_file.Scalar)}
    if texts and len(texts) == len(node.entries) and set(texts) <= set(known_codes()):
        return _words(texts, reading, language)
    content = {key.text: _in_language(reading, language, value) for key, value in node.entries}
    match content:
        case {"markdown": Words() as words, **others} if not others:
            code = _code_of(words, language)
            mark = next(value.body or value.mark for value in yaml_file.values_of(node, code))
            source = "|".join(words.phrases) or words.text  # here it parts cells, not phrases
            return replace(reading.prose(source, mark, _HEADINGS, code), tag=words.tag)
        case {"plain": Words() as words, **others} if not others:
            return words.text
    return content


def _words(texts: Mapping[str, yaml_file.Scalar], reading: Reading, language: Language) -> Words:
    phrased = any("|" in scalar.text for scalar in texts.values())
    text = LocalizedText({code: scalar.text for code, scalar in texts.items()}, phrased)
    return text.in_language(language, (*reading.languages, *_every_language()))


def _every_language() -> Iterator[Language]:
    return (read_catalogue(code).language for code in known_codes())


def _code_of(words: Words, language: Language) -> str:
    return next((other.code for other in _every_language() if other.tag == words.tag), language.code)


def _section(name: str, component: Component[Any], edition: Edition) -> Section:
    blocks: tuple[Block, ...]
    if any(isinstance(example.block, FramePart) for example in component.examples):
        links = tuple(
            Link(example.name, _address(f"{name}_{number}", edition), example.remark)
            for number, example in enumerate(component.examples, 1)
        )
        blocks = (Paragraph(edition.say("style_guide_frame"), small=True), LinkList(links))
    else:
        blocks = tuple(Specimen(name, example.name, example.remark, example.block) for example in component.examples)
    title = Words(name, None if edition.code == NAMED_IN else NAMED_IN)
    return Section(f"component_{name}", title, (Paragraph(component.use), *blocks))


def _framed(name: str, example: Example[FramePart], component: Component[Any], edition: Edition) -> Page:
    part = {one.name: getattr(example.block, one.name) for one in fields(FramePart)}
    guide = Link(edition.say(KEY), edition.path(KEY))
    given: dict[str, Any] = {
        "key": f"{KEY}/{name}",
        "path": _address(name, edition),
        "description": edition.say("style_guide_example", component=name, name=example.name).text,
        "subject": edition.say("style_guide_example", component=name, name=example.name),
        "breadcrumbs": (home_link(edition), guide),
        "sections": (Section("part_use", edition.say("style_guide_use"), (Paragraph(component.use),)),),
    }
    return replace(_page(edition), **given | {key: value for key, value in part.items() if value})


def _page(edition: Edition, **content: Any) -> Page:  # noqa: ANN401 - fields of a page
    description = edition.say("style_guide_description")
    invented = Notice(edition.say("style_guide_invented_title"), edition.say("style_guide_invented"))
    return Page(
        key=KEY,
        language=edition.language,
        path=edition.path(KEY),
        title=edition.say(KEY),
        description=description.text,
        lead=description,
        notices=(invented,),
        breadcrumbs=(home_link(edition),),
        listed=False,
        **{"sections": (), **content},
    )


def _address(name: str, edition: Edition) -> str:
    return edition.path(KEY, name)
