"""Values as plain data: what can be written to a file, read back in another process, and named by a digest.

Every value of the house is a frozen dataclass, a pydantic model or a container of these, so its annotations are its
schema and nothing is written down twice.  cattrs walks them; here stands only what it cannot know.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union

from babel import Locale
from pydantic import BaseModel

if typing.TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

ValueT = TypeVar("ValueT")
TAG = "_type"
"""The key that names the class, wherever a value of several classes could stand."""
DIGEST_LENGTH = 32
"""Hexadecimal digits kept of SHA-256: 128 bits, so that no two of a billion values share a name by chance."""


def to_plain(value: object, schema: Any = None) -> Any:  # noqa: ANN401 - JSON has no type of its own
    """The value as JSON can hold it.  `schema` is its annotation, where that says more than its class."""
    return _converter().unstructure(value, unstructure_as=type(value) if schema is None else schema)


def from_plain(plain: Any, schema: type[ValueT]) -> ValueT:  # noqa: ANN401 - the same
    """The value that `to_plain` wrote down.  What is of another schema raises an error of cattrs."""
    return _converter().structure(plain, schema)


def digest(value: object, schema: Any = None) -> str:  # noqa: ANN401 - any annotation
    """A name for the value: the same in every process, another for every other value.

    The order of a mapping counts, since pages may follow it; so do the zeros of a number, since they are printed.
    """
    text = json.dumps(to_plain(value, schema), separators=(",", ":"))
    return hashlib.sha256(f"{type(value).__qualname__}{text}".encode()).hexdigest()[:DIGEST_LENGTH]


@cache
def _converter() -> Converter:
    from cattrs.preconf.json import make_converter  # only who stores or splits work needs it

    converter = make_converter()
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    converter.register_unstructure_hook(Locale, str)
    converter.register_structure_hook(Locale, lambda text, _: Locale.parse(text))
    converter.register_structure_hook_func(lambda schema: schema is object, lambda value, _: value)
    converter.register_unstructure_hook_factory(_is_set, lambda _: sorted)
    converter.register_unstructure_hook_factory(_is_model, lambda model: _model_writer(model, converter))
    converter.register_structure_hook_factory(_is_model, lambda model: _model_reader(model, converter))
    converter.register_unstructure_hook_factory(_is_choice, lambda union: _choice_writer(union, converter))
    converter.register_structure_hook_factory(_is_choice, lambda union: _choice_reader(union, converter))
    return converter


def _is_set(schema: Any) -> bool:  # noqa: ANN401 - any annotation, here and below
    return typing.get_origin(schema) is frozenset


def _is_model(schema: Any) -> bool:  # noqa: ANN401
    return isinstance(schema, type) and issubclass(schema, BaseModel)


def _is_choice(schema: Any) -> bool:  # noqa: ANN401
    """Whether values of more than one class may stand here."""
    return typing.get_origin(schema) in {Union, types.UnionType} and len(_classes(schema)) > 1


def _classes(union: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(one for one in typing.get_args(union) if one is not types.NoneType)


def _model_writer(model: type[BaseModel], converter: Converter) -> Callable[[BaseModel], dict[str, Any]]:
    """Fields by their annotations: pydantic's own dump would ask the validators that read an editor's file."""
    fields = _fields(model)
    return lambda value: {
        name: converter.unstructure(getattr(value, name), unstructure_as=schema) for name, schema in fields.items()
    }


def _model_reader(model: type[BaseModel], converter: Converter) -> Callable[[Any, Any], BaseModel]:
    """A model as it was: its values passed their checks when an editor's file was read."""
    fields = _fields(model)
    return lambda plain, _: model.model_construct(
        **{name: converter.structure(plain[name], schema) for name, schema in fields.items()}
    )


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    hints = typing.get_type_hints(model)
    return {name: hints[name] for name in model.model_fields}


def _choice_writer(union: Any, converter: Converter) -> Callable[[Any], Any]:  # noqa: ANN401
    """Text and nothing are themselves; whatever else stands beside the name of its class.

    The union says more of a class than its values do: which kind of links a paragraph holds.
    """
    classes = {typing.get_origin(one) or one: one for one in _classes(union)}

    def write(value: Any) -> Any:  # noqa: ANN401
        if value is None or isinstance(value, str):
            return value
        own = type(value) if type(value) in classes else next(one for one in classes if isinstance(value, one))
        return {TAG: own.__name__, "value": converter.unstructure(value, unstructure_as=classes[own])}

    return write


def _choice_reader(union: Any, converter: Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401
    classes = {(typing.get_origin(one) or one).__name__: one for one in _classes(union)}

    def read(plain: Any, _: Any) -> Any:  # noqa: ANN401
        if plain is None or isinstance(plain, str):
            return plain
        return converter.structure(plain["value"], classes[plain[TAG]])

    return read
