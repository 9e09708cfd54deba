"""Reading a mapping as a model: every fault becomes a problem at the value's own line."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from generator.problems import Mark, Problems
from generator.problems.codes import code_named
from generator.sources import yaml_file
from generator.sources.fields.model import Model, ModelT, as_written
from generator.sources.fields.reading import Reading
from generator.sources.fields.shape import fields_of, find_node, misspelt, model_at

_UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
"""What pydantic calls a key that it does not know, in a model and in a dataclass."""


def read_model(
    model: type[ModelT],
    node: yaml_file.Node,
    reading: Reading,
    plain: Callable[[yaml_file.Node], Any] | None = None,
) -> ModelT | None:
    """Type a mapping.  None, with a problem for each fault, where it does not fit.

    Faults in the Markdown of a field are noted, and the value is given all the same, so that its links are looked at.
    `plain` makes values that pydantic knows of what YAML holds, where that takes more than leaving out what is empty.
    """
    try:
        return model.model_validate((plain or as_written)(node), context=reading)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    renamed = {misspelt(model, fault["loc"]) for fault in faults if fault["type"] in _UNKNOWN}
    for fault in faults:
        if fault["type"] != "missing" or fault["loc"] not in renamed:
            _report(model, node, fault, reading.problems)
    return None


def _report(model: type[Model], root: yaml_file.Node, fault: Any, problems: Problems) -> None:  # noqa: ANN401 - pydantic's own record
    location: tuple[str | int, ...] = fault["loc"]
    kind: str = fault["type"]
    node, key, depth = find_node(root, location)
    name = str(location[-1]) if location else ""
    if kind == "missing":
        problems.add(node.mark, "missing-field", field=name)
    elif kind in _UNKNOWN:
        _report_unknown(model, location, key or node.mark, problems)
    elif kind.startswith("gongkai."):
        details = dict(fault.get("ctx", {}))
        mark = _mark_in(node, details.pop("at", None)) or node.mark
        if details.get("field") == "":
            details["field"] = name
        if code := code_named(kind.removeprefix("gongkai.")):
            problems.add(mark, code, **details)
    elif _looks_like_lost_colon(node):
        problems.add(
            node.mark, "full-width-colon", key=typing.cast("yaml_file.Scalar", node).text.partition("：")[0][:20]
        )
    elif kind == "literal_error":
        allowed = str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        problems.add(node.mark, "bad-choice", field=name, value=_shown(node), allowed=allowed)
    else:
        field_name = next((str(part) for part in reversed(location[: depth + 1]) if isinstance(part, str)), name)
        problems.add(node.mark, "wrong-type", field=field_name, value=_shown(node), expected=_expected(kind))


def _mark_in(node: yaml_file.Node, key: str | None) -> Mark | None:
    """The mark of what stands under `key`, or, after `key:`, of the key itself."""
    if key is None or not isinstance(node, yaml_file.Mapping):
        return None
    entry = next((entry for entry in node.entries if entry[0].text == key.removesuffix(":")), None)
    return (entry[0] if key.endswith(":") else entry[1]).mark if entry else None


def _report_unknown(model: type[Model], location: tuple[str | int, ...], mark: Mark, problems: Problems) -> None:
    name = str(location[-1])
    if "：" in name:
        problems.add(mark, "full-width-colon", key=name.partition("：")[0])
        return
    meant = misspelt(model, location)
    known = ", ".join(fields_of(model_at(model, location[:-1])))
    problems.add(mark, "unknown-key", key=name, suggestion=meant[-1] if meant else "", known=known)


def _looks_like_lost_colon(node: yaml_file.Node) -> bool:
    return isinstance(node, yaml_file.Scalar) and node.plain and re.match(r"[^\s：]+：", node.text) is not None


def _shown(node: yaml_file.Node) -> str:
    if isinstance(node, yaml_file.Scalar):
        return node.text[:40]
    return "{…}" if isinstance(node, yaml_file.Mapping) else "[…]"


def _expected(kind: str) -> str:
    if kind in {"list_type", "tuple_type"}:
        return "list"
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return "mapping"
    return {"bool_parsing": "boolean", "bool_type": "boolean"}.get(kind, "text")
