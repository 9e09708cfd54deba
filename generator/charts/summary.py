"""What there is to see in a chart, in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from generator.charts.rows import stands_in_rows
from generator.charts.values import observed
from generator.language import Words
from generator.messages import Catalogue
from generator.publication import Chart, Point, Quantity
from generator.quantities.numbers import number
from generator.quantities.words import in_words

Observed = tuple[Point, Quantity]


def name(chart: Chart, catalogue: Catalogue) -> Words:
    """What is drawn, and how."""
    return Words(catalogue.say(f"chart_{chart.form}", title=chart.title), chart.title.tag)


def summary(chart: Chart, catalogue: Catalogue) -> Words:
    def joined(before: str, after: str) -> str:
        return catalogue.say("chart_sentences", before=before, after=after)

    return Words(reduce(joined, _sentences(chart, catalogue)))


def key_entries(chart: Chart, catalogue: Catalogue) -> tuple[Words, ...]:
    """What a hollow mark or a gap means, where there is one, and what is not drawn."""
    entries = []
    statuses = {point.status for point, _ in observed(chart)}
    if statuses & {"provisional", "estimated"}:
        entries.append("chart_key_provisional")
    if "forecast" in statuses:
        entries.append("chart_key_forecast")
    if not stands_in_rows(chart) and any(point.value is None for point in chart.points):
        entries.append("chart_key_gap")
    told = (*(Words(catalogue.say(entry)) for entry in entries), *chart.remarks)
    if not chart.left_out:
        return told
    names = catalogue.say("enumeration_separator").join(name.text for name in chart.left_out)
    return (*told, Words(catalogue.say("chart_key_other_unit", names=names)))


def _sentences(chart: Chart, catalogue: Catalogue) -> Iterator[str]:
    seen = observed(chart)
    if chart.form == "funnel":
        yield _two("chart_from_to", seen[0], seen[-1], catalogue)
        return
    points = tuple(one for one in seen if one[0].status != "forecast")
    if points and (chart.form == "bullet" or len(points) == 1):
        yield _one("chart_one", points[-1], catalogue)
    elif points:
        yield from _spread(points, catalogue)
    if seen[-1] not in points:
        yield _one("chart_forecast", seen[-1], catalogue)
    yield from _aims(chart, catalogue)


def _spread(points: tuple[Observed, ...], catalogue: Catalogue) -> Iterator[str]:
    """The highest, the lowest, and the last where it is neither."""
    highest = max(points, key=lambda point: number(point[1]))
    lowest = min(points, key=lambda point: number(point[1]))
    if number(highest[1]) == number(lowest[1]):
        yield _two("chart_all_equal", points[0], points[-1], catalogue)
        return
    yield _two("chart_extremes", highest, lowest, catalogue)
    told = [point for point in points if point[0].told]
    if told and told[-1] not in (highest, lowest):
        yield _one("chart_last", told[-1], catalogue)


def _aims(chart: Chart, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    if chart.target:
        yield say("chart_aim", value=in_words(chart.target, catalogue))
    if chart.bounds:
        lower, upper = (in_words(bound, catalogue) for bound in chart.bounds)
        yield say("chart_between", lower=lower, upper=upper)
    if chart.baseline:
        key = "chart_start_not_zero" if chart.form == "bullet" and number(chart.baseline) else "chart_start"
        yield say(key, value=in_words(chart.baseline, catalogue))


def _one(key: str, point: Observed, catalogue: Catalogue) -> str:
    return catalogue.say(key, label=point[0].label, value=in_words(point[1], catalogue))


def _two(key: str, first: Observed, second: Observed, catalogue: Catalogue) -> str:
    return catalogue.say(
        key,
        first_label=first[0].label,
        first=in_words(first[1], catalogue),
        second_label=second[0].label,
        second=in_words(second[1], catalogue),
    )
