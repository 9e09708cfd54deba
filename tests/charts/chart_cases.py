"""The charts of `cases.yml`, typed, and a page that shows them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import yaml

from generator.formats.html_pages import Typesetter
from generator.formats.page_setting import PagesToSet, site_of
from generator.language import Words
from generator.publication import (
    Chart,
    LinkedPage,
    LinkedSection,
    Point,
    Publication,
    Quantity,
    Section,
    UnitOfMeasure,
    Written,
)

CASES: tuple[dict[str, Any], ...] = tuple(yaml.safe_load(Path(__file__).with_name("cases.yml").read_text("utf-8")))
WAVE = 23

Status = Literal["normal", "provisional", "estimated", "forecast"]


def quantity(value: object, unit: str) -> Quantity:
    return Quantity(Decimal(str(value)), UnitOfMeasure(Words(unit), attached=unit == "%"))


def point(label: str, value: object = None, status: Status = "normal", unit: str = "") -> Point:
    return Point(Words(label), None if value is None else quantity(value, unit), status)


def generated(count: int, unit: str, status: Status, every: int) -> tuple[Point, ...]:
    """A sawtooth that climbs, with a gap at each multiple of `every`."""
    values = [None if every and not number % every else 1000.5 + number * 37 % WAVE * 40 for number in range(count)]
    return tuple(point(f"December {1984 + number}", value, status, unit) for number, value in enumerate(values))


def chart(case: dict[str, Any], key: str = "case") -> Chart:
    unit = case["unit"]
    if "generate" in case:
        points = generated(case["generate"], unit, case.get("status", "normal"), case.get("every", 0))
    else:
        points = tuple(point(*(*one, *(None, "normal", unit)[len(one) - 1 :])) for one in case["points"])
    one = {name: quantity(case[name], unit) for name in ("target", "baseline") if name in case}
    bounds = tuple(quantity(bound, unit) for bound in case.get("bounds", ()))
    return Chart(key, case["form"], Words(case["name"]), points, "table", bounds=bounds or None, **one)  # type: ignore[arg-type]


CHARTS = tuple(chart(case, f"case{number}") for number, case in enumerate(CASES))


def page_of_charts(example: Publication, language: str, charts: tuple[Chart, ...] = CHARTS) -> str:
    """A page, to stand at the root of the example site, with a chart in each part."""
    like: LinkedPage = next(page for page in example.pages if page.language.code == language and page.key == "home")
    sections: tuple[LinkedSection, ...] = tuple(Section(f"part_{one.key}", one.title, (one,)) for one in charts)
    page = replace(like, sections=sections, title=Words("Charts"), head=(), notices=(), lead=None)
    site, set_ = site_of(example, Written()), PagesToSet(example)
    return Typesetter(site).document(set_.of(page), at="")
