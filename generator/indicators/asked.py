"""What the editors are asked about their indicators: one line settles each for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.indicators.judgement.judge import JudgedPeriod, case_of
from generator.indicators.model import Indicator
from generator.problems import Problems
from generator.sources import yaml_file


def ask(
    indicators: Iterable[Indicator], nodes: Iterable[yaml_file.Node], period: JudgedPeriod, problems: Problems
) -> None:
    """Note each target that is not understood, or of which nobody says what is better.

    `nodes` are the indicators as they are written.
    """
    written = zip(indicators, nodes, strict=True)
    for indicator, node in (one for pair in written for one in _each_promise(*pair)):
        if question := indicator.target.question:
            problems.add(_words_of(node).mark, question.code, **dict(question.details))
        elif indicator.target.has_number and case_of(indicator, (), period).better is None:
            problems.add(_words_of(node).mark, "target-better", words=indicator.target.words)


def _each_promise(indicator: Indicator, node: yaml_file.Node) -> Iterator[tuple[Indicator, yaml_file.Node]]:
    """The indicator under each of its targets, and where that one is written."""
    places = yaml_file.items_of(node, "revisions") if isinstance(node, yaml_file.Mapping) else ()
    yield from zip(map(indicator.under, indicator.targets), (node, *places), strict=True)


def _words_of(node: yaml_file.Node) -> yaml_file.Node:
    """Where the words of the target stand."""
    target = node.get("target") if isinstance(node, yaml_file.Mapping) else None
    return (target.get("words") if isinstance(target, yaml_file.Mapping) else None) or target or node


def nodes_of(file: yaml_file.Mapping) -> tuple[yaml_file.Node, ...]:
    """The indicators of all categories, as they are written."""
    return tuple(
        indicator
        for category in yaml_file.items_of(file, "categories")
        if isinstance(category, yaml_file.Mapping)
        for indicator in yaml_file.items_of(category, "indicators")
    )
