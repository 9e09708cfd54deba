"""YAML as editors may write it: a strict, located subset, read from PyYAML's events.

Plain scalars stay text until a schema types them (`no`, `5:00`, `1_000`, `00110`, `2026-02-30` are traps of YAML's own
typing).  Aliases, anchors, tags, merge keys, repeated keys and second documents are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from generator.problems import Code, Mark, Problems
from generator.sources.hidden import find_added
from generator.sources.line_ends import joint
from generator.sources.yaml_faults import FULL_WIDTH_COLON, FULL_WIDTH_IN_TEXT, Faults

MAXIMUM_DEPTH = 20
_NO_SPACE_HERE = "\ue000"
"""Put before a line that goes on without a space, and taken out after reading.  No source may hold it."""


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    mark: Mark
    plain: bool = True
    body: Mark | None = None
    """Where the text itself begins, if its lines stand in the file as they are read (plain, or a `|` block)."""


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def items_of(node: Mapping, key: str) -> tuple[Node, ...]:
    """The items of the list that stands under `key`."""
    found = node.get(key)
    return found.items if isinstance(found, Sequence) else ()


def values_of(node: Node, key: str) -> Iterator[Scalar]:
    """Every scalar that stands under `key`, at any depth, in the order of the file."""
    if isinstance(node, Mapping):
        for name, value in node.entries:
            if name.text == key and isinstance(value, Scalar):
                yield value
            yield from values_of(value, key)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from values_of(item, key)


def _begins(event: yaml.Event) -> int | None:
    return event.start_mark.index if event.start_mark else None


def _ends(event: yaml.Event) -> int | None:
    """Where a key ends; a value that begins there was never written, and what looks like its key is lost text."""
    return event.end_mark.index if event.end_mark else None


class _Refused(Exception):
    """What follows cannot be understood; the problem is already noted."""


def read_yaml(text: str, path: str, problems: Problems, *, remarks: bool = False) -> Node | None:
    """Read one document.  None, with problems, where the text is not of the subset.

    `remarks` may stand behind texts without quotation marks only where nobody takes them for a part of the text.
    """
    before = problems.errors
    reader = _Reader(text, path, problems, remarks=remarks)
    try:
        node = reader.document()
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        reader.faults.syntax_error(error, reader.mark_of)
        return None
    except yaml.YAMLError:
        problems.add(Mark(path), "yaml-syntax", detail="")
        return None
    return node if problems.errors == before else None


def read_foreign_yaml(text: str, path: str, problems: Problems) -> Node | None:
    """What can be understood of a file that others keep, in which a later key replaces an earlier one of its name.

    Problems are noted, and take nothing away but what they stand at.
    """
    reader = _Reader(text, path, problems, remarks=True)
    try:
        return _with_last_keys(reader.document())
    except _Refused:
        return None
    except yaml.YAMLError as error:
        if isinstance(error, yaml.MarkedYAMLError):
            reader.faults.syntax_error(error, reader.mark_of)
        else:
            problems.add(Mark(path), "yaml-syntax", detail="")
        return None


def _with_last_keys(node: Node | None) -> Node | None:
    if isinstance(node, Mapping):
        last = {key.text: (key, value) for key, value in node.entries}
        return Mapping(tuple((key, _with_last_keys(value) or value) for key, value in last.values()), node.mark)
    if isinstance(node, Sequence):
        return Sequence(tuple(_with_last_keys(item) or item for item in node.items), node.mark)
    return node


class _Reader:
    def __init__(self, text: str, path: str, problems: Problems, *, remarks: bool) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.problems = problems
        self.faults = Faults(self.lines, path, problems, remarks=remarks)
        self.joined: dict[int, int] = {}
        """By line, before which of its characters a sign was put."""
        self.events: Iterator[yaml.Event] = iter(yaml.parse("\n".join(self.signed()), Loader=yaml.CSafeLoader))

    def signed(self) -> Iterator[str]:
        """The lines, with a sign before each that goes on, in Chinese, what the line before it says."""
        before = ""
        for number, line in enumerate(self.lines):
            bare = line.lstrip()
            if before and bare and not joint(before, bare[0]):
                self.joined[number] = len(line) - len(bare)
                yield line[: self.joined[number]] + _NO_SPACE_HERE + bare
            else:
                yield line
            before = line.rstrip()[-1:]

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self.problems.add(self.mark(event), "second-document")
                    raise _Refused
                node = self.node(next(self.events), 0)
        if isinstance(node, Scalar) and node.plain:
            self.faults.find_full_width(range(len(self.lines)), FULL_WIDTH_COLON)
        return node

    def node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAXIMUM_DEPTH:
            self.refuse(event, "too-deep", limit=MAXIMUM_DEPTH)
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self.problems.add(self.mark(event), "alias", name=event.anchor)
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", self.mark(event))
        if (tag := getattr(event, "tag", None)) is not None:
            self.problems.add(self.mark(event), "tag", tag=tag)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(depth)), self.mark(event))
        return Mapping(tuple(self.entries(depth)), self.mark(event))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        mark = self.mark(event)
        plain = not event.style
        text = event.value.replace(f" {_NO_SPACE_HERE}", "").replace(_NO_SPACE_HERE, "")
        body: Mark | None = mark if plain else None
        if event.style == "|":
            body = self.block_body(mark)
        elif event.style in {"'", '"'}:
            body = Mark(mark.path, mark.line, mark.column + 1)
        last = event.end_mark.line if event.end_mark else 0
        if plain and last >= mark.line:
            self.faults.find_full_width(range(mark.line, last + 1), FULL_WIDTH_IN_TEXT)
        if plain:
            self.faults.find_remark(self.mark_of(event.end_mark))
        if event.style == '"':
            find_added(text, "\n".join(self.lines[mark.line - 1 : last + 1]), mark, self.problems)
        return Scalar(text, mark, plain, body)

    def block_body(self, mark: Mark) -> Mark:
        """Where the text of a `|` block begins: its own indentation, or the one its sign gives."""
        head = self.lines[mark.line - 1]
        given = re.match(r"\|[+-]?([1-9])", head[mark.column - 1 :])
        if given:
            return Mark(mark.path, mark.line + 1, len(head) - len(head.lstrip(" -")) + int(given[1]) + 1)
        for number in range(mark.line, len(self.lines)):
            line = self.lines[number]
            if line.strip():
                return Mark(mark.path, mark.line + 1, len(line) - len(line.lstrip()) + 1)
        return mark

    def items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Mark] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                self.refuse(event, "yaml-syntax", detail="")
            lost_colon = key.plain and "：" in key.text
            if lost_colon:
                self.full_width_colon(key)
            if key.text == "<<":
                self.problems.add(key.mark, "merge-key")
            following = next(self.events)
            if not lost_colon and _ends(event) == _begins(following):
                self.problems.add(key.mark, "flow-comma", words=key.text)
            value = self.node(following, depth + 1)
            if key.text in seen:
                self.problems.add(key.mark, "repeated-key", key=key.text, first=seen[key.text].line)
            seen.setdefault(key.text, key.mark)
            yield key, value

    def mark(self, event: yaml.Event) -> Mark:
        return self.mark_of(event.start_mark)

    def mark_of(self, place: Any) -> Mark:  # noqa: ANN401 - two classes that PyYAML types apart
        if place is None:
            return Mark(self.path)
        beyond = place.column > self.joined.get(place.line, place.column)
        return Mark(self.path, place.line + 1, place.column + 1 - beyond)

    def refuse(self, event: yaml.Event, code: Code, **details: object) -> NoReturn:
        self.problems.add(self.mark(event), code, **details)
        raise _Refused

    def full_width_colon(self, key: Scalar) -> None:
        name = key.text.partition("：")[0]
        mark = Mark(key.mark.path, key.mark.line, key.mark.column + len(name))
        self.problems.add(mark, "full-width-colon", key=name)
