"""JSON with exact numbers: a decimal is written digit for digit, as JSON allows and binary floats do not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

Json = str | int | bool | Decimal | None | list["Json"] | Mapping[str, "Json"]


def json_text(value: Json) -> str:
    """The value as one line of JSON."""
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_plain(name)}:{json_text(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(json_text, value)) + "]"
    return f"{value:f}" if isinstance(value, Decimal) else _plain(value)


def json_file(value: Mapping[str, Json]) -> bytes:
    """The value as a file: each member on a line, and each entry of a list, so that two versions can be compared."""
    members = (f"{_plain(name)}:{_lines(one)}" for name, one in value.items())
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def _lines(value: Json) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(json_text, value)) + "\n]"
    return json_text(value)


def _plain(value: str | float | None) -> str:
    return json.dumps(value, ensure_ascii=False)
