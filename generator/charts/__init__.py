"""Charts as drawings: where each mark stands, and what is said of it.

Pure functions from a `Chart` to frozen marks.  Places are percent of the drawing's own box, so that a page may set it
in any width while words and lines keep their size; which labels have room in which width is worked out here, too.
"""

from __future__ import annotations

from generator.charts.drawing import Drawing
from generator.charts.plot import plot
from generator.charts.rows import rows, stands_in_rows
from generator.charts.summary import key_entries, name, summary
from generator.language import Words
from generator.messages import Catalogue
from generator.publication import Chart


def chart_summary(chart: Chart, catalogue: Catalogue) -> Words | None:
    """What there is to see in the drawing of a chart; None where it holds no value to draw."""
    return None if all(point.value is None for point in chart.points) else summary(chart, catalogue)


def draw(chart: Chart, catalogue: Catalogue) -> Drawing | None:
    """The drawing of a chart; None where it holds no value to draw."""
    words = chart_summary(chart, catalogue)
    if words is None:
        return None
    in_rows = stands_in_rows(chart)
    return Drawing(
        name=name(chart, catalogue),
        summary=words,
        key=key_entries(chart, catalogue),
        plot=None if in_rows else plot(chart, catalogue),
        rows=rows(chart, catalogue) if in_rows else (),
    )
