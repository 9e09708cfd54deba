"""Located YAML as text that editors keep: block style, the order of the fields, quotes only where needed."""

from __future__ import annotations

import re

import yaml

from generator.sources.yaml_file import Mapping, Node, Scalar

WIDTH = 120
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_TAG = "tag:yaml.org,2002:"
_TEXT, _MAP, _LIST, _WHOLE, _DECIMAL = (_TAG + kind for kind in ("str", "map", "seq", "int", "float"))


def yaml_text(node: Node) -> str:
    """The node as a YAML file."""
    return str(yaml.serialize(_written(node), allow_unicode=True, width=WIDTH))


def _written(node: Node) -> yaml.Node:
    if isinstance(node, Scalar):
        kind = _DECIMAL if "." in node.text else _WHOLE
        return yaml.ScalarNode(kind if _NUMBER.fullmatch(node.text) else _TEXT, node.text)
    if isinstance(node, Mapping):
        flat = all(isinstance(value, Scalar) for _, value in node.entries) and _length(node) < WIDTH
        entries = [(_written(key), _written(value)) for key, value in node.entries]
        return yaml.MappingNode(_MAP, entries, flow_style=flat)
    return yaml.SequenceNode(_LIST, [_written(item) for item in node.items], flow_style=False)


def _length(flat: Mapping) -> int:
    """About how long the mapping is on one line."""
    return sum(len(f"{key.text}: {value.text}, ") for key, value in flat.entries if isinstance(value, Scalar))
