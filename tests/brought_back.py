"""A plan before its tables were taken along, and after they came back."""

from __future__ import annotations

from pathlib import Path

from generator.indicators.model import IndicatorFile
from generator.problems import Problems
from generator.registers import read_registers
from generator.sources.fields import read_model
from generator.sources.inventory import Inventory
from generator.sources.tree import read_tree
from generator.sources.yaml_file import read_yaml
from tests.tiny_site import TinySite


def typed(site: TinySite, plan: str) -> IndicatorFile:
    settings, problems = site.settings(), Problems()
    tree = read_tree(settings.root, ("content", "plans"), problems)
    _, reading = read_registers(tree, settings.reading(problems, Inventory()))
    path = f"{plan}/indicators.yml"
    node = read_yaml(tree.text_of(path, problems) or "", path, problems)
    assert node
    file = read_model(IndicatorFile, node, reading)
    assert file, tuple(problems)
    return file


def taken_along(site: TinySite, plan: str, ending: str, *languages: str) -> list[Path]:
    """The files of a plan's indicators, as readers take them along."""
    files = site.files()
    paths = []
    for language in languages:
        path = site.root / f"{language}.{ending}"
        path.write_bytes(files[f"{language}/{plan}/indicators.{ending}"])
        paths.append(path)
    return paths
