"""Where a fault of pydantic's lies: in the models, by their annotations, and in the file."""

from __future__ import annotations

import dataclasses
import difflib
import typing
from collections.abc import Iterator
from typing import Any

from pydantic.fields import FieldInfo

from generator.problems import Mark
from generator.sources import yaml_file
from generator.sources.fields.model import Model, SettledFrom


def misspelt(model: type[Model], location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where an unknown key was meant to lead, if it is near a known one."""
    known = fields_of(model_at(model, location[:-1]))
    near = difflib.get_close_matches(str(location[-1]), known, 1, 0.6)
    return (*location[:-1], near[0]) if near else ()


def fields_of(model: type) -> dict[str, Any]:
    """The types of the fields by the names they have in files."""
    if issubclass(model, Model):
        return {field.alias or name: _written_as(field) for name, field in model.model_fields.items()}
    hints = typing.get_type_hints(model)
    return {name: hints[name] for name in getattr(model, "__dataclass_fields__", {})}


def _written_as(field: FieldInfo) -> Any:  # noqa: ANN401 - any annotation
    return next((mark.model for mark in field.metadata if isinstance(mark, SettledFrom)), field.annotation)


def model_at(model: type, location: tuple[str | int, ...]) -> type:
    """The model that `location` leads to, by the annotations on the way."""
    for part in location:
        fields = fields_of(model)
        if isinstance(part, str) and part in fields:
            model = next(_models_in(fields[part]), model)
    return model


def _models_in(annotation: object) -> Iterator[type]:
    named = typing.get_origin(annotation) or annotation
    if isinstance(named, type) and (issubclass(named, Model) or dataclasses.is_dataclass(named)):
        yield named
        return
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)


def find_node(root: yaml_file.Node, location: tuple[str | int, ...]) -> tuple[yaml_file.Node, Mark | None, int]:
    """The innermost node on the way of `location`, the mark of its key, and how far the way went."""
    node, key = root, None
    for depth, part in enumerate(location):
        if isinstance(node, yaml_file.Mapping):
            entry = next(((name, value) for name, value in node.entries if name.text == str(part)), None)
            if entry is None:
                return node, None, depth
            key, node = entry[0].mark, entry[1]
        elif isinstance(node, yaml_file.Sequence) and isinstance(part, int) and part < len(node.items):
            node, key = node.items[part], None
        else:
            return node, key, depth
    return node, key, len(location)
