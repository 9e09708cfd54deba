"""Models over located values: what a mapping in a source file is read as."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError

from generator.problems import Code, Mark
from generator.sources import yaml_file
from generator.sources.fields.reading import Reading


class Model(BaseModel):
    """A mapping with known fields, frozen, anything else refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


ModelT = TypeVar("ModelT", bound=Model)


class Located(str):
    """A scalar on its way through pydantic, with the node it came from."""

    __slots__ = ("node",)
    node: yaml_file.Scalar


def as_written(node: yaml_file.Node) -> Any:  # noqa: ANN401 - the one untyped step, between YAML and pydantic
    """What YAML holds as pydantic takes it: scalars are text that knows its place."""
    if isinstance(node, yaml_file.Mapping):
        return {key.text: as_written(value) for key, value in node.entries if not is_empty(value)}
    if isinstance(node, yaml_file.Sequence):
        return [as_written(item) for item in node.items]
    located = Located(unicodedata.normalize("NFC", node.text))
    located.node = node
    return located


def marks_in(value: object) -> Iterator[Mark]:
    """Where each scalar begins, and where it ends if it has several lines, in a value that is not typed yet."""
    if isinstance(value, Located):
        yield value.node.mark
        body = value.node.body or value.node.mark
        yield Mark(body.path, body.line + value.strip().count("\n"), body.column)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from marks_in(part)


def is_empty(node: yaml_file.Node) -> bool:
    return isinstance(node, yaml_file.Scalar) and node.plain and node.text in {"", "~", "null"}


def fault(code: Code, /, **details: object) -> NoReturn:
    """Refuse the value being typed, from inside a validator."""
    raise PydanticCustomError(f"gongkai.{code}", "refused", details)


@dataclass(frozen=True, slots=True)
class SettledFrom:
    """Marks a field written as one thing, used as another: `Annotated[Target, SettledFrom(TargetFields, settle)]`."""

    model: type[Model]
    settle: Callable[[Any, Reading], object]

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        return handler.generate_schema(Annotated[self.model, AfterValidator(self.settled)])

    def settled(self, value: object, info: ValidationInfo[Reading]) -> object:
        return self.settle(value, info.context)
