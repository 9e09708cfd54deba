"""Drawings: each mark in its box, gaps kept, unsure values marked, words off each other and off the marks."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import draw
from generator.charts.captions import Captions
from generator.charts.drawing import Label, Plot
from generator.charts.field import Field
from generator.charts.labels import NEVER, WIDTHS, Room
from generator.language import Words
from generator.messages import Catalogue, read_catalogue
from generator.publication import Chart
from tests.charts.chart_cases import CHARTS, Status, point, quantity

CATALOGUES = [read_catalogue(code) for code in ("zh", "en")]
ENGLISH = read_catalogue("en")
PLOTTED = [chart for chart in CHARTS if (drawing := draw(chart, ENGLISH)) and drawing.plot]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

every_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title.text)
every_plot = pytest.mark.parametrize("chart", PLOTTED, ids=lambda chart: chart.title.text)
POINTS = st.lists(st.one_of(st.none(), st.decimals(-1000, 1000, places=2)), min_size=1, max_size=40)


def plotted(chart: Chart) -> Plot:
    drawing = draw(chart, ENGLISH)
    assert drawing is not None
    assert drawing.plot is not None
    return drawing.plot


def series(values: list[Decimal | None], form: str = "line") -> Chart:
    points = tuple(point(str(2000 + number), value, unit="t") for number, value in enumerate(values))
    return Chart("series", form, Words("Series"), points, "table")  # type: ignore[arg-type]


def moves(plot: Plot, look: str) -> int:
    return sum(path.data.count("M") for path in plot.paths if path.look == look)


def collisions(labels: tuple[Label, ...], gutter: int) -> list[tuple[str, str, int]]:
    """Labels that cover one another in some width that shows both."""
    room = Room(gutter)
    return [
        (one.words.text, other.words.text, tier)
        for tier in range(NEVER)
        for one, other in combinations([label for label in labels if label.tier <= tier], 2)
        if {one.stand, other.stand} != {"tick"} and room.box(one, tier).meets(room.box(other, tier))
    ]


@every_plot
def test_every_mark_is_inside(chart: Chart) -> None:
    plot = plotted(chart)
    ends = [number for dot in plot.dots for number in (dot.x, dot.y)] + [rule.at for rule in plot.rules]
    if chart.form == "line":
        ends += [Decimal(number) for path in plot.paths for number in NUMBER.findall(path.data)]
    assert all(0 <= end <= 100 for end in ends)


@every_plot
def test_no_words_cover_others_in_any_width(chart: Chart) -> None:
    plot = plotted(chart)
    assert collisions(plot.labels, plot.gutter) == []


def test_words_that_cover_others_are_seen() -> None:
    label = Label(Words("2021"), Decimal(50), Decimal(100), "axis", "middle")
    assert len(collisions((label, replace(label, x=Decimal(51))), 2)) == len(WIDTHS)


@every_plot
def test_words_keep_off_the_marks_and_inside(chart: Chart) -> None:
    plot = plotted(chart)
    room = Room(plot.gutter, Captions(Field(chart), ENGLISH).kept_free())
    for label in plot.labels:
        if label.stand in {"above", "below"}:
            assert all(room.holds(label, tier, ()) for tier in range(label.tier, NEVER))


@given(POINTS.filter(lambda values: any(value is not None for value in values)))
def test_a_line_stops_at_a_gap(values: list[Decimal | None]) -> None:
    plot = plotted(series(values))
    runs = [run for run in "".join("x" if value is not None else " " for value in values).split() if len(run) > 1]
    drawn = [stretch for path in plot.paths for stretch in path.data.split("M") if stretch]
    assert [len(stretch.split("L")) for stretch in drawn] == [len(run) for run in runs]


@given(POINTS.filter(lambda values: any(value is not None for value in values)))
def test_a_value_beyond_a_gap_has_a_dot(values: list[Decimal | None]) -> None:
    chart = series(values)
    places = {dot.x for dot in plotted(chart).dots}
    for run in Field(chart).runs:
        assert len(run) > 1 or run[0].x in places


@given(POINTS.filter(lambda values: any(value is not None for value in values)))
def test_bars_begin_at_zero_and_end_at_their_value(values: list[Decimal | None]) -> None:
    chart = series(values, "bar")
    field = Field(chart)
    bars = [bar for path in plotted(chart).paths for bar in path.data.split("M") if bar]
    assert len(bars) == sum(value is not None for value in values)
    zero = field.y(Decimal(0))
    for bar, seen in zip(bars, field.seen, strict=True):
        _, start, end, _, back = map(Decimal, NUMBER.findall(bar))
        assert (start, end, back) == (zero, seen.y, zero)


STATUSES: tuple[Status, ...] = ("normal", "normal", "estimated")


def test_unsure_values_are_hollow_and_their_lines_dashed() -> None:
    points = tuple(point(str(number), number, status, "t") for number, status in enumerate(STATUSES))
    line = plotted(Chart("a", "line", Words("A"), points, "t"))
    assert [dot.look for dot in line.dots] == ["solid", "solid", "hollow"]
    assert (moves(line, "solid"), moves(line, "dashed")) == (1, 1)
    bars = plotted(Chart("a", "bar", Words("A"), points, "t"))
    assert (moves(bars, "solid"), moves(bars, "hollow")) == (2, 1)


@pytest.mark.parametrize("form", ["line", "bar"])
def test_a_forecast_is_drawn_as_unsure_named_as_one_and_never_called_the_highest(form: Literal["line", "bar"]) -> None:
    points = (point("2023", 1, unit="t"), point("2024", 2, unit="t"), point("2030", 9, "forecast", "t"))
    drawing = draw(Chart("a", form, Words("A"), points, "t"), ENGLISH)
    assert drawing is not None
    assert drawing.plot is not None
    assert {path.look for path in drawing.plot.paths} == {"solid", "dashed" if form == "line" else "hollow"}
    assert "Highest: 2024, 2 t." in plain_spaces(drawing.summary)
    assert "Forecast, not counted: 2030, 9 t." in plain_spaces(drawing.summary)
    assert [words.text for words in drawing.key] == ["Hollow or dashed: forecast."]


def test_forecasts_alone_are_called_forecasts() -> None:
    points = (point("2029", 8, "forecast", "t"), point("2030", 9, "forecast", "t"))
    drawing = draw(Chart("a", "line", Words("A"), points, "t"), ENGLISH)
    assert drawing is not None
    assert plain_spaces(drawing.summary) == "Forecast, not counted: 2030, 9 t."


@pytest.mark.parametrize(("baseline", "said"), [(50, True), (0, False)])
def test_a_bar_that_begins_elsewhere_than_at_zero_says_so(baseline: int, said: bool) -> None:  # noqa: FBT001 - a case
    one = Chart("a", "bullet", Words("A"), (point("2021", 75, unit="t"),), "t", baseline=quantity(baseline, "t"))
    drawing = draw(one, ENGLISH)
    assert drawing is not None
    assert ("not at zero" in drawing.summary.text) is said


def plain_spaces(words: Words) -> str:
    return words.text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_what_is_counted_in_another_unit_is_not_drawn_and_said_not_to_be() -> None:
    points = (point("Begun", 4, unit="lifts"), point("Done", 2, unit="lifts"))
    drawing = draw(Chart("a", "funnel", Words("A"), points, "t", left_out=(Words("Asked"), Words("Told"))), ENGLISH)
    assert drawing is not None
    assert [row.label.text for row in drawing.rows] == ["Begun", "Done"]
    assert [words.text for words in drawing.key] == ["Not drawn here, since counted in another unit: Asked, Told."]


@pytest.mark.parametrize("form", ["line", "bar", "funnel", "bullet"])
def test_no_chart_can_hold_two_units(form: Literal["line", "bar", "funnel", "bullet"]) -> None:
    one = point("Begun", 4, unit="lifts")
    with pytest.raises(ValueError, match="two units"):
        Chart("a", form, Words("A"), (one, point("Asked", 9, unit="entrances")), "t")
    for mark in ("target", "baseline"):
        with pytest.raises(ValueError, match="two units"):
            Chart("a", form, Words("A"), (one,), "t", **{mark: quantity(9, "entrances")})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="two units"):
        Chart("a", form, Words("A"), (one,), "t", bounds=(quantity(1, "lifts"), quantity(9, "entrances")))


@given(st.lists(st.decimals(0, 10_000, places=1), min_size=1, max_size=9))
def test_the_bars_of_a_funnel_are_as_long_as_their_numbers_are_large(values: list[Decimal]) -> None:
    points = tuple(point(str(number), value, unit="t") for number, value in enumerate(values))
    drawing = draw(Chart("a", "funnel", Words("A"), points, "t"), ENGLISH)
    assert drawing is not None
    lengths = [row.bars[0].length for row in drawing.rows]
    for (value, length), (other, other_length) in combinations(zip(values, lengths, strict=True), 2):
        assert value >= other or length <= other_length
        assert value <= other or length >= other_length


def test_a_bullet_goes_from_the_baseline_to_what_was_reached() -> None:
    chart = Chart(
        "a",
        "bullet",
        Words("A"),
        (point("2021", 75, unit="%"),),
        "t",
        target=quantity(100, "%"),
        baseline=quantity(50, "%"),
    )
    drawing = draw(chart, ENGLISH)
    assert drawing is not None
    reached, target, baseline = drawing.rows
    start, end = baseline.ticks[-1].at, target.ticks[-1].at
    assert reached.bars[0].start == start
    assert abs(reached.bars[0].length - (end - start) / 2) <= Decimal("0.1")
    assert {tick.at for tick in reached.ticks} == {end}


def test_nothing_observed_is_not_drawn() -> None:
    assert draw(series([None, None]), ENGLISH) is None


ESSENCES = (
    (
        [1, 3, 2],
        "Highest: 2001, 3 t. Lowest: 2000, 1 t. Latest: 2002, 2 t.",
        "2001最高，3 t；2000最低，1 t。最近是2002，2 t。",
    ),
    ([1, None, 3], "Highest: 2002, 3 t. Lowest: 2000, 1 t.", "2002最高，3 t；2000最低，1 t。"),
    ([2, 2], "The same from 2000 to 2001: 2 t.", "从2000到2001都一样：2 t。"),
    ([2], "2000: 2 t.", "2000：2 t。"),
)


@pytest.mark.parametrize(("values", "english", "chinese"), ESSENCES)
def test_the_summary_is_said_in_words(values: list[Decimal | None], english: str, chinese: str) -> None:
    said = [drawing.summary.text for one in CATALOGUES if (drawing := draw(series(values), one))]
    assert said == [chinese, english]


@every_chart
@pytest.mark.parametrize("catalogue", CATALOGUES, ids=("zh", "en"))
def test_every_chart_has_a_name_and_an_summary(chart: Chart, catalogue: Catalogue) -> None:
    drawing = draw(chart, catalogue)
    assert drawing is not None
    assert chart.title.text in drawing.name.text
    assert drawing.summary.text.endswith((".", "。"))


@every_plot
def test_the_last_period_has_its_label_on_a_phone(chart: Chart) -> None:
    axis = [label for label in plotted(chart).labels if label.stand == "axis"]
    assert axis[-1].words == chart.points[-1].label
    assert WIDTHS[axis[-1].tier] <= 16
