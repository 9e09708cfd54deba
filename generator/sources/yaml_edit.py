"""Changes to a YAML file that people keep: what does not change stays as it is written, with comments and order."""

from __future__ import annotations

import io
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from generator.problems import Problems
from generator.sources.yaml_file import Mapping, Node, Scalar, Sequence, read_yaml
from generator.sources.yaml_text import WIDTH, yaml_text

if TYPE_CHECKING:
    from ruamel.yaml import YAML

IDENTITIES = ("number", "id")
"""By which of its fields an item of a list is the same one before and after."""


def edited(text: str, path: str, wanted: Mapping) -> str:
    """The text of a file with what `wanted` holds; the same text where that is what it holds already."""
    before = read_yaml(text, path, Problems()) if text.strip() else None
    if not isinstance(before, Mapping):
        return yaml_text(wanted)
    if _plain(before) == _plain(wanted):
        return text
    yaml = _round_trip()
    changed = yaml.load(text)
    _change(changed, wanted)
    written = [_dumped(yaml, yaml.load(text)), _dumped(yaml, changed)]
    candidates = (_merged(text, *written), written[1])
    return next((one for one in candidates if _holds(one, path, wanted)), yaml_text(wanted))


def _holds(text: str, path: str, wanted: Mapping) -> bool:
    node = read_yaml(text, path, Problems())
    return node is not None and _plain(node) == _plain(wanted)


def _plain(node: Node) -> object:
    """What the node holds, without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(map(_plain, node.items))
    return tuple((key.text, _plain(value)) for key, value in node.entries)


def _round_trip() -> YAML:
    """A reader and writer that leaves every scalar the text it is."""
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.resolver import VersionedResolver

    class TextResolver(VersionedResolver):
        def resolve(self, kind: object, value: object, implicit: tuple[bool, bool]) -> object:
            return super().resolve(kind, value, (False, implicit[1]) if kind is ScalarNode else implicit)

    yaml = YAML()
    yaml.Resolver = TextResolver
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(yaml: YAML, document: object) -> str:
    text = io.StringIO()
    yaml.dump(document, text)
    return text.getvalue()


def _change(there: Any, wanted: Mapping) -> None:  # noqa: ANN401 - what the library holds is untyped
    """Make a mapping of the document hold what is wanted, touching only what differs."""
    names = [key.text for key, _ in wanted.entries]
    for name in [one for one in there if one not in names]:
        del there[name]
    for position, (key, value) in enumerate(wanted.entries):
        old = there.get(key.text)
        if isinstance(value, Mapping) and isinstance(old, dict):
            _change(old, value)
        elif isinstance(value, Sequence) and isinstance(old, list):
            _change_items(old, value)
        elif old is None:
            there.insert(position, key.text, _new(value))
        elif not isinstance(value, Scalar) or str(old) != value.text:
            there[key.text] = _new(value)


def _change_items(there: Any, wanted: Sequence) -> None:  # noqa: ANN401 - as above
    """The same for a list; items are known by their number or name, others by their place."""
    known = {_identity_of(item): item for item in there}
    if [_identity(item) for item in wanted.items][: len(there)] != [_identity_of(item) for item in there]:
        kept = [known.get(_identity(item)) for item in wanted.items]
        del there[:]
        there.extend(_new(item) if old is None else old for old, item in zip(kept, wanted.items, strict=True))
    for position, item in enumerate(wanted.items):
        if position >= len(there):
            there.append(_new(item))
        elif isinstance(item, Mapping) and isinstance(there[position], dict):
            _change(there[position], item)
        elif not isinstance(item, Scalar) or str(there[position]) != item.text:
            there[position] = _new(item)


def _identity(item: Node) -> object:
    found = [item.get(name) for name in IDENTITIES] if isinstance(item, Mapping) else []
    return next((one.text for one in found if isinstance(one, Scalar)), _plain(item))


def _identity_of(item: object) -> object:
    """The same of an item of the document."""
    if isinstance(item, dict):
        found = next((str(item[name]) for name in IDENTITIES if name in item), None)
        return found or tuple((key, _identity_of(value)) for key, value in item.items())
    return tuple(map(_identity_of, item)) if isinstance(item, list) else str(item)


def _new(node: Node) -> object:
    """A node of the document; a mapping of short texts in one line."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return CommentedSeq(map(_new, node.items))
    made = CommentedMap((key.text, _new(value)) for key, value in node.entries)
    flat = all(isinstance(value, Scalar) for _, value in node.entries)
    if flat and sum(len(f"{key}: {value}, ") for key, value in made.items()) < WIDTH:
        made.fa.set_flow_style()
    return made


def _merged(text: str, before: str, after: str) -> str:
    """The text with the lines that differ between `before`, which is the text written anew, and `after`."""
    lines, old, new = (one.splitlines(keepends=True) for one in (text, before, after))
    places = _places(lines, old)
    found, taken = [], 0
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        found += [*lines[taken : places[start]], *new[first:last]]
        taken = places[end]
    return "".join([*found, *lines[taken:]])


def _places(lines: list[str], old: list[str]) -> list[int]:
    """Where each line of `old`, and its end, stands among `lines`."""
    places = [0] * (len(old) + 1)
    for _, first, last, start, end in SequenceMatcher(None, lines, old, autojunk=False).get_opcodes():
        for position in range(start, end + 1):
            places[position] = min(first + position - start, last)
    places[len(old)] = len(lines)
    return places
