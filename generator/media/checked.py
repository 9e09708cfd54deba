"""What editors have looked at in attached files, and found right: `content/files.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.problems import Mark
from generator.sources import yaml_file
from generator.sources.fields import Model, Reading, read_model
from generator.sources.tree import Tree

CHECKED = "content/files.yml"
Matter = Literal["author", "changes", "comments", "hidden", "embedded", "locked", "scanned", "untagged"]
"""What can be settled for a file.  The problem of it is called `file-author`, or `pdf-scanned`."""


class CheckedFile(Model):
    """`pages/about/report.docx: {checked: [author]}`: the path goes from `content/` on."""

    checked: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is settled for each file, by its path, and where that is written."""

    matters: Mapping[str, frozenset[Matter]] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)


def read_checked(tree: Tree, reading: Reading) -> Checked:
    """What stands in the file; nothing where there is none."""
    text = tree.text_of(CHECKED, reading.problems) if CHECKED in tree.files else None
    node = yaml_file.read_yaml(text, CHECKED, reading.problems) if text is not None else None
    if text is not None and not text.strip():
        reading.problems.add(Mark(CHECKED), "file-empty")
    if node is not None and not isinstance(node, yaml_file.Mapping):
        reading.problems.add(Mark(CHECKED), "wrong-type", field=CHECKED, value="…", expected="mapping")
    if not isinstance(node, yaml_file.Mapping):
        return Checked()
    marks = {source_of(key.text): key.mark for key, _ in node.entries}
    read = {source_of(key.text): read_model(CheckedFile, value, reading) for key, value in node.entries}
    return Checked({path: frozenset(one.checked) for path, one in read.items() if one}, marks)


def source_of(name: str) -> str:
    """The path in the sources: from `content/` on, unless it begins with a folder of its own."""
    return name if name.startswith(("content/", "plans/")) else f"content/{name}"
